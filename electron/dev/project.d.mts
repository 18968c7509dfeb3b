export const projectFolder: string;
export const inProject: (...parts: string[]) => string;
export const realElectron: () => string | null;
export const standIn: string;
export const applicationRuntime: () => {
  readonly name: 'electron' | 'stand-in';
  readonly executable: string;
  readonly says: string;
};
export const isStarted: (meta: ImportMeta) => boolean;
export const say: (line: string) => void;
