/** Card views for tests of pure functions: what the reader would tell of an invented person's card. */
import type { CardView } from '../../../electron/ipc/contract.ts';

type Verdicts = NonNullable<CardView['verdicts']>;
type Word = Verdicts['identity']['verdict'];

/** All five verdicts the same, except where told otherwise. */
export const verdictsOf = (word: Word, other: Partial<Record<keyof Verdicts, Word>> = {}): Verdicts => {
  const part = (name: keyof Verdicts) => ({ verdict: other[name] ?? word, reason: 'test' });
  return {
    identity: part('identity'),
    address: part('address'),
    photo: part('photo'),
    chain: part('chain'),
    chip: part('chip'),
  };
};

const certificate = (present: boolean) => ({
  present,
  subject: null,
  notBefore: null,
  notAfter: null,
  keyType: null,
});

/** Which certificates stand on the card. */
export const certificatesOf = (authentication: boolean, signature: boolean): NonNullable<CardView['certificates']> => ({
  authentication: certificate(authentication),
  signature: certificate(signature),
  ca: certificate(true),
  root: certificate(true),
  register: certificate(true),
});

/** An EU card of João SPECIMEN, read completely and genuine. */
export const cardOf = (
  identity: Partial<CardView['identity']> = {},
  rest: Partial<Omit<CardView, 'identity'>> = {},
): CardView => ({
  sessionId: 'session-1',
  readAt: '2026-11-09T13:51:00.000Z',
  identity: {
    documentType: 31,
    letter: 'EU',
    model: 'new',
    kind: 'residence',
    cardNumber: 'B000765432',
    chipSerial: '534C494E00000001',
    validFrom: '2021-11-30',
    validUntil: '2026-11-30',
    issuingMunicipality: 'Voorbeeldegem',
    nationalNumber: '84070299777',
    surname: 'SPECIMEN',
    givenNames: 'João',
    thirdNameInitial: '',
    nationality: 'Portugal',
    birthPlace: 'Voorbeeldstad',
    birthDate: '1984-07-02',
    sex: 'M',
    ...identity,
  },
  address: null,
  photo: null,
  certificates: certificatesOf(true, true),
  verdicts: verdictsOf('valid'),
  appletVersion: '18',
  pinTriesLeft: 3,
  complete: true,
  matchingCase: null,
  ...rest,
});
