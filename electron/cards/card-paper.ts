/** The paper of a checked card, A5, in the official language of the house. Pure. */
import type { CardSheet, CardVerdict, PrintDocument, PrintValue } from '../ipc/contract.ts';
import { cardTypeOf, cardTypes, formatCardNumber, formatNationalNumber, letterSign } from '../rules/index.ts';

type Paper = Pick<
  PrintDocument,
  | 'kind'
  | 'titleKey'
  | 'caseNumber'
  | 'receiptNumber'
  | 'headline'
  | 'sections'
  | 'amounts'
  | 'notes'
  | 'signatureKeys'
  | 'barcode'
>;
type Line = PrintDocument['sections'][number]['lines'][number];

const text = (value: string): PrintValue => ({ kind: 'text', text: value });
const key = (name: string): PrintValue => ({ kind: 'key', key: name, params: {} });
const line = (label: string, value: PrintValue): Line => ({ labelKey: `cardPaper.label.${label}`, value });
const lines = (...items: readonly (Line | null)[]): Line[] => items.filter((item) => item !== null);
const textLine = (label: string, value: string): Line | null => (value === '' ? null : line(label, text(value)));
const dateLine = (label: string, date: string | null): Line | null =>
  date === null ? null : line(label, { kind: 'date', date });

/** The parts, and what `verdictReason` says of each; the text of a verdict always carries its reason. */
const PARTS = ['identity', 'address', 'photo', 'chain', 'chip'] as const;

/** What the paper says; who, when and where are added by the desk. A file is said to be one in its headline. */
export const cardPaper = (sheet: CardSheet, pinTriesLeft: number | null): Paper => ({
  kind: 'cardCheck',
  titleKey: 'cardPaper.title',
  caseNumber: '',
  receiptNumber: null,
  headline: { labelKey: 'cardPaper.label.outcome', value: key(`cardPaper.outcome.${outcomeOf(sheet)}`) },
  sections: [
    { titleKey: '', lines: holderLines(sheet) },
    { titleKey: 'cardPaper.section.card', lines: cardLines(sheet, pinTriesLeft) },
    { titleKey: 'cardPaper.section.verdicts', lines: verdictLines(sheet) },
  ],
  amounts: [],
  notes: [
    ...(sheet.source.kind === 'file' ? [key('cardPaper.note.file')] : []),
    key(revocationNote(sheet)),
    key('cardPaper.note.noProof'),
  ],
  signatureKeys: ['cardPaper.signature'],
  barcode: null,
});

/** Never "valid" for a file or under a test root; one failed part condemns the card. */
export const outcomeOf = ({ source, verdicts }: CardSheet): 'genuine' | 'test' | 'altered' | 'unknown' | 'file' => {
  if (source.kind === 'file') return 'file';
  const words = verdicts === null ? [] : Object.values(verdicts).map((part) => part.verdict);
  if (words.includes('invalid')) return 'altered';
  if (verdicts === null || verdicts.identity.verdict === 'notCheckable' || verdicts.chain.verdict === 'notCheckable')
    return 'unknown';
  return words.includes('testCard') ? 'test' : 'genuine';
};

const holderLines = ({ identity, address, rawDates }: CardSheet): Line[] =>
  lines(
    line('name', text([identity.surname, identity.givenNames, identity.thirdNameInitial].filter(Boolean).join(' '))),
    textLine('nationalNumber', formatNationalNumber(identity.nationalNumber)),
    dateLine('birthDate', identity.birthDate) ?? textLine('birthDate', rawDates.birthDate),
    textLine('birthPlace', identity.birthPlace),
    textLine('nationality', identity.nationality),
    address === null
      ? null
      : textLine('address', `${address.street}, ${address.postalCode} ${address.municipality}`.replace(/^, | +$/g, '')),
  );

const cardLines = (sheet: CardSheet, pinTriesLeft: number | null): Line[] => {
  const { identity, documentName } = sheet;
  const { letter } = identity;
  return lines(
    letter === null
      ? documentName === null
        ? line('document', text(String(identity.documentType)))
        : line('document', { kind: 'texts', text: documentName })
      : line('document', { kind: 'texts', text: withLetter(letter) }),
    textLine('cardNumber', formatCardNumber(identity.cardNumber)),
    dateLine('validFrom', identity.validFrom),
    dateLine('validUntil', identity.validUntil),
    textLine('issuedBy', identity.issuingMunicipality),
    pinTriesLeft === null || sheet.source.kind === 'file' ? null : line('pinTries', text(String(pinTriesLeft))),
  );
};

const withLetter = (letter: NonNullable<CardSheet['identity']['letter']>) => {
  const { names } = cardTypeOf(cardTypes, letter);
  return Object.fromEntries(
    Object.entries(names).map(([language, name]) => [language, `${letterSign(letter)}  ${name}`]),
  ) as typeof names;
};

const verdictLines = ({ verdicts, identity }: CardSheet): Line[] => [
  ...(verdicts === null
    ? []
    : PARTS.map((part) => ({ labelKey: `card.part.${part}`, value: key(verdictKey(verdicts[part])) }))),
  ...lines(textLine('chipSerial', identity.chipSerial.toUpperCase())),
];

/** A reason says more than its verdict, except where the headline and the word say it all. */
const verdictKey = ({ verdict, reason }: CardVerdict): string =>
  reason === 'trusted' || reason === 'testRoot' ? `card.verdict.${verdict}` : `card.verdictReason.${reason}`;

const revocationNote = ({ certificateStatus }: CardSheet): string => {
  const both = certificateStatus == null ? [] : [certificateStatus.authentication, certificateStatus.signature];
  const known = both.filter(({ reason }) => reason !== 'noCertificate');
  if (known.some(({ status }) => status === 'revoked')) return 'cardPaper.note.revoked';
  if (known.some(({ status }) => status === 'onHold')) return 'cardPaper.note.onHold';
  return known.length > 0 && known.every(({ status }) => status === 'good')
    ? 'cardPaper.note.notRevoked'
    : 'cardPaper.note.revocationNotChecked';
};
