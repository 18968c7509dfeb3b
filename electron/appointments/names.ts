/** Whether two names are of one person as they are written at desks: case, accents, spaces and signs do not count. */
export const isSameName = (one: string, other: string): boolean => plain(one) === plain(other) && plain(one) !== '';

const plain = (name: string): string => name.normalize('NFKD').replace(/\P{L}/gu, '').toLowerCase();
