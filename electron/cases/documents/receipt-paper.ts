import {
  key,
  line,
  lines,
  money,
  type PaperContent,
  type PaperFacts,
  procedureName,
  productName,
  promisedValue,
  textLine,
  texts,
} from './paper.ts';

/** Receipt on the 80 mm roll. No name and no national number: the case number is enough. Null when nothing was paid. */
export const receiptPaper = (facts: PaperFacts): PaperContent | null => {
  const { stored, receipt, profile } = facts;
  if (receipt === null) return null;
  const { application } = stored;
  const promised = promisedValue(stored);
  const cash = receipt.method === 'CASH';
  return {
    titleKey: 'print.title.receipt',
    receiptNumber: receipt.number,
    headline: promised === null ? null : { labelKey: 'print.label.readyFrom', value: promised },
    sections: [
      {
        titleKey: '',
        lines: lines(
          line('card', texts(productName(application.product, application.letter))),
          line('procedure', procedureName(profile, stored)),
          line('method', key(`method.${receipt.method}`)),
          textLine('terminalReference', receipt.reference),
        ),
      },
    ],
    amounts: [
      { ...line('fee', money(receipt.cents)), strong: false },
      ...(receipt.roundingCents === 0 ? [] : [{ ...line('rounding', money(receipt.roundingCents)), strong: false }]),
      { ...line('total', money(receipt.paidCents)), strong: true },
      ...(cash && receipt.givenCents !== null
        ? [
            { ...line('given', money(receipt.givenCents)), strong: false },
            { ...line('change', money(receipt.changeCents)), strong: false },
          ]
        : []),
    ],
    notes: [key('note.bringCardAndLetter'), key('note.noVat'), key('note.keepReceipt')],
    signatureKeys: [],
    barcode: { symbology: 'qrcode', text: receipt.number },
  };
};
