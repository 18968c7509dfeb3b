export const checkRepository: (files: readonly string[], read: (file: string) => string) => readonly string[];
