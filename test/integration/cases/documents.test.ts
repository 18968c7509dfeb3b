import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { historyOfCase } from '../../../electron/audit/index.ts';
import {
  documentFile,
  emptyCollection,
  makeDocument,
  type PrintServices,
  readDocument,
  type StoredCase,
} from '../../../electron/cases/index.ts';
import { type PrintDocument, type PrintKind, type Result, refusal, success } from '../../../electron/ipc/contract.ts';
import { printDocument } from '../../../electron/ipc/shapes/print.ts';
import { profileVersion, readProfileFolder } from '../../../electron/municipality/index.ts';
import { recordPayment } from '../../../electron/payments/index.ts';
import { LANGUAGES } from '../../../electron/rules/index.ts';
import { application, type CollectionDesk, els, openDesk } from './collection-case.ts';

const folder = (name: string) => fileURLToPath(new URL(`../../../resources/${name}`, import.meta.url));
const book = readProfileFolder(folder('profiles'));
if (!book.ok) throw new Error(JSON.stringify(book.error));

let desk: CollectionDesk;
/** What the print window saw, document by document. */
let seen: PrintDocument[];
let printer: 'works' | 'refuses' | 'throws';
let services: PrintServices;

beforeEach(async () => {
  desk = await openDesk();
  seen = [];
  printer = 'works';
  services = {
    ...desk.services,
    profiles: {
      inForce: () => null,
      version: (id, version) => profileVersion(book.value, id, version),
    },
    trainingMode: true,
    printToPdf: async (documentId) => {
      if (printer === 'throws') throw new Error('window crashed');
      if (printer === 'refuses') return refusal('printFailed');
      seen.push(granted(await readDocument(desk.database.read, documentId)));
      return success(null);
    },
  };
});
afterEach(() => desk.close());

const granted = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

const deed = { at: '2026-11-09T13:51:00.000Z', staffId: els.staffId, by: els.name };

/** A case under the Bruges profile, paid in cash. */
const paidCase = async (): Promise<StoredCase> => {
  const base = await desk.newCase();
  if (base.decision === null) throw new Error('no decision');
  const stored = await desk.newCase({
    decision: {
      ...base.decision,
      profile: { id: 'seed-002', version: 1 },
      promised: { from: '2026-11-12', to: '2026-11-13' },
    },
  });
  await desk.database.transaction(async (transaction) => {
    await recordPayment(transaction, {
      at: '2026-10-19T08:00:00.000Z',
      date: '2026-10-19',
      till: 'L3',
      officer: els,
      lines: [
        {
          caseId: stored.id,
          caseNumber: stored.caseNumber,
          feeKind: 'EVK.NORMAL',
          label: { nl: 'EU  EU', fr: 'EU  UE' },
          basis: 'RULE',
          cents: 2082,
          federalCents: null,
          municipalCents: null,
          feeRule: 'test',
          reason: '',
        },
      ],
      parts: [{ method: 'CASH', reference: '', cents: 2082, roundingCents: -2, givenCents: 5000, changeCents: 2920 }],
    });
    return { ok: true, value: null };
  });
  return stored;
};

const RETURNED = ['CARD', 'UNREADABLE_CARD', 'DOCUMENT', 'POLICE_ATTEST', 'NONE'] as const;

/** A case at its end, with this kind of thing handed in. */
const handedOverCase = (paid: StoredCase, kind: (typeof RETURNED)[number]): Promise<StoredCase> => {
  const isCard = kind === 'CARD' || kind === 'UNREADABLE_CARD';
  return desk.newCase({
    state: 'DONE',
    decision: paid.decision,
    collection: {
      ...emptyCollection,
      oldCard: {
        ...deed,
        kind,
        description: 'Bijlage 15 VB-1',
        cardNumber: isCard ? 'B000765432' : null,
        documentCode: null,
        documentNumber: null,
        documentDate: kind === 'DOCUMENT' ? '2026-10-01' : null,
        office: kind === 'POLICE_ATTEST' ? 'PZ Voorbeeld' : null,
        damaged: false,
        reason: '',
        withdrawn: null,
        destroyed: isCard ? deed : null,
      },
      letterSeen: deed,
      newCard: { ...deed, cardNumber: 'B000987654', chipSerial: '01' },
      fingerprints: { ...deed, outcome: 'MATCH', reason: '' },
      pin: { ...deed, outcome: 'VERIFIED', reason: '', keyProven: true },
      activation: {
        ...deed,
        evidence: [
          { kind: 'keyProven', outcome: 'proven', detailKey: 'evidence.keyProven.signed' },
          { kind: 'certificateStatus', outcome: 'notChecked', detailKey: 'evidence.certificateStatus.notAsked' },
        ],
      },
      handedOver: deed,
    },
  });
};

