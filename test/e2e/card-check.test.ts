/** Kaart nakijken on real parts: what a card says, its PIN, files in its place, and every state of the reader. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ReaderView } from '../../electron/ipc/contract.ts';
import { claimReaders } from '../real-parts/index.ts';
import {
  type BelgianCard,
  type Card,
  type CardRequest,
  type InsertedCard,
  type InsertOptions,
  insertCard,
  makeCard,
  makeNamedCard,
  testTrustAnchors,
} from '../virtual-card/index.ts';
import {
  type Application,
  accessibilityViolations,
  launch,
  removeDataFolders,
  takeScreenshots,
} from './application.ts';
import { setUpDesk } from './counter-day.ts';
import { press, reach } from './keyboard.ts';

let letNextIn: () => void;
let application: Application;
let page: Page;
const inserted: InsertedCard[] = [];

/** What main tells of the reader now. */
const view = () =>
  page.evaluate(async () => {
    const answer = await window.verblijfsloket?.call('reader.state', undefined);
    return answer?.ok === true ? answer.value : null;
  });
const untilView = async (what: string, holds: (view: ReaderView) => boolean): Promise<ReaderView> => {
  const end = Date.now() + 25_000;
  for (;;) {
    const now = await view();
    if (now !== null && holds(now)) return now;
    if (Date.now() > end) throw new Error(`never ${what}: ${JSON.stringify(now?.state)}`);
    await page.waitForTimeout(50);
  }
};

/** Lays a card in the reader and waits until it was read to its end, whatever came of it. */
const lay = async (card: Card, options: InsertOptions = {}): Promise<InsertedCard> => {
  const handle = await insertCard(card, options);
  inserted.push(handle);
  await untilView('read', ({ state, cardPresent, card: seen }) =>
    state.kind === 'card' ? cardPresent && seen?.complete === true : !['empty', 'reading'].includes(state.kind),
  );
  // Main knows it; the page takes its keys a moment later.
  if ((await view())?.state.kind === 'card') await page.locator('.keys').getByText('PIN testen').waitFor();
  return handle;
};
const layMade = async (request: CardRequest, options: InsertOptions = {}): Promise<[BelgianCard, InsertedCard]> => {
  const card = await makeCard(request);
  return [card, await lay(card, options)];
};
const layNamed = async (name: string): Promise<InsertedCard> => {
  const card = await makeNamedCard(name);
  if (card === null) throw new Error(`no card ${name}`);
  return lay(card);
};

/** The banner over the whole card. */
const outcome = (title: string | RegExp) => page.locator('.note b').filter({ hasText: title }).first();
const sheetOf = (title: string) =>
  page.locator('section.sheet').filter({ has: page.getByRole('heading', { level: 2, name: title, exact: true }) });
const typeDigits = async (label: string | RegExp, digits: string): Promise<void> => {
  await reach(page, page.getByLabel(label).first());
  await page.keyboard.type(digits);
  await page.keyboard.press('Enter');
};

beforeAll(async () => {
  letNextIn = await claimReaders();
  application = await launch({ installation: { trainingMode: true, trustAnchors: await testTrustAnchors() } });
  page = application.page;
  await setUpDesk(page);
  await page.keyboard.press('F9');
  await page.getByRole('heading', { level: 1, name: 'Kaart nakijken' }).waitFor();
});
afterEach(async () => {
  for (const card of inserted.splice(0)) await card.remove();
  await untilView('empty', ({ state }) => ['empty', 'removedMidRead'].includes(state.kind));
});
afterAll(async () => {
  await application.close();
  removeDataFolders();
  letNextIn();
});

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
    await page.getByText('3 van 3', { exact: true }).first().waitFor();
    await takeScreenshots(application, 'card-check');
    expect(await accessibilityViolations(page)).toEqual([]);
  });

  it('the expert view with Alt C: the tree of certificates, the chip, unknown tags in hexadecimal', async () => {
    await layMade({ profile: 'adultA', extraTags: [[0x63, Uint8Array.of(0xca, 0xfe)]] });
    await outcome('Testkaart').waitFor();
    await page.keyboard.press('Alt+c');
    await page.getByRole('heading', { name: 'Ruwe gegevens' }).waitFor();
    const row = page.getByRole('row').filter({ hasText: 'CAFE' });
    expect(await row.innerText()).toMatch(/63/);
    expect(await row.innerText()).toMatch(/onbekend/);
    await page.getByText(/opdrachten, \d+ bytes/).waitFor();
    await page.getByText('EC P-384').first().waitFor();
    await page.getByText('Levensfase (geen bewijs van activering)').waitFor();
    await page.getByRole('heading', { name: 'Ruwe gegevens' }).scrollIntoViewIfNeeded();
    await takeScreenshots(application, 'card-check-expert');
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.keyboard.press('Alt+c');
    await page.getByRole('heading', { name: 'Ruwe gegevens' }).waitFor({ state: 'detached' });
  });
});

