/**
 * The one table of every call and event between the page and main.
 * Adding a call is one line here and one in `names.ts`; the compiler asks for the rest.
 * `access` says who may call: anybody (before sign-in), signed-in staff, or a supervisor.
 */
import { z } from 'zod';
import { appointmentCalls } from './calls/appointments.ts';
import { call, nothing, onCase } from './calls/call.ts';
import { cardCheckCalls } from './calls/card-check.ts';
import { certificateCalls } from './calls/certificates.ts';
import { collectionCalls } from './calls/collection.ts';
import { counterCalls } from './calls/counter.ts';
import { customerCalls } from './calls/customer.ts';
import { dataCalls } from './calls/data.ts';
import { filterCalls } from './calls/filters.ts';
import { householdCalls } from './calls/household.ts';
import { practiceCalls } from './calls/practice.ts';
import { profileCalls } from './calls/profiles.ts';
import { retentionCalls } from './calls/retention.ts';
import { returnedCalls } from './calls/returned.ts';
import { staffCalls } from './calls/staff.ts';
import { tillCalls } from './calls/till.ts';
import type { CallName, EventName } from './names.ts';
import type { Result } from './result.ts';
import {
  applicationDraft,
  assessment,
  correctableField,
  finishedApplication,
  storedDraft,
} from './shapes/application.ts';
import { caseStep, waiver } from './shapes/case-steps.ts';
import { caseDetail, caseSummary, NEXT_PURPOSES, WORK_LISTS, workListName } from './shapes/cases.ts';
import { cents, instant, isoDate, longText, recordId, shortText } from './shapes/common.ts';
import { type CustomerView, customerDisplay } from './shapes/customer.ts';
import { dataConnection } from './shapes/data.ts';
import { onlyThese } from './shapes/filters.ts';
import { printDocument, printKind } from './shapes/print.ts';
import { readerView } from './shapes/reader.ts';
import { blockCause } from './shapes/retention.ts';
import { diagnostics, firstStart, password, profileSummary, sessionView } from './shapes/session.ts';

export const contract = {
  'session.state': call('anybody', nothing, sessionView),
  'session.profiles': call('anybody', nothing, z.array(profileSummary)),
  'session.firstStart': call('anybody', firstStart, sessionView),
  'session.signIn': call('anybody', z.object({ staffId: recordId, password }), sessionView),
  'session.lock': call('anybody', nothing, sessionView),
  'session.signOut': call('anybody', nothing, sessionView),
  'session.diagnostics': call('signedIn', nothing, diagnostics),

  'reader.state': call('anybody', nothing, readerView),
  'reader.choose': call('signedIn', z.object({ reader: z.string().max(300) }), readerView),
  /** Whether the keys of a reader are used for PINs; otherwise the entry field is. */
  'reader.usePinPad': call('signedIn', z.object({ reader: z.string().max(300), use: z.boolean() }), readerView),
  'reader.readAgain': call('signedIn', nothing, readerView),
  'reader.searchAgain': call('anybody', nothing, readerView),

  /** Starts a draft, empty or from the card that lies in the reader (`cardSessionId` must still be the one in it). */
  'intake.start': call('signedIn', z.object({ cardSessionId: z.string().max(80).nullable() }), storedDraft),
  'intake.drafts': call('signedIn', nothing, z.array(storedDraft)),
  'intake.load': call('signedIn', z.object({ draftId: recordId }), storedDraft),
  'intake.save': call(
    'signedIn',
    z.object({ draftId: recordId, revision: z.int(), draft: applicationDraft }),
    z.object({ revision: z.int(), savedAt: instant }),
  ),
  'intake.discard': call(
    'signedIn',
    z.object({ draftId: recordId, reason: longText }),
    z.object({ discarded: z.boolean() }),
  ),
  'intake.assess': call('signedIn', z.object({ draft: applicationDraft }), assessment),
  /** `shownDueCents` is what the officer saw and told; another amount is refused with `amountChanged`. `waiver`: why somebody without appointment is helped. */
  'intake.finish': call(
    'signedIn',
    z.object({
      draftId: recordId,
      draft: applicationDraft,
      shownDueCents: cents.nullable(),
      waiver: waiver.nullable().default(null),
    }),
    finishedApplication,
  ),

  'cases.counts': call('signedIn', nothing, z.record(z.enum(WORK_LISTS), z.int())),
  'cases.list': call(
    'signedIn',
    z.object({ list: workListName, filter: shortText, only: onlyThese.nullable().default(null) }),
    z.array(caseSummary),
  ),
  'cases.search': call('signedIn', z.object({ text: shortText }), z.array(caseSummary)),
  /** The cases that the officer opened last. */
  'cases.recent': call('signedIn', nothing, z.array(caseSummary)),
  'cases.open': call('signedIn', z.object({ caseId: recordId }), caseDetail),
  /** A step on a case; `waiver` sets one condition aside, with the reason. */
  'cases.step': call(
    'signedIn',
    onCase.extend({ step: caseStep, waiver: waiver.nullable().default(null) }),
    caseDetail,
  ),
  /** The national number in full; each look is recorded. */
  'cases.showNumber': call('signedIn', z.object({ caseId: recordId }), z.object({ nationalNumber: z.string() })),
  /** Puts one wrong field of the person right; old and new are kept. */
  'cases.correct': call(
    'signedIn',
    onCase.extend({ field: correctableField, value: shortText, reason: longText.min(1) }),
    caseDetail,
  ),
  /** Nothing of the case may be removed, whatever its term, until it is unblocked. */
  'cases.block': call('signedIn', onCase.extend({ cause: blockCause, reason: longText.min(1) }), caseDetail),
  'cases.unblock': call('supervisor', onCase.extend({ reason: longText.min(1) }), caseDetail),
  /** Looks for the case that waits for a card from a parcel; the arrival itself is a step of that case. */
  'arrivals.match': call(
    'signedIn',
    z.object({ cardNumber: shortText, hint: shortText }),
    z.object({ cardNumber: z.string(), cases: z.array(caseSummary) }),
  ),
  /** Begins the next application of somebody whose case is over: the next card, the adult card, certificates, codes. */
  'cases.startNext': call(
    'signedIn',
    z.object({ caseId: recordId, purpose: z.enum(NEXT_PURPOSES) }),
    z.object({ caseId: recordId }),
  ),

  ...collectionCalls,

  ...retentionCalls,
  ...returnedCalls,

  ...tillCalls,

  /** Makes a PDF from the stored record and keeps it; returns where. A failed print never undoes what was recorded. */
  'print.make': call(
    'signedIn',
    z.object({ caseId: recordId, kind: printKind }),
    z.object({ documentId: recordId, fileName: z.string() }),
  ),
  /** For the print window only: the content of one document. */
  'print.document': call('anybody', z.object({ documentId: recordId }), printDocument),
  'print.open': call('signedIn', z.object({ documentId: recordId }), z.object({ opened: z.boolean() })),

  ...appointmentCalls,
  ...certificateCalls,
  ...counterCalls,
  ...customerCalls,
  ...practiceCalls,
  ...dataCalls,
  ...filterCalls,
  ...householdCalls,
  ...profileCalls,
  ...staffCalls,
  ...cardCheckCalls,
} as const satisfies Record<CallName, ReturnType<typeof call>>;

