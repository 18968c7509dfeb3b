import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openParts, type PartsPage } from './parts-page.ts';

let parts: PartsPage;
const told = <Name extends string>(name: Name) =>
  parts.page.evaluate((key) => (window as unknown as { told: Record<string, unknown> }).told[key], name);

beforeAll(async () => {
  parts = await openParts();
});
afterAll(() => parts.close());
beforeEach(async () => {
  await parts.page.clock.resume();
  await parts.page.reload();
  await parts.page.getByRole('heading', { name: 'Onderdelen' }).waitFor();
});

describe('date field', () => {
  it('writes a date on leaving, never while typing', async () => {
    const field = parts.page.getByLabel('Datum');
    await field.focus();
    await parts.page.keyboard.type('9-11-26');
    expect(await field.inputValue()).toBe('9-11-26');
    expect(await told('date')).toEqual([]);
    await parts.page.keyboard.press('Tab');
    expect(await field.inputValue()).toBe('09/11/2026');
    expect(await told('date')).toEqual(['2026-11-09']);
  });
  it('tells a whole date at once, so that the main key works from inside the field', async () => {
    await parts.page.getByLabel('Datum').focus();
    await parts.page.keyboard.type('09112026');
    expect(await told('date')).toEqual(['2026-11-09']);
    expect(await parts.page.getByLabel('Datum').inputValue()).toBe('09112026');
  });
  it('keeps text that is no date and says so', async () => {
    const field = parts.page.getByLabel('Datum');
    await field.focus();
    await parts.page.keyboard.type('31/02/1991');
    await parts.page.keyboard.press('Tab');
    expect(await field.inputValue()).toBe('31/02/1991');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(await parts.page.getByText('Deze datum bestaat niet.').count()).toBe(1);
    expect(await told('mistake')).toEqual(['31/02/1991']);
    await field.fill('3/3/1991');
    await parts.page.keyboard.press('Tab');
    expect(await told('mistake')).toEqual(['31/02/1991', null]);
    expect(await field.getAttribute('aria-invalid')).toBeNull();
  });
  it('shows a date that is set from outside', async () => {
    await parts.page.evaluate(() => (window as unknown as { setDate: (iso: string) => void }).setDate('2027-02-22'));
    await expect.poll(() => parts.page.getByLabel('Datum').inputValue()).toBe('22/02/2027');
  });
});

describe('amount and national number', () => {
  it('follow the typing with their value and write themselves on leaving', async () => {
    const amount = parts.page.getByLabel('Bedrag');
    await amount.focus();
    await parts.page.keyboard.type('1234,5');
    expect(((await told('cents')) as number[]).at(-1)).toBe(123450);
    expect(await amount.inputValue()).toBe('1234,5');
    await parts.page.keyboard.press('Tab');
    expect(await amount.inputValue()).toBe('1.234,50');
    await parts.page.keyboard.type('91.0314 99829');
    expect(await told('nationalNumber')).toBe('91031499829');
    await parts.page.keyboard.press('Tab');
    expect(await parts.page.getByLabel('Rijksregisternummer').inputValue()).toBe('91.03.14-998.29');
  });
});

