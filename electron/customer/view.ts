/** From what the desk is doing to what the applicant may see. Pure: everything that may leave is named here, one by one. */
import type { StoredCase } from '../cases/index.ts';
import type { CustomerScene, CustomerSubject, CustomerView, Language } from '../ipc/contract.ts';
import type { TextMap } from '../rules/index.ts';
import type { CodeAtDesk } from './code.ts';

/** What was settled with the person who is still at the desk. */
export type Settled =
  | {
      readonly kind: 'applied';
      readonly what: 'card' | 'document' | 'atOnce';
      readonly paidCents: number;
      readonly changeCents: number;
      readonly promised: { readonly from: string; readonly to: string } | null;
    }
  | { readonly kind: 'paid'; readonly paidCents: number; readonly changeCents: number };

/** Everything that main knows when it makes a view, much more than may be seen. */
export interface CustomerFacts {
  readonly municipality: TextMap | null;
  readonly officialLanguage: Language;
  /** Somebody is signed in and the desk is not locked. */
  readonly isAtWork: boolean;
  readonly isCovered: boolean;
  readonly chosenLanguage: Language | null;
  readonly subject: CustomerSubject;
  /** The case or draft of the subject; null where there is none, or it is gone. */
  readonly stored: StoredCase | null;
  /** Whether the fingerprints are compared when this card is collected. */
  readonly comparesFingerprints: boolean;
  /** What is to be paid now; null while that is not certain. */
  readonly dueCents: number | null;
  readonly settled: Settled | null;
  readonly code: CodeAtDesk | null;
}

export const customerViewOf = (facts: CustomerFacts): CustomerView => {
  const language = languageOf(facts);
  const { municipality } = facts;
  return {
    language,
    municipality: municipality === null ? '' : (municipality[language] ?? municipality.nl),
    scene: facts.isAtWork && !facts.isCovered ? sceneOf(facts) : GREETING,
  };
};

const GREETING: CustomerScene = { kind: 'greeting' };

/** The officer's choice, else the language of the person's file, else that of the municipality. */
const languageOf = ({ chosenLanguage, isAtWork, stored, officialLanguage }: CustomerFacts): Language =>
  isAtWork ? (chosenLanguage ?? stored?.application.person.contactLanguage ?? officialLanguage) : officialLanguage;

const sceneOf = (facts: CustomerFacts): CustomerScene => {
  const { subject, stored, settled, dueCents, code, comparesFingerprints } = facts;
  switch (subject.kind) {
    case 'nobody':
      return GREETING;
    case 'application':
      if (settled?.kind === 'applied') return settled;
      return stored === null ? GREETING : { kind: 'application', ...namesOf(stored), dueCents };
    case 'payment':
      if (settled?.kind === 'paid') return settled;
      return dueCents === null ? GREETING : { kind: 'due', dueCents };
    case 'card':
      return codeScene(code, subject.code);
    case 'collection':
      return stored === null ? GREETING : collectionScene(stored, code, comparesFingerprints);
  }
};

const namesOf = ({ application: { person } }: StoredCase) => ({
  surname: person.surname,
  givenNames: person.givenNames,
});

/** The visit in its fixed order: the first step without a result is what the applicant is asked for. */
const collectionScene = (stored: StoredCase, code: CodeAtDesk | null, comparesFingerprints: boolean): CustomerScene => {
  const { oldCard, letterSeen, newCard, fingerprints, pin, activation, handedOver } = stored.collection;
  if (handedOver !== null) return { kind: 'thanks' };
  if (oldCard === null) return { kind: 'bring', what: 'oldCard' };
  if (letterSeen === null) return { kind: 'bring', what: 'letter' };
  if (newCard === null) return { kind: 'details', ...namesOf(stored) };
  if (fingerprints === null && !comparesFingerprints) return { kind: 'activating' };
  if (fingerprints === null || fingerprints.outcome === 'MISMATCH') return { kind: 'fingerprints' };
  if (pin === null) return code === null ? { kind: 'activating' } : codeScene(code, 'pin');
  // Whatever else is asked of the card after its PIN was right, e.g. a PIN of the applicant's own.
  if (activation === null) return code === null ? { kind: 'activating' } : codeScene(code, 'pin');
  return { kind: 'cardReady' };
};

/** What a form asks for comes before what an earlier attempt gave, except where that was refused. */
const codeScene = (code: CodeAtDesk | null, asked: 'none' | 'pin' | 'newPin' | 'puk'): CustomerScene => {
  if (code === null) return GREETING;
  const scene = { kind: 'code', keys: code.keys, triesLeft: code.triesLeft } as const;
  if (code.came !== null) return { ...scene, step: code.came };
  if (code.triesLeft === 0 && asked !== 'puk') return { ...scene, step: 'blocked' };
  if (asked === 'none') return GREETING;
  if (asked === 'puk') return { ...scene, step: 'puk' };
  if (asked === 'newPin') return { ...scene, step: 'choose' };
  return { ...scene, step: code.triesLeft === 1 ? 'last' : 'ask' };
};
