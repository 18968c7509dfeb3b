/**
 * `npm run --silent card -- read --json [--reader NAME] [--trust ROOT.pem|.der …] [--language nl|fr|de|en]`: the card in the
 * reader as one JSON object; with `--watch` one line per event until the run is ended (interrupt, closed output, or the
 * end of whoever started it). Standard output carries JSON and nothing else, errors too: `{ code, remedy, … }`.
 * Exit code 0: read, whatever the verdicts. 1: wrong arguments. 2: no reader. 3: no card. 4: not a Belgian eID.
 * 5: removed or failed while reading.
 */
import { readArguments } from './card-arguments.ts';
import { EXIT, exitCodeOf, printedProblem } from './card-problem.ts';
import { readOneCard } from './card-read.ts';
import { openReaders } from './card-reader.ts';
import { watchCards } from './card-watch.ts';

const USAGE =
  'npm run --silent card -- read --json [--reader NAAM] [--trust STAM.pem|.der …] [--watch] [--language nl|fr|de|en]';

const main = async (words: readonly string[]): Promise<number> => {
  // npm starts scripts in the folder of the project; a file is named from where the person is.
  const folders = [process.env['INIT_CWD'], process.cwd()].filter((folder) => folder !== undefined);
  const read = readArguments(words, folders);
  if (!read.ok) {
    printWhole({ code: 'wrongArguments', remedy: `Gebruik: ${USAGE}`, problems: read.error });
    return EXIT.wrongUse;
  }
  const { watch, reader, roots, language } = read.value;
  const open = openReaders(roots);
  if (watch) {
    const ended = new AbortController();
    const over = endsWithUs(() => ended.abort());
    const options = { open, asked: reader, language, now: () => new Date(), print: printLine, signal: ended.signal };
    const problem = await watchCards(options);
    over();
    if (problem === null) return EXIT.read;
    printLine(printedProblem(problem, language));
    return exitCodeOf(problem);
  }
  const reading = await readOneCard(open, reader);
  if (reading.kind === 'read') {
    printWhole(reading.answer);
    return EXIT.read;
  }
  printWhole(printedProblem(reading.problem, language));
  return exitCodeOf(reading.problem);
};

const printWhole = (value: object): void => void process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
const printLine = (value: object): void => void process.stdout.write(`${JSON.stringify(value)}\n`);

const LOOK_FOR_PARENT = 1_000;

/** Calls `end` on an interrupt, when nobody reads the output any more, and when the starting process is gone. */
const endsWithUs = (end: () => void): (() => void) => {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid !== parent) end();
  }, LOOK_FOR_PARENT);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  process.stdout.on('error', end);
  return () => clearInterval(timer);
};

process.exitCode = await main(process.argv.slice(2));
// What was printed is written by now or goes on by itself; nothing else may keep the command from ending.
process.stdout.write('', () => process.exit());
