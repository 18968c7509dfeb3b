/** What is written down of a checked card beyond that it was checked: on its holder's case, or that a letter was asked. */
import { type Actor, noCase, record } from '../audit/index.ts';
import { openCaseOfPerson } from '../cases/index.ts';
import { type CallError, type CallResult, type CheckedInput, type Result, refusal, success } from '../ipc/contract.ts';
import { storedInstant } from '../storage/index.ts';
import { outcomeOf } from './card-paper.ts';
import type { CardParts } from './card-parts.ts';
import { sheetOfCard } from './card-sheet.ts';
import type { CollectionServices } from './collection-services.ts';

export interface CardOnCase {
  /**
   * Writes on the open case of the holder that this card was checked, and what came of it: once a session.
   * Refusals: `cardChangedMeanwhile`, `cardStillReading`, `noCaseForCard`.
   */
  add(officer: Actor, input: CheckedInput<'card.addToCase'>): Promise<CallResult<'card.addToCase'>>;
  /**
   * Writes down that a new letter with PIN and PUK was asked for this card; on the open case of the holder where there is
   * one, otherwise without saying whose card it is. Refusals: `cardChangedMeanwhile`, `cardStillReading`.
   */
  noteLetter(officer: Actor, input: CheckedInput<'card.noteLetter'>): Promise<CallResult<'card.noteLetter'>>;
}

export interface CardOnCaseServices extends Pick<CollectionServices, 'database' | 'clock' | 'readerView'> {
  readonly parts: (cardSessionId: string) => CardParts | null;
  readonly announceCases: (caseIds: readonly string[]) => void;
}

/** Sessions that are remembered as added; older ones ended long ago. */
const MOST_REMEMBERED = 100;

export const createCardOnCase = (services: CardOnCaseServices): CardOnCase => {
  const added = new Set<string>();

  const wholeSheet = (sessionId: string) => {
    const { card } = services.readerView();
    const parts = services.parts(sessionId);
    if (card === null || parts === null || card.sessionId !== sessionId) return refusal('cardChangedMeanwhile');
    const sheet = sheetOfCard(card, parts);
    if (sheet === null) return refusal('cardChangedMeanwhile');
    return sheet.complete ? success(sheet) : refusal('cardStillReading');
  };

  const write = async (
    officer: Actor,
    onCase: { readonly caseId: string } | null,
    action: string,
    params: Readonly<Record<string, string>>,
  ): Promise<Result<null>> => {
    const subject = onCase === null ? noCase : { caseId: onCase.caseId, caseVersion: null };
    const written = await services.database.transaction<null, CallError>(async (transaction) => {
      await record(transaction, storedInstant(services.clock.now()), officer, subject, { action, params });
      return success(null);
    });
    if (written.ok && onCase !== null) services.announceCases([onCase.caseId]);
    return written;
  };

  return {
    add: async (officer, { cardSessionId }) => {
      const sheet = wholeSheet(cardSessionId);
      if (!sheet.ok) return sheet;
      const { cardNumber, nationalNumber } = sheet.value.identity;
      const found = await openCaseOfPerson(services.database.read, nationalNumber);
      if (found === null) return refusal('noCaseForCard');
      const { caseId, caseNumber } = found;
      const once = `${cardSessionId} ${caseId}`;
      if (added.has(once)) return success({ caseId, caseNumber });
      added.add(once);
      const written = await write(officer, found, ADDED[outcomeOf(sheet.value)], { cardNumber });
      if (!written.ok) {
        added.delete(once);
        return written;
      }
      for (const oldest of added) if (added.size > MOST_REMEMBERED) added.delete(oldest);
      return success({ caseId, caseNumber });
    },

    noteLetter: async (officer, { cardSessionId }) => {
      const sheet = wholeSheet(cardSessionId);
      if (!sheet.ok) return sheet;
      const { cardNumber, nationalNumber } = sheet.value.identity;
      const found = await openCaseOfPerson(services.database.read, nationalNumber);
      const written =
        found === null
          ? await write(officer, null, 'cardLetterRequested', {})
          : await write(officer, found, 'pinLetterRequested', { cardNumber });
      return written.ok ? success({ caseNumber: found?.caseNumber ?? null }) : written;
    },
  };
};

/** Actions of the record, each with its own words in the history of a case. */
const ADDED: Readonly<Record<ReturnType<typeof outcomeOf>, string>> = {
  genuine: 'cardAddedGenuine',
  test: 'cardAddedTest',
  altered: 'cardAddedAltered',
  unknown: 'cardAddedUnknown',
  file: 'cardAddedUnknown',
};
