import type { PrintDocument } from '../../ipc/contract.ts';
import { type Closing, countedCents } from '../../payments/index.ts';
import { date, key, line, lines, money, type PaperContent, text, textLine, texts } from './paper.ts';

/** The whole hash in groups of four, as people read and type it: the check of the chain takes it like this. */
const inGroups = (hash: string): string => hash.replace(/(.{4})(?=.)/g, '$1 ');

/** The day closing (Z) of a till, or the sheet of a hand-over: everything that was kept with it. */
export const closingPaper = (closing: Closing): PaperContent & Pick<PrintDocument, 'items'> => {
  const { details } = closing;
  const isDay = closing.kind === 'day';
  const name = isDay ? `Z ${closing.till}-${closing.number}` : `${closing.till} ${closing.at.slice(0, 16)}`;
  const amount = (label: string, cents: number | null, strong = false): PrintDocument['amounts'] =>
    cents === null ? [] : [{ ...line(label, money(cents)), strong }];
  return {
    titleKey: isDay ? 'print.title.closing' : 'print.title.handOver',
    receiptNumber: isDay ? name : null,
    headline: null,
    sections: [
      {
        titleKey: '',
        lines: lines(
          line('date', date(closing.date)),
          line('officer', text(closing.officer)),
          textLine('firstReceipt', details.first),
          textLine('lastReceipt', details.last),
          line('receiptCount', text(String(details.receipts))),
          details.refunds === 0 ? null : line('refundCount', text(String(details.refunds))),
          details.free === 0 ? null : line('freeCount', text(String(details.free))),
          details.waived === 0 ? null : line('waivedCount', text(String(details.waived))),
        ),
      },
      {
        titleKey: 'print.section.means',
        lines: details.means.flatMap(({ method, inCents, outCents }) => [
          { labelKey: `print.method.${method}`, value: money(inCents) },
          ...(outCents === 0 ? [] : [line('paidBack', money(outCents))]),
        ]),
      },
      {
        titleKey: 'print.section.count',
        lines: [
          ...details.counts.map(({ denominationCents, count }) =>
            line('pieces', key('pieces', { count, value: (denominationCents / 100).toFixed(2).replace('.', ',') })),
          ),
          line('counted', money(countedCents(details.counts))),
        ],
      },
    ],
    items: details.kinds.map(({ label, count, cents }) => ({ label: texts(label), note: text(`× ${count}`), cents })),
    amounts: [
      ...amount('income', details.incomeCents, true),
      ...(details.roundingCents === 0 ? [] : amount('rounding', details.roundingCents)),
      ...amount('expected', closing.expectedCents),
      ...amount('counted', closing.countedCents),
      ...amount('difference', closing.differenceCents),
      ...(isDay ? amount('terminalExpected', closing.terminalExpectedCents) : []),
      ...(isDay ? amount('terminalCounted', closing.terminalCountedCents) : []),
      ...amount('toSafe', details.safeCents),
      ...amount('kept', closing.keptCents),
    ],
    notes: [
      ...(closing.reason === '' ? [] : [key('note.closingReason', { reason: closing.reason })]),
      ...(closing.approvedBy === null ? [] : [key('note.approvedBy', { name: closing.approvedBy })]),
      key('note.noVat'),
      key('note.audit', { sequence: closing.auditSequence, hash: inGroups(closing.auditHash) }),
    ],
    signatureKeys: isDay
      ? ['print.signature.officer', ...(closing.approvedBy === null ? [] : ['print.signature.second'])]
      : ['print.signature.officer', 'print.signature.second'],
    barcode: { symbology: 'qrcode', text: name },
  };
};
