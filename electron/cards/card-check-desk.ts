/** Kaart nakijken: one card, or one `.eid` file, apart from any case. Nothing of it is kept but that it was looked at. */
import { randomUUID } from 'node:crypto';
import type { EidFileAnswer } from '../../native/messages.ts';
import { type Actor, type AuditNote, noCase, record } from '../audit/index.ts';
import {
  type CallError,
  type CallResult,
  type CardExpert,
  type CardSheet,
  type CheckedInput,
  failure,
  LARGEST_EID_FILE,
  type PrintDocument,
  type Result,
  refusal,
  success,
} from '../ipc/contract.ts';
import { belgianDate, storedInstant } from '../storage/index.ts';
import type { ActivationTrials } from './activation-evidence.ts';
import { activationEvidenceOf, expectedByAge, isActive } from './activation-evidence.ts';
import type { CardFileWork } from './card-file-work.ts';
import { cardOnDesk } from './card-on-desk.ts';
import { cardPaper } from './card-paper.ts';
import type { CardParts } from './card-parts.ts';
import { expertOf, expertOfFile, sheetOfCard, sheetOfFile } from './card-sheet.ts';
import type { CollectionServices } from './collection-services.ts';
import { describeCardType } from './describe-card-type.ts';

/** What this desk needs besides what the desks of collection work with. */
export interface CardCheckServices extends CollectionServices {
  readonly card: CollectionServices['card'] & CardFileWork;
  readonly parts: (cardSessionId: string) => CardParts | null;
  /** Asks staff for a file of at most so many bytes. */
  readonly chooseEidFile: (largest: number) => Promise<ChosenEidFile>;
  /** Writes a text where staff want it; null: nowhere. */
  readonly saveEidFile: (suggestedName: string, text: string) => Promise<{ readonly path: string | null } | null>;
  /** Name and official language of the house now; null before it was set up. */
  readonly house: () => Promise<Pick<PrintDocument, 'municipality' | 'language'> | null>;
  readonly printToPdf: (documentId: string, fileName: string) => Promise<{ readonly ok: boolean }>;
  readonly trainingMode: boolean;
}

type ChosenEidFile =
  | { readonly kind: 'none' }
  | { readonly kind: 'file'; readonly fileName: string; readonly content: Uint8Array }
  | { readonly kind: 'tooLarge' | 'unreadable' };

export interface CardCheckDesk {
  /** Refusal: `cardChangedMeanwhile`. */
  sheet(officer: Actor, input: CheckedInput<'card.sheet'>): Promise<CallResult<'card.sheet'>>;
  /** Refusal: `cardChangedMeanwhile`. */
  expert(input: CheckedInput<'card.expert'>): Promise<CallResult<'card.expert'>>;
  /** Refusals: those of `cardOnDesk`, and `cardChangedMeanwhile`. */
  activation(input: CheckedInput<'card.activation'>): Promise<CallResult<'card.activation'>>;
  /** Refusals: those of the reader. */
  askStatus(input: CheckedInput<'card.askStatus'>): Promise<CallResult<'card.askStatus'>>;
  /** Refusals: `eidFile.<why>`. */
  openFile(officer: Actor): Promise<CallResult<'card.openFile'>>;
  /** Refusals: `eidFile.<why>`. */
  takeFile(officer: Actor, input: CheckedInput<'card.takeFile'>): Promise<CallResult<'card.takeFile'>>;
  /** Refusals: `cardChangedMeanwhile`, `cardStillReading`, `exportFailed`, and those of the reader. */
  saveFile(officer: Actor, input: CheckedInput<'card.saveFile'>): Promise<CallResult<'card.saveFile'>>;
  /** Refusals: `cardChangedMeanwhile`, `cardStillReading`, `notSetUp`, `printFailed`. */
  print(officer: Actor, input: CheckedInput<'card.print'>): Promise<CallResult<'card.print'>>;
  /** A paper made here, for the print window and the viewer; null when it is of another room. */
  paper(documentId: string): { readonly document: PrintDocument; readonly fileName: string } | null;
}