const print = (caseId: string, kind: PrintKind) => makeDocument(services, els, { caseId, kind });

/** Every locale key that a document names. */
const keysOf = (document: PrintDocument): string[] => {
  const lines = [...document.sections.flatMap((section) => section.lines), ...document.amounts];
  const values = [...lines.map((line) => line.value), ...document.notes];
  return [
    document.titleKey,
    ...document.signatureKeys,
    ...document.sections.map((section) => section.titleKey),
    ...lines.map((line) => line.labelKey),
    ...(document.headline === null ? [] : [document.headline.labelKey]),
    ...values.flatMap((value) => (value.kind === 'key' ? [value.key] : [])),
  ].filter((key) => key !== '');
};

describe('papers come from the stored record', () => {
  test('receipt: what was paid, never a name or national number', async () => {
    const stored = await paidCase();
    const made = granted(await print(stored.id, 'receipt'));
    expect(made.fileName).toMatch(/^2026-L3-00001-bon-[0-9a-f]{8}\.pdf$/);
    const [receipt] = seen;
    expect(printDocument.safeParse(receipt).success).toBe(true);
    expect(receipt?.receiptNumber).toBe('2026-L3-00001');
    expect(receipt?.amounts.map((line) => [line.labelKey, line.value, line.strong])).toEqual([
      ['print.label.fee', { kind: 'money', cents: 2082 }, false],
      ['print.label.rounding', { kind: 'money', cents: -2 }, false],
      ['print.label.total', { kind: 'money', cents: 2080 }, true],
      ['print.label.given', { kind: 'money', cents: 5000 }, false],
      ['print.label.change', { kind: 'money', cents: 2920 }, false],
    ]);
    const paper = JSON.stringify({ ...receipt, barcode: null });
    for (const personal of ['SPECIMEN', '84.07.02', '840702', 'Molenweg']) expect(paper).not.toContain(personal);
    expect(receipt?.barcode?.text).toBe('2026-L3-00001');
    expect([...(receipt?.barcode?.png.subarray(1, 4) ?? [])]).toEqual([0x50, 0x4e, 0x47]);
  });

  test('application proof: promised date largest, what to bring from the profile, training mark', async () => {
    const stored = await paidCase();
    granted(await print(stored.id, 'applicationProof'));
    const [proof] = seen;
    expect(proof?.headline).toEqual({
      labelKey: 'print.label.readyFrom',
      value: { kind: 'dates', from: '2026-11-12', to: '2026-11-13' },
    });
    expect(proof?.municipality.nl).toBe('Stad Brugge');
    expect(proof?.language).toBe('nl');
    expect(proof?.trainingMode).toBe(true);
    expect(proof?.barcode?.text).toBe(stored.caseNumber);
    const bring = proof?.sections.find((section) => section.titleKey === 'print.section.bring');
    // One of the two is enough, so they stand on one line.
    expect(bring?.lines.map((line) => line.value.kind === 'texts' && line.value.text.nl)).toEqual([
      'PIN- en PUK-codes',
      'Oude kaart, of vervangend document (bijlage 15, 8ter, 8quater, 8bis, 49 of 12)',
    ]);
    expect(JSON.stringify(proof)).toContain('84.07.02-997.77');
  });

  test('handover proof: only after the handover, with what came in and what was checked', async () => {
    const before = await paidCase();
    expect(await print(before.id, 'handoverProof')).toMatchObject({ error: { code: 'nothingToPrint' } });
    for (const kind of RETURNED) {
      const stored = await handedOverCase(before, kind);
      granted(await print(stored.id, 'handoverProof'));
    }
    expect(seen).toHaveLength(RETURNED.length);
    for (const proof of seen) {
      expect(proof.signatureKeys).toEqual(['print.signature.municipality', 'print.signature.holder']);
      expect(printDocument.safeParse(proof).success).toBe(true);
    }
    const [card] = seen;
    const returned = card?.sections.find((section) => section.titleKey === 'print.section.returned');
    expect(returned?.lines.map((line) => line.labelKey)).toEqual([
      'print.label.returned.CARD',
      'print.label.destroyed',
    ]);
    const checked = card?.sections.find((section) => section.titleKey === 'print.section.checked');
    expect(checked?.lines.at(-1)).toEqual({
      labelKey: 'print.label.evidence.certificateStatus',
      value: { kind: 'key', key: 'print.evidenceOutcome.notChecked', params: {} },
    });
  });

  test('every key on every paper has a text in every language', async () => {
    const stored = await paidCase();
    granted(await print(stored.id, 'receipt'));
    granted(await print(stored.id, 'applicationProof'));
    for (const kind of RETURNED) granted(await print((await handedOverCase(stored, kind)).id, 'handoverProof'));
    const keys = [...new Set(seen.flatMap(keysOf))];
    expect(keys.length).toBeGreaterThan(35);
    for (const language of LANGUAGES) {
      const { default: texts } = await import(`${folder('locales')}/${language}/print.json`, {
        with: { type: 'json' },
      });
      for (const key of keys) {
        const text = key
          .split('.')
          .slice(1)
          .reduce<unknown>((node, name) => (node as Record<string, unknown> | undefined)?.[name], texts);
        expect(text, `${language} ${key}`).toBeTypeOf('string');
      }
    }
  });
});

