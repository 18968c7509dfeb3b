/** Taking in the old card, or what stands for it. */
import {
  type CallError,
  type FieldError,
  type Result,
  type ReturnedCardVerdict,
  type ReturnedItem,
  refusal,
  success,
} from '../ipc/contract.ts';
import { compactCardNumber, compareCardNumbers, couldBeIssuedOn, replacingDocumentHolds } from '../rules/index.ts';
import { dayOf, mayDoStep } from './collection-guards.ts';
import { type CaseChange, type CaseCommand, runCaseCommand } from './command.ts';
import type { Deed, OldCardRecord, StoredCase } from './record.ts';
import type { CaseServices } from './services.ts';
import { isWithdrawn } from './withdrawn-cards.ts';

/** The card behind a verdict that main itself gave; the page only names it. */
export interface JudgedOldCard {
  readonly verdict: ReturnedCardVerdict['verdict'];
  readonly cardNumber: string;
}

/** What lies on the desk, with the verdict on a readable card already looked up. */
export type TakenItem =
  | { readonly kind: 'CARD'; readonly judged: JudgedOldCard; readonly damaged: boolean }
  | Exclude<ReturnedItem, { kind: 'CARD' }>;

/** A document that the profile accepts in place of the old card. */
export interface AcceptedDocument {
  readonly code: string;
  readonly label: string;
}

const ACTIONS: Readonly<Record<ReturnedItem['kind'], string>> = {
  CARD: 'oldCardTakenIn',
  DOCUMENT: 'documentTakenIn',
  POLICE_ATTEST: 'policeAttestTakenIn',
  UNREADABLE_CARD: 'unreadableCardTakenIn',
  NONE: 'noOldCard',
};

/**
 * Takes in what the applicant hands over. Refusals: `cardNotRight` (the verdict is another than right card),
 * `documentNotAccepted`, `documentExpired`, `cardWithdrawn`, `fieldsWrong` with the fields, and those of `mayDoStep`.
 */
export async function takeIn(
  services: CaseServices,
  command: CaseCommand,
  item: TakenItem,
  accepted: readonly AcceptedDocument[],
  also?: CaseChange['also'],
): Promise<Result<StoredCase>> {
  const withdrawn = item.kind === 'UNREADABLE_CARD' && (await isWithdrawn(services.database.read, item.cardNumber));
  if (withdrawn) return refusal('cardWithdrawn');
  return runCaseCommand(services, command, (current, deed) => {
    const allowed = mayDoStep(current, 'oldCard');
    if (!allowed.ok) return allowed;
    const checked = checkItem(current, item, accepted, dayOf(deed));
    if (!checked.ok) return checked;
    const oldCard = recordOf(item, accepted, deed);
    return success({
      next: { ...current, collection: { ...current.collection, oldCard } },
      notes: [
        {
          action: ACTIONS[item.kind],
          params: { description: oldCard.description, damaged: oldCard.damaged ? 1 : 0 },
          ...(oldCard.reason === '' ? {} : { reason: oldCard.reason }),
        },
      ],
      ...(also === undefined ? {} : { also }),
    });
  });
}

const required = (path: string, text: string): FieldError[] =>
  text === '' ? [{ path: `item.${path}`, messageKey: 'errors.fieldRequired' }] : [];

const notInFuture = (path: string, date: string, today: string): FieldError[] =>
  date > today ? [{ path: `item.${path}`, messageKey: 'errors.dateInFuture' }] : [];

const fieldsRight = (fields: readonly FieldError[]): Result<null, CallError> =>
  fields.length === 0 ? success(null) : refusal('fieldsWrong', undefined, fields);

/** Everything about the item itself that can be wrong. */
const checkItem = (
  current: StoredCase,
  item: TakenItem,
  accepted: readonly AcceptedDocument[],
  today: string,
): Result<null, CallError> => {
  const { held } = current.application;
  switch (item.kind) {
    case 'CARD':
      return item.judged.verdict === 'rightCard' ? success(null) : refusal('cardNotRight');
    case 'DOCUMENT': {
      if (!accepted.some((document) => document.code === item.code)) return refusal('documentNotAccepted');
      const fields = fieldsRight([
        ...required('number', item.number),
        ...notInFuture('date', item.date, today),
        ...(couldBeIssuedOn(item.code, item.date)
          ? []
          : [{ path: 'item.date', messageKey: 'errors.paperCardTooLate' }]),
      ]);
      if (!fields.ok) return fields;
      const paper = { code: item.code, issued: item.date, validUntil: item.validUntil };
      return replacingDocumentHolds(paper, today) ? success(null) : refusal('documentExpired');
    }
    case 'POLICE_ATTEST':
      return fieldsRight([
        ...required('number', item.number),
        ...notInFuture('date', item.date, today),
        ...required('office', item.office),
      ]);
    case 'UNREADABLE_CARD': {
      const newCardNumber = current.order.arrived?.cardNumber ?? '';
      const other =
        compareCardNumbers(item.cardNumber, held.cardNumber) === 'different' ||
        compareCardNumbers(item.cardNumber, newCardNumber) === 'equal';
      return fieldsRight([
        ...required('cardNumber', compactCardNumber(item.cardNumber)),
        ...(other ? [{ path: 'item.cardNumber', messageKey: 'errors.cardNumberNotOfCase' }] : []),
        ...required('reason', item.reason),
      ]);
    }
    case 'NONE':
      // Who held no card has none to hand in; everybody else needs a reason.
      return fieldsRight(held.kind === 'NONE' ? [] : required('reason', item.reason));
  }
};

const recordOf = (item: TakenItem, accepted: readonly AcceptedDocument[], deed: Deed): OldCardRecord => {
  const nothing = {
    ...deed,
    kind: item.kind,
    description: '',
    cardNumber: null,
    documentCode: null,
    documentNumber: null,
    documentDate: null,
    office: null,
    damaged: false,
    reason: '',
    withdrawn: null,
    destroyed: null,
  } satisfies OldCardRecord;
  switch (item.kind) {
    case 'CARD':
      return {
        ...nothing,
        description: item.judged.cardNumber,
        cardNumber: item.judged.cardNumber,
        damaged: item.damaged,
      };
    case 'DOCUMENT': {
      const label = accepted.find((document) => document.code === item.code)?.label ?? item.code;
      return {
        ...nothing,
        description: `${label} ${item.number}`,
        documentCode: item.code,
        documentNumber: item.number,
        documentDate: item.date,
      };
    }
    case 'POLICE_ATTEST':
      return {
        ...nothing,
        description: item.number,
        documentNumber: item.number,
        documentDate: item.date,
        office: item.office,
      };
    case 'UNREADABLE_CARD': {
      const cardNumber = compactCardNumber(item.cardNumber);
      return { ...nothing, description: cardNumber, cardNumber, reason: item.reason };
    }
    case 'NONE':
      return { ...nothing, reason: item.reason };
  }
};
