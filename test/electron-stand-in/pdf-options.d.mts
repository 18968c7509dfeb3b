export const pdfOptions: (options: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
