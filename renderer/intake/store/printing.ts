import type { CallError, PrintKind, VerblijfsloketBridge } from '../../../electron/ipc/contract.ts';

/** What happened to one printed document. A failed print never undoes what was recorded. */
export type PrintState =
  | { readonly kind: 'printing' }
  | { readonly kind: 'printed'; readonly documentId: string; readonly fileName: string }
  | { readonly kind: 'failed'; readonly error: CallError };

/** Makes the document from the stored record, then opens it. Telling is done at every stage; never throws. */
export const print = async (
  call: VerblijfsloketBridge['call'],
  caseId: string,
  kind: PrintKind,
  tell: (state: PrintState) => void,
): Promise<PrintState> => {
  tell({ kind: 'printing' });
  const state = await attempt(call, caseId, kind).catch((): PrintState => ({ kind: 'failed', error: unreachable }));
  tell(state);
  return state;
};

const attempt = async (call: VerblijfsloketBridge['call'], caseId: string, kind: PrintKind): Promise<PrintState> => {
  const made = await call('print.make', { caseId, kind });
  if (!made.ok) return { kind: 'failed', error: made.error };
  const opened = await call('print.open', { documentId: made.value.documentId });
  if (!opened.ok) return { kind: 'failed', error: opened.error };
  if (!opened.value.opened) return { kind: 'failed', error: notOpened };
  return { kind: 'printed', ...made.value };
};

const notOpened: CallError = { code: 'printNotOpened', messageKey: 'errors.printNotOpened' };
const unreachable: CallError = { code: 'noAnswer', messageKey: 'errors.noAnswer' };