describe('printing again, and printing that fails', () => {
  test('the second print is a copy with the time of the first', async () => {
    const stored = await paidCase();
    granted(await print(stored.id, 'receipt'));
    desk.clock.set('2026-11-10T09:00:00Z');
    const copy = granted(await print(stored.id, 'receipt'));
    desk.clock.set('2026-11-11T09:00:00Z');
    granted(await print(stored.id, 'receipt'));
    granted(await print(stored.id, 'applicationProof'));
    expect(seen.map((document) => document.copyOf)).toEqual([
      null,
      '2026-11-09T13:51:00.000Z',
      '2026-11-09T13:51:00.000Z',
      null,
    ]);
    expect(copy.fileName).toContain('-kopie-');
    expect(await documentFile(desk.database.read, copy.documentId)).toEqual(success(copy.fileName));
    const history = await historyOfCase(desk.database.read, stored.id);
    expect(history.map((line) => [line.action, line.params.copy])).toEqual([
      ['documentPrinted', 0],
      ['documentPrinted', 1],
      ['documentPrinted', 1],
      ['documentPrinted', 0],
    ]);
  });

  test('a failed print leaves no document, and the next one is no copy', async () => {
    const stored = await paidCase();
    for (const fault of ['refuses', 'throws'] as const) {
      printer = fault;
      expect(await print(stored.id, 'receipt')).toMatchObject({ error: { code: 'printFailed' } });
    }
    printer = 'works';
    granted(await print(stored.id, 'receipt'));
    expect(seen.map((document) => document.copyOf)).toEqual([null]);
    expect(await historyOfCase(desk.database.read, stored.id)).toHaveLength(1);
  });

  test('what does not exist cannot be printed', async () => {
    const free = await desk.newCase();
    const unknown = '00000000-0000-4000-8000-000000000000';
    expect(await print(unknown, 'receipt')).toMatchObject({ error: { code: 'caseNotFound' } });
    expect(await print(free.id, 'receipt')).toMatchObject({ error: { code: 'nothingToPrint' } });
    const draft = await desk.newCase({ state: 'DRAFT', decision: null });
    expect(await print(draft.id, 'applicationProof')).toMatchObject({ error: { code: 'nothingToPrint' } });
    const { decision } = await paidCase();
    const unpaid = await desk.newCase({ decision, application });
    expect(await print(unpaid.id, 'receipt')).toMatchObject({ error: { code: 'nothingToPrint' } });
    expect(await readDocument(desk.database.read, unknown)).toMatchObject({ error: { code: 'documentNotFound' } });
    expect(await documentFile(desk.database.read, unknown)).toMatchObject({ error: { code: 'documentNotFound' } });
  });
});
