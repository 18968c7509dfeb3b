/** Keeps what the applicant sees in step with what happens at the desk, and decides alone what that is. */
import { isMadeAtCounter, type StoredCase } from '../cases/index.ts';
import {
  type Assessment,
  type CallName,
  type CallResult,
  type CustomerDisplay,
  type CustomerPlace,
  type CustomerSubject,
  type CustomerView,
  customerView,
  type FinishedApplication,
  isOrderedCard,
  type Language,
  type OwedCase,
  refusal,
  success,
  type TextMap,
} from '../ipc/contract.ts';
import type { CallTable } from '../ipc/index.ts';
import { CODE_CALLS, type CodeAnswer, type CodeAtDesk, codeAfter } from './code.ts';
import { screenFor } from './screen-for.ts';
import { customerViewOf, type Settled } from './view.ts';

/** A screen of this computer and where it lies. */
interface DeskScreen {
  readonly screenId: string;
  readonly name: string;
  readonly isOwn: boolean;
  readonly bounds: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

export interface CustomerServices {
  readonly screens: () => readonly DeskScreen[];
  readonly window: {
    readonly stand: (bounds: DeskScreen['bounds'] | null) => void;
    readonly show: (view: CustomerView) => void;
  };
  /** Name and official language under the rules of today; null before the first start. */
  readonly house: () => Promise<{ readonly municipality: TextMap; readonly language: Language } | null>;
  readonly isAtWork: () => boolean;
  readonly loadCase: (caseId: string) => Promise<StoredCase | null>;
  /** What the rules say of a draft now; null when they say nothing. */
  readonly assess: (draft: StoredCase) => Promise<Pick<Assessment, 'payment'> | null>;
  /** Whether the fingerprints of this case are compared when its card is collected. */
  readonly comparesFingerprints: (stored: StoredCase) => boolean;
  /** Cases that are to be paid. */
  readonly owed: () => Promise<readonly Pick<OwedCase, 'caseId' | 'cents'>[]>;
  readonly place: CustomerPlace;
  readonly rememberPlace: (place: CustomerPlace) => Promise<void>;
  readonly changed: (display: CustomerDisplay) => void;
  readonly failed: (error: unknown) => void;
}

export interface CustomerDesk {
  /** The display as staff see it. */
  display(): CustomerDisplay;
  choose(place: CustomerPlace): Promise<CallResult<'customer.choose'>>;
  attend(subject: CustomerSubject): Promise<CallResult<'customer.attend'>>;
  speak(language: Language | null): Promise<CallResult<'customer.speak'>>;
  cover(isCovered: boolean): Promise<CallResult<'customer.cover'>>;
  /** Looks again: something was recorded, somebody came or went, a screen was plugged in. */
  lookAgain(): Promise<void>;
  /** The same calls, with the few answers noted that the applicant is told of. */
  watching(calls: CallTable): CallTable;
}

/** What was paid stays on the display this long after the desk went on, unless somebody else comes. In milliseconds. */
const LINGER_MS = 20_000;

/** What closes the form of a code by itself: the applicant still reads it then. */
const ENDS_FORM: readonly CodeAtDesk['came'][] = ['right', 'changed'];

const NOBODY: CustomerSubject = { kind: 'nobody' };

export const createCustomerDesk = (services: CustomerServices): CustomerDesk => {
  let place = services.place;
  let subject: CustomerSubject = NOBODY;
  let settled: Settled | null = null;
  let code: CodeAtDesk | null = null;
  let chosenLanguage: Language | null = null;
  let isCovered = false;
  let view: CustomerView = { language: 'nl', municipality: '', scene: { kind: 'greeting' } };
  let told = '';
  let turn = 0;
  let lingering: NodeJS.Timeout | undefined;

  const display = (): CustomerDisplay => ({
    place,
    screens: services.screens().map(({ screenId, name, isOwn, bounds: { width, height } }) => ({
      screenId,
      name,
      isOwn,
      width: Math.round(width),
      height: Math.round(height),
    })),
    isThere: place.kind === 'turned' || screenFor(place, services.screens()) !== null,
    isCovered,
    view,
  });

  const storedOfSubject = (): Promise<StoredCase | null> => {
    if (subject.kind === 'application') return services.loadCase(subject.draftId);
    return subject.kind === 'collection' ? services.loadCase(subject.caseId) : Promise.resolve(null);
  };

  const dueOf = async (stored: StoredCase | null): Promise<number | null> => {
    if (subject.kind === 'application' && stored !== null && settled === null) {
      const payment = (await services.assess(stored))?.payment;
      // While an answer or the letter is still missing nobody is told an amount.
      return payment === undefined || payment.amountFrom.startsWith('WAITS') ? null : payment.dueCents;
    }
    if (subject.kind !== 'payment') return null;
    const { caseIds } = subject;
    const owed = (await services.owed()).filter(({ caseId }) => caseIds.includes(caseId));
    const isWhole = caseIds.length > 0 && owed.length === new Set(caseIds).size;
    return isWhole ? owed.reduce((sum, { cents }) => sum + cents, 0) : null;
  };

  const makeView = async (): Promise<CustomerView> => {
    const house = await services.house();
    const stored = await storedOfSubject();
    return customerViewOf({
      municipality: house?.municipality ?? null,
      officialLanguage: house?.language ?? 'nl',
      isAtWork: services.isAtWork(),
      isCovered,
      chosenLanguage,
      subject,
      stored,
      comparesFingerprints: stored !== null && services.comparesFingerprints(stored),
      dueCents: await dueOf(stored),
      settled,
      code,
    });
  };

  const lookAgain = async (): Promise<void> => {
    turn += 1;
    const mine = turn;
    try {
      // Held against its schema once more: what is not named there does not leave.
      const next = customerView.parse(await makeView());
      if (mine !== turn) return;
      view = next;
    } catch (error) {
      services.failed(error);
      if (mine !== turn) return;
      view = { ...view, scene: { kind: 'greeting' } };
    }
    services.window.stand(screenFor(place, services.screens())?.bounds ?? null);
    services.window.show(view);
    const now = display();
    const text = JSON.stringify(now);
    if (text !== told) services.changed(now);
    told = text;
  };

  const settle = async () => {
    await lookAgain();
    return success(display());
  };

  const become = (next: CustomerSubject): void => {
    clearTimeout(lingering);
    if (JSON.stringify(next) === JSON.stringify(subject)) return;
    // Another form on the same card: what came of the code so far still counts.
    const isSamePerson = next.kind === 'card' && subject.kind === 'card';
    // A page says whose work it is and asks the card for its tries at the same moment; either may come first.
    const codeCounts = isSamePerson || subject.kind === 'nobody';
    subject = next;
    settled = null;
    const isFormOver = next.kind === 'card' && next.code === 'none' && ENDS_FORM.includes(code?.came ?? null);
    code = !codeCounts || code === null ? null : isFormOver ? code : { ...code, came: null };
    if (isSamePerson) return;
    chosenLanguage = null;
    isCovered = false;
  };

  const note = (name: CallName, value: unknown): void => {
    if (CODE_CALLS.includes(name)) {
      const answer = value as CodeAnswer & { readonly pin?: CodeAnswer };
      code = codeAfter(code, name, answer.pin ?? answer);
    } else if (name === 'intake.finish' && subject.kind === 'application') {
      const { paidCents, changeCents, promised, product } = value as FinishedApplication;
      const what = isOrderedCard(product) ? 'card' : isMadeAtCounter(product) ? 'atOnce' : 'document';
      settled = { kind: 'applied', what, paidCents, changeCents, promised };
    } else if (name === 'payments.take' && subject.kind === 'payment') {
      const { paidCents, changeCents } = value as Extract<Settled, { kind: 'paid' }>;
      settled = { kind: 'paid', paidCents: Math.max(0, paidCents), changeCents };
    }
  };

  const watched = (name: CallName, answer: CallTable[CallName]): CallTable[CallName] => {
    const call = answer as (input: unknown) => Promise<{ readonly ok: boolean; readonly value?: unknown }>;
    return (async (input: unknown) => {
      const result = await call(input);
      if (result.ok) {
        note(name, result.value);
        void lookAgain();
      }
      return result;
    }) as CallTable[CallName];
  };

  return {
    display,
    choose: async (next) => {
      if (next.kind === 'screen' && screenFor(next, services.screens()) === null) return refusal('screenNotThere');
      place = next;
      await services.rememberPlace(next);
      return settle();
    },
    attend: async (next) => {
      if (next.kind === 'nobody' && settled !== null) {
        clearTimeout(lingering);
        lingering = setTimeout(() => {
          become(NOBODY);
          void lookAgain();
        }, LINGER_MS);
        lingering.unref();
        return success(display());
      }
      become(next);
      return settle();
    },
    speak: async (language) => {
      chosenLanguage = language;
      return settle();
    },
    cover: async (covered) => {
      isCovered = covered;
      return settle();
    },
    lookAgain,
    watching: (calls) =>
      Object.fromEntries(
        (Object.entries(calls) as [CallName, CallTable[CallName]][]).map(([name, answer]) => [
          name,
          WATCHED.includes(name) ? watched(name, answer) : answer,
        ]),
      ) as CallTable,
  };
};

/** Calls after which the applicant is told something, or what is shown of a draft may be another. */
const WATCHED: readonly CallName[] = [...CODE_CALLS, 'intake.save', 'intake.finish', 'payments.take'];
