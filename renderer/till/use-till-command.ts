import { useState } from 'react';
import type { CallError, CallInput, CallName, CallValue } from '../../electron/ipc/contract.ts';
import { useCommand } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';

/** A command of a form at the till: what was refused stands at its fields and above them, what was typed stays. */
export const useTillCommand = <Name extends CallName>(name: Name, prefix = '') => {
  const { error: textOf, sent } = useTexts();
  const { run, isPending } = useCommand(name);
  const [refused, setRefused] = useState<CallError | null>(null);
  return {
    isPending,
    refused,
    /** The refusal as a whole; null where it stands at a field. */
    message: refused === null || (refused.fields ?? []).length > 0 ? null : textOf(refused),
    needsSecond: refused?.code === 'secondPersonNeeded' || isAboutSecond(refused),
    errorOf: (field: string): string | null => {
      const found = refused?.fields?.find(({ path }) => path === field || path === `${prefix}${field}`);
      return found === undefined ? null : (sent(found.messageKey, found.params) ?? found.messageKey);
    },
    /** What was refused is of no interest any more. */
    forget: (): void => setRefused(null),
    run: async (input: CallInput<Name>): Promise<CallValue<Name> | null> => {
      const answer = await run(input);
      setRefused(answer.ok ? null : answer.error);
      return answer.ok ? answer.value : null;
    },
  };
};

/** After a wrong password of the second person its fields stay. */
const isAboutSecond = (refused: CallError | null): boolean =>
  refused !== null &&
  ['secondPersonSame', 'secondPersonUnknown', 'wrongPassword', 'wrongPasswordWait', 'signInBlocked'].includes(
    refused.code,
  );
