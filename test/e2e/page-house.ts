/** What a test prepares by the calls of the open page, so that it plays by keys only what it is about. */
import type { Page } from 'playwright';
import { expect } from 'vitest';
import type { CallInput, CallName, CallResult, CallValue, ReaderView } from '../../electron/ipc/contract.ts';
import type { VisitHouse } from '../integration/counter/visit.ts';
import { type Card, insertCard } from '../virtual-card/index.ts';

/** Everything in an argument that is no JSON is a code as bytes; it crosses to the page as numbers. */
const packed = (_key: string, value: unknown): unknown => (value instanceof Uint8Array ? { bytes: [...value] } : value);

/** The house behind this window. Cards go into the reader of the desk, and are waited for as the page sees them. */
export const houseBehind = (page: () => Page): VisitHouse => {
  let last: ReaderView | null = null;
  const call = async <Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallResult<Name>> =>
    page().evaluate(
      async ([called, text]) => {
        const unpacked: unknown =
          text === undefined
            ? undefined
            : JSON.parse(text, (_key, value) =>
                value !== null && typeof value === 'object' && 'bytes' in value ? Uint8Array.from(value.bytes) : value,
              );
        return window.verblijfsloket?.call(called as CallName, unpacked as never);
      },
      [name, input === undefined ? undefined : JSON.stringify(input, packed)] as const,
    ) as Promise<CallResult<Name>>;
  const get = async <Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallValue<Name>> => {
    const answer = await call(name, input);
    if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`);
    return answer.value;
  };
  const until = (what: string, holds: (view: ReaderView) => boolean): Promise<void> =>
    expect
      .poll(
        async () => {
          last = await get('reader.state', undefined);
          return holds(last);
        },
        { timeout: 25_000, interval: 50, message: what },
      )
      .toBe(true);
  const untilEmpty = (): Promise<void> =>
    until('an empty reader', ({ state }) => state.kind === 'empty' || state.kind === 'removedMidRead');
  return {
    call,
    get,
    view: () => {
      if (last === null) throw new Error('no card was laid in yet');
      return last;
    },
    lay: async (card: Card) => {
      // A card of the test before may just have been pulled out: what is still shown of it is not this one.
      await untilEmpty();
      const inserted = await insertCard(card);
      await until('the card read', ({ state, card: read }) =>
        state.kind === 'card' ? read?.complete === true : !['empty', 'reading', 'removedMidRead'].includes(state.kind),
      );
      return inserted;
    },
    take: async (inserted) => {
      await inserted.remove();
      await untilEmpty();
    },
  };
};
