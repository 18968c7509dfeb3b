/** The question of the quick calculator as it is typed. Pure. */
import type { CallInput, CardView } from '../../electron/ipc/contract.ts';

type Question = CallInput<'counter.quote'>['question'];
/** `wanted` is empty until something is chosen. */
export type QuoteQuestion = Omit<Question, 'wanted'> & { readonly wanted: Question['wanted'] | '' };

/** Nothing chosen, or what a residence card in the reader suggests: its letter, its holder's birth date, a renewal. */
export const firstQuestion = (card: CardView | null): QuoteQuestion => {
  const { kind, letter, model, validUntil, birthDate } = card?.identity ?? NO_CARD;
  const residence = card?.complete === true && (kind === 'residence' || kind === 'child') && letter !== null;
  return {
    wanted: residence ? letter : '',
    reason: 'RENEWAL',
    birthDate: residence ? (birthDate ?? '') : '',
    procedure: 'NORMAL',
    delivery: 'MUNICIPALITY',
    held: residence ? { letter, model, validUntil } : null,
    answers: {},
  };
};

const NO_CARD = { kind: null, letter: null, model: null, validUntil: null, birthDate: null } as const;

/** The question as it goes to main; null while nothing is chosen. A first card needs no card that is held. */
export const questionToAsk = (question: QuoteQuestion): Question | null => {
  const { wanted } = question;
  return wanted === '' ? null : { ...question, wanted, held: question.reason === 'FIRST' ? null : question.held };
};
