export const strict: <Target extends object>(name: string, target: Target) => Target;
export const absent: (name: string) => (() => unknown) & (new () => unknown) & Record<string, unknown>;
