/** Kaart nakijken on real parts: what a card says, files in its place, paper, and every state of the reader. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeCard } from '../virtual-card/index.ts';
import { accessibilityViolations, takeScreenshots } from './application.ts';
import { cardDeskOfThisFile } from './card-desk.ts';
import { press } from './keyboard.ts';

const { desk, page, untilView, put, layMade, layNamed, sheetOf, outcome } = cardDeskOfThisFile();

describe('what a card says', () => {
  it('everything of the identity, each verdict with its reason, and never "valid" under a test root', async () => {
    await layMade({
      profile: 'adultA',
      identity: {
        protection: '13.08.2014-IT',
        specialOrganisation: '5',
        employerVat1: '0999999922',
        brexitMention1: 'B',
      },
      extraTags: [[0x63, Uint8Array.of(0xca, 0xfe)]],
    });
    await outcome('Testkaart').waitFor();
    const identity = sheetOf('Identiteit');
    for (const text of [
      '13/08/2014, toegekend door Italië',
      'onderzoeker',
      '0999999922',
      'akkoord artikel 18, lid 1',
      'beperkt',
      'controlegetal klopt',
      'huidig model',
    ]) {
      await identity.getByText(text).first().waitFor();
    }
    await sheetOf('Echtheid').getByText('Testkaart').first().waitFor();
    expect(await sheetOf('Echtheid').getByText('Echt en ongewijzigd').count()).toBe(0);
    await sheetOf('Certificaten').getByText('Niet nagegaan').last().waitFor();
    await sheetOf('Activering').getByText('De chip is volledig gelezen.').waitFor();
    await page().getByText('3 van 3', { exact: true }).first().waitFor();
    await takeScreenshots(desk(), 'card-check');
    expect(await accessibilityViolations(page())).toEqual([]);
  });

  it('the expert view with Alt C: the tree of certificates, the chip, unknown tags in hexadecimal', async () => {
    await layMade({ profile: 'adultA', extraTags: [[0x63, Uint8Array.of(0xca, 0xfe)]] });
    await outcome('Testkaart').waitFor();
    await page().keyboard.press('Alt+c');
    await page().getByRole('heading', { name: 'Ruwe gegevens' }).waitFor();
    const row = page().getByRole('row').filter({ hasText: 'CAFE' });
    expect(await row.innerText()).toMatch(/63/);
    expect(await row.innerText()).toMatch(/onbekend/);
    await page()
      .getByText(/opdrachten, \d+ bytes/)
      .waitFor();
    await page().getByText('EC P-384').first().waitFor();
    await page().getByText('Levensfase (geen bewijs van activering)').waitFor();
    await page().getByRole('heading', { name: 'Ruwe gegevens' }).scrollIntoViewIfNeeded();
    await takeScreenshots(desk(), 'card-check-expert');
    expect(await accessibilityViolations(page())).toEqual([]);
    await page().keyboard.press('Alt+c');
    await page().getByRole('heading', { name: 'Ruwe gegevens' }).waitFor({ state: 'detached' });
  });
});

describe('files', () => {
  const answerOpenDialog = (path: string) =>
    desk().electron.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = (async () => ({ canceled: false, filePaths: [chosen] })) as never;
    }, path);
  const answerSaveDialog = (path: string) =>
    desk().electron.evaluate(({ dialog }, chosen) => {
      dialog.showSaveDialog = (async () => ({ canceled: false, filePath: chosen })) as never;
    }, path);
  const drop = (name: string, content: string) =>
    page().evaluate(
      ([fileName, text]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([text ?? ''], fileName ?? ''));
        const place = document.querySelector('.droppable');
        for (const kind of ['dragover', 'drop']) {
          place?.dispatchEvent(new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true }));
        }
      },
      [name, content],
    );

  it('writes the card as a file, opens it again, and never takes the file for a card', async () => {
    const path = join(desk().dataFolder, 'bewaard.eid');
    const [card] = await layMade({ profile: 'adultA' });
    await answerSaveDialog(path);
    await press(page(), 'Bewaren als bestand');
    await page()
      .getByText(/^Bewaard: /)
      .waitFor();
    const saved = readFileSync(path, 'utf8');
    expect(saved).toContain(card.contents.identity.surname);
    await answerOpenDialog(path);
    await press(page(), 'Bestand openen');
    await outcome('Dit is een bestand, geen kaart.').waitFor();
    await sheetOf('Identiteit').getByText('Bestand', { exact: true }).waitFor();
    expect(await sheetOf('PIN').count()).toBe(0);
    expect(await page().getByText('Echt en ongewijzigd').count()).toBe(0);
    expect(await sheetOf('Echtheid').getByText('Een bestand bevat geen handtekening').count()).toBe(4);
    await takeScreenshots(desk(), 'card-check-file');
    expect(await accessibilityViolations(page())).toEqual([]);
    await press(page(), 'Bestand sluiten');
    await outcome('Testkaart').waitFor();
    await drop('los.eid', saved);
    await outcome('Dit is een bestand, geen kaart.').waitFor();
    await press(page(), 'Bestand sluiten');
  });

  it.each([
    ['geen.eid', 'zomaar een tekst', 'Dit is geen .eid-bestand.'],
    ['half.eid', '<?xml version="1.0"?><eid><identity nationalnumber="', 'beschadigd of afgebroken'],
    ['bom.eid', '<?xml version="1.0"?><!DOCTYPE eid [<!ENTITY a "b">]><eid/>', 'een opdracht die er niet in hoort'],
    ['groot.eid', 'x'.repeat(1_000_001), 'te groot voor een .eid-bestand'],
  ])('%s is refused with what to do now', async (name, content, text) => {
    await drop(name, content);
    await page().getByText(text).first().waitFor();
    expect(await page().locator('h1').innerText()).toBe('Kaart nakijken');
  });

  it('a file from the dialog that is too large is refused as well', async () => {
    const path = join(desk().dataFolder, 'groot.eid');
    writeFileSync(path, 'x'.repeat(1_000_001));
    await answerOpenDialog(path);
    await drop('geen.eid', 'zomaar');
    await page().getByText('Dit is geen .eid-bestand.').first().waitFor();
    await press(page(), 'Bestand openen');
    await page().getByText('te groot voor een .eid-bestand').first().waitFor();
  });
});

describe('paper', () => {
  it('is printed with Ctrl P in the documents folder; the second print is a copy', async () => {
    await layMade({ profile: 'adultB' });
    const papers = () =>
      readdirSync(join(desk().dataFolder, 'documents')).filter((name) => name.startsWith('kaart-nagekeken'));
    await page().keyboard.press('Control+p');
    await page()
      .getByText(/^Afdruk gemaakt: kaart-nagekeken/)
      .waitFor();
    await page().keyboard.press('Control+p');
    await page()
      .getByText(/kaart-nagekeken.*-kopie-/)
      .waitFor();
    expect(papers().length).toBe(2);
    for (const name of papers()) {
      expect(statSync(join(desk().dataFolder, 'documents', name)).size).toBeGreaterThan(5_000);
    }
  });
});

describe('states', () => {
  it.each([
    ['bank', 'Dit is een bankkaart'],
    ['blank', 'Dit is een lege kaart'],
    ['newBUnreadable', 'Deze kaart is nog niet geactiveerd.'],
    ['adultATampered', 'Gegevens zijn gewijzigd na ondertekening.'],
    ['adultAForeignRoot', 'Echtheid niet nagegaan.'],
  ])('%s: %s', async (name, text) => {
    await layNamed(name);
    await page().locator('main').getByText(text).first().waitFor();
    await takeScreenshots(desk(), `card-check-${name}`);
    expect(await accessibilityViolations(page())).toEqual([]);
  });

  it('a card that ran out says so', async () => {
    await layMade({ profile: 'oldB', identity: { validFrom: '01.02.2015', validUntil: '01.02.2020' } });
    await sheetOf('Identiteit').getByText('Vervallen').waitFor();
  });

  it('a card without certificates and an unknown document type are said as they are', async () => {
    await layMade({ profile: 'child9', identity: { documentType: '77' } });
    await sheetOf('Identiteit').getByText('Onbekend documenttype 77').waitFor();
    await sheetOf('Activering')
      .getByText(/^Geen certificaten op de kaart/)
      .waitFor();
  });

  it('a reading that breaks off says what is missing, and shows nothing of the rest', async () => {
    // A card that this application has not read before: of one that it knows, less is read.
    const card = await makeCard({ profile: 'oldE' });
    // Breaks off in the photo, and in the second attempt at the same place.
    const broken = [12, 25].map((at) => ({ at, kind: 'status', status: 0x6f00 }) as const);
    await put(card, { faults: broken });
    await untilView('failed', ({ state }) => state.kind === 'failed');
    await page().getByText('De kaart is maar gedeeltelijk gelezen.').waitFor();
    await page()
      .getByText(/^Niet gelezen: .*certificaten/)
      .waitFor();
    expect(await page().locator('main').getByText(card.contents.identity.surname).count()).toBe(0);
    await takeScreenshots(desk(), 'card-check-partial');
  });

  it.each(['Donker', 'Hoog contrast', 'Licht'])('%s can be read', async (theme) => {
    await page().keyboard.press('Control+Digit6');
    await page().getByRole('heading', { level: 1, name: 'Instellingen' }).waitFor();
    await page().getByRole('radio', { name: theme, exact: true }).focus();
    await page().keyboard.press('Space');
    await page().keyboard.press('F9');
    await page().getByRole('heading', { level: 1, name: 'Kaart nakijken' }).waitFor();
    await layMade({ profile: 'adultA' });
    await page().keyboard.press('Alt+c');
    await page().getByRole('heading', { name: 'Ruwe gegevens' }).waitFor();
    await page().keyboard.press('Alt+w');
    await page().getByLabel('Huidige PIN van de aanvrager').waitFor();
    expect(await accessibilityViolations(page(), 'colours')).toEqual([]);
    await takeScreenshots(desk(), `card-check-${theme.replace(' ', '-').toLowerCase()}`);
  });
});
