/** What an applicant is told to bring, as sentences for paper: things of which one is enough stand on one line. */
import type { ChecklistEntry, Language, TextMap } from '../../rules/index.ts';

/** Words between and behind the names of things; German keeps its capitals. */
const WORDS = {
  nl: { or: ', of ', ifAny: ' (indien van toepassing)', optional: ' (niet verplicht)', keepsCapital: false },
  fr: { or: ', ou ', ifAny: ' (le cas échéant)', optional: ' (facultatif)', keepsCapital: false },
  de: { or: ', oder ', ifAny: ' (falls zutreffend)', optional: ' (freiwillig)', keepsCapital: true },
  en: { or: ', or ', ifAny: ' (if applicable)', optional: ' (optional)', keepsCapital: false },
} as const satisfies Record<Language, unknown>;

/** One text per line, in the order of the checklist; alternatives stand where the first of them stands. */
export const toBringTexts = (items: readonly ChecklistEntry[]): TextMap[] =>
  items.flatMap((item, index) => {
    const isOneOf = (other: ChecklistEntry) =>
      item.need === 'ONE_OF' && item.group !== null && other.need === 'ONE_OF' && other.group === item.group;
    if (items.slice(0, index).some(isOneOf)) return [];
    const alternatives = items.filter((other) => other === item || isOneOf(other));
    return [lineOf(alternatives)];
  });

const lineOf = (alternatives: readonly ChecklistEntry[]): TextMap => {
  const labels = alternatives.map((item) => item.label);
  const inLanguage = (language: Language): string | null => {
    const names = labels.map((label) => label[language]);
    if (names.some((name) => name === undefined)) return null;
    const { or, ifAny, optional, keepsCapital } = WORDS[language];
    const need = alternatives[0]?.need;
    const text = names.map((name = '', index) => (index === 0 || keepsCapital ? name : uncapital(name))).join(or);
    return `${text}${need === 'IF_APPLICABLE' ? ifAny : need === 'OPTIONAL' ? optional : ''}`;
  };
  const [fr, de, en] = [inLanguage('fr'), inLanguage('de'), inLanguage('en')];
  return {
    nl: inLanguage('nl') ?? '',
    ...(fr === null ? {} : { fr }),
    ...(de === null ? {} : { de }),
    ...(en === null ? {} : { en }),
  };
};

/** A name within a sentence; abbreviations (PIN, PUK) stay as they are. */
const uncapital = (name: string): string =>
  /^\p{Lu}\p{Ll}/u.test(name) ? `${name.charAt(0).toLowerCase()}${name.slice(1)}` : name;
