import { useState } from 'react';
import type { CallError, CallInput, CallName } from '../../../electron/ipc/contract.ts';
import { useCommand } from '../client/queries.ts';
import { useStores } from '../stores/context.tsx';

/** Runs a call that answers with the session, and takes its answer over. */
export const useEntry = <Name extends CallName & ('session.signIn' | 'session.firstStart' | 'session.signOut')>(
  name: Name,
) => {
  const { session } = useStores();
  const command = useCommand(name);
  const [refused, setRefused] = useState<CallError | null>(null);
  const enter = async (input: CallInput<Name>): Promise<boolean> => {
    setRefused(null);
    const answer = await command.run(input);
    if (answer.ok) session.take(answer.value);
    else setRefused(answer.error);
    return answer.ok;
  };
  return { enter, refused, isPending: command.isPending };
};