describe('PIN work', () => {
  const triesOf = ([card]: [BelgianCard, InsertedCard]) => card.state.pin.triesLeft;

  it('tests with Alt T: a wrong code tells the tries before and after, a right one proves the key', async () => {
    const laid = await layMade({ profile: 'adultB', pin: '2468' });
    await page.keyboard.press('Alt+t');
    await typeDigits('PIN van de aanvrager', '1357');
    await page.getByText('Code klopt niet.').waitFor();
    await page.getByText('Vooraf: 3 pogingen, nu: 2').waitFor();
    expect(triesOf(laid)).toBe(2);
    await typeDigits('PIN van de aanvrager', '2468');
    await page.getByText('PIN juist.').waitFor();
    await sheetOf('Activering').getByText('actief', { exact: true }).waitFor();
    await sheetOf('Activering').getByText('De chip heeft een proef getekend').waitFor();
    expect(triesOf(laid)).toBe(3);
  });

  it('changes with Alt W: two new codes that differ never reach the card, equal ones do', async () => {
    const laid = await layMade({ profile: 'adultA', pin: '2468' });
    const [, inserted] = laid;
    await page.keyboard.press('Alt+w');
    await typeDigits('Huidige PIN van de aanvrager', '2468');
    await typeDigits('Nieuwe PIN', '86420');
    inserted.clearLog();
    await typeDigits('Nieuwe PIN, nog eens', '86421');
    await page.getByText('De twee nieuwe codes zijn niet gelijk.').waitFor();
    expect(inserted.apdus.filter(({ header }) => header.startsWith('0024'))).toEqual([]);
    await typeDigits('Huidige PIN van de aanvrager', '2468');
    await typeDigits('Nieuwe PIN', '86420');
    await takeScreenshots(application, 'card-check-pin-change');
    await typeDigits('Nieuwe PIN, nog eens', '86420');
    await page.getByText('PIN gewijzigd.').waitFor();
    expect(inserted.apdus.filter(({ header }) => header.startsWith('0024')).length).toBe(1);
    await page.keyboard.press('Alt+t');
    await typeDigits('PIN van de aanvrager', '86420');
    await page.getByText('PIN juist.').waitFor();
  });

  it('unblocks with Alt D where the holder can, and says that a PIN is blocked and what to do', async () => {
    const laid = await layMade({ profile: 'adultB', pinTriesLeft: 0, puk2: '112233', puk1: '445566', pin: '2468' });
    await page.getByText('PIN geblokkeerd.').waitFor();
    await page.getByText('Deblokkeer met de twee PUK-codes').waitFor();
    await page.keyboard.press('Alt+d');
    await typeDigits(/^PUK2/, '112233');
    await takeScreenshots(application, 'card-check-unblock');
    expect(await accessibilityViolations(page)).toEqual([]);
    await typeDigits(/^PUK1/, '000000');
    await page.getByText('PUK klopt niet.').waitFor();
    await typeDigits(/^PUK2/, '112233');
    await typeDigits(/^PUK1/, '445566');
    await page.getByText('PIN gedeblokkeerd.').waitFor();
    expect(triesOf(laid)).toBe(3);
  });

  it('sends nobody to a PUK that the card does not have', async () => {
    const [, inserted] = await layMade({ profile: 'adultA', pinTriesLeft: 0 });
    await page.getByText('Deblokkeren kan alleen in Belpic').first().waitFor();
    inserted.clearLog();
    await page.keyboard.press('Alt+d');
    await page.getByText('Deze kaart heeft geen PUK voor de houder.', { exact: true }).waitFor();
    expect(inserted.apdus.filter(({ header }) => header.startsWith('002C'))).toEqual([]);
  });

  it('uses the last try only after it was confirmed, for a change too', async () => {
    const laid = await layMade({ profile: 'adultA', pinTriesLeft: 1, pin: '2468' });
    await page.getByText('Nog één foute code blokkeert de kaart.').waitFor();
    await page.keyboard.press('Alt+w');
    const dialog = page.getByRole('alertdialog', { name: 'Laatste poging' });
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(triesOf(laid)).toBe(1);
    await page.keyboard.press('Alt+w');
    await dialog.waitFor();
    await press(page, 'Laatste poging gebruiken');
    await typeDigits('Huidige PIN van de aanvrager', '2468');
    await typeDigits('Nieuwe PIN', '1111');
    await typeDigits('Nieuwe PIN, nog eens', '1111');
    await page.getByText('PIN gewijzigd.').waitFor();
    expect(triesOf(laid)).toBe(3);
  });

  it('a card pulled while its PIN is asked: the same number is asked for, its tries are read again', async () => {
    const [card, handle] = await layMade({ profile: 'adultA', pin: '2468' });
    await page.keyboard.press('Alt+t');
    await page.getByLabel('PIN van de aanvrager').waitFor();
    await handle.remove();
    await page.getByText('De kaart is uitgenomen tijdens de PIN.').waitFor();
    const other = await layNamed('otherPerson');
    await page.getByText('Dit is een andere kaart.').waitFor();
    await other.remove();
    await untilView('empty', ({ state }) => state.kind === 'empty');
    await lay(card);
    await page.getByText('Dezelfde kaart is terug.').waitFor();
    await page.getByText('3 van 3', { exact: true }).first().waitFor();
    await press(page, 'Sluiten');
  });

  it('recognises a card whose keys wait for their activation', async () => {
    await layNamed('newBNotYetActivated');
    await page.keyboard.press('Alt+t');
    await typeDigits('PIN van de aanvrager', '1234');
    await page.getByText('Deze kaart is nog niet geactiveerd.').waitFor();
    await sheetOf('Activering').getByText('niet actief', { exact: true }).waitFor();
  });
});

