import { formatCardNumber } from '../../rules/index.ts';
import { key, line, lines, type PaperContent, type PaperFacts, text } from './paper.ts';

/** Proof of a visit for certificates on A5: what was done to which card, and what the card told afterwards. Null without one. */
export const certificateProof = ({ stored }: PaperFacts): PaperContent | null => {
  const { application, collection, course } = stored;
  const { certificates } = course;
  const { newCard, activation } = collection;
  if (certificates === undefined || newCard === null) return null;
  const { person } = application;
  return {
    titleKey: 'print.title.certificateProof',
    receiptNumber: null,
    headline: { labelKey: 'print.label.certificatesDone', value: { kind: 'instant', at: certificates.at } },
    sections: [
      {
        titleKey: '',
        lines: lines(
          line('name', text([person.surname, person.givenNames].filter(Boolean).join(' '))),
          line('cardInUse', text(formatCardNumber(newCard.cardNumber))),
          line('certificateWork', key(`certificateWork.${certificates.work}`)),
          line('codesShown', key(`codesShown.${certificates.codes}`)),
          line('certificatesBy', text(certificates.by)),
        ),
      },
      {
        titleKey: 'print.section.readBack',
        lines: lines(
          ...(activation?.evidence ?? [])
            .filter(({ kind }) => kind !== 'pinVerifiable')
            .map((piece) => line(`evidence.${piece.kind}`, key(`evidenceOutcome.${piece.outcome}`))),
        ),
      },
    ],
    amounts: [],
    notes: [key('note.pinIsYours')],
    signatureKeys: ['print.signature.municipality', 'print.signature.holder'],
    barcode: { symbology: 'code128', text: stored.caseNumber },
  };
};
