/** PIN work of Kaart on real parts: test, change, unblock, and that no code stays anywhere. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BelgianCard, InsertedCard } from '../virtual-card/index.ts';
import { accessibilityViolations, takeScreenshots } from './application.ts';
import { cardDeskOfThisFile } from './card-desk.ts';
import { press } from './keyboard.ts';

const { desk, page, untilView, lay, layMade, layNamed, sheetOf, typeDigits } = cardDeskOfThisFile();

describe('PIN work', () => {
  const triesOf = ([card]: [BelgianCard, InsertedCard]) => card.state.pin.triesLeft;

  it('tests with Alt T: a wrong code tells the tries before and after, a right one proves the key', async () => {
    const laid = await layMade({ profile: 'adultB', pin: '2468' });
    await page().keyboard.press('Alt+t');
    await typeDigits('PIN van de aanvrager', '1357');
    await page().getByText('Code klopt niet.').waitFor();
    await page().getByText('Pogingen vooraf: 3, nu: 2').waitFor();
    expect(triesOf(laid)).toBe(2);
    await typeDigits('PIN van de aanvrager', '2468');
    await page().getByText('PIN juist.').waitFor();
    await sheetOf('Activering').getByText('actief', { exact: true }).waitFor();
    await sheetOf('Activering').getByText('De chip heeft een proef getekend').waitFor();
    expect(triesOf(laid)).toBe(3);
  });

  it('changes with Alt W: two new codes that differ never reach the card, equal ones do', async () => {
    const laid = await layMade({ profile: 'adultA', pin: '2468' });
    const [, inserted] = laid;
    await page().keyboard.press('Alt+w');
    await typeDigits('Huidige PIN van de aanvrager', '2468');
    await typeDigits('Nieuwe PIN', '86420');
    inserted.clearLog();
    await typeDigits('Nieuwe PIN, nog eens', '86421');
    await page().getByText('De twee nieuwe codes zijn niet gelijk.').waitFor();
    expect(inserted.apdus.filter(({ header }) => header.startsWith('0024'))).toEqual([]);
    await typeDigits('Huidige PIN van de aanvrager', '2468');
    await typeDigits('Nieuwe PIN', '86420');
    await takeScreenshots(desk(), 'card-check-pin-change');
    await typeDigits('Nieuwe PIN, nog eens', '86420');
    await page().getByText('PIN gewijzigd.').waitFor();
    expect(inserted.apdus.filter(({ header }) => header.startsWith('0024')).length).toBe(1);
    await page().keyboard.press('Alt+t');
    await typeDigits('PIN van de aanvrager', '86420');
    await page().getByText('PIN juist.').waitFor();
  });

  it('unblocks with Alt D where the holder can, and says that a PIN is blocked and what to do', async () => {
    const laid = await layMade({ profile: 'adultB', pinTriesLeft: 0, puk2: '112233', puk1: '445566', pin: '2468' });
    await page().getByText('PIN geblokkeerd.').waitFor();
    await page().getByText('Deblokkeer met de twee PUK-codes').waitFor();
    await page().keyboard.press('Alt+d');
    await typeDigits(/^PUK2/, '112233');
    await takeScreenshots(desk(), 'card-check-unblock');
    expect(await accessibilityViolations(page())).toEqual([]);
    await typeDigits(/^PUK1/, '000000');
    await page().getByText('PUK klopt niet.').waitFor();
    await typeDigits(/^PUK2/, '112233');
    await typeDigits(/^PUK1/, '445566');
    await page().getByText('PIN gedeblokkeerd.').waitFor();
    expect(triesOf(laid)).toBe(3);
  });

  it('sends nobody to a PUK that the card does not have', async () => {
    const [, inserted] = await layMade({ profile: 'adultA', pinTriesLeft: 0 });
    await page().getByText('Deblokkeren kan alleen in Belpic').first().waitFor();
    inserted.clearLog();
    await page().keyboard.press('Alt+d');
    await page().getByText('Deze kaart heeft geen PUK voor de houder.', { exact: true }).waitFor();
    expect(inserted.apdus.filter(({ header }) => header.startsWith('002C'))).toEqual([]);
  });

  it('uses the last try only after it was confirmed, for a change too', async () => {
    const laid = await layMade({ profile: 'adultA', pinTriesLeft: 1, pin: '2468' });
    await page().getByText('Nog één foute code blokkeert de kaart.').waitFor();
    await page().keyboard.press('Alt+w');
    const dialog = page().getByRole('alertdialog', { name: 'Laatste poging' });
    await dialog.waitFor();
    await page().keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(triesOf(laid)).toBe(1);
    await page().keyboard.press('Alt+w');
    await dialog.waitFor();
    await press(page(), 'Laatste poging gebruiken');
    await typeDigits('Huidige PIN van de aanvrager', '2468');
    await typeDigits('Nieuwe PIN', '1111');
    await typeDigits('Nieuwe PIN, nog eens', '1111');
    await page().getByText('PIN gewijzigd.').waitFor();
    expect(triesOf(laid)).toBe(3);
  });

  it('a card pulled while its PIN is asked: the same number is asked for, its tries are read again', async () => {
    const [card, handle] = await layMade({ profile: 'adultA', pin: '2468' });
    await page().keyboard.press('Alt+t');
    await page().getByLabel('PIN van de aanvrager').waitFor();
    await handle.remove();
    await page().getByText('De kaart is uitgenomen tijdens de PIN.').waitFor();
    const other = await layNamed('otherPerson');
    await page().getByText('Dit is een andere kaart.').waitFor();
    await other.remove();
    await untilView('empty', ({ state }) => state.kind === 'empty');
    await lay(card);
    await page().getByText('Dezelfde kaart is terug.').waitFor();
    await page().getByText('3 van 3', { exact: true }).first().waitFor();
    await press(page(), 'Sluiten');
  });

  it('recognises a card whose keys wait for their activation', async () => {
    await layNamed('newBNotYetActivated');
    await page().keyboard.press('Alt+t');
    await typeDigits('PIN van de aanvrager', '1234');
    await page().getByText('Deze kaart is nog niet geactiveerd.').waitFor();
    await sheetOf('Activering').getByText('niet actief', { exact: true }).waitFor();
  });
});

describe('secrets', () => {
  /** Marked PINs and PUKs, in every form in which bytes or texts may be kept. */
  const MARKED = ['918273645501', '564738291002', '736455829104', '736455820000'];
  const formsOf = (digits: string): readonly string[] => {
    const bytes = Buffer.from(digits, 'ascii');
    return [digits, bytes.toString('hex'), bytes.toString('base64').replace(/=+$/, ''), [...bytes].join(',')];
  };
  const filesIn = (folder: string): readonly string[] =>
    readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));

  it('of a test, a change and an unblocking stay nowhere: no file, no output, no page, no event', async () => {
    await page().evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      window.verblijfsloket?.subscribe('reader.changed', (value) => heard.push(JSON.stringify(value)));
    });
    const [card] = await layMade({ profile: 'adultB', pin: '918273645501', puk2: '736455', puk1: '829104' });
    await page().keyboard.press('Alt+t');
    await typeDigits('PIN van de aanvrager', '918273645501');
    await page().getByText('PIN juist.').waitFor();
    await page().keyboard.press('Alt+w');
    await typeDigits('Huidige PIN van de aanvrager', '918273645501');
    await typeDigits('Nieuwe PIN', '564738291002');
    await typeDigits('Nieuwe PIN, nog eens', '564738291002');
    await page().getByText('PIN gewijzigd.').waitFor();
    await page().keyboard.press('Alt+d');
    await typeDigits(/^PUK2/, '736455');
    await typeDigits(/^PUK1/, '820000');
    await page().getByText('PUK klopt niet.').waitFor();
    await typeDigits(/^PUK2/, '736455');
    await typeDigits(/^PUK1/, '829104');
    await page().getByText('PIN gedeblokkeerd.').waitFor();
    expect(card.state.pin.triesLeft).toBe(3);

    const heard = await page().evaluate(() => (window as unknown as { heard: string[] }).heard.join('\n'));
    expect(heard).toContain('pinTriesLeft');
    const places = new Map<string, string>([
      ['events', heard],
      ['page', await page().content()],
      ['error output', desk().errors()],
      ...filesIn(desk().dataFolder).map((file) => [file, readFileSync(file, 'latin1')] as const),
    ]);
    expect([...places.keys()].some((name) => name.includes('.sqlite'))).toBe(true);
    const found = [...places].flatMap(([name, content]) =>
      MARKED.flatMap((digits) => formsOf(digits))
        .filter((form) => content.includes(form))
        .map((form) => `${name}: ${form}`),
    );
    expect(found).toEqual([]);
    // What was done is recorded, without a code and without a name.
    const database = [...places]
      .filter(([name]) => name.includes('.sqlite'))
      .map(([, content]) => content)
      .join('');
    for (const action of ['cardPinChecked', 'cardPinChanged', 'cardPinUnblocked']) {
      expect(database).toContain(action);
    }
  });
});
