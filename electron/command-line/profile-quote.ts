/** `quote`: the decision on one question, as one JSON object. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { type ProfileBook, profileInForce, readProfile, readProfileFolder, versionsOf } from '../municipality/index.ts';
import {
  CARD_LETTERS,
  cardTypes,
  DELIVERIES,
  dateOf,
  decide,
  isCalendarDate,
  isLocalDateTime,
  LANGUAGES,
  type Language,
  PROCEDURES,
  PRODUCTS,
  type Profile,
  parsePartialDate,
  productTypeOf,
  REASONS,
  type RuleQuestion,
  type RuleReason,
  TRI_STATES,
  type TriState,
  validityFor,
} from '../rules/index.ts';
import { textIn } from './texts.ts';

const PROFILES = join(import.meta.dirname, '../../resources/profiles');

export interface Quote {
  readonly profile: Profile;
  readonly question: RuleQuestion;
  readonly language: Language;
}

type Read<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: readonly string[] };

/** The answer as it is printed. `possible` is true, false or "unknown"; dates are null where there is none. */
export const answerQuote = ({ profile, question, language }: Quote) => {
  const decision = decide(profile, cardTypes, question);
  const validity = validityFor(profile, cardTypes, question);
  const told = (reasons: readonly RuleReason[]) =>
    reasons.map(({ code, textKey, params, source }) => ({ code, text: textIn(language, textKey, params), source }));
  return {
    profile: profile.profileId,
    version: profile.version,
    possible: decision.possible === 'unknown' ? 'unknown' : decision.possible === 'yes',
    fee: decision.fee,
    promised: decision.promised ?? { from: null, to: null },
    fingerprints: decision.fingerprints,
    certificates: decision.certificates,
    validity: { until: decision.validUntil, years: validity.years },
    activationNotBefore: decision.activationNotBefore,
    window: { state: decision.window.state, opens: decision.window.opens, closes: decision.window.closes },
    questions: decision.questions.map(({ code, label }) => ({ code, text: label[language] ?? label.nl })),
    warnings: told(decision.warnings),
    reasons: told(decision.reasons),
  };
};

/** Reads the arguments; every wrong one is named, not only the first. */
export const readQuote = (words: readonly string[]): Read<Quote> => {
  const problems: string[] = [];
  const given = parse(words, problems);
  const oneOf = <Word extends string>(name: string, allowed: readonly Word[], fallback: Word | null = null): Word => {
    const typed = text(given[name]);
    const found = allowed.find((word) => word === typed) ?? (typed === null ? fallback : null);
    if (found === null)
      problems.push(
        `--${name}: ${typed === null ? 'ontbreekt' : `${typed} bestaat niet`}. Kies uit ${allowed.join(', ')}.`,
      );
    return found ?? (allowed[0] as Word);
  };
  const day = (name: string): string | null => {
    const typed = text(given[name]);
    if (typed !== null && !isCalendarDate(typed))
      problems.push(`--${name}: ${typed} is geen datum. Schrijf JJJJ-MM-DD.`);
    return typed;
  };

  const product = oneOf('product', PRODUCTS);
  const letter =
    text(given['letter']) === null && !productTypeOf(cardTypes, product).needsLetter
      ? null
      : oneOf('letter', CARD_LETTERS);
  const reason = oneOf('reason', REASONS);
  const procedure = oneOf('procedure', PROCEDURES);
  const delivery = oneOf('delivery', DELIVERIES);
  const birth = text(given['birth']);
  if (birth === null || parsePartialDate(birth) === null)
    problems.push(
      `--birth: ${birth ?? 'ontbreekt'}. Schrijf JJJJ-MM-DD, of JJJJ-MM of JJJJ als de rest niet bekend is.`,
    );
  const at = text(given['at']);
  const moment = at !== null && isLocalDateTime(at) ? at : null;
  if (moment === null) problems.push(`--at: ${at ?? 'ontbreekt'}. Schrijf JJJJ-MM-DDTUU:MM, uur van Brussel.`);
  if (birth !== null && moment !== null && parsePartialDate(birth) !== null && birth > dateOf(moment))
    problems.push(`--birth: ${birth} ligt na ${dateOf(moment)}.`);
  const heldLetter = text(given['held-letter']) === null ? null : oneOf('held-letter', CARD_LETTERS);
  const heldUntil = day('held-until');
  const heldModel = text(given['held-model']) === null ? null : oneOf('held-model', ['old', 'new'] as const);
  if (heldLetter === null && (heldUntil !== null || heldModel !== null))
    problems.push('--held-letter: ontbreekt. Zeg welke kaart de aanvrager heeft.');
  const rightUntil = day('right-until');
  const dvzAgreement = oneOf('dvz', TRI_STATES, 'unknown');
  const language = oneOf('language', LANGUAGES, 'nl');
  const profile = readProfileArgument(text(given['profile']), moment, problems);
  const servicePoint = readServicePoint(text(given['service-point']), profile, problems);
  const answers = readAnswers(list(given['answer']), profile, problems);

  if (problems.length > 0 || profile === null || moment === null) return { ok: false, error: problems };
  const held = heldLetter === null ? null : { letter: heldLetter, model: heldModel, validUntil: heldUntil };
  const question: RuleQuestion = {
    product,
    letter,
    reason,
    procedure,
    delivery,
    servicePoint,
    birthDate: birth,
    at: moment,
    held,
    rightUntil,
    dvzAgreement,
    answers,
  };
  return { ok: true, value: { profile, question, language } };
};

