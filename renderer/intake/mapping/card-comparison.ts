import type { ApplicationDraft, CardView } from '../../../electron/ipc/contract.ts';

type Person = ApplicationDraft['person'];
type Held = ApplicationDraft['held'];
type Identity = CardView['identity'];

/** Rows of the comparison between card and file, in the order of the page. */
export const COMPARED = [
  'surname',
  'givenNames',
  'birthDate',
  'birthPlace',
  'sex',
  'nationality',
  'nationalNumber',
  'address',
] as const;
export type Compared = (typeof COMPARED)[number];

/** How the card and the file relate in one row. */
export interface CardComparison {
  readonly row: Compared;
  /** Values as stored, parts of the address apart. Empty where the card does not tell. */
  readonly onCard: readonly string[];
  readonly inFile: readonly string[];
  /** `onlyOnCard`: the file is empty there, so taking over loses nothing. */
  readonly outcome: 'equal' | 'different' | 'onlyOnCard' | 'notOnCard';
  readonly source: 'card' | 'typed';
}

const ADDRESS = ['street', 'postalCode', 'municipality'] as const;

/** Draft fields of a row. */
export const fieldsOf = (row: Compared): readonly (keyof Person)[] => (row === 'address' ? ADDRESS : [row]);

const cardValues = (row: Compared, card: Pick<CardView, 'identity' | 'address'>): readonly string[] => {
  const { identity, address } = card;
  if (row === 'address') return address === null ? [] : [address.street, address.postalCode, address.municipality];
  if (row === 'givenNames') return [givenNamesOf(identity)];
  if (row === 'nationality') return [identity.nationalityCode ?? identity.nationality];
  return [identity[row] ?? ''];
};

/** Given names as they stand in the file: those on the card and the initial of the third one, where there is one. */
const givenNamesOf = (identity: Identity): string =>
  [identity.givenNames, identity.thirdNameInitial].filter((part) => part !== '').join(' ');

/** Capitals, accents kept, spaces and punctuation of numbers aside: a difference in writing is no difference. */
const bare = (text: string): string => text.trim().replaceAll(/\s+/g, ' ').toLocaleUpperCase('nl');
const bareNumber = (text: string): string => text.replaceAll(/\D/g, '');

const same = (row: Compared, onCard: readonly string[], inFile: readonly string[]): boolean => {
  const form = row === 'nationalNumber' ? bareNumber : bare;
  return onCard.length === inFile.length && onCard.every((value, index) => form(value) === form(inFile[index] ?? ''));
};

/** Compares a read card with the person in the draft, row by row. Shows differences; which one counts is for the officer to say. */
export const compareWithCard = (
  person: Person,
  card: Pick<CardView, 'identity' | 'address'>,
): readonly CardComparison[] =>
  COMPARED.map((row) => {
    const onCard = cardValues(row, card);
    const fields = fieldsOf(row);
    const inFile = fields.map((field) => String(person[field]));
    const cardTells = onCard.some((value) => value !== '');
    const fileHas = inFile.some((value) => value !== '');
    const outcome = !cardTells
      ? 'notOnCard'
      : !fileHas
        ? 'onlyOnCard'
        : same(row, onCard, inFile)
          ? 'equal'
          : 'different';
    const source = fields.every((field) => person.sources[field] === 'card') ? 'card' : 'typed';
    return { row, onCard: cardTells ? onCard : [], inFile, outcome, source };
  });

/** Takes one row over from the card and marks where it came from. */
export const takeOver = (person: Person, card: Pick<CardView, 'identity' | 'address'>, row: Compared): Person => {
  const values = cardValues(row, card);
  if (values.every((value) => value === '')) return person;
  const fields = fieldsOf(row);
  const taken = Object.fromEntries(fields.map((field, index) => [field, values[index] ?? '']));
  const sources = Object.fromEntries(fields.map((field) => [field, 'card' as const]));
  return { ...person, ...taken, sources: { ...person.sources, ...sources } };
};

/** The held document as the card in the reader gives it, or null when the card is none that an applicant for residence holds. */
export const heldFromCard = (held: Held, card: Pick<CardView, 'identity'>): Held | null => {
  const { letter, model, cardNumber, validUntil } = card.identity;
  if (letter === null) return null;
  return { ...held, kind: 'CARD', letter, model, cardNumber, validUntil };
};

/** Whether the draft already names the card in the reader as the held document. */
export const holdsCard = (held: Held, card: Pick<CardView, 'identity'>): boolean =>
  held.kind === 'CARD' && bareNumber(held.cardNumber) === bareNumber(card.identity.cardNumber);
