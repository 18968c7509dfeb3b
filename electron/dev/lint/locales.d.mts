export const checkLocales: (languages: Record<string, Record<string, unknown>>) => readonly string[];
