/**
 * A counter at work, to be killed: `node counter-script.ts FOLDER CASES KILL_AT_STATEMENT`.
 * Takes cases from draft to destroyed old card and writes one line per acknowledged command to standard output, after the
 * acknowledgement. The line `work` says that it has begun, `statements N` that it came to its end.
 */
import { writeSync } from 'node:fs';
import {
  compareFingerprints,
  confirmFederal,
  confirmNewCard,
  destroyOldCard,
  finishApplication,
  handOver,
  loadCase,
  recordApart,
  recordEvidence,
  recordPin,
  recordStep,
  type StoredCase,
  saveDraft,
  seeLetter,
  startDraft,
  takeIn,
} from '../../../electron/cases/index.ts';
import type { Result } from '../../../electron/ipc/contract.ts';
import { application, els, granted, openHouse } from '../../integration/cases/counter-house.ts';
import { countStatements } from './kill-at-write.ts';

/** What the screen would have said: this case is stored in this version and state. */
export interface Acknowledged {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly version: number;
  readonly state: string;
  readonly surname: string;
  readonly receiptNumber: string | null;
  /** A card that nobody's case expects, kept with this command. */
  readonly keptCard?: string;
}

const say = (line: string): void => {
  writeSync(1, `${line}\n`);
};

async function work(folder: string, cases: number, killAt: number): Promise<void> {
  const house = await openHouse('2026-11-09T13:42:00Z', folder);
  const { services, database } = house;
  const taken = await database.read
    .selectFrom('cases')
    .select((row) => row.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const statements = countStatements(killAt);
  say('work');
  for (let turn = Number(taken.count) + 1; turn <= Number(taken.count) + cases; turn += 1) {
    await oneCase(turn);
  }
  say(`statements ${statements()}`);
  await database.close();

  async function oneCase(turn: number): Promise<void> {
    const surname = `SPECIMEN${turn}`;
    const draft = application(surname, 'Bram');
    draft.held.cardNumber = `B${String(turn).padStart(9, '0')}`;
    if (turn % 2 === 0) {
      draft.payment = { ...draft.payment, method: 'CASH', givenCents: 5000 };
    }
    const started = granted(await startDraft(services, els, null));
    const id = started.draftId;
    const common = { caseId: id, caseNumber: started.caseNumber, receiptNumber: null };
    acknowledge({ ...common, version: started.revision, state: 'DRAFT', surname: '' });
    const saved = granted(await saveDraft(services, els, { draftId: id, revision: started.revision, draft }));
    acknowledge({ ...common, version: saved.revision, state: 'DRAFT', surname });
    const finished = granted(await finishApplication(services, els, { draftId: id, draft, shownDueCents: 2130 }));
    acknowledge({
      ...common,
      version: saved.revision + 1,
      state: 'ORDERED',
      surname,
      receiptNumber: finished.receiptNumber,
    });

    const then = async (
      run: (command: { caseId: string; version: number; officer: typeof els }) => Promise<Result<StoredCase>>,
    ) => {
      const version = (await loadCase(database.read, id))?.version ?? 0;
      const stored = granted(await run({ caseId: id, version, officer: els }));
      acknowledge({
        ...common,
        version: stored.version,
        state: stored.state,
        surname,
        receiptNumber: finished.receiptNumber,
      });
    };
    const cardNumber = `B${String(500_000_000 + turn)}`;
    await then((command) => recordStep(services, command, { step: 'acceptedByRegister', reference: 'R-1' }));
    await then((command) => recordStep(services, command, { step: 'cardArrived', cardNumber, location: 'C7' }));
    await then((command) => recordStep(services, command, { step: 'codesSent' }));
    const judged = { verdict: 'rightCard', cardNumber: draft.held.cardNumber } as const;
    await then((command) => takeIn(services, command, { kind: 'CARD', judged, damaged: false }, []));
    await then((command) => seeLetter(services, command, { applicant: true, representative: '', letterNumber: '' }));
    await then((command) => confirmNewCard(services, command, { verdict: 'rightCard', cardNumber, chipSerial: '01' }));
    await then((command) => compareFingerprints(services, command, 'MATCH', ''));
    await then((command) => confirmFederal(services, command, { step: 'SWITCH_ON', choice: null }));
    await then((command) => confirmFederal(services, command, { step: 'CERTIFICATES', choice: 'BOTH' }));
    await then((command) => confirmFederal(services, command, { step: 'SHOW_DATA', choice: null }));
    await then((command) => recordPin(services, command, { outcome: 'verified', triesLeft: 3, keyProven: true }));
    await then((command) =>
      recordEvidence(services, command, [
        { kind: 'appletReadable', outcome: 'proven', detailKey: 'evidence.appletReadable.read' },
      ]),
    );
    await then((command) => handOver(services, command));
    await then((command) => destroyOldCard(services, command, draft.held.cardNumber.slice(-4)));
    const keptCard = `B${String(700_000_000 + turn)}`;
    const seen = { batchId: null, cardNumber: keptCard, letter: 'B', caseId: null } as const;
    const kept = { deed: 'KEPT', cause: null, note: '', damaged: false, byHand: false } as const;
    granted(await recordApart(services, els, null, { ...seen, verdict: 'noCase', message: 'returned.noCase' }, kept));
    const stored = await loadCase(database.read, id);
    acknowledge({
      ...common,
      version: stored?.version ?? 0,
      state: 'DONE',
      surname,
      receiptNumber: finished.receiptNumber,
      keptCard,
    });
  }
}

const acknowledge = (what: Acknowledged) => say(JSON.stringify(what));

const [folder, cases, killAt] = process.argv.slice(2);
await work(folder ?? '', Number(cases), Number(killAt));
