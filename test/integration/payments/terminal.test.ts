/** The payment terminal over ZVT: yes, no, and everything of which nobody knows how it ended. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Result } from '../../../electron/ipc/contract.ts';
import {
  chargeTerminal,
  noteUnclear,
  openAttempts,
  resolveAttempt,
  type TerminalServices,
  takeManual,
  verifyLedger,
  zvtTerminal,
} from '../../../electron/payments/index.ts';
import { decode, paymentStatus } from '../../../electron/payments/terminal/zvt-messages.ts';
import { type CounterHouse, codeOf, els, granted, openHouse } from '../cases/counter-house.ts';
import { type Behaviour, type Simulator, startSimulator } from './terminal-simulator.ts';

let house: CounterHouse;
let simulator: Simulator;
let services: TerminalServices;
beforeEach(async () => {
  house = await openHouse();
  simulator = await startSimulator();
  const address = { host: '127.0.0.1', port: simulator.port, password: '000000' };
  const patience = { connectMs: 5_000, silenceMs: 400, wholeMs: 5_000 };
  services = { ...house.services, terminal: zvtTerminal(address, patience) };
});
afterEach(async () => {
  await simulator.close();
  await house.close();
});

const charge = (cents = 2130) => chargeTerminal(services, els, { cents, purpose: '2026-00001' });
const stateOf = (result: Result<{ readonly state: string }>): string => granted(result).state;

describe('a charge', () => {
  test.each<[Behaviour, string, number]>([
    ['approves', 'approved', 1],
    ['refuses', 'declined', 0],
    ['aborts', 'declined', 0],
    ['isBusy', 'declined', 0],
    ['cutsBeforeAnswer', 'unknown', 1],
    ['cutsAfterApproval', 'unknown', 1],
    ['saysAnotherAmount', 'unknown', 0],
    ['fallsSilent', 'unknown', 0],
    ['talksRubbish', 'unknown', 0],
    ['endsWithoutResult', 'unknown', 0],
  ])('of a terminal that %s is %s, and asked once', async (behaviour, state, taken) => {
    simulator.behaviour = behaviour;
    expect(stateOf(await charge())).toBe(state);
    expect(simulator.asked).toBe(1);
    expect(simulator.taken).toHaveLength(taken);
  });

  test('of a terminal that is not there takes nothing', async () => {
    await simulator.close();
    expect(stateOf(await charge())).toBe('declined');
    simulator = await startSimulator();
  });

  test('is never asked again while one is open, until somebody found out', async () => {
    simulator.behaviour = 'cutsAfterApproval';
    const first = granted(await charge());
    expect(first.reference).toBe('52001234-000417');
    simulator.behaviour = 'approves';
    expect(codeOf(await charge())).toBe('terminalOutcomeOpen');
    expect(codeOf(await noteUnclear(services, els, { cents: 1, purpose: 'x', detail: 'y' }))).toBe(
      'terminalOutcomeOpen',
    );
    expect(simulator.asked).toBe(1);
    const settled = {
      attemptId: first.attemptId,
      state: 'approved' as const,
      reference: '',
      reason: 'journaal gezien',
    };
    expect(stateOf(await resolveAttempt(services, els, settled))).toBe('approved');
    const means = { method: 'BANCONTACT' as const, reference: first.reference, cardCents: null, givenCents: null };
    const lines = [{ label: 'Kaart', reason: 'betaald', cents: 2130 }];
    granted(await takeManual(services, els, { lines, means, attemptId: null }));
    expect(await openAttempts(house.database.read, 'L3')).toEqual([]);
    expect(await verifyLedger(house.database.read)).toEqual([]);
    expect(codeOf(await resolveAttempt(services, els, settled))).toBe('attemptSettled');
    expect(stateOf(await charge())).toBe('approved');
  });

  test('keeps no card number', async () => {
    await charge();
    const rows = await house.database.read.selectFrom('terminal_events').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain('1234F');
    expect(JSON.stringify(rows)).not.toMatch(/\b1234\b/);
  });

  test('that a former run left behind is found out, not forgotten', async () => {
    const silent = {
      ...services,
      terminal: { kind: 'zvt' as const, charge: () => new Promise<never>(() => undefined) },
    };
    void chargeTerminal(silent, els, { cents: 500, purpose: 'x' });
    await expect.poll(async () => (await openAttempts(house.database.read, 'L3')).length, { timeout: 10_000 }).toBe(1);
    const [left] = await openAttempts(house.database.read, 'L3');
    const answer = {
      attemptId: left?.attemptId ?? '',
      state: 'declined' as const,
      reference: '',
      reason: 'niets betaald',
    };
    expect(codeOf(await resolveAttempt(services, els, answer))).toBe('terminalBusy');
  });
});

test('any bytes are read to their end', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      decode(bytes);
      paymentStatus(bytes);
    }),
  );
});