describe('files', () => {
  const answerOpenDialog = (path: string) =>
    application.electron.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = (async () => ({ canceled: false, filePaths: [chosen] })) as never;
    }, path);
  const answerSaveDialog = (path: string) =>
    application.electron.evaluate(({ dialog }, chosen) => {
      dialog.showSaveDialog = (async () => ({ canceled: false, filePath: chosen })) as never;
    }, path);
  const drop = (name: string, content: string) =>
    page.evaluate(
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
    const path = join(application.dataFolder, 'bewaard.eid');
    const [card] = await layMade({ profile: 'adultA' });
    await answerSaveDialog(path);
    await press(page, 'Bewaren als bestand');
    await page.getByText(/^Bewaard: /).waitFor();
    const saved = readFileSync(path, 'utf8');
    expect(saved).toContain(card.contents.identity.surname);
    await answerOpenDialog(path);
    await press(page, 'Bestand openen');
    await outcome('Dit is een bestand, geen kaart.').waitFor();
    await sheetOf('Identiteit').getByText('Bestand', { exact: true }).waitFor();
    expect(await sheetOf('PIN').count()).toBe(0);
    expect(await page.getByText('Echt en ongewijzigd').count()).toBe(0);
    expect(await sheetOf('Echtheid').getByText('Een bestand bevat geen handtekening').count()).toBe(4);
    await takeScreenshots(application, 'card-check-file');
    expect(await accessibilityViolations(page)).toEqual([]);
    await press(page, 'Bestand sluiten');
    await outcome('Testkaart').waitFor();
    await drop('los.eid', saved);
    await outcome('Dit is een bestand, geen kaart.').waitFor();
    await press(page, 'Bestand sluiten');
  });

  it.each([
    ['geen.eid', 'zomaar een tekst', 'Dit is geen .eid-bestand.'],
    ['half.eid', '<?xml version="1.0"?><eid><identity nationalnumber="', 'beschadigd of afgebroken'],
    ['bom.eid', '<?xml version="1.0"?><!DOCTYPE eid [<!ENTITY a "b">]><eid/>', 'een opdracht die er niet in hoort'],
    ['groot.eid', 'x'.repeat(1_000_001), 'te groot voor een .eid-bestand'],
  ])('%s is refused with what to do now', async (name, content, text) => {
    await drop(name, content);
    await page.getByText(text).first().waitFor();
    expect(await page.locator('h1').innerText()).toBe('Kaart nakijken');
  });

  it('a file from the dialog that is too large is refused as well', async () => {
    const path = join(application.dataFolder, 'groot.eid');
    writeFileSync(path, 'x'.repeat(1_000_001));
    await answerOpenDialog(path);
    await drop('geen.eid', 'zomaar');
    await page.getByText('Dit is geen .eid-bestand.').first().waitFor();
    await press(page, 'Bestand openen');
    await page.getByText('te groot voor een .eid-bestand').first().waitFor();
  });
});