export type Contract = typeof contract;
/** Input of a call as the page gives it. */
export type CallInput<Name extends CallName> = z.input<Contract[Name]['input']>;
/** Input of a call once its schema has checked it; what the functions behind the calls get. */
export type CheckedInput<Name extends CallName> = z.output<Contract[Name]['input']>;
/** Value that a call answers. */
export type CallValue<Name extends CallName> = z.output<Contract[Name]['output']>;
export type CallResult<Name extends CallName> = Result<CallValue<Name>>;

/** Events from main to the page. They inform; they never move focus or fill a field. */
export const events = {
  'reader.changed': readerView,
  'cases.changed': z.object({ caseIds: z.array(recordId) }),
  'session.changed': sessionView,
  'appointments.changed': z.object({ dates: z.array(isoDate) }),
  'customer.changed': customerDisplay,
  'data.connection': dataConnection,
} as const satisfies Record<EventName, z.ZodType>;
export type EventValue<Name extends EventName> = z.output<(typeof events)[Name]>;

/** What the preload shows to the page as `window.verblijfsloket`. */
export interface VerblijfsloketBridge {
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallResult<Name>>;
  /** Returns the function that ends the subscription. */
  subscribe<Name extends EventName>(name: Name, listener: (value: EventValue<Name>) => void): () => void;
}

/** What the applicant's page gets as `window.customerDisplay`: what to show, and nothing to call. */
export interface CustomerBridge {
  follow(listener: (view: CustomerView) => void): void;
}

export * from '../rules/model/index.ts';
export type { Access } from './calls/call.ts';
export { LARGEST_EID_FILE, SECRET_FIELDS } from './calls/card-check.ts';
export * from './names.ts';
export { type CallsShowing, SHOWS, type Shows } from './personal-data.ts';
export * from './result.ts';
export type * from './shapes/application.ts';
export { applicationDraft, CORRECTABLE_FIELDS, personInput } from './shapes/application.ts';
export type * from './shapes/appointments.ts';
export { APPOINTMENT_CHANNELS, APPOINTMENT_PURPOSES, APPOINTMENT_STATES } from './shapes/appointments.ts';
export type * from './shapes/card-check.ts';
export { ADDRESS_TAGS, IDENTITY_TAGS } from './shapes/card-check.ts';
export type * from './shapes/case-steps.ts';
export { END_CAUSES, INTERIM_PAPERS } from './shapes/case-steps.ts';
export type * from './shapes/cases.ts';
export { MAIN_LISTS, NEXT_PURPOSES, OTHER_LISTS, RETURNED_CARD_VERDICTS, WORK_LISTS } from './shapes/cases.ts';
export type * from './shapes/certificates.ts';
export { CERTIFICATE_CODES } from './shapes/certificates.ts';
export type * from './shapes/customer.ts';
export { customerPlace, customerView } from './shapes/customer.ts';
export type * from './shapes/data.ts';
export type * from './shapes/filters.ts';
export { MOST_FILTERS, ONLY_THESE } from './shapes/filters.ts';
export type * from './shapes/household.ts';
export type * from './shapes/print.ts';
export { LETTER_KINDS } from './shapes/print.ts';
export type * from './shapes/profiles.ts';
export type * from './shapes/reader.ts';
export type * from './shapes/retention.ts';
export { BLOCK_CAUSES, RECORD_KINDS } from './shapes/retention.ts';
export type * from './shapes/returned.ts';
export { RETURN_CAUSES, RETURN_DEEDS, RETURNED_ACTIONS, RETURNED_VERDICT_WORDS } from './shapes/returned.ts';
export type * from './shapes/session.ts';
export { firstStart } from './shapes/session.ts';
export type * from './shapes/staff.ts';
export type * from './shapes/till.ts';
export { dayFileMapping } from './shapes/till.ts';
export type * from './shapes/visit.ts';
export { VISIT_STAGES } from './shapes/visit.ts';
