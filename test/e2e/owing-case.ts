/** Applications that are filled in but not paid, made over the bridge of the page, so that a test of the till begins at the till. */
import type { Page } from 'playwright';
import type { ApplicationDraft, CallInput, CallName, CallValue } from '../../electron/ipc/contract.ts';

/** A call as the page makes it; a refusal fails the test. */
export const callOf = async <Name extends CallName>(
  page: Page,
  name: Name,
  input: CallInput<Name>,
): Promise<CallValue<Name>> => {
  const answer = await page.evaluate(
    ([callName, callInput]) => (window as never as { verblijfsloket: Bridge }).verblijfsloket.call(callName, callInput),
    [name, input] as const,
  );
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`);
  return answer.value as CallValue<Name>;
};

interface Bridge {
  readonly call: (
    name: string,
    input: unknown,
  ) => Promise<{ readonly ok: boolean; readonly value?: unknown; readonly error?: unknown }>;
}

/** A draft as stored, in which nothing is open but its payment. */
export interface FilledDraft {
  readonly draftId: string;
  readonly revision: number;
  readonly draft: ApplicationDraft;
}

/** What differs from a renewal of a B card. */
type DraftPart = Partial<Omit<ApplicationDraft, 'held'>> & { readonly held?: Partial<ApplicationDraft['held']> };

/**
 * An application for an invented adult in which nothing is open but the payment; `part` is what differs from a renewal of a B
 * card, `begun` the draft that it is typed into where one was begun already.
 */
export const filledDraft = async (
  page: Page,
  surname: string,
  part: DraftPart = {},
  begun: string | null = null,
): Promise<FilledDraft> => {
  const { draftId, revision, draft } =
    begun === null
      ? await callOf(page, 'intake.start', { cardSessionId: null })
      : await callOf(page, 'intake.load', { draftId: begun });
  const typed: ApplicationDraft = {
    ...draft,
    letter: 'B',
    reason: 'RENEWAL',
    ...part,
    held: { ...draft.held, kind: 'CARD', letter: 'B', model: 'new', ...part.held },
    person: {
      ...draft.person,
      surname,
      givenNames: 'Bram',
      birthDate: '1984-07-02',
      sex: 'M',
      nationality: 'MAR',
      nationalNumber: '84.07.02-997.77',
      ...part.person,
    },
  };
  const asked = await callOf(page, 'intake.assess', { draft: typed });
  const filled: ApplicationDraft = {
    ...typed,
    checklist: asked.checklist.map(({ code, need }) => ({
      code,
      state: need === 'IF_APPLICABLE' ? 'NOT_APPLICABLE' : 'PRESENT',
      reason: '',
    })),
    photo: {
      source: 'BROUGHT',
      takenOn: asked.today,
      exemption: null,
      verdicts: asked.photoRules.map(({ code }) => ({ rule: code, verdict: 'GOOD' })),
    },
    fingerprints:
      asked.fingerprints === 'notRequired'
        ? typed.fingerprints
        : { outcome: 'TAKEN', left: 'INDEX', right: 'INDEX', reason: '' },
    signature: 'TAKEN',
  };
  const saved = await callOf(page, 'intake.save', { draftId, revision, draft: filled });
  return { draftId, revision: saved.revision, draft: filled };
};

/** An application for an invented adult, complete, that waits for its payment at the till. Gives its number. */
export const owingCase = async (page: Page, surname: string): Promise<string> =>
  finishOwing(page, await filledDraft(page, surname));

/** Two adults who came together, each with an application that waits for its payment. Gives the number of the first. */
export const owingHousehold = async (page: Page, surname: string): Promise<string> => {
  const first = await filledDraft(page, surname);
  const { caseId } = await callOf(page, 'household.startNext', { caseId: first.draftId });
  const number = await finishOwing(page, first);
  const person = { ...first.draft.person, birthDate: '1991-03-14', nationalNumber: '91.03.14-998.29' };
  await finishOwing(page, await filledDraft(page, surname, { person }, caseId));
  return number;
};

const finishOwing = async (page: Page, { draftId, draft }: FilledDraft): Promise<string> => {
  const filled: ApplicationDraft = { ...draft, payment: { ...draft.payment, method: 'TOGETHER' } };
  const judged = await callOf(page, 'intake.assess', { draft: filled });
  if (judged.openPoints.length > 0) throw new Error(JSON.stringify(judged.openPoints));
  const done = await callOf(page, 'intake.finish', {
    draftId,
    draft: filled,
    shownDueCents: judged.payment.dueCents,
  });
  return done.caseNumber;
};