/** Papers and looks that are remembered; older ones were printed and recorded long ago. */
const MOST_REMEMBERED = 40;

export const createCardCheckDesk = (
  services: CardCheckServices,
  trialsOf: (cardSessionId: string) => ActivationTrials,
): CardCheckDesk => {
  let opened: { readonly sheet: CardSheet; readonly file: Extract<EidFileAnswer, { ok: true }> } | null = null;
  const looks = new Set<string>();
  const papers = new Map<string, { readonly document: PrintDocument; readonly fileName: string }>();
  const firstPrints = new Map<string, string>();
  const nowText = (): string => storedInstant(services.clock.now());

  const cardSheet = (sessionId: string): Result<CardSheet> => {
    const { card } = services.readerView();
    const parts = services.parts(sessionId);
    if (card === null || parts === null || card.sessionId !== sessionId) return refusal('cardChangedMeanwhile');
    const sheet = sheetOfCard(card, parts);
    return sheet === null ? refusal('cardChangedMeanwhile') : success(sheet);
  };

  const sheetOf = (sheetId: string): Result<CardSheet> =>
    opened?.sheet.sheetId === sheetId ? success(opened.sheet) : cardSheet(sheetId);

  const take = async (officer: Actor, fileName: string, content: Uint8Array): Promise<Result<CardSheet>> => {
    const answer = await services.card.readEidFile(content);
    if (!answer.ok) return refusal(answer.error.code);
    const file = answer.value;
    if (!file.ok) return fileRefusal(file.refusal);
    const name = { sheetId: `file-${randomUUID()}`, fileName, at: nowText() };
    const sheet = sheetOfFile(file, name, describeCardType);
    const noted = await note(services, officer, {
      action: 'cardFileOpened',
      params: { form: file.source.form, documentType: sheet.identity.documentType },
    });
    if (!noted.ok) return noted;
    opened = { sheet, file };
    return success(sheet);
  };

  return {
    sheet: async (officer, { cardSessionId }) => {
      const sheet = cardSheet(cardSessionId);
      if (!sheet.ok) return sheet;
      const look = `${officer.staffId} ${cardSessionId}`;
      if (!looks.has(look)) {
        remember(looks, look);
        const noted = await note(services, officer, {
          action: 'cardChecked',
          params: { documentType: sheet.value.identity.documentType },
        });
        if (!noted.ok) {
          looks.delete(look);
          return noted;
        }
      }
      return sheet;
    },

    expert: async ({ sheetId }) => {
      if (opened?.sheet.sheetId === sheetId) return success(expertOfFile(opened.file));
      const parts = services.parts(sheetId);
      if (parts?.identity === undefined) return refusal('cardChangedMeanwhile');
      return success(expertOf(parts, await tokenInfoOf(services, sheetId, parts)));
    },

    activation: async ({ cardSessionId }) => {
      const view = services.readerView();
      const lying = cardOnDesk(view);
      if (!lying.ok) return lying;
      const card = lying.value.kind === 'card' ? lying.value.card : null;
      if (card !== null && cardSessionId !== null && card.sessionId !== cardSessionId) {
        return refusal('cardChangedMeanwhile');
      }
      const expected = expectedByAge(card?.identity.birthDate ?? null, belgianDate(services.clock.now()));
      const trials = trialsOf(card?.sessionId ?? '');
      const evidence = activationEvidenceOf(lying.value, trials, expected, card?.certificateStatus ?? null);
      return success({ evidence, state: isActive(evidence) });
    },

    askStatus: async ({ cardSessionId }) => {
      const answer = await services.card.certificateStatus(cardSessionId);
      return answer.ok ? success(services.readerView()) : refusal(answer.error.code);
    },

    openFile: async (officer) => {
      const chosen = await services.chooseEidFile(LARGEST_EID_FILE);
      if (chosen.kind === 'none') return success(null);
      return chosen.kind === 'file' ? take(officer, chosen.fileName, chosen.content) : fileRefusal(chosen.kind);
    },
    takeFile: (officer, { fileName, content }) => take(officer, fileName, content),

    saveFile: async (officer, { cardSessionId }) => {
      const sheet = cardSheet(cardSessionId);
      if (!sheet.ok) return sheet;
      if (!sheet.value.complete) return refusal('cardStillReading');
      const written = await services.card.writeEidFile(cardSessionId);
      if (!written.ok) return refusal(written.error.code);
      const saved = await services.saveEidFile(`${fileNamePart(sheet.value.identity.cardNumber)}.eid`, written.value);
      if (saved === null) return success({ saved: false, path: '' });
      if (saved.path === null) return refusal('exportFailed');
      const { documentType } = sheet.value.identity;
      const noted = await note(services, officer, { action: 'cardFileSaved', params: { documentType } });
      return noted.ok ? success({ saved: true, path: saved.path }) : noted;
    },

    print: async (officer, { sheetId }) => {
      const sheet = sheetOf(sheetId);
      if (!sheet.ok) return sheet;
      if (!sheet.value.complete) return refusal('cardStillReading');
      const house = await services.house();
      if (house === null) return refusal('notSetUp');
      const at = nowText();
      const document: PrintDocument = {
        ...cardPaper(sheet.value, services.readerView().card?.pinTriesLeft ?? null),
        ...house,
        documentId: randomUUID(),
        madeAt: at,
        madeBy: officer.name,
        desk: officer.workstation,
        copyOf: firstPrints.get(sheetId) ?? null,
        format: 'a5',
        translation: null,
        items: [],
        trainingMode: services.trainingMode,
      };
      const copy = document.copyOf === null ? '' : '-kopie';
      const fileName = `kaart-nagekeken-${at.slice(0, 10)}${copy}-${document.documentId.slice(0, 8)}.pdf`;
      // Kept in memory only, because the print window asks for it.
      rememberIn(papers, document.documentId, { document, fileName });
      const printed = await services.printToPdf(document.documentId, fileName).catch(() => ({ ok: false }));
      if (!printed.ok) {
        papers.delete(document.documentId);
        return refusal('printFailed');
      }
      if (document.copyOf === null) rememberIn(firstPrints, sheetId, at);
      const noted = await note(services, officer, {
        action: 'cardCheckPrinted',
        params: { source: sheet.value.source.kind, copy: document.copyOf === null ? 0 : 1 },
      });
      return noted.ok ? success({ documentId: document.documentId, fileName }) : noted;
    },

    paper: (documentId) => papers.get(documentId) ?? null,
  };
};

