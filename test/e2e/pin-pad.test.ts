/** PIN work of Kaart on a reader with keys: what the screen asks, what it says afterwards, and the way back to the keyboard. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { visitOf } from '../integration/counter/visit.ts';
import { giveKeys, READER_NAMES, typeWhenAsked, untilCodeAsked } from '../real-parts/index.ts';
import { makeCard } from '../virtual-card/index.ts';
import { accessibilityViolations, takeScreenshots } from './application.ts';
import { cardDeskOfThisFile } from './card-desk.ts';
import { press, reach } from './keyboard.ts';
import { houseBehind } from './page-house.ts';

const { desk, page, layMade, typeDigits, untilView } = cardDeskOfThisFile();
const [READER] = READER_NAMES;

beforeAll(() => giveKeys(READER, true));
afterAll(() => giveKeys(READER, false));

const says = (text: string | RegExp) => page().getByText(text).first().waitFor();
/** What was asked on the keys came to its end, and its form went. */
const untilClosed = () => page().locator('.padwait').waitFor({ state: 'detached' });
const untilKeys = () => untilView('keys', ({ readers }) => readers.some(({ hasPinPad }) => hasPinPad));

describe('a reader with keys', () => {
  it('asks for the PIN itself: broken off, nobody there, wrong, right', async () => {
    const [card] = await layMade({ profile: 'adultA', pin: '2468' });
    await untilKeys();
    await page().keyboard.press('Alt+t');
    await says('Laat de aanvrager de PIN intikken op de lezer');
    await takeScreenshots(desk(), 'pin-pad-ask');
    const ask = async (...typed: readonly string[]) => {
      await press(page(), 'PIN vragen op de lezer');
      await typeWhenAsked(READER, ...typed);
    };
    await press(page(), 'PIN vragen op de lezer');
    await untilCodeAsked(READER);
    await says('De lezer wacht op de code.');
    await takeScreenshots(desk(), 'pin-pad-waits');
    expect(await accessibilityViolations(page())).toEqual([]);
    await typeWhenAsked(READER, 'cancel');
    await untilClosed();
    await says('Afgebroken op de lezer.');
    await page().keyboard.press('Alt+t');
    await ask('timeout');
    await untilClosed();
    await says('Afgebroken op de lezer.');
    expect(card.state.pin.triesLeft).toBe(3);
    await page().keyboard.press('Alt+t');
    await ask('1357');
    await says('Code klopt niet.');
    await says('Pogingen vooraf: 3, nu: 2');
    await ask('2468');
    await says('PIN juist.');
    expect(card.state.pin.triesLeft).toBe(3);
  });

  it('changes the PIN and takes a block off', async () => {
    const codes = { puk2: '112233', puk1: '445566' } as const;
    const [card] = await layMade({ profile: 'adultB', pin: '2468', ...codes });
    await page().keyboard.press('Alt+w');
    await press(page(), 'Op de lezer vragen');
    await typeWhenAsked(READER, '2468', '86420', '86421');
    await says('De nieuwe PIN werd niet tweemaal gelijk ingetikt.');
    await says('Pogingen vooraf: 3, nu: 3');
    await press(page(), 'Op de lezer vragen');
    await typeWhenAsked(READER, '2468', '86420', '86420');
    await says('PIN gewijzigd.');
    card.state.pin.triesLeft = 0;
    await page().keyboard.press('Alt+d');
    await says('Laat de aanvrager PUK2 en dan PUK1 intikken op de lezer');
    await takeScreenshots(desk(), 'pin-pad-unblock');
    await press(page(), 'Op de lezer vragen');
    await typeWhenAsked(READER, '112233445566');
    await says('PIN gedeblokkeerd.');
    expect(card.state.pin.triesLeft).toBe(3);
  });

  it('says that the card is blocked after the last try, which it only uses when confirmed', async () => {
    const [card] = await layMade({ profile: 'adultA', pinTriesLeft: 1 });
    await page().keyboard.press('Alt+t');
    const dialog = page().getByRole('alertdialog', { name: 'Laatste poging' });
    await reach(page(), dialog.getByRole('button', { name: 'Laatste poging gebruiken' }));
    await page().keyboard.press('Enter');
    await press(page(), 'PIN vragen op de lezer');
    await typeWhenAsked(READER, '1357');
    await says('PIN geblokkeerd.');
    expect(card.state.pin.triesLeft).toBe(0);
  });

  it('asks at a collection too, and the visit goes on with what the keys said', async () => {
    const visit = visitOf(houseBehind(page));
    const [held, fresh] = [await makeCard({ profile: 'oldB' }), await makeCard({ profile: 'newB', pin: '2468' })];
    const { caseId, caseNumber } = await visit.caseOfHolder(held, fresh);
    const inserted = await visit.upToPin(caseId, held, fresh);
    await page().keyboard.press('F3');
    await page().keyboard.type(caseNumber);
    await page().keyboard.press('Enter');
    await page().locator('.acc--now').getByRole('heading', { level: 2, name: 'PIN en certificaten' }).waitFor();
    await takeScreenshots(desk(), 'pin-pad-collection');
    expect(await accessibilityViolations(page())).toEqual([]);
    await press(page(), 'PIN vragen op de lezer');
    await typeWhenAsked(READER, '1357');
    await says('Nog 2 van 3 pogingen.');
    await press(page(), 'PIN vragen op de lezer');
    await typeWhenAsked(READER, '2468');
    await page().getByText('PIN juist', { exact: false }).first().waitFor();
    expect(fresh.state.pin.triesLeft).toBe(3);
    await visit.house.take(inserted);
    await page().keyboard.press('F9');
    await page().getByRole('heading', { level: 1, name: 'Kaart nakijken' }).waitFor();
  });

  it('is left alone once it is switched off for this reader', async () => {
    await layMade({ profile: 'adultB', pin: '2468' });
    await page().keyboard.press('Control+Digit6');
    await page().getByRole('heading', { level: 1, name: 'Instellingen' }).waitFor();
    await press(page(), 'Kaartlezer');
    await reach(page(), page().getByLabel(new RegExp(`Toetsenbord van de lezer gebruiken: ${READER}`)));
    await page().keyboard.press('Space');
    await says('toetsenbord uitgeschakeld');
    await page().keyboard.press('F9');
    await page().getByRole('heading', { level: 1, name: 'Kaart nakijken' }).waitFor();
    await page().locator('.keys').getByText('PIN testen').waitFor();
    await page().keyboard.press('Alt+t');
    await typeDigits('PIN van de aanvrager', '2468');
    await says('PIN juist.');
  });
});
