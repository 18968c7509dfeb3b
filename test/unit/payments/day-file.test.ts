import { expect, test } from 'vitest';
import { readDayFile, reconcile } from '../../../electron/payments/index.ts';

const readOf = (answer: ReturnType<typeof readDayFile>) => {
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};

test('the day file of the terminal is held against the books: right, other amount, only here, only there', () => {
  const mapping = {
    separator: ';' as const,
    decimal: ',' as const,
    hasHeader: true,
    amount: 'Bedrag',
    reference: '2',
    date: 'Datum',
    dateForm: 'DD/MM/YYYY' as const,
  };
  const text =
    '\ufeffDatum;Nummer;Bedrag\n09/11/2026;000417;1.021,30\n09/11/2026;418;"5,00"\n09/11/2026;999;1\nkapot;1;x\n';
  const read = readOf(readDayFile(text, mapping));
  expect(read.lines.map(({ reference, cents, date }) => [reference, cents, date])).toEqual([
    ['000417', 102_130, '2026-11-09'],
    ['418', 500, '2026-11-09'],
    ['999', 100, '2026-11-09'],
  ]);
  const booked = [
    { receiptNumber: 'a', reference: '417', cents: 102_130, date: '2026-11-09' },
    { receiptNumber: 'b', reference: '0418', cents: 600, date: '2026-11-09' },
    { receiptNumber: 'c', reference: '420', cents: 700, date: '2026-11-09' },
  ];
  const found = reconcile(read.lines, booked, read.unreadable);
  expect(found.matched.map((one) => one.receiptNumber)).toEqual(['a']);
  expect(found.differing).toMatchObject([{ receiptNumber: 'b', fileCents: 500, bookCents: 600 }]);
  expect(found.onlyInFile.map((one) => one.reference)).toEqual(['999']);
  expect(found.onlyInBooks.map((one) => one.receiptNumber)).toEqual(['c']);
  expect(found.unreadable).toMatchObject([{ line: 5 }]);
  expect(readDayFile(text, { ...mapping, amount: 'Montant' })).toMatchObject({ error: { code: 'dayFileColumn' } });
});

test('the day file: what went back is negative, and a charge answers for one line only', () => {
  const mapping = {
    separator: ',' as const,
    decimal: '.' as const,
    hasHeader: false,
    amount: '2',
    reference: '1',
    date: '',
    dateForm: 'YYYYMMDD' as const,
  };
  const read = readOf(readDayFile('7,-5.00\n8,12.50\n8,12.50\n', mapping));
  const charge = (receiptNumber: string, reference: string, cents: number) => ({
    receiptNumber,
    reference,
    cents,
    date: '2026-11-09',
  });
  const found = reconcile(read.lines, [charge('a', '7', -500), charge('b', '8', 1250)], read.unreadable);
  expect(found.matched.map(({ receiptNumber, cents }) => [receiptNumber, cents])).toEqual([
    ['a', -500],
    ['b', 1250],
  ]);
  expect(found.onlyInFile).toMatchObject([{ line: 3, cents: 1250 }]);
  expect(found).toMatchObject({ fileCents: 2000, bookCents: 750 });
});

test('the day file: a reference that the terminal gives again goes to the charge of its day, and another day is said', () => {
  const line = (at: number, reference: string, cents: number, date: string) => ({ line: at, reference, cents, date });
  const charge = (receiptNumber: string, reference: string, cents: number, date: string) => ({
    ...{ receiptNumber, reference, cents, date },
  });
  const found = reconcile(
    [line(1, '7', 500, '2026-11-10'), line(2, '7', 500, '2026-11-09'), line(3, '8', 100, '2026-11-09')],
    [
      charge('a', '7', 500, '2026-11-09'),
      charge('b', '7', 500, '2026-11-10'),
      charge('c', '8', 100, '2026-11-10'),
      charge('d', '8', 200, '2026-11-09'),
    ],
  );
  expect(found.matched.map(({ line: at, receiptNumber }) => [at, receiptNumber])).toEqual([
    [1, 'b'],
    [2, 'a'],
  ]);
  expect(found.otherDay).toMatchObject([
    { line: 3, receiptNumber: 'c', fileDate: '2026-11-09', bookDate: '2026-11-10' },
  ]);
  expect(found.differing).toEqual([]);
  expect(found.onlyInBooks.map(({ receiptNumber }) => receiptNumber)).toEqual(['d']);
});
