import type { PrintValue } from '../../ipc/contract.ts';
import { formatCardNumber, formatNationalNumber } from '../../rules/index.ts';
import type { CollectionRecord } from '../record.ts';
import { key, line, lines, type PaperContent, type PaperFacts, productName, text, textLine, texts } from './paper.ts';

/** Proof of handover on A5: which card went out, what came in for it, what was checked. Null before the handover. */
export const handoverProof = (facts: PaperFacts): PaperContent | null => {
  const { stored } = facts;
  const { application, collection } = stored;
  const { handedOver, newCard } = collection;
  if (handedOver === null || newCard === null) return null;
  const { person } = application;
  return {
    titleKey: 'print.title.handoverProof',
    receiptNumber: null,
    headline: { labelKey: 'print.label.handedOver', value: { kind: 'instant', at: handedOver.at } },
    sections: [
      {
        titleKey: '',
        lines: lines(
          line('name', text([person.surname, person.givenNames].filter(Boolean).join(' '))),
          person.nationalNumber === ''
            ? null
            : line('nationalNumber', text(formatNationalNumber(person.nationalNumber))),
          line('card', texts(productName(application.product, application.letter))),
          line('newCardNumber', text(formatCardNumber(newCard.cardNumber))),
          line('handedOverBy', text(handedOver.by)),
        ),
      },
      { titleKey: 'print.section.returned', lines: returned(collection) },
      { titleKey: 'print.section.checked', lines: checked(collection) },
    ],
    amounts: [],
    notes: [key('note.pinIsYours'), key('note.lossLine')],
    signatureKeys: ['print.signature.municipality', 'print.signature.holder'],
    barcode: { symbology: 'code128', text: stored.caseNumber },
  };
};

const returned = ({ oldCard }: CollectionRecord): PaperContent['sections'][number]['lines'] => {
  if (oldCard === null) return [];
  const isCard = oldCard.cardNumber !== null;
  const what: PrintValue = isCard
    ? text(formatCardNumber(oldCard.cardNumber ?? ''))
    : oldCard.kind === 'NONE'
      ? key('returned.NONE')
      : text(oldCard.description);
  return lines(
    line(`returned.${oldCard.kind}`, what),
    oldCard.documentDate === null ? null : line('documentDate', { kind: 'date', date: oldCard.documentDate }),
    textLine('office', oldCard.office),
    oldCard.destroyed === null ? null : line('destroyed', { kind: 'instant', at: oldCard.destroyed.at }),
  );
};

const checked = (collection: CollectionRecord): PaperContent['sections'][number]['lines'] =>
  lines(
    collection.letterSeen === null ? null : line('letter', key('checked.letterSeen')),
    collection.fingerprints === null
      ? null
      : line('fingerprints', key(`checked.fingerprints.${collection.fingerprints.outcome}`)),
    collection.pin === null ? null : line('pin', key(`checked.pin.${collection.pin.outcome}`)),
    ...(collection.activation?.evidence ?? [])
      .filter((piece) => piece.kind !== 'pinVerifiable')
      .map((piece) => line(`evidence.${piece.kind}`, key(`evidenceOutcome.${piece.outcome}`))),
  );
