/** Taking the person out of what is kept, within the transaction of a removal. */
import type { RecordKind, RetentionTerm } from '../../rules/index.ts';
import type { IsoDate } from '../../rules/model/index.ts';
import type { Transaction } from '../../storage/index.ts';
import { emptyDraft } from '../new-draft.ts';
import { emptyCollection, emptyCourse, emptyOrder } from '../record.ts';
import { forgetSearchWords } from '../store.ts';

/** Under which name the removed ones are entered: whatever a case was, it is gone as a case. */
export const subjectKind = (kind: RecordKind): string => (kind === 'DROPPED_APPLICATION' ? 'CASE' : kind);

/** Removes what is named. The rows of cases stay, empty, because receipts and bookings name them. */
export async function erase(
  transaction: Transaction,
  { kind, afterwards }: RetentionTerm,
  ids: readonly string[],
  today: IsoDate,
): Promise<void> {
  if (kind === 'APPOINTMENT') {
    await transaction.deleteFrom('appointments').where('id', 'in', ids).execute();
    return;
  }
  await transaction.deleteFrom('case_photos').where('case_id', 'in', ids).execute();
  if (kind === 'PHOTO') return;
  // What was printed in one file with papers of others names them all: it goes as a whole, the others keep their own paper.
  await transaction
    .deleteFrom('documents')
    .where('case_id', 'is', null)
    .where('receipt_id', 'is', null)
    .where('closing_id', 'is', null)
    .where('file_name', 'in', (one) => one.selectFrom('documents').select('file_name').where('case_id', 'in', ids))
    .execute();
  // A receipt's paper names nobody, and stays as long as the receipt.
  await transaction.deleteFrom('documents').where('case_id', 'in', ids).where('receipt_id', 'is', null).execute();
  for (const caseId of ids) await forgetSearchWords(transaction, caseId);
  await transaction.deleteFrom('appointments').where('case_id', 'in', ids).execute();
  await transaction.updateTable('returned_cards').set({ note: '' }).where('case_id', 'in', ids).execute();
  await transaction
    .updateTable('audit_entries')
    .set({ details: '' })
    .where('case_id', 'in', ids)
    .where('details', '<>', '')
    .execute();
  await transaction
    .updateTable('cases')
    .set((row) => ({
      ...(afterwards === 'DESTROY' ? { letter: null, applied_on: null, reason: 'OTHER' } : {}),
      version: row('version', '+', 1),
      surname: '',
      given_names: '',
      birth_date: null,
      national_number: '',
      promised_from: null,
      promised_to: null,
      new_card_number: null,
      location: null,
      visit_id: null,
      application: JSON.stringify(emptyDraft()),
      decision: null,
      order_progress: JSON.stringify(emptyOrder),
      collection: JSON.stringify(emptyCollection),
      course: JSON.stringify(emptyCourse),
      ready_on: null,
      reminded_on: null,
      interim_until: null,
      activation_from: null,
      invite_from: null,
      purged_on: today,
    }))
    .where('id', 'in', ids)
    .execute();
}
