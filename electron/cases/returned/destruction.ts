/** Destroying returned cards together: one record, by whom, before which witness, printable. */
import { randomUUID } from 'node:crypto';
import { type Actor, noCase, record } from '../../audit/index.ts';
import {
  type CallError,
  type CallValue,
  type DestructionRecord,
  type PrintDocument,
  type Result,
  type ReturnedEntry,
  refusal,
  success,
} from '../../ipc/contract.ts';
import type { Profile } from '../../rules/index.ts';
import { formatCardNumber } from '../../rules/index.ts';
import { houseSettings } from '../../staff/index.ts';
import { belgianDate, type Executor, nextNumber, storedInstant, type Transaction } from '../../storage/index.ts';
import { dayOf } from '../collection-guards.ts';
import type { PrintServices } from '../documents/keep-and-print.ts';
import { key, line, lines, text } from '../documents/paper.ts';
import type { Deed, StoredCase } from '../record.ts';
import type { CaseServices, Profiles } from '../services.ts';
import { loadCase, updateCase } from '../store.ts';
import { stateAfter } from '../transitions.ts';
import { enterWithdrawn } from '../withdrawn-cards.ts';
import { returnedEntries } from './entry.ts';

type DestroyServices = CaseServices & { readonly profiles: Profiles };

/** The profile in force today at this desk, or null. */
export async function profileToday(services: DestroyServices): Promise<Profile | null> {
  const house = await houseSettings(services.database.read);
  return services.profiles.inForce(house?.profileId ?? '', belgianDate(services.clock.now()));
}

/** Whether the municipality wants a witness at the destruction of cards. */
export const destructionRules = async (
  services: DestroyServices,
): Promise<Result<CallValue<'returned.destructionRules'>>> =>
  success({ witnessNeeded: (await profileToday(services))?.returnedCards?.destructionWitness === 'yes' });

/**
 * Writes that these cards were destroyed: the record, each card in it, the cases that wait for nothing else, all or
 * nothing. Refusals: `entryNotFound`, `mayNotDestroy` (which card), `fieldsWrong` where the profile wants a witness.
 */
export async function destroyReturned(
  services: DestroyServices,
  officer: Actor,
  input: { readonly entryIds: readonly string[]; readonly witness: string },
): Promise<Result<DestructionRecord>> {
  const ids = [...new Set(input.entryIds)];
  const { value: rules } = (await destructionRules(services)) as { value: CallValue<'returned.destructionRules'> };
  const isSelf = input.witness.trim().toLowerCase() === officer.name.trim().toLowerCase();
  if (rules.witnessNeeded && (input.witness === '' || isSelf)) {
    const messageKey = isSelf ? 'errors.witnessIsOfficer' : 'errors.fieldRequired';
    return refusal('fieldsWrong', undefined, [{ path: 'witness', messageKey }]);
  }
  const now = services.clock.now();
  const at = storedInstant(now);
  const deed: Deed = { at, staffId: officer.staffId, by: officer.name };
  const destructionId = randomUUID();
  const touched: string[] = [];
  const done = await services.database.transaction<null, CallError>(async (transaction) => {
    const entries = await returnedEntries(transaction, { ids });
    if (entries.length !== ids.length) return refusal('entryNotFound');
    const barred = entries.find((entry) => !entry.mayDestroy);
    if (barred !== undefined) return refusal('mayNotDestroy', { cardNumber: barred.cardNumber });
    const year = belgianDate(now).slice(0, 4);
    const sequence = await nextNumber(transaction, `destruction/${year}`);
    const number = `V-${year}-${String(sequence).padStart(4, '0')}`;
    await transaction
      .insertInto('destruction_records')
      .values({
        id: destructionId,
        number,
        at,
        staff_id: officer.staffId,
        staff_name: officer.name,
        witness: input.witness,
        document: null,
        file_name: null,
      })
      .execute();
    await transaction
      .updateTable('returned_cards')
      .set({ destruction_id: destructionId })
      .where('id', 'in', ids)
      .execute();
    for (const entry of entries) {
      const closed = entry.deed === 'TAKEN_IN' ? await closeCase(transaction, officer, deed, entry) : success(null);
      if (!closed.ok) return closed;
      if (entry.case !== null) touched.push(entry.case.caseId);
    }
    await record(transaction, at, officer, noCase, {
      action: 'cardsDestroyed',
      params: { number, count: entries.length, witness: input.witness === '' ? 0 : 1 },
    });
    return success(null);
  });
  if (!done.ok) return done;
  services.announceCases(touched);
  return readDestruction(services.database.read, destructionId);
}