describe('PIN field', () => {
  const field = () => parts.page.getByLabel('PIN');
  it('gives the digits as bytes, shows dots, and overwrites the bytes when they were used', async () => {
    await field().focus();
    await parts.page.keyboard.type('12a34');
    expect(await field().inputValue()).toBe('••••');
    expect(await parts.page.content()).not.toContain('1234');
    await parts.page.keyboard.press('Enter');
    expect(await told('pins')).toEqual([[0x31, 0x32, 0x33, 0x34]]);
    expect(await field().inputValue()).toBe('');
    await parts.page.evaluate(() => (window as unknown as { pinDone: () => void }).pinDone());
    await expect.poll(async () => Object.values((await told('pinNow')) as object)).toEqual([0, 0, 0, 0]);
  });
  it('takes the upper row of Belgian AZERTY without Shift', async () => {
    await field().focus();
    for (const code of ['Digit1', 'Digit2', 'Digit3', 'Numpad4']) {
      await field().dispatchEvent('keydown', { key: '&', code, bubbles: true, cancelable: true });
    }
    await parts.page.keyboard.press('Enter');
    expect(await told('pins')).toEqual([[0x31, 0x32, 0x33, 0x34]]);
  });
  it('asks for four digits and takes back the last one', async () => {
    await field().focus();
    await parts.page.keyboard.type('1234');
    await parts.page.keyboard.press('Backspace');
    await parts.page.keyboard.press('Enter');
    expect(await told('pins')).toEqual([]);
    expect(await parts.page.getByText('Typ minstens 4 cijfers.').count()).toBe(1);
  });
  it('forgets the digits when it is left', async () => {
    await field().focus();
    await parts.page.keyboard.type('1234');
    await parts.page.getByLabel('Datum').focus();
    expect(await field().inputValue()).toBe('');
    await field().focus();
    await parts.page.keyboard.press('Enter');
    expect(await told('pins')).toEqual([]);
  });
  it('keeps the digits on the way to its own button', async () => {
    await field().focus();
    await parts.page.keyboard.type('123456');
    await parts.page.getByRole('button', { name: 'Controleren' }).click();
    expect(await told('pins')).toEqual([[0x31, 0x32, 0x33, 0x34, 0x35, 0x36]]);
  });
  it('forgets the digits after 30 seconds', async () => {
    await field().focus();
    await parts.page.keyboard.type('1234');
    await parts.page.clock.fastForward(29_000);
    expect(await field().inputValue()).toBe('••••');
    await parts.page.clock.fastForward(2_000);
    await expect.poll(() => field().inputValue()).toBe('');
  });
  it('takes nothing from the clipboard and gives nothing to it', async () => {
    await parts.page.evaluate(() => navigator.clipboard.writeText('9876'));
    await field().focus();
    await parts.page.keyboard.press('Control+v');
    expect(await field().inputValue()).toBe('');
    await parts.page.keyboard.type('1234');
    await parts.page.keyboard.press('Control+a');
    await parts.page.keyboard.press('Control+c');
    expect(await parts.page.evaluate(() => navigator.clipboard.readText())).toBe('9876');
  });
});

describe('check row', () => {
  it('takes its letters only while the row has the focus', async () => {
    await parts.page.getByLabel('Datum').focus();
    await parts.page.keyboard.type('j');
    expect(await told('letters')).toBe('');
    await parts.page.getByRole('radio', { name: 'Ja' }).focus();
    await parts.page.keyboard.press('o');
    await expect.poll(() => told('letters')).toBe('missing');
    await parts.page.keyboard.press('J');
    await expect.poll(() => told('letters')).toBe('yes');
    await parts.page.keyboard.press('Control+n');
    expect(await told('letters')).toBe('yes');
  });
});

describe('table', () => {
  it('is one tab stop; arrows choose, Enter opens', async () => {
    await parts.page.getByRole('radio', { name: 'Ja' }).focus();
    await parts.page.keyboard.press('Tab');
    await parts.page.keyboard.press('ArrowDown');
    await parts.page.keyboard.press('ArrowDown');
    await parts.page.keyboard.press('ArrowUp');
    await parts.page.keyboard.press('Enter');
    expect(await told('row')).toBe('B');
    await parts.page.keyboard.press('Tab');
    expect(
      await parts.page.getByRole('button', { name: 'Vraag' }).evaluate((one) => one === document.activeElement),
    ).toBe(true);
  });
});

