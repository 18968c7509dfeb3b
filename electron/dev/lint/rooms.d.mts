export const importsOf: (text: string) => readonly string[];
export const checkRooms: (files: readonly string[], read?: (file: string) => string) => readonly string[];
