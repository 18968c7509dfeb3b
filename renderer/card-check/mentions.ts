import type { CardMentions, Language } from '../../electron/ipc/contract.ts';

/** What a mention is worth: words of ours, its own text, or a code that no source explains. */
export type MentionValue =
  | { readonly kind: 'known'; readonly key: string }
  | { readonly kind: 'yes' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'protection'; readonly date: string; readonly country: string }
  | { readonly kind: 'code'; readonly code: string };

export interface Mention {
  readonly name: keyof CardMentions;
  readonly value: MentionValue;
}

const KNOWN: Readonly<Partial<Record<keyof CardMentions, string>>> = {
  specialStatus: '12345',
  specialOrganisation: '1245',
  labourMarket: '789A',
  brexitMention1: 'B',
  brexitMention2: 'C',
  aCardMention1: 'ADEFGHIJ',
  aCardMention2: 'K',
};
const TEXTS = ['nobleTitle', 'employerVat1', 'employerVat2', 'regionalFileNumber', 'euStayDate'] as const;
/** Values that say that there is nothing to mention. */
const NOTHING: Readonly<Partial<Record<keyof CardMentions, string>>> = { specialStatus: '0', duplicate: '00' };

const ORDER = [
  'nobleTitle',
  'specialStatus',
  'specialOrganisation',
  'memberOfFamily',
  'protection',
  'labourMarket',
  'employerVat1',
  'employerVat2',
  'regionalFileNumber',
  'brexitMention1',
  'brexitMention2',
  'aCardMention1',
  'aCardMention2',
  'euStayDate',
  'duplicate',
] as const satisfies readonly (keyof CardMentions)[];

/** The mentions that a card carries, in the order in which they are shown. A code without a known meaning is shown as it is. */
export const mentionsOf = (mentions: CardMentions): readonly Mention[] =>
  ORDER.flatMap((name) => {
    const said = mentions[name];
    if (typeof said === 'boolean') return said ? [{ name, value: { kind: 'yes' } as const }] : [];
    const text = said.trim();
    return text === '' || text === NOTHING[name] ? [] : [{ name, value: meaningOf(name, text) }];
  });

const meaningOf = (name: keyof CardMentions, text: string): MentionValue => {
  if (TEXTS.some((one) => one === name)) return { kind: 'text', text };
  if (name === 'duplicate') return { kind: 'text', text };
  if (name === 'protection') return protectionOf(text);
  return KNOWN[name]?.includes(text) === true && text.length === 1
    ? { kind: 'known', key: `cardSheet.value.${name}.${text}` }
    : { kind: 'code', code: text };
};

/** `13.08.2014-IT`: day, and the state that granted the protection. */
const protectionOf = (text: string): MentionValue => {
  const match = /^(\d{2})\.(\d{2})\.(\d{4})-([A-Z]{2})$/.exec(text);
  if (match === null) return { kind: 'text', text };
  const [, day, month, year, country = ''] = match;
  return { kind: 'protection', date: `${year}-${month}-${day}`, country };
};

/** Name of a state by its two letters; the letters where nobody has them. */
export const stateName = (code: string, language: Language): string => {
  try {
    return new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
};
