import type { CustomerSubject } from '../../../electron/ipc/contract.ts';
import type { Client } from '../client/client.ts';
import type { Stores } from '../stores/context.tsx';

/**
 * Tells main what stands open for the person at the desk. A page that makes place for another one of the same person says
 * `nobody` for a moment; only what holds when all of that is done is told. Whoever signs in tells it anew, and hears how the
 * display stands.
 */
export const followSubject = (client: Client, { customer, session }: Stores): (() => void) => {
  let told: CustomerSubject | null = null;
  let isWaiting = false;
  const tell = (): void => {
    isWaiting = false;
    const { subject } = customer.getState();
    if (subject === told || session.getState().view?.kind !== 'signedIn') return;
    told = subject;
    void client.call('customer.attend', { subject }).then((answer) => {
      if (answer.ok) customer.take(answer.value);
    });
  };
  const tellSoon = (): void => {
    if (isWaiting) return;
    isWaiting = true;
    queueMicrotask(tell);
  };
  const stops = [
    customer.subscribe(({ subject }, before) => {
      if (subject !== before.subject) tellSoon();
    }),
    session.subscribe(({ view }, before) => {
      // Behind the lock stands the counter: whoever unlocks it sits on that side.
      if (view?.kind !== 'signedIn') customer.turn(false);
      if (view?.kind !== 'signedIn' || before.view?.kind === 'signedIn') return;
      told = null;
      tellSoon();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
};