describe('verdict', () => {
  const show = (id: string) =>
    parts.page.evaluate((name) => (window as unknown as { showVerdict: (id: string) => void }).showVerdict(name), id);
  it('does not listen to Enter for 400 ms, nor to a key that is held down', async () => {
    await parts.page.clock.pauseAt(new Date('2026-11-09T11:00:00Z'));
    await show('first');
    const button = parts.page.getByRole('button', { name: 'Innemen' });
    await button.focus();
    await parts.page.keyboard.press('Enter');
    expect(await told('accepted')).toBe(0);
    await parts.page.clock.runFor(450);
    await parts.page.keyboard.press('Enter');
    expect(await told('accepted')).toBe(1);
    await show('second');
    await parts.page.keyboard.press('Enter');
    expect(await told('accepted')).toBe(1);
    await parts.page.clock.resume();
  });
});

describe('dialog', () => {
  it('keeps the focus inside, closes with Esc and gives the focus back', async () => {
    const opener = parts.page.getByRole('button', { name: 'Vraag' });
    await opener.focus();
    await parts.page.keyboard.press('Enter');
    await parts.page.getByRole('dialog', { name: 'Zeker' }).waitFor();
    for (let tabs = 0; tabs < 3; tabs += 1) await parts.page.keyboard.press('Tab');
    expect(
      await parts.page.evaluate(() => document.querySelector('[role=dialog]')?.contains(document.activeElement)),
    ).toBe(true);
    await parts.page.keyboard.press('Escape');
    await expect.poll(() => parts.page.getByRole('dialog').count()).toBe(0);
    await expect.poll(() => opener.evaluate((one) => one === document.activeElement)).toBe(true);
  });
});

describe('error summary', () => {
  it('takes the focus with each attempt and leads to the field, also to a group of choices', async () => {
    const finish = parts.page.getByRole('button', { name: 'Afronden' });
    for (let attempt = 0; attempt < 2; attempt += 1) {
      await finish.click();
      await expect.poll(() => parts.page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('alert');
    }
    await parts.page.keyboard.press('Tab');
    await parts.page.keyboard.press('Enter');
    expect(await parts.page.evaluate(() => document.getElementById('reason')?.contains(document.activeElement))).toBe(
      true,
    );
  });
});

it('nothing of this breaks the content security policy', () => expect(parts.complaints).toEqual([]));

describe('the sounds of verdicts', () => {
  const RATE = 22_050;
  /** How strong one pitch is in the samples, by Goertzel's rule. */
  const strength = (samples: readonly number[], pitch: number): number => {
    const turn = 2 * Math.cos((2 * Math.PI * pitch) / RATE);
    let [one, two] = [0, 0];
    for (const sample of samples) [one, two] = [sample + turn * one - two, one];
    return Math.sqrt(one ** 2 + two ** 2 - turn * one * two);
  };
  const PITCHES = [196, 330, 880];
  const loudest = (samples: readonly number[]): number | undefined =>
    PITCHES.toSorted((one, other) => strength(samples, other) - strength(samples, one))[0];
  const peak = (samples: readonly number[]): number => Math.max(...samples.map(Math.abs));
  /** Notes begin where a frame of 10 ms is heard after one that was not. */
  const notes = (samples: readonly number[]): number => {
    const frames = Array.from(
      { length: 100 },
      (_, index) => peak(samples.slice(index * 220, index * 220 + 220)) > 0.02,
    );
    return frames.filter((isHeard, index) => isHeard && frames[index - 1] !== true).length;
  };

  it.each([
    ['ok', 880, 1],
    ['warn', 330, 2],
    ['bad', 196, 2],
  ] as const)('%s is heard at %i Hz, %i time(s), neither faint nor harsh, and ends', async (tone, pitch, times) => {
    const samples = await parts.page.evaluate((name) => window.soundOf(name), tone);
    expect(samples).toHaveLength(RATE);
    expect(loudest(samples)).toBe(pitch);
    for (const other of PITCHES.filter((one) => one !== pitch))
      expect(strength(samples, pitch) / strength(samples, other)).toBeGreaterThan(5);
    expect(notes(samples)).toBe(times);
    expect(peak(samples)).toBeGreaterThan(0.08);
    expect(peak(samples)).toBeLessThan(0.2);
    expect(peak(samples.slice(RATE / 2))).toBe(0);
  });
});
