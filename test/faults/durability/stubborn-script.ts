/**
 * A counter that goes on after a refusal, as staff do: `node stubborn-script.ts FOLDER`. For each line `next` that comes in
 * it starts one application and writes one line: the acknowledgement, or `refused CODE`. `end` closes the house.
 */
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { startDraft } from '../../../electron/cases/index.ts';
import { els, openHouse } from '../../integration/cases/counter-house.ts';
import type { Acknowledged } from './counter-script.ts';

const say = (line: string): void => {
  writeSync(1, `${line}\n`);
};
const house = await openHouse('2026-11-09T13:42:00Z', process.argv[2]);
say('ready');
for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'end') break;
  const started = await startDraft(house.services, els, null);
  if (started.ok) {
    const { draftId: caseId, caseNumber, revision: version } = started.value;
    say(
      JSON.stringify({
        caseId,
        caseNumber,
        version,
        state: 'DRAFT',
        surname: '',
        receiptNumber: null,
      } satisfies Acknowledged),
    );
  } else {
    say(`refused ${started.error.code}`);
  }
}
await house.database.close();
say('over');
process.exit(0);