const OPTIONS = [
  'profile',
  'product',
  'letter',
  'birth',
  'reason',
  'procedure',
  'delivery',
  'at',
  'service-point',
  'held-letter',
  'held-until',
  'held-model',
  'right-until',
  'dvz',
  'language',
] as const;

/** Reads what can be read and names every word that is none of the options: the others are judged all the same. */
const parse = (words: readonly string[], problems: string[]): Readonly<Record<string, unknown>> => {
  const options = {
    ...Object.fromEntries(OPTIONS.map((name) => [name, { type: 'string' as const }])),
    answer: { type: 'string' as const, multiple: true },
  };
  const { values, positionals, tokens } = parseArgs({
    args: [...words],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given = tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : []));
  for (const name of OPTIONS)
    if (given.filter((word) => word === name).length > 1) problems.push(`--${name}: staat er meer dan een keer.`);
  for (const name of Object.keys(values)) if (!(name in options)) problems.push(`--${name}: deze optie bestaat niet.`);
  for (const word of positionals) problems.push(`${word}: dit woord hoort bij geen optie.`);
  return values;
};

const readProfileArgument = (name: string | null, at: string | null, problems: string[]): Profile | null => {
  if (name === null) {
    problems.push('--profile: ontbreekt. Kies seed-000 tot seed-004 of geef een bestand.');
    return null;
  }
  if (name.endsWith('.json') && existsSync(name)) {
    const read = readProfile(readFileSync(name, 'utf8'), basename(name));
    if (read.ok) return read.value;
    for (const { line, path, messageKey, params } of read.error)
      problems.push(`--profile: ${name}:${line}: ${path}: ${textIn('nl', messageKey, params)}`);
    return null;
  }
  const book = readProfileFolder(PROFILES);
  if (!book.ok) {
    for (const { file, line, path, messageKey, params } of book.error)
      problems.push(`--profile: ${file}:${line}: ${path}: ${textIn('nl', messageKey, params)}`);
    return null;
  }
  return at === null ? newest(book.value, name, problems) : forDay(book.value, name, dateOf(at), problems);
};

const forDay = (book: ProfileBook, name: string, day: string, problems: string[]): Profile | null =>
  profileInForce(book, name, day) ?? newest(book, name, problems);

const newest = (book: ProfileBook, name: string, problems: string[]): Profile | null => {
  const found = versionsOf(book, name).at(-1) ?? null;
  if (found === null) {
    const known = [...new Set(book.versions.map((version) => version.profileId))].sort().join(', ');
    problems.push(`--profile: ${name} bestaat niet. Kies uit ${known} of geef een bestand.`);
  }
  return found;
};

const readServicePoint = (typed: string | null, profile: Profile | null, problems: string[]): string | null => {
  if (typed === null || profile === null) return typed;
  const known = profile.servicePoints.find((place) => place.code.toUpperCase() === typed.toUpperCase());
  if (known !== undefined) return known.code;
  const codes = profile.servicePoints.map((place) => place.code).join(', ');
  problems.push(
    `--service-point: ${typed} bestaat niet in ${profile.profileId}.${codes === '' ? '' : ` Kies uit ${codes}.`}`,
  );
  return null;
};

const readAnswers = (
  typed: readonly string[],
  profile: Profile | null,
  problems: string[],
): Record<string, TriState> => {
  const answers: Record<string, TriState> = {};
  const known = [...(profile?.conditions ?? []), ...cardTypes.questions].map((question) => question.code);
  // A question that another municipality asks is a good question: here it changes nothing.
  const elsewhere = typed.length === 0 ? [] : questionsOfAll();
  for (const answer of typed) {
    const [code = '', ...rest] = answer.split('=');
    const state = TRI_STATES.find((word) => word === rest.join('='));
    if (profile !== null && !known.includes(code) && !elsewhere.includes(code))
      problems.push(`--answer: vraag ${code} bestaat niet in ${profile.profileId}. Kies uit ${known.join(', ')}.`);
    else if (state === undefined) problems.push(`--answer: ${answer}. Schrijf ${code}=yes of ${code}=no.`);
    else if (answers[code] !== undefined && answers[code] !== state)
      problems.push(`--answer: ${code} heeft twee antwoorden. Geef er een.`);
    else answers[code] = state;
  }
  return answers;
};

const questionsOfAll = (): readonly string[] => {
  const book = readProfileFolder(PROFILES);
  return book.ok ? book.value.versions.flatMap(({ conditions }) => conditions.map(({ code }) => code)) : [];
};

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const list = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];
