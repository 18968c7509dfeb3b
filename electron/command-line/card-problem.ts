/** What is told instead of a card: a code, its exit code, and what to do. */
import type { CardEvent, CardFailure } from '../../native/messages.ts';
import type { Language } from '../rules/model/index.ts';
import { textIn } from './texts.ts';

/** Exit codes of `card read`. `wrongUse` is the only one that says nothing about reader or card. */
export const EXIT = { read: 0, wrongUse: 1, noReader: 2, noCard: 3, notBelgianEid: 4, failed: 5 } as const;

export interface CardProblem {
  readonly code: CardFailure['code'];
  /** Technical detail for the help desk; never personal data. */
  readonly detail: string;
  /** Whether the work with a card had begun. */
  readonly midRead: boolean;
  readonly reader: string | null;
  readonly looksLike?: Extract<CardEvent, { kind: 'unknownCard' }>['looksLike'];
  /** Names of the readers that are there, where another one was asked for. */
  readonly readers?: readonly string[];
}

/** As it is printed. */
export const printedProblem = ({ code, detail, reader, looksLike, readers }: CardProblem, language: Language) => ({
  code,
  remedy: textIn(language, `errors.${code}`, {}),
  detail,
  reader,
  ...(looksLike === undefined ? {} : { looksLike }),
  ...(readers === undefined ? {} : { readers }),
});

const BEFORE_A_CARD: Readonly<Partial<Record<CardFailure['code'], number>>> = {
  noService: EXIT.noReader,
  noReader: EXIT.noReader,
  buildMissing: EXIT.noReader,
  noCard: EXIT.noCard,
};

export const exitCodeOf = ({ code, midRead }: CardProblem): number => {
  if (code === 'notBelgianEid') return EXIT.notBelgianEid;
  return (midRead ? undefined : BEFORE_A_CARD[code]) ?? EXIT.failed;
};
