export const inside: (url: string, schemes: ReadonlySet<string>) => string;
export const outside: (url: string) => string;
export const insidePolicy: (policy: string, schemes: ReadonlySet<string>) => string;
