/** The words after `npm run --silent card --`: what is to be read, and under which roots. */
import { X509Certificate } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { TrustAnchor } from '../../native/messages.ts';
import { LANGUAGES, type Language } from '../rules/model/index.ts';

export interface CardRequest {
  readonly watch: boolean;
  /** Name of a reader, or a part of one; null: whichever reader has a card. */
  readonly reader: string | null;
  /** Roots named for this run; they count like the pinned ones. */
  readonly roots: readonly TrustAnchor[];
  /** Language of the remedies. */
  readonly language: Language;
}

type Read =
  | { readonly ok: true; readonly value: CardRequest }
  | { readonly ok: false; readonly error: readonly string[] };

/** Reads the arguments; every wrong one is named, not only the first. `folders`: where a relative file may lie. */
export const readArguments = (words: readonly string[], folders: readonly string[]): Read => {
  const problems: string[] = [];
  const given = split(words, problems);
  if (given.command !== 'read')
    problems.unshift(
      given.command === null
        ? 'Opdracht ontbreekt. Schrijf read.'
        : `${given.command}: deze opdracht bestaat niet. Schrijf read.`,
    );
  const language = LANGUAGES.find((known) => known === given.language) ?? null;
  if (language === null) problems.push(`--language: ${given.language} bestaat niet. Kies uit ${LANGUAGES.join(', ')}.`);
  const roots = given.trust.flatMap((file) => readRoots(file, folders, problems));
  if (problems.length > 0 || language === null) return { ok: false, error: problems };
  return { ok: true, value: { watch: given.watch, reader: given.reader, roots, language } };
};

interface Given {
  command: string | null;
  watch: boolean;
  reader: string | null;
  language: string;
  trust: string[];
}

/** Words into options; `--trust` takes every word up to the next option. `--json` is allowed, because nothing else is printed. */
const split = (words: readonly string[], problems: string[]): Given => {
  const given: Given = { command: null, watch: false, reader: null, language: 'nl', trust: [] };
  const left = [...words];
  if (left[0] !== undefined && !left[0].startsWith('--')) given.command = left.shift() ?? null;
  const values = (): string[] => {
    const end = left.findIndex((word) => word.startsWith('--'));
    return left.splice(0, end === -1 ? left.length : end);
  };
  while (left.length > 0) {
    const word = left.shift() ?? '';
    const equals = word.indexOf('=');
    const name = equals === -1 ? word : word.slice(0, equals);
    const own = equals === -1 ? [] : [word.slice(equals + 1)];
    const following = [...own, ...values()].filter((value) => value !== '');
    if (name === '--trust') {
      given.trust.push(...following);
      if (following.length === 0) problems.push('--trust: het bestand ontbreekt.');
      continue;
    }
    if (!KNOWN.includes(name)) {
      problems.push(`${name}: deze optie bestaat niet.`);
      continue;
    }
    const wanted = name === '--reader' || name === '--language' ? 1 : 0;
    for (const extra of following.slice(wanted)) problems.push(`${extra}: dit woord hoort bij geen optie.`);
    const [value] = following;
    if (wanted === 1 && value === undefined) problems.push(`${name}: de waarde ontbreekt.`);
    else if (name === '--reader') given.reader = value ?? null;
    else if (name === '--language') given.language = value ?? 'nl';
    else if (name === '--watch') given.watch = true;
  }
  return given;
};

const KNOWN: readonly string[] = ['--json', '--watch', '--reader', '--trust', '--language'];

/** More than any bundle of roots. */
const LONGEST_FILE = 1_000_000;
const PEM_BLOCK = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g;

const readRoots = (name: string, folders: readonly string[], problems: string[]): readonly TrustAnchor[] => {
  const bytes = readFirst(name, folders);
  if (bytes === null) {
    problems.push(`--trust: ${name} kan niet gelezen worden. Kijk de naam na.`);
    return [];
  }
  const blocks = bytes.toString('latin1').match(PEM_BLOCK);
  return (blocks ?? [bytes]).flatMap((block) => {
    const root = certificateOf(block);
    if (root === null) problems.push(`--trust: ${name} is geen certificaat (PEM of DER).`);
    else if (!isRoot(root))
      problems.push(`--trust: ${name} is geen stamcertificaat: het is niet door zichzelf getekend.`);
    else return [{ sha256: root.fingerprint256.replaceAll(':', ''), label: name, use: 'production' as const }];
    return [];
  });
};

const readFirst = (name: string, folders: readonly string[]): Buffer | null => {
  for (const folder of folders) {
    const file = resolve(folder, name);
    try {
      const { size } = statSync(file);
      if (size <= LONGEST_FILE) return readFileSync(file);
    } catch {
      // Perhaps it lies in the next folder.
    }
  }
  return null;
};

const certificateOf = (block: string | Buffer): X509Certificate | null => {
  try {
    return new X509Certificate(block);
  } catch {
    return null;
  }
};

const isRoot = (certificate: X509Certificate): boolean => {
  try {
    return certificate.checkIssued(certificate) && certificate.verify(certificate.publicKey);
  } catch {
    return false;
  }
};
