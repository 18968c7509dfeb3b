/** Letters to the applicant, each made from the stored record and recorded in the case. */
import type { LetterKind } from '../../ipc/contract.ts';
import { maskNationalNumber, remindersOf, timeAfter } from '../../rules/index.ts';
import type { CaseState, Product } from '../../rules/model/index.ts';
import { dayOf } from '../collection-guards.ts';
import type { StoredCase } from '../record.ts';
import { readyOn } from '../work-dates.ts';
import { date, key, line, lines, type PaperContent, type PaperFacts, productName, text, texts } from './paper.ts';
import { isCardLike, wordsFor } from './product-words.ts';

const BEFORE_ORDER: readonly CaseState[] = [
  'DRAFT',
  'AWAITING_DVZ',
  'ENTITLED',
  'INVITED',
  'APPT_APPLY',
  'CHECKING',
  'INCOMPLETE',
];
const HERE: readonly CaseState[] = ['READY', 'APPT_COLLECT', 'REMINDED', 'HANDOVER'];

/** Which letters make sense for a case as it stands. */
export const lettersFor = ({ state, course, application, order }: StoredCase): readonly LetterKind[] => [
  ...(BEFORE_ORDER.includes(state) ? (['invitation', 'bringList'] as const) : []),
  ...(course.missing === null ? [] : (['missingList'] as const)),
  ...(BEFORE_ORDER.includes(state) && application.reason === 'RENEWAL' && runsOut(application.product)
    ? (['lateConsequence'] as const)
    : []),
  ...(HERE.includes(state) && readyOn({ order, application }) !== null ? (['readyToCollect'] as const) : []),
  ...(HERE.includes(state) && course.reminders.length > 0 ? (['reminder'] as const) : []),
];

/** Codes and certificates are asked again when they are needed, and never too late. */
const runsOut = (product: Product): boolean => product !== 'CODES_REPRINT' && product !== 'CERT_ACTIVATION';

/** Letters of which the municipality's own words speak of a card; for anything else the usual words of the product stand. */
const ABOUT_THE_CARD: readonly LetterKind[] = ['invitation', 'readyToCollect', 'reminder', 'lateConsequence'];

/** A builder per kind of letter; null where the case gives no ground for it. */
export const LETTERS: Readonly<Record<LetterKind, (facts: PaperFacts) => PaperContent | null>> = {
  invitation: (facts) => letter(facts, 'invitation', { bring: facts.toBringToApply, headline: windowOf(facts) }),
  bringList: (facts) =>
    letter(facts, 'bringList', {
      bring: facts.toBringToApply,
      // Rules that name nothing to bring are silent; they do not say that nothing is needed.
      ...(facts.toBringToApply.length === 0 ? { usual: 'bringListSilent' } : {}),
    }),
  missingList: (facts) => {
    const { missing } = facts.stored.course;
    if (missing === null) return null;
    return letter(facts, 'missingList', {
      items: missing.items.map((item) => text(item)),
      more: missing.note === '' ? [] : [text(missing.note)],
    });
  },
  readyToCollect: (facts) => letter(facts, 'readyToCollect', { bring: facts.toBring }),
  reminder: (facts) => {
    const [first] = facts.stored.course.reminders;
    if (first === undefined) return null;
    const lastDay = timeAfter(dayOf(first), remindersOf(facts.profile).lapseAfter);
    return letter(facts, 'reminder', {
      bring: facts.toBring,
      headline: {
        labelKey: `print.${wordsFor(facts.stored.application.product, 'label.collectBefore')}`,
        value: date(lastDay),
      },
    });
  },
  lateConsequence: (facts) =>
    letter(facts, 'lateConsequence', {
      headline: windowOf(facts),
      more: facts.window.consequence === null ? [] : [texts(facts.window.consequence)],
    }),
};

interface LetterParts {
  /** Key of the usual words below `print.letter`, where they are not those of the kind. */
  readonly usual?: string;
  readonly headline?: PaperContent['headline'];
  readonly bring?: PaperFacts['toBring'];
  readonly items?: PaperContent['notes'];
  readonly more?: PaperContent['notes'];
}

const letter = (facts: PaperFacts, kind: LetterKind, parts: LetterParts): PaperContent | null => {
  const { stored, profile } = facts;
  if (!lettersFor(stored).includes(kind)) return null;
  const { person, product, letter: cardLetter } = stored.application;
  const fits = isCardLike(product) || !ABOUT_THE_CARD.includes(kind);
  const own = fits ? (profile.correspondence?.[kind] ?? null) : null;
  const words = (name: string): string => wordsFor(product, name);
  const listed = [...(parts.items ?? []), ...(parts.bring ?? []).map(texts)];
  return {
    titleKey: `print.${words(`title.${kind}`)}`,
    receiptNumber: null,
    headline: parts.headline ?? null,
    sections: [
      {
        titleKey: '',
        lines: lines(
          line('name', text([person.surname, person.givenNames].filter(Boolean).join(' '))),
          // A letter lies on the printer and in a letter box: it names the case, and the whole number to nobody.
          person.nationalNumber === '' ? null : line('nationalNumber', text(maskNationalNumber(person.nationalNumber))),
          addressOf(person) === '' ? null : line('address', text(addressOf(person))),
          { labelKey: `print.${words('label.card')}`, value: texts(productName(product, cardLetter)) },
        ),
      },
      ...(listed.length === 0
        ? []
        : [
            {
              titleKey: `print.section.${parts.items === undefined ? 'bringAlong' : 'missing'}`,
              lines: listed.map((value) => ({ labelKey: '', value })),
            },
          ]),
    ],
    amounts: [],
    notes: [own === null ? key(words(`letter.${parts.usual ?? kind}`)) : texts(own), ...(parts.more ?? [])],
    signatureKeys: ['print.signature.municipality'],
    barcode: { symbology: 'code128', text: stored.caseNumber },
  };
};

/** Where the letter goes, on one line, as far as it is known. */
const addressOf = ({ street, postalCode, municipality }: StoredCase['application']['person']): string =>
  [street, [postalCode, municipality].filter(Boolean).join(' ')].filter(Boolean).join(', ');

/** First and last day of the window for the application, where the rules know both. */
const windowOf = ({ window, stored }: PaperFacts): PaperContent['headline'] =>
  window.opens === null
    ? null
    : {
        labelKey: `print.${wordsFor(
          stored.application.product,
          window.closes === null ? 'label.applyFrom' : 'label.applyBetween',
        )}`,
        value: window.closes === null ? date(window.opens) : { kind: 'dates', from: window.opens, to: window.closes },
      };