describe('paper', () => {
  it('is printed with Ctrl P in the documents folder; the second print is a copy', async () => {
    await layMade({ profile: 'adultB' });
    const papers = () =>
      readdirSync(join(application.dataFolder, 'documents')).filter((name) => name.startsWith('kaart-nagekeken'));
    await page.keyboard.press('Control+p');
    await page.getByText(/^Afdruk gemaakt: kaart-nagekeken/).waitFor();
    await page.keyboard.press('Control+p');
    await page.getByText(/kaart-nagekeken.*-kopie-/).waitFor();
    expect(papers().length).toBe(2);
    for (const name of papers()) {
      expect(statSync(join(application.dataFolder, 'documents', name)).size).toBeGreaterThan(5_000);
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
    await page.locator('main').getByText(text).first().waitFor();
    await takeScreenshots(application, `card-check-${name}`);
    expect(await accessibilityViolations(page)).toEqual([]);
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
    const card = await makeCard({ profile: 'adultB' });
    // Breaks off in the photo, and in the second attempt at the same place.
    const broken = [12, 25].map((at) => ({ at, kind: 'status', status: 0x6f00 }) as const);
    inserted.push(await insertCard(card, { faults: broken }));
    await untilView('failed', ({ state }) => state.kind === 'failed');
    await page.getByText('De kaart is maar gedeeltelijk gelezen.').waitFor();
    await page.getByText(/^Niet gelezen: .*certificaten/).waitFor();
    expect(await page.locator('main').getByText(card.contents.identity.surname).count()).toBe(0);
    await takeScreenshots(application, 'card-check-partial');
  });

  it.each(['Donker', 'Hoog contrast', 'Licht'])('%s breaks no rule of accessibility', async (theme) => {
    await page.keyboard.press('Control+Digit6');
    await page.getByRole('heading', { level: 1, name: 'Instellingen' }).waitFor();
    await page.getByRole('radio', { name: theme, exact: true }).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('F9');
    await page.getByRole('heading', { level: 1, name: 'Kaart nakijken' }).waitFor();
    await layMade({ profile: 'adultA' });
    await page.keyboard.press('Alt+c');
    await page.getByRole('heading', { name: 'Ruwe gegevens' }).waitFor();
    await page.keyboard.press('Alt+w');
    await page.getByLabel('Huidige PIN van de aanvrager').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await takeScreenshots(application, `card-check-${theme.replace(' ', '-').toLowerCase()}`);
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
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      window.verblijfsloket?.subscribe('reader.changed', (value) => heard.push(JSON.stringify(value)));
    });
    const [card] = await layMade({ profile: 'adultB', pin: '918273645501', puk2: '736455', puk1: '829104' });
    await page.keyboard.press('Alt+t');
    await typeDigits('PIN van de aanvrager', '918273645501');
    await page.getByText('PIN juist.').waitFor();
    await page.keyboard.press('Alt+w');
    await typeDigits('Huidige PIN van de aanvrager', '918273645501');
    await typeDigits('Nieuwe PIN', '564738291002');
    await typeDigits('Nieuwe PIN, nog eens', '564738291002');
    await page.getByText('PIN gewijzigd.').waitFor();
    await page.keyboard.press('Alt+d');
    await typeDigits(/^PUK2/, '736455');
    await typeDigits(/^PUK1/, '820000');
    await page.getByText('PUK klopt niet.').waitFor();
    await typeDigits(/^PUK2/, '736455');
    await typeDigits(/^PUK1/, '829104');
    await page.getByText('PIN gedeblokkeerd.').waitFor();
    expect(card.state.pin.triesLeft).toBe(3);

    const heard = await page.evaluate(() => (window as unknown as { heard: string[] }).heard.join('\n'));
    expect(heard).toContain('pinTriesLeft');
    const places = new Map<string, string>([
      ['events', heard],
      ['page', await page.content()],
      ['error output', application.errors()],
      ...filesIn(application.dataFolder).map((file) => [file, readFileSync(file, 'latin1')] as const),
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
    for (const action of ['cardPinChecked', 'cardPinChanged', 'cardPinUnblocked', 'cardFileSaved', 'cardFileOpened']) {
      expect(database).toContain(action);
    }
  });
});
