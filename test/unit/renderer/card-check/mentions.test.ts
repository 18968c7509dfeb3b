/** What the mentions of a card are worth: known codes in words, unknown ones as they stand, nothing where there is nothing. */
import { describe, expect, it } from 'vitest';
import { type CardMentions, LANGUAGES } from '../../../../electron/ipc/contract.ts';
import { mentionsOf, stateName } from '../../../../renderer/card-check/mentions.ts';
import { createTexts } from '../../../../renderer/i18n/index.ts';

const NONE: CardMentions = {
  nobleTitle: '',
  specialStatus: '0',
  duplicate: '00',
  specialOrganisation: '',
  memberOfFamily: false,
  protection: '',
  labourMarket: '',
  employerVat1: '',
  employerVat2: '',
  regionalFileNumber: '',
  brexitMention1: '',
  brexitMention2: '',
  aCardMention1: '',
  aCardMention2: '',
  euStayDate: '',
};

describe('mentions', () => {
  it('a card without any has none: zero and "00" mean nothing', () => expect(mentionsOf(NONE)).toEqual([]));

  it.each([
    ['specialStatus', '12345'],
    ['specialOrganisation', '1245'],
    ['labourMarket', '789A'],
    ['brexitMention1', 'B'],
    ['brexitMention2', 'C'],
    ['aCardMention1', 'ADEFGHIJ'],
    ['aCardMention2', 'K'],
  ] as const)('every known code of %s has words in every language', (name, codes) => {
    for (const code of codes) {
      const [mention] = mentionsOf({ ...NONE, [name]: code });
      expect(mention?.value.kind, `${name} ${code}`).toBe('known');
      const key = mention?.value.kind === 'known' ? mention.value.key : '';
      for (const language of LANGUAGES) expect(createTexts(language).exists(key, {}), `${language} ${key}`).toBe(true);
    }
  });

  it.each([
    ['labourMarket', 'Z'],
    ['labourMarket', '78'],
    ['specialOrganisation', '3'],
    ['brexitMention2', 'c'],
  ] as const)('%s "%s" means nothing that we know, so it is shown as it is', (name, code) =>
    expect(mentionsOf({ ...NONE, [name]: code })).toEqual([{ name, value: { kind: 'code', code } }]),
  );

  it('the protection date names the day and the state; other text stays text', () => {
    expect(mentionsOf({ ...NONE, protection: '13.08.2014-IT' })).toEqual([
      { name: 'protection', value: { kind: 'protection', date: '2014-08-13', country: 'IT' } },
    ]);
    expect(mentionsOf({ ...NONE, protection: '13.08.2014' })).toEqual([
      { name: 'protection', value: { kind: 'text', text: '13.08.2014' } },
    ]);
  });

  it('a state has its name, and two letters that no state has stay letters', () => {
    expect(stateName('IT', 'nl')).toBe('Italië');
    expect(stateName('??', 'nl')).toBe('??');
  });

  it('family member, duplicate and employer are told', () => {
    const told = mentionsOf({ ...NONE, memberOfFamily: true, duplicate: '02', employerVat1: '0999.999.922' });
    expect(told.map(({ name }) => name)).toEqual(['memberOfFamily', 'employerVat1', 'duplicate']);
  });
});
