/**
 * `npm run --silent audit -- verify [--database FILE | --database URL | --data-folder FOLDER] [--head HASH] [--json]`:
 * walks the audit chain without the window, also while it works. Exit code 0: the chain is whole. 1: it is broken; the
 * first broken link is named. 2: wrong arguments, or a database that cannot be read.
 */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type ChainVerdict, hashFromPaper, verifyChain } from '../audit/index.ts';
import { openToRead } from '../storage/index.ts';
import { textIn } from './texts.ts';

const USAGE = `Gebruik:
  npm run --silent audit -- verify [--database BESTAND | --database postgresql://… | --data-folder MAP]
      [--head HASH]   de keten moet deze hash bevatten, bv. die van een dagafsluiting
      [--json]
`;

const main = async (words: readonly string[]): Promise<number> => {
  const asked = readArguments(words);
  if (asked === null) {
    process.stderr.write(USAGE);
    return 2;
  }
  const opened = await openToRead(asked.place);
  if (!opened.ok) {
    process.stderr.write(`${textIn('nl', opened.error.messageKey, opened.error.params ?? {})}\n`);
    return 2;
  }
  try {
    if (opened.value.schemaVersion === 0) {
      process.stderr.write(`${textIn('nl', 'errors.storageAbsent', {})}\n`);
      return 2;
    }
    const verdict = await verifyChain(opened.value.read, asked.head === null ? {} : { mustContain: asked.head });
    process.stdout.write(asked.asJson ? `${JSON.stringify(verdict)}\n` : `${inWords(verdict)}\n`);
    return verdict.whole ? 0 : 1;
  } finally {
    await opened.value.close();
  }
};

const inWords = (verdict: ChainVerdict): string => {
  if (verdict.whole) return textIn('nl', 'data.chainWhole', { count: verdict.entries, hash: verdict.headHash });
  const { sequence, fault, entry } = verdict;
  const what = textIn('nl', `data.chainFault_${fault}`, {});
  const whose = entry === null ? '' : ` (${entry.at}, ${entry.who}, ${entry.workstation}, ${entry.action})`;
  return `${textIn('nl', 'data.chainBroken', { sequence })} ${what}${whose}`;
};

const readArguments = (words: readonly string[]) => {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        database: { type: 'string' },
        'data-folder': { type: 'string' },
        head: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    if (positionals.length !== 1 || positionals[0] !== 'verify') return null;
    const head = values.head === undefined ? null : hashFromPaper(values.head);
    if (values.head !== undefined && (head === null || head === '')) return null;
    const database = values.database ?? join(values['data-folder'] ?? usualFolder(), 'verblijfsloket.sqlite');
    const place = /^postgres(ql)?:/.test(database) ? { url: database } : { file: database };
    return { place, head, asJson: values.json };
  } catch {
    return null;
  }
};

/** Where the application keeps its data when nobody says otherwise; the folder that Electron gives it. */
const usualFolder = (): string => {
  const named = process.env['VERBLIJFSLOKET_DATA'];
  if (named !== undefined && named !== '') return named;
  if (process.platform === 'win32') return join(process.env['APPDATA'] ?? homedir(), 'Verblijfsloket');
  if (process.platform === 'darwin') return join(homedir(), 'Library/Application Support/Verblijfsloket');
  return join(process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'Verblijfsloket');
};

process.exitCode = await main(process.argv.slice(2));
