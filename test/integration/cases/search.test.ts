import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  discardDraft,
  finishApplication,
  loadCase,
  openCaseOfPerson,
  recordStep,
  saveDraft,
  searchCases,
  startDraft,
  workList,
  workListCounts,
} from '../../../electron/cases/index.ts';
import type { CaseStep } from '../../../electron/ipc/contract.ts';
import { DATABASES } from '../../real-parts/databases.ts';
import { application, type CounterHouse, els, granted, openHouse } from './counter-house.ts';

describe.each(DATABASES)('on %s', (kind) => {
  let house: CounterHouse;
  beforeEach(async () => {
    house = await openHouse(undefined, undefined, kind);
  });
  afterEach(() => house.close());

  const apply = async (surname: string, givenNames: string, nationalNumber = '') => {
    const draft = application(surname, givenNames);
    draft.person.nationalNumber = nationalNumber;
    draft.held.cardNumber = '';
    const { draftId } = granted(await startDraft(house.services, els, null));
    granted(await finishApplication(house.services, els, { draftId, draft, shownDueCents: 2130 }));
    return draftId;
  };
  const found = async (text: string) => (await searchCases(house.services, text)).map((row) => row.surname);

  describe('search as you type', () => {
    test('finds a card by its number without the letter, however it is grouped', async () => {
      const draft = application('VOORBEELD', 'Amina');
      draft.held.cardNumber = 'B000123470';
      const { draftId } = granted(await startDraft(house.services, els, null));
      granted(await finishApplication(house.services, els, { draftId, draft, shownDueCents: 2130 }));
      for (const text of ['000123470', '000 1234 70', 'b 000 1234 70'])
        expect(await found(text)).toEqual(['VOORBEELD']);
      expect(await found('000 1234 71')).toEqual([]);
    });

    test.each([
      ['VOORBEELD', 'Amina', 'voor'],
      ['VOORBEELD', 'Amina', 'AMI voorb'],
      ['VAN DEN PROEF', 'Jan', 'vandenproef'],
      ['VAN DEN PROEF', 'Jan', 'proef'],
      ['VAN DEN PROEF', 'Jan', 'vd proef'],
      ['VAN DE PROEF', 'Jan', 'jan vd proef'],
      ['VAN DER PROEF', 'Jan', 'vdr proe'],
      ['VD PROEF', 'Jan', 'vd proef'],
      ["O'VERZONNEN", 'Aoife', "o'verz"],
      ["O'VERZONNEN", 'Aoife', 'overz'],
      ['ŠPECIMENOVÁ', 'Ľudmila', 'specimenova lud'],
      ['FICTIEFØ', 'Åse', 'fictiefo ase'],
      ['ŁPROEFSKI', 'Święta', 'lproefski swieta'],
      ['DUMMYĞLU', 'Işıl', 'dummyglu isil'],
      ['NIETECHT-ALS', 'Ana-Maria', 'als maria'],
      ['NIETECHT-ALS', 'Ana-Maria', 'anamaria'],
      ['TESTOVIĆ', 'Đorđe', 'TESTOVIC DORDE'],
      ['ΔΟΚΙΜΗ', 'Ελένη', 'δοκιμη'],
      ['ПРОБА', 'Юрій', 'проба'],
      ['ПРОБА', 'Юрій', 'proba yuriy'],
      ['ПРОБА', 'Юрій', 'PROBA IURII'],
      ['PROBA', 'Yuriy', 'проба'],
      ['PROEFANOV', 'Petr', 'Проефанов'],
      ['PAPADOKIMIS', 'Eleni', 'Παπαδοκίμης'],
      ['ΔΟΚΙΜΗ', 'Ελένη', 'dokimi eleni'],
      ['ÉÈÊ', '', 'eee'],
    ])('%s %s is found by "%s"', async (surname, givenNames, text) => {
      await apply(surname, givenNames);
      await apply('IEMAND', 'Anders');
      expect(await found(text)).toEqual([surname]);
    });

    test.each([
      ['MOHAMMADI', 'Fatemeh', 'mohamadi'],
      ['MOHAMMADI', 'Fatemeh', 'muhammadi'],
      ['MOHAMMADI', 'Fatemeh', 'mohammadi fatimeh'],
      ['KOWALSKA', 'Święta', 'kowaslka'],
      ['KOWALSKA', 'Święta', 'cowalska'],
      ['VAN DEN PROEF', 'Jan', 'vandenpreof'],
      ['CHARITONOV', 'Юрій', 'kharitonov'],
      ['YILMAZÖRNEK', 'Işıl', 'jilmazornek'],
      ['DJOKOVOORBEELD', 'Ana', 'jokovoorbeeld'],
      ['VOORBEELD', 'Amina', 'vorbeld'],
      ['VOORBEELD', 'Amina', 'voorbeeldt'],
      ['OUEDRAOGO', 'Awa', 'uedraogo'],
      ['PROEFANOFF', 'Petr', 'Проефанов'],
      ['PROEFANOV', 'Petr', 'proefanoff'],
      ['VOORBEELDYAN', 'Aram', 'voorbeeldian'],
      ['NGUYENPROEF', 'Thị', 'nguyenproeff'],
      ['PAUWELSPROEF', 'Jan', 'bauwelsproef'],
      ['HASSANPROEF', 'Ali', 'assanproef'],
    ])('%s %s is found by "%s", typed wrongly', async (surname, givenNames, text) => {
      await apply(surname, givenNames);
      await apply('IEMAND', 'Anders');
      expect(await found(text)).toEqual([surname]);
    });

    test('a name that came after the last search is found when it is typed wrongly, one that went is not', async () => {
      await apply('PROEFHUIZEN', 'Jan');
      expect(await found('proefhuisen')).toEqual(['PROEFHUIZEN']);
      const draft = application('PROEFHOVEN', 'Ana');
      const { draftId } = granted(await startDraft(house.services, els, null));
      const saved = granted(await saveDraft(house.services, els, { draftId, revision: 1, draft }));
      expect(await found('proefhofen')).toEqual(['PROEFHOVEN']);
      const corrected = { ...draft, person: { ...draft.person, surname: 'VERZONNEN' } };
      granted(await saveDraft(house.services, els, { draftId, revision: saved.revision, draft: corrected }));
      expect(await found('proefhofen')).toEqual([]);
      expect(await found('verzonen')).toEqual(['VERZONNEN']);
      expect(await found('proefhuisen')).toEqual(['PROEFHUIZEN']);
    });

    test('in a house of more words than are read at once, the first and the last of them are known', async () => {
      const words = Array.from({ length: 12_000 }, (_, at) => `('m${at.toString(36)}', 1, 0)`);
      await house.behindItsBack(`insert into name_words (word, cases, arrival) values ${words.join(', ')}`);
      await apply('AARDBEELD', 'Nog');
      await apply('ZILVERBEELD', 'Ander');
      expect(await found('aardbeedl')).toEqual(['AARDBEELD']);
      expect(await found('zilvebreeld')).toEqual(['ZILVERBEELD']);
    });

    test('the longest names, in letters with several Latin writings, are kept and found by their first words', async () => {
      const letters = 'абвгдежзийклмнопрстуфхцчшщъыьэюя';
      // Every word another one: what repeats itself a server would keep in little room.
      const words = (first: number) =>
        Array.from({ length: 33 }, (_, word) =>
          Array.from(
            { length: 5 },
            (__, at) => letters[(first + word * 7 + at * (word + 3) * 5) % letters.length],
          ).join(''),
        );
      const [surname, givenNames] = [words(0), words(11)];
      expect(surname.join(' ').length).toBeLessThanOrEqual(200);
      await apply(surname.join(' '), givenNames.join(' '));
      expect(await found(`${surname[0]} ${surname[1]}`)).toEqual([surname.join(' ')]);
      expect(await found(`${givenNames[32]}`)).toEqual([surname.join(' ')]);
    });

    test('a BIS number and a file number of the Immigration Office, in any grouping', async () => {
      const draft = application('SPECIMEN', 'Ana');
      draft.person.nationalNumber = '85.47.30-033.28';
      draft.dvz = { ...draft.dvz, reference: '8.123.456' };
      const { draftId } = granted(await startDraft(house.services, els, null));
      granted(await finishApplication(house.services, els, { draftId, draft, shownDueCents: 2130 }));
      for (const text of ['85473003328', '85.47.30-033.28', '8123456', '8.123.456']) {
        expect(await found(text)).toEqual(['SPECIMEN']);
      }
    });

    test('what was typed rightly does not bring its neighbours along, short words and numbers are not guessed', async () => {
      await apply('SPECIMEN', 'Ana', '91.03.14-998.29');
      await apply('SPECIMENS', 'Bea');
      await apply('SPECIMAN', 'Cas');
      expect(await found('speciman')).toEqual(['SPECIMAN']);
      expect(await found('spx')).toEqual([]);
      expect(await found('91031499828')).toEqual([]);
      expect(await found('qqqqqqqq')).toEqual([]);
    });

    test('by the number of the file at DVZ', async () => {
      const draft = application();
      draft.dvz = { ...draft.dvz, reference: '8.123.456' };
      const { draftId } = granted(await startDraft(house.services, els, null));
      granted(await finishApplication(house.services, els, { draftId, draft, shownDueCents: 2130 }));
      for (const text of ['8.123.456', '8123456', '8.123']) {
        expect(await found(text)).toEqual(['SPECIMEN']);
      }
    });

    test.each(['91.03.14-998.29', '91031499829', '910314 998', '9103'])('by national number: %s', async (text) => {
      await apply('VOORBEELD', 'Amina', '91.03.14-998.29');
      expect(await found(text)).toEqual(['VOORBEELD']);
    });

    test('by case number and by card number, old and new', async () => {
      const draft = application();
      const { draftId, caseNumber } = granted(await startDraft(house.services, els, null));
      granted(await finishApplication(house.services, els, { draftId, draft, shownDueCents: 2130 }));
      const command = async () => ({
        caseId: draftId,
        version: (await loadCase(house.database.read, draftId))?.version ?? 0,
        officer: els,
      });
      granted(await recordStep(house.services, await command(), { step: 'acceptedByRegister', reference: '' }));
      granted(
        await recordStep(house.services, await command(), {
          step: 'cardArrived',
          cardNumber: 'B 000 9876 54',
          location: 'C7',
        }),
      );
      for (const text of [caseNumber, '2026-0000', 'b000 7654 32', 'B000987654', 'b 000 98']) {
        expect(await found(text)).toEqual(['SPECIMEN']);
      }
    });

    test('every word must fit', async () => {
      await apply('VOORBEELD', 'Amina');
      expect(await found('voorbeeld jan')).toEqual([]);
      expect(await found('eeld')).toEqual([]);
    });

    test('signs of other languages are no wildcards', async () => {
      await apply('VOORBEELD', 'Amina');
      for (const text of ['%', '_', '*', "'; drop table cases; --", '\u{10FFFF}', 'v%']) {
        await found(text);
      }
      expect(await found('v%')).toEqual(['VOORBEELD']);
      expect(await found('%')).toEqual([]);
    });

    test('a corrected name is found by the new one only', async () => {
      const { draftId, revision } = granted(await startDraft(house.services, els, null));
      const saved = granted(
        await saveDraft(house.services, els, { draftId, revision, draft: application('FOUTGETYPT', 'Amina') }),
      );
      granted(
        await saveDraft(house.services, els, {
          draftId,
          revision: saved.revision,
          draft: application('VOORBEELD', 'Amina'),
        }),
      );
      expect(await found('foutgetypt')).toEqual([]);
      expect(await found('voorbeeld')).toEqual(['VOORBEELD']);
      // A name that stayed knows of the new one as well.
      expect(await found('amina voor')).toEqual(['VOORBEELD']);
      expect(await found('amina fou')).toEqual([]);
    });

    const record = async (caseId: string, step: CaseStep) => {
      const stored = await loadCase(house.database.read, caseId);
      granted(await recordStep(house.services, { caseId, version: stored?.version ?? 0, officer: els }, step));
    };
    const cancelled: CaseStep = { step: 'cancelled', cause: 'APPLICANT', reason: 'verhuisd' };

    test('open cases come before closed ones', async () => {
      const closed = await apply('VOORBEELD', 'Amina');
      house.now = '2026-11-09T14:00:00Z';
      await apply('VOORBEELDIG', 'Bram');
      house.now = '2026-11-09T15:00:00Z';
      await record(closed, cancelled);
      expect(await found('voorbeeld')).toEqual(['VOORBEELDIG', 'VOORBEELD']);
    });

    test('one open case among more closed ones than a list shows comes first, until it is closed and after it is opened again', async () => {
      for (let one = 0; one < 55; one += 1) await record(await apply('BEELDMAKER', 'Anna'), cancelled);
      const open = await apply('BEELDZAAM', 'Anna');
      expect((await found('beeld'))[0]).toBe('BEELDZAAM');
      expect((await found('anna beeld'))[0]).toBe('BEELDZAAM');
      expect(await found('beeld')).toHaveLength(50);
      await record(open, cancelled);
      expect(await found('beeld')).not.toContain('BEELDZAAM');
      await record(open, { step: 'undone', reason: 'toch niet' });
      expect((await found('beeld'))[0]).toBe('BEELDZAAM');
    });
  });

  test('the open case of the person whose card lies in the reader', async () => {
    expect(await openCaseOfPerson(house.database.read, '91.03.14-998.29')).toBeNull();
    const caseId = await apply('VOORBEELD', 'Amina', '91.03.14-998.29');
    expect(await openCaseOfPerson(house.database.read, '91031499829')).toMatchObject({ caseId, state: 'ORDERED' });
    const stored = await loadCase(house.database.read, caseId);
    granted(
      await recordStep(
        house.services,
        { caseId, version: stored?.version ?? 0, officer: els },
        { step: 'cancelled', cause: 'APPLICANT', reason: 'x' },
      ),
    );
    expect(await openCaseOfPerson(house.database.read, '91031499829')).toBeNull();
    expect(await openCaseOfPerson(house.database.read, '')).toBeNull();
  });

  describe('work lists', () => {
    test('each case on its list, counted there, with one next action', async () => {
      const caseId = await apply('VOORBEELD', 'Amina');
      const { draftId } = granted(await startDraft(house.services, els, null));
      const counts = async () => {
        const all = await workListCounts(house.services);
        return Object.fromEntries(Object.entries(all).filter(([, count]) => count > 0));
      };
      expect(await counts()).toEqual({ today: 2, drafts: 1, ordered: 1 });
      granted(await discardDraft(house.services, els, { draftId, reason: 'dubbel' }));
      expect(await counts()).toEqual({ today: 1, ordered: 1 });
      const step = async (value: Parameters<typeof recordStep>[2]) => {
        const stored = await loadCase(house.database.read, caseId);
        granted(await recordStep(house.services, { caseId, version: stored?.version ?? 0, officer: els }, value));
      };
      await step({ step: 'acceptedByRegister', reference: '' });
      expect(await counts()).toEqual({ today: 1, inProduction: 1 });
      expect(await workList(house.services, 'inProduction', '')).toMatchObject([
        { caseId, nextAction: 'awaitCard', late: false },
      ]);
      house.now = '2026-12-01T09:00:00Z';
      expect(await counts()).toEqual({ inProduction: 1, late: 1, toScanIn: 1 });
      expect(await workList(house.services, 'late', '')).toMatchObject([{ nextAction: 'awaitCard', late: true }]);
      await step({ step: 'cardArrived', cardNumber: 'B000987654', location: 'C7' });
      expect(await counts()).toEqual({ today: 1, atCounter: 1 });
      await step({ step: 'codesSent' });
      expect(await counts()).toEqual({ today: 1, ready: 1 });
    });

    test('the promised day itself is not late', async () => {
      await apply('VOORBEELD', 'Amina');
      house.now = '2026-11-30T22:59:00Z';
      expect((await workListCounts(house.services)).late).toBe(0);
      house.now = '2026-11-30T23:00:00Z';
      expect((await workListCounts(house.services)).late).toBe(1);
    });

    test('a filter narrows the list by the words of the search', async () => {
      await apply('VOORBEELD', 'Amina');
      await apply('SPECIMEN', 'João');
      const names = async (filter: string) =>
        (await workList(house.services, 'ordered', filter)).map((row) => row.surname);
      expect(await names('')).toEqual(['VOORBEELD', 'SPECIMEN']);
      expect(await names('joao')).toEqual(['SPECIMEN']);
      expect(await names('joao amina')).toEqual([]);
    });
  });
});