const fileRefusal = (code: string): { readonly ok: false; readonly error: CallError } =>
  failure({ code: `eidFile.${code}`, messageKey: `eidFile.refused.${code}` });

/** The token file is one more question to the card; a card that is gone leaves it out. */
const tokenInfoOf = async (
  { card, readerView }: CardCheckServices,
  sessionId: string,
  parts: CardParts,
): Promise<CardExpert['tokenInfo']> => {
  const view = readerView();
  if (parts.traffic === undefined || !view.cardPresent || view.card?.sessionId !== sessionId) return null;
  const answer = await card.tokenInfo(sessionId);
  return answer.ok ? answer.value : null;
};

const note = (services: CardCheckServices, officer: Actor, entry: AuditNote): Promise<Result<null, CallError>> =>
  services.database.transaction<null, CallError>(async (transaction) => {
    await record(transaction, storedInstant(services.clock.now()), officer, noCase, entry);
    return success(null);
  });

/** Letters and digits of a card number, for a file name. */
const fileNamePart = (text: string): string => text.replace(/[^A-Za-z0-9]/g, '') || 'eid';

const remember = (set: Set<string>, value: string): void => {
  set.add(value);
  for (const oldest of set) if (set.size > MOST_REMEMBERED) set.delete(oldest);
};

const rememberIn = <Value>(map: Map<string, Value>, key: string, value: Value): void => {
  map.set(key, value);
  for (const oldest of map.keys()) if (map.size > MOST_REMEMBERED) map.delete(oldest);
};
