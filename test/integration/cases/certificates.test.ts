/** A visit for certificates alone, under the rules of each delivered municipality: judged, recorded, settled, closed. */
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { ActivationTrials } from '../../../electron/cards/activation-evidence.ts';
import { createCertificateDesk } from '../../../electron/cards/certificate-desk.ts';
import { caseDetail, ruleServices } from '../../../electron/cases/index.ts';
import {
  type CardView,
  type CheckedInput,
  contract,
  type ReaderView,
  refusal,
} from '../../../electron/ipc/contract.ts';
import { readProfileFolder } from '../../../electron/municipality/index.ts';
import { cardTypes } from '../../../electron/rules/index.ts';
import { keepHouseSettings } from '../../../electron/staff/index.ts';
import { cardOf, certificatesOf } from '../../unit/cards/card-views.ts';
import { type CounterHouse, els, granted, openHouse } from './counter-house.ts';

let house: CounterHouse | null = null;
afterEach(async () => {
  await house?.close();
  house = null;
});

const VERIFIED: ActivationTrials = { pin: 'verified', keyProven: true };
const viewOf = (card: CardView): ReaderView => ({
  revision: 1,
  since: '2026-11-09T13:51:00.000Z',
  readers: [],
  chosenReader: null,
  state: { kind: 'card' },
  card,
  cardPresent: true,
});

const openDesk = async (profileId: string, part: Partial<CounterHouse['services']> = {}) => {
  const opened = await openHouse();
  house = opened;
  const book = readProfileFolder(join(import.meta.dirname, '../../../resources/profiles'));
  if (!book.ok) throw new Error(JSON.stringify(book.error));
  await opened.database.transaction(async (transaction) => {
    await keepHouseSettings(transaction, { profileId, desk: 'Loket 3', till: 'L3', lockAfterMinutes: 3 });
    return { ok: true, value: null };
  });
  const services = { ...opened.services, ...ruleServices(book.value, cardTypes), ...part };
  let lying = cardOf();
  const desk = createCertificateDesk(
    { ...services, readerView: () => viewOf(lying), card: {} as never, testCardsCount: true },
    () => VERIFIED,
  );
  const lay = (card: CardView): void => {
    lying = card;
  };
  return { services, desk, lay };
};

const ofAge = { birthDate: '2008-03-01', nationalNumber: '08030199863', sex: 'M' } as const;
const withoutSignature = cardOf(ofAge, { certificates: certificatesOf(true, false) });
const withSignature = cardOf(ofAge, { sessionId: 'session-2', certificates: certificatesOf(true, true) });
const free = {
  method: '',
  terminalReference: '',
  givenCents: null,
  officerAmountCents: 0,
  officerAmountReason: 'geen tarief in het reglement',
} as const;
const finishing = (card: CardView, part: Partial<CheckedInput<'certificates.finish'>> = {}) => ({
  cardSessionId: card.sessionId,
  cardNumber: card.identity.cardNumber,
  work: 'SIGNATURE' as const,
  codes: 'PIN' as const,
  shownCents: 0,
  payment: free,
  ...part,
});

test.each(['seed-000', 'seed-001', 'seed-002', 'seed-003', 'seed-004'])(
  '%s: the signature of somebody who turned 18 is a case of its own, closed, with its evidence',
  async (profileId) => {
    const { services, desk, lay } = await openDesk(profileId);
    lay(withoutSignature);
    const begun = granted(await desk.begin({ cardSessionId: withoutSignature.sessionId }));
    expect(contract['certificates.begin'].output.parse(begun)).toMatchObject({
      suggested: 'SIGNATURE',
      onCard: { authentication: true, signature: false },
      fee: { state: 'unknown' },
    });
    lay(withSignature);
    const done = granted(await desk.finish(els, 'OFFICER', finishing(withSignature)));
    expect(contract['certificates.finish'].output.parse(done)).toMatchObject({ paidCents: 0, changeCents: 0 });
    expect(done.evidence.find(({ kind }) => kind === 'certificatesPresent')).toMatchObject({ outcome: 'proven' });
    const detail = granted(await caseDetail(services, done.caseId));
    expect(detail).toMatchObject({ state: 'DONE', product: 'CERT_ACTIVATION' });
    expect(detail.history.map(({ action }) => action)).toContain('certificates.SIGNATURE');
  },
);

test('a fee that the officer asks is taken, with its receipt', async () => {
  const { desk, lay } = await openDesk('seed-003');
  lay(withSignature);
  const payment = { ...free, officerAmountCents: 500, method: 'BANCONTACT', terminalReference: 'T-1' } as const;
  const done = granted(await desk.finish(els, 'OFFICER', finishing(withSignature, { shownCents: 500, payment })));
  expect(done.paidCents).toBe(500);
  expect(done.receiptNumber).not.toBeNull();
  const other = await desk.finish(els, 'OFFICER', finishing(withSignature, { shownCents: 400, payment }));
  expect(other).toMatchObject({ ok: false, error: { code: 'amountChanged' } });
});

test('refuses what the card contradicts, and writes nothing then', async () => {
  const { desk, lay } = await openDesk('seed-003');
  const refused = async (card: CardView, part: Partial<CheckedInput<'certificates.finish'>> = {}) => {
    const answer = await desk.finish(els, 'OFFICER', finishing(card, part));
    return answer.ok ? 'recorded' : answer.error.code;
  };
  lay(withoutSignature);
  expect(await refused(withoutSignature)).toBe('signatureNotOnCard');
  expect(await refused(withoutSignature, { cardNumber: 'B111111111' })).toBe('otherCardInReader');
  expect(await refused(withSignature)).toBe('cardChangedMeanwhile');
  lay(cardOf({ ...ofAge, birthDate: '2015-03-01' }, { certificates: certificatesOf(true, false) }));
  expect(await refused(withoutSignature)).toBe('certificateWorkNotPossible');
  lay(cardOf({ kind: 'belgian' }));
  expect(await desk.begin({ cardSessionId: 'session-1' })).toMatchObject({
    ok: false,
    error: { code: 'notAResidenceCard' },
  });
  const cases = await house?.database.read.selectFrom('cases').select('id').execute();
  expect(cases).toEqual([]);
});

test('keeps nothing of it when its last part cannot be written', async () => {
  const { desk, lay, services } = await openDesk('seed-003', {
    diary: { receive: async () => refusal('diskFull'), follow: async () => undefined },
  });
  lay(withSignature);
  expect(await desk.finish(els, 'OFFICER', finishing(withSignature))).toMatchObject({ error: { code: 'diskFull' } });
  const rows = await services.database.read.selectFrom('cases').select('id').execute();
  const entries = await services.database.read.selectFrom('audit_entries').select('action').execute();
  expect([rows, entries.filter(({ action }) => action.startsWith('certificates.'))]).toEqual([[], []]);
});
