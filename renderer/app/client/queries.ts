import { keepPreviousData, QueryClient, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { CallError, CallInput, CallName, CallResult, CallValue } from '../../../electron/ipc/contract.ts';
import type { Client } from './client.ts';
import { useClient } from './context.tsx';

/** A refused call inside react-query, which knows failures as thrown values only. */
export class CallFailure extends Error {
  readonly refusal: CallError;
  constructor(refusal: CallError) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** Server state of the page: it comes over IPC, so it never waits for a network, and a refusal is an answer. */
export const createQueries = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { networkMode: 'always', retry: false, staleTime: 5_000, refetchOnWindowFocus: false, gcTime: 60_000 },
      mutations: { networkMode: 'always', retry: false },
    },
  });

/** Calls whose answer can change when a case changes. */
const AFTER_CASE_CHANGE: readonly CallName[] = [
  'cases.counts',
  'counter.day',
  'cases.list',
  'cases.search',
  'cases.open',
  'intake.drafts',
  'household.view',
  'appointments.day',
  'till.today',
  'payments.find',
  'session.profiles',
  'profiles.list',
  'profiles.changedSince',
  'returned.list',
  'returned.openBatch',
  'retention.overview',
  'retention.due',
];

/** Lets events from main refresh what is on the screen. Returns the function that ends it. */
export const refreshByEvents = (client: Client, queries: QueryClient): (() => void) => {
  const stops = [
    client.subscribe('cases.changed', () => {
      for (const name of AFTER_CASE_CHANGE) void queries.invalidateQueries({ queryKey: [name] });
    }),
    client.subscribe('appointments.changed', () => {
      void queries.invalidateQueries({ queryKey: ['appointments.day'] });
    }),
    client.subscribe('session.changed', () => {
      void queries.invalidateQueries({ queryKey: ['staff.list'] });
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
};

export interface CallOptions {
  readonly enabled?: boolean;
  /** Keep showing the former answer while a new one is on its way, e.g. while a search text grows. */
  readonly keepsFormer?: boolean;
  readonly staleMs?: number;
  /** Asks anew after so many milliseconds: for an answer that changes with the time of the day. */
  readonly everyMs?: number;
}

/** What a reading call answers, kept up to date by events. */
export const useCall = <Name extends CallName>(
  name: Name,
  input: CallInput<Name>,
  options: CallOptions = {},
): UseQueryResult<CallValue<Name>, CallFailure> => {
  const client = useClient();
  return useQuery<CallValue<Name>, CallFailure>({
    queryKey: [name, input],
    queryFn: async () => {
      const answer = await client.call(name, input);
      if (!answer.ok) throw new CallFailure(answer.error);
      return answer.value;
    },
    enabled: options.enabled ?? true,
    ...(options.staleMs === undefined ? {} : { staleTime: options.staleMs }),
    ...(options.everyMs === undefined ? {} : { refetchInterval: options.everyMs }),
    ...(options.keepsFormer === true ? { placeholderData: keepPreviousData } : {}),
  });
};

/** A command: runs once at a time; the answer is a value or a refusal, never an exception. */
export const useCommand = <Name extends CallName>(name: Name) => {
  const client = useClient();
  const [isPending, setPending] = useState(false);
  const run = useCallback(
    async (input: CallInput<Name>): Promise<CallResult<Name>> => {
      setPending(true);
      const answer = await client.call(name, input);
      setPending(false);
      return answer;
    },
    [client, name],
  );
  return { run, isPending };
};
