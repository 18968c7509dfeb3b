/**
 * One counter at work on a shared server: `node counter.ts URL NUMBER COMMANDS`. Begins, types, finishes and carries
 * cases on, its own and those of the others, and writes one line per command once it was answered. When the server goes
 * away it tries the same again until it is back, as a desk does.
 */
import { randomInt } from 'node:crypto';
import { writeSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { createCaseDiary } from '../../../electron/appointments/index.ts';
import type { Actor } from '../../../electron/audit/index.ts';
import {
  finishApplication,
  type IntakeServices,
  loadCase,
  recordStep,
  type StoredCase,
  saveDraft,
  startDraft,
} from '../../../electron/cases/index.ts';
import type { CaseStep, Result } from '../../../electron/ipc/contract.ts';
import { workAtDesk } from '../../../electron/staff/index.ts';
import { openPostgresql, systemClock } from '../../../electron/storage/index.ts';
import { application, calmProfile, calmRules } from '../../integration/cases/counter-house.ts';

/** What a counter was told. `version` 0: a refusal. */
export interface Answered {
  readonly counter: number;
  readonly command: 'start' | 'save' | 'finish' | 'step';
  readonly code: string;
  readonly caseId: string;
  readonly version: number;
  readonly surname: string;
  readonly state: string;
  readonly caseNumber: string;
  readonly receiptNumber: string;
}

const [url = '', counterText = '1', commandsText = '0'] = process.argv.slice(2);
const counter = Number(counterText);
const officer: Actor = {
  staffId: `officer-${counter}`,
  name: `Medewerker ${counter}`,
  workstation: `Loket ${counter}`,
};
/** As long as a server may be away before this counter gives up. */
const PATIENCE_MS = 120_000;

// A till of its own, as every desk has.
workAtDesk(officer.workstation);
const opened = await openPostgresql({ url, clock: systemClock });
if (!opened.ok) throw new Error(opened.error.code);
const database = opened.value;
const profile = calmProfile();
const around = {
  database,
  clock: systemClock,
  profiles: { inForce: () => profile, version: () => profile },
  assess: () => calmRules,
};
const services: IntakeServices = { ...around, announceCases: () => undefined, diary: createCaseDiary(around) };

/** Waits while the server is away; a query that throws for another reason is a mistake. */
const whileAway = async <Value>(ask: () => Promise<Value>): Promise<Value> => {
  for (const until = performance.now() + PATIENCE_MS; ; await delay(100)) {
    try {
      return await ask();
    } catch (error) {
      if (database.explain(error) === null || performance.now() > until) throw error;
    }
  }
};
const AWAY: readonly string[] = ['storageGone', 'storageBusy'];
const command = async <Value>(run: () => Promise<Result<Value>>): Promise<Result<Value>> => {
  for (const until = performance.now() + PATIENCE_MS; ; await delay(100)) {
    const result = await whileAway(run);
    if (result.ok || !AWAY.includes(result.error.code) || performance.now() > until) return result;
  }
};
let answered = 0;
const tell = (line: Partial<Answered> & Pick<Answered, 'command' | 'code'>): void => {
  answered += 1;
  const nothing = { caseId: '', version: 0, surname: '', state: '', caseNumber: '', receiptNumber: '' };
  writeSync(1, `${JSON.stringify({ counter, ...nothing, ...line })}\n`);
};
const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.error.code);

/** A case of anybody, so that counters get in each other's way. */
const anyCase = (state: string) =>
  whileAway(async () => {
    const rows = await database.read
      .selectFrom('cases')
      .select('id')
      .where('state', '=', state)
      .orderBy('updated_at', 'desc')
      .limit(6)
      .execute();
    const row = rows[randomInt(Math.max(1, rows.length))];
    return row === undefined ? null : loadCase(database.read, row.id);
  });

const STEPS: readonly (readonly [string, () => CaseStep])[] = [
  ['ORDERED', () => ({ step: 'acceptedByRegister', reference: `R-${counter}` })],
  [
    'IN_PRODUCTION',
    () => ({
      step: 'cardArrived',
      cardNumber: `B${String(randomInt(1_000_000_000)).padStart(9, '0')}`,
      location: 'C7',
    }),
  ],
  ['CARD_AT_COUNTER', () => ({ step: 'codesSent' })],
];

const turns = {
  start: async (): Promise<void> => {
    const result = await command(() => startDraft(services, officer, null));
    const made = result.ok
      ? {
          caseId: result.value.draftId,
          version: result.value.revision,
          state: 'DRAFT',
          caseNumber: result.value.caseNumber,
        }
      : {};
    tell({ command: 'start', code: codeOf(result), ...made });
  },
  save: async (): Promise<void> => {
    const found = await anyCase('DRAFT');
    if (found === null) return turns.start();
    const surname = `SPECIMEN${counter}X${answered}`;
    const draft = application(surname, 'Bram');
    const result = await command(() =>
      saveDraft(services, officer, { draftId: found.id, revision: found.version, draft }),
    );
    tell({
      command: 'save',
      code: codeOf(result),
      ...(result.ok ? { caseId: found.id, version: result.value.revision, state: 'DRAFT', surname } : {}),
    });
  },
  finish: async (): Promise<void> => {
    const found = await anyCase('DRAFT');
    if (found === null) return turns.start();
    const surname = `VOORBEELD${counter}X${answered}`;
    const draft = application(surname, 'Bram');
    const result = await command(() =>
      finishApplication(services, officer, { draftId: found.id, draft, shownDueCents: 2130 }),
    );
    tell({
      command: 'finish',
      code: codeOf(result),
      ...(result.ok ? { caseId: found.id, receiptNumber: result.value.receiptNumber ?? '', surname } : {}),
    });
  },
  step: async (): Promise<void> => {
    const [state, makeStep] = STEPS[randomInt(STEPS.length)] ?? ['ORDERED', () => ({ step: 'codesSent' as const })];
    const found = await anyCase(state);
    if (found === null) return turns.start();
    const step = makeStep();
    const result = await command<StoredCase>(() =>
      recordStep(services, { caseId: found.id, version: found.version, officer }, step),
    );
    tell({
      command: 'step',
      code: codeOf(result),
      ...(result.ok ? { caseId: found.id, version: result.value.version, state: result.value.state } : {}),
    });
  },
};

const ORDER = ['start', 'save', 'finish', 'step', 'save', 'step'] as const;
while (answered < Number(commandsText)) {
  await turns[ORDER[randomInt(ORDER.length)] ?? 'start']();
}
await whileAway(() => database.close());
