import type { PrintDocument, PrintValue } from '../../ipc/contract.ts';
import { meansOf, type Receipt, type ReceiptLine } from '../../payments/index.ts';
import type { Profile } from '../../rules/index.ts';
import type { StoredCase } from '../record.ts';
import {
  key,
  line,
  lines,
  money,
  type PaperContent,
  procedureName,
  promisedValue,
  text,
  textLine,
  texts,
} from './paper.ts';

/** What a receipt paper is made of: the stored receipt, and the cases that it names. */
export interface ReceiptFacts {
  readonly receipt: Receipt;
  readonly cases: readonly StoredCase[];
  readonly profile: Profile;
}

/**
 * Receipt, on the 80 mm roll or on A5. No name and no national number: the case number is enough.
 * A refund names the receipt that it mends and has a line for the signature of who got the money.
 */
export const receiptPaper = (facts: ReceiptFacts): PaperContent & Pick<PrintDocument, 'items'> => {
  const { receipt, cases, profile } = facts;
  const isRefund = receipt.kind === 'refund';
  const [only] = cases.length === 1 && receipt.lines.every((one) => one.caseId === cases[0]?.id) ? cases : [];
  const isOfSeveral = new Set(receipt.lines.map((one) => one.caseId)).size > 1;
  const promised = only === undefined || isRefund ? null : promisedValue(only);
  const references = receipt.parts.map((part) => part.reference).filter((reference) => reference !== '');
  return {
    titleKey: isRefund ? 'print.title.refund' : 'print.title.receipt',
    receiptNumber: receipt.number,
    headline: promised === null ? null : { labelKey: 'print.label.readyFrom', value: promised },
    sections: [
      {
        titleKey: '',
        lines: lines(
          line('paidAt', { kind: 'instant', at: receipt.at }),
          textLine('mends', receipt.refundsNumber),
          only === undefined || isRefund ? null : line('procedure', procedureName(profile, only)),
          line(isRefund ? 'givenBackBy' : 'method', key(`method.${meansOf(receipt)}`)),
          textLine('terminalReference', references.join(', ')),
          textLine('reason', receipt.reason),
        ),
      },
    ],
    items: receipt.lines
      .filter((one) => !isRefund || one.cents !== 0)
      .map((one) => ({ label: texts(one.label), note: noteOf(one, isOfSeveral), cents: one.cents })),
    amounts: amountsOf(receipt),
    notes: [
      ...(isRefund || only === undefined ? [] : [key('note.bringCardAndLetter')]),
      key('note.noVat'),
      key('note.keepReceipt'),
    ],
    signatureKeys: isRefund ? ['print.signature.receiver'] : [],
    barcode: { symbology: 'qrcode', text: receipt.number },
  };
};

/** Below a line: why nothing was asked, where its amount comes from, or of which case it is where there are several. */
function noteOf({ basis, reason, caseNumber, feeRule }: ReceiptLine, isOfSeveral: boolean): PrintValue | null {
  if (basis === 'FREE') return feeRule === null ? key('basis.FREE') : key('basis.FREE_BY_RULE', { rule: feeRule });
  if (basis === 'WAIVED') return key('basis.WAIVED', { reason });
  if (basis === 'OFFICER' && reason !== '') return key('basis.OFFICER', { source: reason });
  if (basis === 'MANUAL') return text(reason);
  return isOfSeveral ? text(caseNumber) : null;
}

const amountsOf = (receipt: Receipt): PrintDocument['amounts'] => {
  const isRefund = receipt.kind === 'refund';
  const sign = isRefund ? -1 : 1;
  const given = receipt.parts.filter((part) => part.givenCents !== null);
  const split = receipt.parts.length > 1;
  return [
    ...(receipt.roundingCents === 0
      ? []
      : [
          { ...line('fee', money(receipt.cents)), strong: false },
          { ...line('rounding', money(receipt.roundingCents)), strong: false },
        ]),
    { ...line(isRefund ? 'paidBack' : 'total', money(sign * receipt.paidCents)), strong: true },
    ...(split
      ? receipt.parts.map((part) => ({
          labelKey: `print.method.${part.method}`,
          value: money(sign * (part.cents + part.roundingCents)),
          strong: false,
        }))
      : []),
    ...given.flatMap((part) => [
      { ...line('given', money(part.givenCents ?? 0)), strong: false },
      { ...line('change', money(part.changeCents)), strong: false },
    ]),
  ];
};
