import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { CallError, CallInput, CallName, CallResult, CaseDetail } from '../../electron/ipc/contract.ts';
import { useCall, useClient } from '../app/index.ts';

/** Commands of a collection that answer the case as it is afterwards. */
type CaseCommandName = Extract<
  CallName,
  | 'collection.takeIn'
  | 'collection.letterSeen'
  | 'collection.confirmNewCard'
  | 'collection.confirmUnreadCard'
  | 'collection.federalStep'
  | 'collection.fingerprints'
  | 'collection.skipPin'
  | 'collection.handOver'
  | 'collection.destroyOldCard'
  | 'collection.notHandedOver'
  | 'cases.step'
  | 'cases.correct'
  | 'cases.block'
  | 'cases.unblock'
>;
type Rest<Name extends CallName> = Omit<CallInput<Name>, 'caseId' | 'version'>;

/** One case on the page, and the way to change it: each command names the version that is on the screen. */
export interface Visit {
  readonly detail: CaseDetail;
  /** Runs a command; on success the page shows the case as it is then, otherwise `refused` says why. */
  readonly run: <Name extends CaseCommandName>(name: Name, rest: Rest<Name>) => Promise<boolean>;
  /** Puts a case that another call answered on the screen. */
  readonly take: (detail: CaseDetail) => void;
  readonly refuse: (error: CallError | null) => void;
  readonly refused: CallError | null;
  readonly isPending: boolean;
}

/** Reads the case; `visit` is null while it loads or when it cannot be read. */
export const useVisit = (caseId: string): { readonly visit: Visit | null; readonly failed: CallError | null } => {
  const client = useClient();
  const queries = useQueryClient();
  const reading = useCall('cases.open', { caseId });
  const [refused, refuse] = useState<CallError | null>(null);
  const [isPending, setPending] = useState(false);
  const take = useCallback(
    (detail: CaseDetail): void => {
      refuse(null);
      queries.setQueryData(['cases.open', { caseId }], detail);
    },
    [queries, caseId],
  );
  const detail = reading.data;
  const run = async <Name extends CaseCommandName>(name: Name, rest: Rest<Name>): Promise<boolean> => {
    if (detail === undefined || isPending) return false;
    setPending(true);
    const input = { ...rest, caseId, version: detail.version } as CallInput<Name>;
    const answer: CallResult<CaseCommandName> = await client.call(name, input);
    setPending(false);
    if (answer.ok) {
      take(answer.value);
      return true;
    }
    refuse(answer.error);
    if (answer.error.code === 'changedMeanwhile') void reading.refetch();
    return false;
  };
  return {
    visit: detail === undefined ? null : { detail, run, take, refuse, refused, isPending },
    failed: reading.error?.refusal ?? null,
  };
};

/** Message for one field of a refused command, or null. */
export const fieldMessage = (
  refused: CallError | null,
  path: string,
  write: (error: { readonly messageKey: string }) => string,
): string | null => {
  const found = refused?.fields?.find((field) => field.path === path);
  return found === undefined ? null : write(found);
};