/** The case that waited for nothing but this: its old card is gone, it is done. */
async function closeCase(
  transaction: Transaction,
  officer: Actor,
  deed: Deed,
  entry: ReturnedEntry,
): Promise<Result<null, CallError>> {
  const current = entry.case === null ? null : await loadCase(transaction, entry.case.caseId);
  const oldCard = current?.collection.oldCard ?? null;
  if (current === null || oldCard === null) return refusal('mayNotDestroy', { cardNumber: entry.cardNumber });
  const collection = { ...current.collection, oldCard: { ...oldCard, withdrawn: deed, destroyed: deed } };
  const content = { ...current, collection };
  const state = stateAfter(current.state, 'closed', { content, today: dayOf(deed), openPoints: 0 });
  if (!state.ok) return state;
  const changed: StoredCase = {
    ...content,
    state: state.value,
    version: current.version + 1,
    updatedAt: deed.at,
    updatedBy: deed.by,
  };
  await updateCase(transaction, current, changed);
  const subject = { caseId: changed.id, caseVersion: changed.version };
  const cardNumber = oldCard.cardNumber ?? entry.cardNumber;
  await record(transaction, deed.at, officer, subject, { action: 'oldCardDestroyed', params: { cardNumber } });
  await record(transaction, deed.at, officer, subject, { action: 'caseClosed' });
  await enterWithdrawn(transaction, { cardNumber, cause: 'REPLACED', caseId: changed.id }, deed.at);
  return success(null);
}

/** A destruction record with its cards. Refusal: `destructionNotFound`. */
export async function readDestruction(executor: Executor, destructionId: string): Promise<Result<DestructionRecord>> {
  const row = await executor
    .selectFrom('destruction_records')
    .selectAll()
    .where('id', '=', destructionId)
    .executeTakeFirst();
  if (row === undefined) return refusal('destructionNotFound');
  return success({
    destructionId: row.id,
    number: row.number,
    at: row.at,
    by: row.staff_name,
    witness: row.witness,
    entries: [...(await returnedEntries(executor, { destructionId }))],
  });
}

/**
 * Makes the paper of a destruction record and prints it; the key of the paper is that of the record.
 * Refusals: `destructionNotFound`, `profileMissing`, `printFailed`.
 */
export async function printDestruction(
  services: PrintServices & DestroyServices,
  officer: Actor,
  destructionId: string,
): Promise<Result<CallValue<'returned.printDestruction'>>> {
  const found = await readDestruction(services.database.read, destructionId);
  if (!found.ok) return found;
  const profile = await profileToday(services);
  if (profile === null) return refusal('profileMissing');
  const row = await services.database.read
    .selectFrom('destruction_records')
    .select('document')
    .where('id', '=', destructionId)
    .executeTakeFirstOrThrow();
  const before = row.document === null ? null : (JSON.parse(row.document) as PrintDocument);
  const first = before === null ? null : (before.copyOf ?? before.madeAt);
  const document = paperOf(found.value, profile, {
    officer,
    madeAt: storedInstant(services.clock.now()),
    copyOf: first,
    trainingMode: services.trainingMode,
  });
  const fileName = `${found.value.number}-vernietiging${first === null ? '' : '-kopie'}-${destructionId.slice(0, 8)}.pdf`;
  const kept = await services.database.transaction<null, CallError>(async (transaction) => {
    await transaction
      .updateTable('destruction_records')
      .set({ document: JSON.stringify(document), file_name: fileName })
      .where('id', '=', destructionId)
      .execute();
    await record(transaction, document.madeAt, officer, noCase, {
      action: 'documentPrinted',
      params: { kind: 'destructionRecord', copy: first === null ? 0 : 1 },
    });
    return success(null);
  });
  if (!kept.ok) return kept;
  const printed = await services.printToPdf(destructionId, fileName).catch(() => ({ ok: false }));
  return printed.ok ? success({ documentId: destructionId, fileName }) : refusal('printFailed');
}

const paperOf = (
  destruction: DestructionRecord,
  profile: Profile,
  made: {
    readonly officer: Actor;
    readonly madeAt: string;
    readonly copyOf: string | null;
    readonly trainingMode: boolean;
  },
): PrintDocument => ({
  documentId: destruction.destructionId,
  kind: 'destructionRecord',
  format: 'a5',
  translation: null,
  language: profile.officialLanguage,
  municipality: profile.displayName,
  titleKey: 'print.title.destructionRecord',
  caseNumber: destruction.number,
  receiptNumber: null,
  madeAt: made.madeAt,
  madeBy: made.officer.name,
  desk: made.officer.workstation,
  copyOf: made.copyOf,
  trainingMode: made.trainingMode,
  headline: { labelKey: 'print.label.destroyedOn', value: { kind: 'instant', at: destruction.at } },
  sections: [
    {
      titleKey: '',
      lines: lines(
        line('destroyedBy', text(destruction.by)),
        destruction.witness === '' ? null : line('witness', text(destruction.witness)),
        line('destroyedCount', text(String(destruction.entries.length))),
      ),
    },
    {
      titleKey: 'print.section.destroyed',
      lines: destruction.entries.map((entry) => ({
        labelKey: '',
        value: text(
          [formatCardNumber(entry.cardNumber), entry.letter ?? '', entry.case?.caseNumber ?? '']
            .filter(Boolean)
            .join(' · '),
        ),
      })),
    },
  ],
  items: [],
  amounts: [],
  notes: [key('note.destroyedHow')],
  signatureKeys: ['print.signature.municipality', 'print.signature.witness'],
  barcode: null,
});
