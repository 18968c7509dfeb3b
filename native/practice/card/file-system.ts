/** The file tree of the card and the rules of SELECT: what can be reached from where. */
import { fromHex, sameBytes } from './bytes.ts';

/** Folder of the tree, by its path below the master file. */
export type Folder = '' | 'DF00' | 'DF01';

/** Files by folder and identifier, for instance `DF01/4031`; the master file's own are `/2F00`. */
export type FileContents = ReadonlyMap<string, Uint8Array>;

/** Where the card stands. `file` is the key of the current elementary file, null after a folder was selected. */
export interface Selection {
  readonly folder: Folder;
  readonly file: string | null;
}

export const MASTER_FILE: Selection = { folder: '', file: null };

export const APPLET_AID = fromHex('A0 00 00 00 30 29 05 70 00 AD 13 10 01 01 FF');
export const SIGNATURE_FOLDER_AID = fromHex('A0 00 00 01 77 50 4B 43 53 2D 31 35');
export const IDENTITY_FOLDER_AID = fromHex('A0 00 00 01 77 49 64 46 69 6C 65 73');

const MASTER_FILE_ID = 0x3f00;
const FOLDER_IDS: ReadonlyMap<number, Folder> = new Map([
  [0xdf00, 'DF00'],
  [0xdf01, 'DF01'],
]);

/** SELECT with P1=02: a child of the current folder, or the master file. Null when there is none. */
export function selectById(files: FileContents, current: Selection, id: number): Selection | null {
  if (id === MASTER_FILE_ID) return MASTER_FILE;
  const folder = FOLDER_IDS.get(id);
  if (folder !== undefined) return current.folder === '' ? { folder, file: null } : null;
  const file = fileKey(current.folder, id);
  return files.has(file) ? { folder: current.folder, file } : null;
}

/** SELECT with P1=08: the path from the master file, with or without its identifier in front. */
export function selectByPath(files: FileContents, path: Uint8Array): Selection | null {
  if (path.length === 0 || path.length % 2 !== 0) return null;
  let selection: Selection | null = MASTER_FILE;
  for (let index = 0; index < path.length && selection !== null; index += 2) {
    const id = ((path[index] ?? 0) << 8) | (path[index + 1] ?? 0);
    if (id === MASTER_FILE_ID && index > 0) return null;
    if (selection.file !== null) return null;
    selection = selectById(files, selection, id);
  }
  return selection;
}

/** SELECT with P1=04. A name that is longer than the stored one still matches, as on the real card. */
export function selectByAid(name: Uint8Array, identityFolderHasAid: boolean): Selection | null {
  const startsWith = (aid: Uint8Array): boolean => sameBytes(name.slice(0, aid.length), aid);
  if (startsWith(APPLET_AID)) return MASTER_FILE;
  if (startsWith(SIGNATURE_FOLDER_AID)) return { folder: 'DF00', file: null };
  if (identityFolderHasAid && startsWith(IDENTITY_FOLDER_AID)) return { folder: 'DF01', file: null };
  return null;
}

/** Key of a file in `FileContents`. */
export function fileKey(folder: Folder, id: number): string {
  return `${folder}/${id.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Whether READ RECORD works on the file: identity and address are tag-length-value files. */
export function isTagValueFile(file: string): boolean {
  return file === 'DF01/4031' || file === 'DF01/4033';
}
