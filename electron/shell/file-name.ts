/** A table or a structured text for other programs. */
export const isPlainBookName = (name: string): boolean => /^[A-Za-z0-9][A-Za-z0-9._-]{0,150}\.(csv|json)$/.test(name);

/** File names are made by main from numbers of cases and receipts; a name with a path in it is a mistake. */
export const isPlainFileName = (name: string): boolean => /^[A-Za-z0-9][A-Za-z0-9._-]{0,150}\.pdf$/.test(name);
