import { type Caller, checkCall } from './check-call.ts';
import {
  type CallError,
  type CallName,
  type CallResult,
  type CheckedInput,
  contract,
  failure,
  type Result,
  refusal,
  SECRET_FIELDS,
} from './contract.ts';

/** One function per call. */
export type CallTable = { readonly [Name in CallName]: (input: CheckedInput<Name>) => Promise<CallResult<Name>> };

export interface Answering {
  readonly calls: CallTable;
  /** Hears of what went wrong inside, with the name of the call; the page only hears that it did. */
  /** What a thrown error means where it is no mistake, e.g. a database that went away; null for a mistake. */
  readonly explain?: (error: unknown) => CallError | null;
  readonly onMistake: (call: CallName, what: 'threw' | 'badAnswer', error: unknown) => void;
}

/**
 * The answer to one call, whatever was sent: checked, answered by its function, and the answer checked again.
 * Never rejects. A PIN or PUK that came with the call is overwritten before the answer leaves, also where the call was refused.
 */
export async function answerCall(
  answering: Answering,
  name: CallName,
  caller: Caller,
  words: readonly unknown[],
): Promise<Result<unknown>> {
  try {
    const checked = words.length > 1 ? refusal('fieldsWrong') : checkCall(name, words[0], caller);
    return checked.ok ? await checkedAnswer(answering, name, checked.value) : checked;
  } finally {
    for (const word of words) overwriteSecrets(word);
  }
}

const checkedAnswer = async (
  { calls, explain, onMistake }: Answering,
  name: CallName,
  input: unknown,
): Promise<Result<unknown>> => {
  // One function per name takes the input of that name's schema, which was just checked.
  const answer = calls[name] as (checked: unknown) => Promise<Result<unknown>>;
  try {
    const result = await answer(input);
    if (!result.ok) return result;
    const leaving = contract[name].output.safeParse(result.value);
    if (leaving.success) return { ok: true, value: leaving.data };
    onMistake(name, 'badAnswer', leaving.error);
  } catch (error) {
    const reason = explain?.(error) ?? null;
    if (reason !== null) return failure(reason);
    onMistake(name, 'threw', error);
  }
  return refusal('unexpected');
};

const overwriteSecrets = (word: unknown): void => {
  if (word === null || typeof word !== 'object') return;
  for (const name of SECRET_FIELDS) {
    const secret = (word as Record<string, unknown>)[name];
    if (secret instanceof Uint8Array) secret.fill(0);
  }
};
