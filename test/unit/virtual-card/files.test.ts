import { describe, expect, it } from 'vitest';
import { talkTo } from './exchange.ts';

const SELECT_DIRECTORY = '00A4080C043F002F00';

describe('READ BINARY at the end of a file (37 bytes)', async () => {
  const { send } = await talkTo({ profile: 'adultB' });
  send(SELECT_DIRECTORY);
  it.each([
    ['00B00000FC', /^6C25$/],
    ['00B0000025', /^61234F0C.{66}9000$/],
    ['00B0002401', /^029000$/],
    ['00B0002501', /^6B00$/],
    ['00B0002500', /^6B00$/],
    ['00B0002600', /^6B00$/],
  ])('%s', (command, answer) => expect(send(command)).toMatch(answer));

  it('reads 256 bytes with length 00', () => {
    send('00A4080C063F00DF014035');
    expect(send('00B0000000')).toHaveLength((256 + 2) * 2);
  });

  it('needs a current file', () => {
    send('00A4080C043F00DF01');
    expect(send('00B0000010')).toBe('6986');
  });
});

describe('SELECT', async () => {
  const { send } = await talkTo({ profile: 'adultB' });
  const APPLET = '0FA00000003029057000AD13100101FF';

  it('finds children of the current folder only, and the master file always', () => {
    expect(send('00A4020C023F00')).toBe('9000');
    expect(send('00A4020C02DF00')).toBe('9000');
    expect(send('00A4020C025038')).toBe('9000');
    expect(send('00A4020C022F00')).toBe('6A82');
    expect(send('00A4020C02DF01')).toBe('6A82');
    expect(send('00A4020C025039')).toBe('9000');
    expect(send('00A4020C023F00')).toBe('9000');
    expect(send('00A4020C02DF01')).toBe('9000');
    expect(send('00A4020C024031')).toBe('9000');
  });

  it('takes a path with or without the master file', () => {
    expect(send('00A4080C063F00DF014031')).toBe('9000');
    expect(send('00A4080C04DF014033')).toBe('9000');
  });

  it('leaves the selection as it was when it fails', () => {
    send(SELECT_DIRECTORY);
    expect(send('00A4080C063F00DF014099')).toBe('6A82');
    expect(send('00B0002401')).toBe('029000');
  });

  it('matches an application name by its stored length and never returns file information', () => {
    expect(send(`00A40400${APPLET}`)).toBe('9000');
    expect(send(`00A4040C10${APPLET.slice(2)}77`)).toBe('9000');
    expect(send('00A4040C0CA000000177504B43532D3135')).toBe('9000');
    expect(send('00B0000010')).toBe('6986');
    expect(send('00A4040C07A0000002471001')).toBe('6A82');
  });

  it('needs the applet again after the card manager was selected', () => {
    send('00A4040000');
    expect(send('00A4080C063F00DF014031')).toBe('6A82');
    expect(send('80E400001C')).toBe('6D00');
    expect(send(`00A40400${APPLET}`)).toBe('9000');
    expect(send('00A4080C063F00DF014031')).toBe('9000');
  });

  it('knows the identity folder by name from applet 1.1 on', async () => {
    const byName = '00A4040C0CA0000001774964 46696C6573';
    expect(send(byName)).toBe('9000');
    const first = await talkTo({ profile: 'adultB', generation: '1.0' });
    expect(first.send(byName)).toBe('6A82');
  });

  it('refuses other parameters', () => {
    expect(send('00A4000C023F00')).toBe('6A86');
    expect(send('00A40204023F00')).toBe('6A86');
  });
});

describe('which files a generation has', () => {
  it.each([
    ['1.1', '4038', '9000'],
    ['1.7', '4039', '9000'],
    ['1.7', '4040', '6A82'],
    ['1.8', '4038', '6A82'],
    ['1.8', '4040', '9000'],
  ] as const)('%s: %s answers %s', async (generation, file, answer) => {
    const { send } = await talkTo({ profile: 'adultB', generation });
    expect(send(`00A4080C063F00DF01${file}`)).toBe(answer);
  });
});

describe('GET CARD DATA', async () => {
  const { send, card } = await talkTo({ profile: 'adultB', generation: '1.1' });
  it('tells serial, applet and life cycle', () => {
    const serial = Buffer.from(card.contents.chipSerial).toString('hex').toUpperCase();
    expect(serial).toMatch(/^534C494E/);
    expect(send('80E400001C')).toBe(`${serial}A5030101011100020001010F9000`);
  });
  it.each([
    ['80E400001D', /^6C1C$/],
    ['80E400001B', /^.{54}6101$/],
    ['80E409001C', /^6B00$/],
    ['80E4000B1C', /^6B00$/],
    ['80E400011F', /^6B00$/],
  ])('%s', (command, answer) => expect(send(command)).toMatch(answer));

  it('hands out the rest after a short answer', () => {
    send('80E400001B');
    expect(send('00C0000005')).toBe('6C01');
    expect(send('00C0000001')).toBe('0F9000');
    expect(send('00C0000001')).toBe('6985');
  });

  it('tells the tries left on applet 1.8', async () => {
    const newer = await talkTo({ profile: 'adultA', pinTriesLeft: 2 });
    expect(newer.send('80E400011F')).toMatch(/^534C4790.{48}02FFFF9000$/);
    expect(newer.send('80E400001C').slice(42, 44)).toBe('18');
  });
});

describe('READ RECORD', async () => {
  const { send, card } = await talkTo({ profile: 'adultA' });
  it('gives the entries between two tags, with tag and length', () => {
    send('00A4080C063F00DF014031');
    const national = Buffer.from(card.contents.identity.nationalNumber).toString('hex').toUpperCase();
    expect(send('80B2060600')).toBe(`060B${national}9000`);
    expect(send('80B2000000')).toBe('000200029000');
    expect(send('80B2505000')).toBe('6A83');
  });
  it('fetches more than 256 bytes in two answers', () => {
    expect(send('80B200FF80').slice(-4)).toMatch(/^61/);
  });
  it('works on tag files only, from applet 1.8 on', async () => {
    send('00A4080C063F00DF014035');
    expect(send('80B2010100')).toBe('6981');
    const older = await talkTo({ profile: 'adultB' });
    older.send('00A4080C063F00DF014031');
    expect(older.send('80B2060600')).toBe('6D00');
  });
});

describe('commands the card does not know', async () => {
  const { send } = await talkTo({ profile: 'adultB' });
  it.each([
    ['00FE0000', '6D00'],
    ['90B0000010', '6E00'],
    ['80B0000010', '6E00'],
    ['00E400001C', '6E00'],
    ['00A4080C09DF01', '6700'],
  ])('%s answers %s', (command, answer) => expect(send(command)).toBe(answer));
});

describe('a card that is not activated', () => {
  it('can be read but not sign while its keys wait', async () => {
    const { send } = await talkTo({ profile: 'newB', activation: 'keysWaiting' });
    expect(send('00A4080C063F00DF014031')).toBe('9000');
    expect(send('00B0000001')).toBe('009000');
    expect(send('002241B60504800284 82')).toBe('6985');
  });
  it.each([
    ['1.7', '6283'],
    ['1.8', '6985'],
  ] as const)('%s answers %s to SELECT while its files wait', async (generation, answer) => {
    const { send } = await talkTo({ profile: 'newB', generation, activation: 'filesWaiting' });
    expect(send('00A4080C063F00DF014031')).toBe(answer);
    expect(send('00B0000001')).toBe('6D00');
  });
});
