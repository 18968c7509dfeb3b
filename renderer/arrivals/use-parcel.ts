import { useRef, useState } from 'react';
import type { CallError, CaseDetail, CaseSummary } from '../../electron/ipc/contract.ts';
import { useClient } from '../app/index.ts';
import { fieldMessage } from '../collection/index.ts';
import { useTexts } from '../i18n/index.ts';

/** A card of the parcel that no case was found for, or more than one. */
export interface Leftover {
  readonly cardNumber: string;
  readonly cases: readonly CaseSummary[];
  /** The officer looked for a case already. */
  readonly searched: boolean;
}

/** The parcel on the desk: what was scanned, where it went, and what is left over. Each card is on disk when its row appears. */
export const useParcel = () => {
  const client = useClient();
  const { t, error } = useTexts();
  const scanField = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [location, setLocation] = useState('');
  const [locationMissing, setLocationMissing] = useState(false);
  const [received, setReceived] = useState<readonly CaseDetail[]>([]);
  const [leftovers, setLeftovers] = useState<readonly Leftover[]>([]);
  const [refused, setRefused] = useState<CallError | null>(null);
  const [isPending, setPending] = useState(false);

  /** One thing after the other: a scanner types faster than the disk writes. */
  const alone = async (work: () => Promise<void>): Promise<void> => {
    if (isPending) return;
    setPending(true);
    setRefused(null);
    await work();
    setPending(false);
  };
  const without = (cardNumber: string) => (all: readonly Leftover[]) =>
    all.filter((leftover) => leftover.cardNumber !== cardNumber);

  const record = async (cardNumber: string, found: CaseSummary): Promise<void> => {
    const answer = await client.call('cases.step', {
      caseId: found.caseId,
      version: found.version,
      step: { step: 'cardArrived', cardNumber, location: location.trim() },
    });
    if (!answer.ok) return setRefused(answer.error);
    setReceived((all) => [answer.value, ...all]);
    setLeftovers(without(cardNumber));
    setText('');
    scanField.current?.focus();
  };
  const hasPlace = (): boolean => {
    setLocationMissing(location.trim() === '');
    return location.trim() !== '';
  };
  const match = async (cardNumber: string, hint: string, searched: boolean): Promise<void> => {
    const answer = await client.call('arrivals.match', { cardNumber, hint });
    if (!answer.ok) return setRefused(answer.error);
    const { cases } = answer.value;
    const [only] = cases;
    if (only !== undefined && cases.length === 1) return record(answer.value.cardNumber, only);
    setLeftovers((all) => [
      { cardNumber: answer.value.cardNumber, cases, searched },
      ...without(answer.value.cardNumber)(all),
    ]);
    setText('');
    if (!searched) scanField.current?.focus();
  };

  return {
    text,
    setText,
    location,
    setLocation,
    locationMissing,
    received,
    leftovers,
    isPending,
    scanField,
    numberError: fieldMessage(refused, 'cardNumber', error) ?? fieldMessage(refused, 'step.cardNumber', error),
    refused: (refused?.fields?.length ?? 0) > 0 ? null : refused,
    /** A number from the scanner, the keyboard or the reader. */
    scan: (cardNumber: string, hint: string) =>
      alone(async () => {
        if (hasPlace()) await match(cardNumber, hint, false);
      }),
    /** Looks for the case of a leftover by what the officer adds. */
    find: (cardNumber: string, hint: string) => alone(() => match(cardNumber, hint, true)),
    give: (cardNumber: string, found: CaseSummary) =>
      alone(async () => {
        if (hasPlace()) await record(cardNumber, found);
      }),
    putAside: (cardNumber: string) => setLeftovers(without(cardNumber)),
    /** Takes the last arrival back, as a new entry in its case. */
    undoLast: () =>
      alone(async () => {
        const [last, ...others] = received;
        if (last === undefined) return;
        const answer = await client.call('cases.step', {
          caseId: last.caseId,
          version: last.version,
          step: { step: 'undone', reason: t('arrivals.undoReason') },
        });
        if (!answer.ok) return setRefused(answer.error);
        setReceived(others);
        scanField.current?.focus();
      }),
  };
};
