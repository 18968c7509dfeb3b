/**
 * Keeps a virtual card in the virtual reader until standard input closes:
 *   node test/virtual-card/insert.ts <card> [--port N] [--latency MS]
 * Lines on standard input: `insert <card>` changes the card, `remove` takes it out, `log` prints what went over the wire.
 */
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { type InsertedCard, insertCard } from './insert-card.ts';
import { CARD_NAMES, makeNamedCard } from './named-cards.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { port: { type: 'string' }, latency: { type: 'string' } },
});

const reader: { inside: InsertedCard | null } = { inside: null };

const first = positionals[0];
if (first !== undefined) await insert(first);
for await (const line of createInterface({ input: process.stdin })) {
  const [word, name] = line.trim().split(/\s+/);
  if (word === 'insert' && name !== undefined) await insert(name);
  else if (word === 'remove') await remove();
  else if (word === 'log') for (const record of reader.inside?.apdus ?? []) console.log(JSON.stringify(record));
  else if (word !== '') console.error(`Unknown line. Use: insert <card>, remove, log. Cards: ${CARD_NAMES.join(', ')}`);
}
await remove();

async function insert(name: string): Promise<void> {
  const card = await makeNamedCard(name);
  if (card === null) {
    console.error(`No card is called ${name}. Cards: ${CARD_NAMES.join(', ')}`);
    process.exitCode = 2;
    return;
  }
  await remove();
  reader.inside = await insertCard(card, {
    ...(values.port === undefined ? {} : { port: Number(values.port) }),
    ...(values.latency === undefined ? {} : { latency: Number(values.latency) }),
  });
  console.log(`inserted ${name}`);
}

async function remove(): Promise<void> {
  if (reader.inside === null) return;
  await reader.inside.remove();
  reader.inside = null;
  console.log('removed');
}
