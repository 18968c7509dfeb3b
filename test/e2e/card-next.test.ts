/** What Kaart proposes for the card in the reader: taking a block off, a new letter, the case of its holder. All by keys. */
import { describe, expect, it } from 'vitest';
import { accessibilityViolations, takeScreenshots } from './application.ts';
import { cardDeskOfThisFile } from './card-desk.ts';
import { press } from './keyboard.ts';

const { desk, page, layMade, typeDigits, untilView } = cardDeskOfThisFile();
/** As long as a new proposal does not listen to its key. */
const GUARD_MS = 500;
const pressProposal = async (): Promise<void> => {
  await page().waitForTimeout(GUARD_MS);
  await page().keyboard.press('F4');
};
const says = (text: string | RegExp) => page().getByText(text).first().waitFor();
const pageCall = (name: string, input: unknown): Promise<unknown> =>
  page().evaluate(async ([call, sent]) => window.verblijfsloket?.call(call as 'cases.open', sent as never), [
    name,
    input,
  ] as const);

describe('a blocked PIN', () => {
  it('is unblocked with F4 where the holder can', async () => {
    const codes = { puk2: '112233', puk1: '445566' } as const;
    const [card] = await layMade({ profile: 'adultB', pinTriesLeft: 0, ...codes });
    await says('Voorstel: deblokkeren');
    await takeScreenshots(desk(), 'card-next-unblock');
    expect(await accessibilityViolations(page())).toEqual([]);
    await pressProposal();
    await typeDigits(/^PUK2/, '112233');
    await typeDigits(/^PUK1/, '445566');
    await says('PIN gedeblokkeerd.');
    expect(card.state.pin.triesLeft).toBe(3);
    // Nothing is proposed any more that was done.
    await page().getByText('Voorstel: deblokkeren').waitFor({ state: 'detached' });
  });

  it('asks for a letter with F4 where only the state can unblock', async () => {
    await layMade({ profile: 'adultA', pinTriesLeft: 0 });
    await says('Voorstel: nieuwe PIN');
    await pressProposal();
    await page().getByRole('dialog', { name: 'Nieuwe PIN-brief aanvragen' }).waitFor();
    await takeScreenshots(desk(), 'card-next-letter');
    await page().keyboard.press('Enter');
    await says('Aanvraag van de brief genoteerd');
  });
});

it('Alt B asks for a letter for any card, and Escape leaves it', async () => {
  await layMade({ profile: 'fPlus' });
  await page().keyboard.press('Alt+b');
  const dialog = page().getByRole('dialog', { name: 'Nieuwe PIN-brief aanvragen' });
  await dialog.waitFor();
  await page().keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
});

it('a check is put on the open case of the holder, once, and stands in its history', async () => {
  await layMade({ profile: 'oldB' });
  expect(await page().getByRole('button', { name: 'Bij dossier voegen' }).count()).toBe(0);
  const before = await untilView('read', ({ card }) => card?.complete === true);
  await pageCall('intake.start', { cardSessionId: before.card?.sessionId });
  const { card } = await untilView('its case', (view) => view.card?.matchingCase != null);
  await page().getByRole('button', { name: 'Bij dossier voegen' }).waitFor();
  await takeScreenshots(desk(), 'card-next-case');
  await press(page(), 'Bij dossier voegen');
  await says(/^Gevoegd bij dossier/);
  await press(page(), 'Bij dossier voegen');
  const opened = await pageCall('cases.open', { caseId: card?.matchingCase?.caseId });
  const { history } = (opened as { readonly value: { readonly history: readonly { readonly action: string }[] } })
    .value;
  expect(history.filter(({ action }) => action === 'cardAddedTest').length).toBe(1);
});
