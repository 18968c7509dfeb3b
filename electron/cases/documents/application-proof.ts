import type { Receipt } from '../../payments/index.ts';
import { formatNationalNumber, type Product } from '../../rules/index.ts';
import { isAttestStanding, standingAttest } from '../attest.ts';
import { isMadeAtCounter } from '../products.ts';
import {
  date,
  key,
  line,
  lines,
  money,
  type PaperContent,
  type PaperFacts,
  procedureName,
  productName,
  promisedValue,
  text,
  textLine,
  texts,
} from './paper.ts';
import { wordsFor } from './product-words.ts';

/** Proof of application on A5: who asked for what, what was paid, when it is ready, what to bring then. Null while a draft. */
export const applicationProof = (facts: PaperFacts): PaperContent | null => {
  const { stored, receipt, profile, toBring } = facts;
  const { application, decision } = stored;
  if (decision === null) return null;
  const { person } = application;
  const promised = promisedValue(stored);
  const words = (name: string): string => wordsFor(application.product, name);
  return {
    titleKey: 'print.title.applicationProof',
    receiptNumber: receipt?.number ?? null,
    headline: promised === null ? null : { labelKey: `print.${words('label.readyFrom')}`, value: promised },
    sections: [
      {
        titleKey: '',
        lines: lines(
          line('name', text([person.surname, person.givenNames].filter(Boolean).join(' '))),
          person.nationalNumber === ''
            ? null
            : line('nationalNumber', text(formatNationalNumber(person.nationalNumber))),
          {
            labelKey: `print.${words('label.card')}`,
            value: texts(productName(application.product, application.letter)),
          },
          line('procedure', procedureName(profile, stored)),
          line('appliedOn', date(decision.appliedOn)),
          textLine('receipt', receipt?.number ?? null),
          ...attestLines(stored),
        ),
      },
      ...(toBring.length === 0 || isMadeAtCounter(application.product)
        ? []
        : [
            {
              titleKey: 'print.section.bring',
              lines: toBring.map((label) => ({ labelKey: '', value: texts(label) })),
            },
          ]),
    ],
    amounts: receipt === null ? [] : [{ ...line('paid', money(paidFor(receipt, stored.id))), strong: true }],
    notes: [
      ...(decision.activationNotBefore === null
        ? []
        : [key('note.activationNotBefore', { date: decision.activationNotBefore })]),
      ...notesOf(application.product).map((name) => key(words(`note.${name}`))),
    ],
    signatureKeys: ['print.signature.municipality'],
    barcode: { symbology: 'code128', text: stored.caseNumber },
  };
};

/** What to know until it is collected: nobody comes for what went along at once, and codes belong to a chip. */
const notesOf = (product: Product): readonly string[] => {
  switch (product) {
    case 'TRAVEL':
      return ['comeYourself', 'proofIsNoCard'];
    case 'AI':
    case 'PAPER_CHILD':
      return ['proofIsNoCard'];
    case 'CODES_REPRINT':
      return ['comeYourself', 'codesAreYours'];
    case 'CERT_ACTIVATION':
      return ['codesAreYours'];
    default:
      return ['comeYourself', 'codesAreYours', 'proofIsNoCard'];
  }
};

/** The attest that goes along at once, as soon as its number and last day are recorded. */
const attestLines = (stored: PaperFacts['stored']) => {
  const attest = isAttestStanding(stored) ? standingAttest(stored) : null;
  return attest === null
    ? []
    : [line('attestNumber', text(attest.number)), line('attestUntil', date(attest.validUntil))];
};

/** Of a receipt for several applicants only the own line. */
const paidFor = (receipt: Receipt, caseId: string): number =>
  receipt.lines.length === 1
    ? receipt.paidCents
    : receipt.lines.filter((one) => one.caseId === caseId).reduce((sum, one) => sum + one.cents, 0);
