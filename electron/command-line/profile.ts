/**
 * `npm run --silent profile -- check FILE | compare FILE FILE | quote …`: the rules without the window, for whoever keeps a profile.
 * Exit code 0: answered. 1: wrong arguments or a profile that is refused; what is wrong goes to the error output, one line each.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type ProfileProblem, readProfile } from '../municipality/index.ts';
import type { Profile } from '../rules/index.ts';
import { compareProfiles } from './profile-compare.ts';
import { answerQuote, readQuote } from './profile-quote.ts';
import { textIn } from './texts.ts';

const USAGE = `Gebruik:
  npm run --silent profile -- check FILE
  npm run --silent profile -- compare FILE FILE
  npm run --silent profile -- quote --profile seed-002 --product EVK --letter B --birth 1990-05-01 --reason RENEWAL
      --procedure NORMAL --delivery MUNICIPALITY --at 2026-11-10T14:30 [--service-point CODE] [--answer CODE=yes|no]
      [--held-letter LETTER] [--held-until DATE] [--held-model old|new] [--right-until DATE] [--dvz yes|no] [--language nl|fr|de|en]
`;

const main = (words: readonly string[]): number => {
  const [command, ...rest] = words;
  if (command === 'check' && rest.length === 1 && rest[0] !== undefined) return check(rest[0]);
  if (command === 'compare' && rest.length === 2 && rest[0] !== undefined && rest[1] !== undefined)
    return compare(rest[0], rest[1]);
  if (command === 'quote') return quote(rest);
  process.stderr.write(USAGE);
  return 1;
};

const check = (file: string): number => {
  const profile = readFile(file);
  if (profile === null) return 1;
  const { profileId, version, effectiveFrom, fees, offers, checklist, letters } = profile;
  process.stdout.write(
    `${profileId} versie ${version}, geldig vanaf ${effectiveFrom}: in orde. ${fees.length} tarieven, ${offers.length} procedures, ${letters.length} kaartletters, ${checklist.length} stukken.\n`,
  );
  return 0;
};

const compare = (first: string, second: string): number => {
  const [a, b] = [readFile(first), readFile(second)];
  if (a === null || b === null) return 1;
  const differences = compareProfiles(a, b);
  for (const { path, from, to } of differences) process.stdout.write(`${path}: ${from} -> ${to}\n`);
  process.stdout.write(differences.length === 0 ? 'Geen verschillen.\n' : `${differences.length} verschillen.\n`);
  return 0;
};

const quote = (words: readonly string[]): number => {
  const read = readQuote(words);
  if (!read.ok) {
    for (const problem of read.error) process.stderr.write(`${problem}\n`);
    return 1;
  }
  process.stdout.write(`${JSON.stringify(answerQuote(read.value), null, 2)}\n`);
  return 0;
};

const readFile = (file: string): Profile | null => {
  const json = readText(file);
  if (json === null) {
    process.stderr.write(`${file}: dit bestand kan niet gelezen worden. Kijk de naam na.\n`);
    return null;
  }
  const read = readProfile(json, basename(file));
  if (read.ok) return read.value;
  for (const problem of read.error) process.stderr.write(`${lineFor(file, problem)}\n`);
  return null;
};

const lineFor = (file: string, problem: ProfileProblem): string =>
  `${file}:${problem.line}: ${problem.path === '' ? '' : `${problem.path}: `}${textIn('nl', problem.messageKey, problem.params)}`;

const readText = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
};

process.exitCode = main(process.argv.slice(2));
