import { useRef, useState } from 'react';
import type { CallError, CaseDetail, CaseSummary } from '../../electron/ipc/contract.ts';
import { useClient } from '../app/index.ts';
import { fieldMessage } from '../collection/index.ts';
import { useTexts } from '../i18n/index.ts';

/** A card of the parcel that no case was found for, or more than one, or that was refused while others were scanned. */
export interface Leftover {
  readonly cardNumber: string;
  readonly cases: readonly CaseSummary[];
  /** The officer looked for a case already. */
  readonly searched: boolean;
  readonly refused: CallError | null;
}

/** A card as it comes from the scanner, the keyboard or the reader; `hint` says whose it is where the chip told. */
interface Scanned {
  readonly cardNumber: string;
  readonly hint: string;
  /** It stood in the field for numbers, where it can be put right. */
  readonly isTyped?: boolean;
}

/** The parcel on the desk: what was scanned, where it went, and what is left over. Each card is on disk when its row appears. */
export const useParcel = () => {
  const client = useClient();
  const { t, error } = useTexts();
  const scanField = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [location, setLocation] = useState('');
  const [locationMissing, setLocationMissing] = useState(false);
  const unplaced = useLatest<readonly Scanned[]>([]);
  const received = useLatest<readonly CaseDetail[]>([]);
  const [leftovers, setLeftovers] = useState<readonly Leftover[]>([]);
  const [refused, setRefused] = useState<CallError | null>(null);
  const [waiting, setWaiting] = useState(0);
  const before = useRef<Promise<void>>(Promise.resolve());

  /** One thing after the other, and none is left out: a scanner types faster than the disk writes. */
  const inTurn = (work: () => Promise<void>): void => {
    setRefused(null);
    setWaiting((count) => count + 1);
    before.current = before.current
      .then(work)
      .catch(() => undefined)
      .finally(() => setWaiting((count) => count - 1));
  };
  const without = (cardNumber: string) => (all: readonly Leftover[]) =>
    all.filter((leftover) => leftover.cardNumber !== cardNumber);
  const leave = (leftover: Leftover): void => setLeftovers((all) => [leftover, ...without(leftover.cardNumber)(all)]);

  /** A typed number goes back into its field to be put right; others, and one whose field is taken again, are left over. */
  const refuse = ({ cardNumber, isTyped = false }: Omit<Scanned, 'hint'>, problem: CallError): void => {
    if (!isTyped || scanField.current?.value !== '') {
      leave({ cardNumber, cases: [], searched: false, refused: problem });
      return;
    }
    setRefused(problem);
    setText(cardNumber);
  };
  const record = async (card: Omit<Scanned, 'hint'>, found: CaseSummary, place: string): Promise<void> => {
    const { cardNumber } = card;
    const answer = await client.call('cases.step', {
      caseId: found.caseId,
      version: found.version,
      step: { step: 'cardArrived', cardNumber, location: place },
    });
    if (!answer.ok) return refuse(card, answer.error);
    received.set([answer.value, ...received.now()]);
    setLeftovers(without(cardNumber));
  };
  const match = async (card: Scanned, searched: boolean, place: string): Promise<void> => {
    const answer = await client.call('arrivals.match', { cardNumber: card.cardNumber, hint: card.hint });
    if (!answer.ok) return refuse(card, answer.error);
    const { cases, cardNumber } = answer.value;
    const [only] = cases;
    if (only !== undefined && cases.length === 1) return record({ ...card, cardNumber }, only, place);
    leave({ cardNumber, cases, searched, refused: null });
  };
  const hasPlace = (): boolean => {
    setLocationMissing(location.trim() === '');
    return location.trim() !== '';
  };
  /** Cards that were scanned before somebody said where they lie wait for that. */
  const receive = (cards: readonly Scanned[]): void => {
    if (!hasPlace()) {
      unplaced.set([...unplaced.now(), ...cards]);
      return;
    }
    const all = [...unplaced.now(), ...cards];
    unplaced.set([]);
    for (const card of all) inTurn(() => match(card, false, location.trim()));
  };

  return {
    text,
    setText,
    location,
    setLocation,
    locationMissing,
    unplaced: unplaced.value.length,
    received: received.value,
    leftovers,
    isPending: waiting > 0,
    scanField,
    numberError: fieldMessage(refused, 'cardNumber', error) ?? fieldMessage(refused, 'step.cardNumber', error),
    refused: (refused?.fields?.length ?? 0) > 0 ? null : refused,
    /** The number in the field, which is free for the next one at once. */
    submit: (): void => {
      if (text.trim() === '' && unplaced.now().length === 0) scanField.current?.focus();
      setText('');
      receive(text.trim() === '' ? [] : [{ cardNumber: text, hint: '', isTyped: true }]);
      if (location.trim() !== '') scanField.current?.focus();
    },
    /** A number from the scanner or the reader. */
    scan: (cardNumber: string, hint: string): void => receive([{ cardNumber, hint }]),
    /** Looks for the case of a leftover by what the officer adds. */
    find: (cardNumber: string, hint: string): void => {
      if (hasPlace()) inTurn(() => match({ cardNumber, hint }, true, location.trim()));
    },
    give: (cardNumber: string, found: CaseSummary): void => {
      if (hasPlace()) inTurn(() => record({ cardNumber }, found, location.trim()));
    },
    putAside: (cardNumber: string): void => {
      setLeftovers(without(cardNumber));
      scanField.current?.focus();
    },
    /** Takes the last arrival back, as a new entry in its case. */
    undoLast: (): void =>
      inTurn(async () => {
        const [last, ...others] = received.now();
        if (last === undefined) return;
        const answer = await client.call('cases.step', {
          caseId: last.caseId,
          version: last.version,
          step: { step: 'undone', reason: t('arrivals.undoReason') },
        });
        if (!answer.ok) return setRefused(answer.error);
        received.set(others);
        scanField.current?.focus();
      }),
  };
};

/** A value that is drawn, and that work under way reads as it is by then. */
const useLatest = <Value>(first: Value) => {
  const [value, setValue] = useState(first);
  const latest = useRef(first);
  return {
    value,
    now: (): Value => latest.current,
    set: (next: Value): void => {
      latest.current = next;
      setValue(next);
    },
  };
};
