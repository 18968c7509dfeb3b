/** Which words papers use for what is no card. Pure; the texts are those of the locale file `print`. */
import { isOrderedCard, type Product } from '../../rules/model/index.ts';

/** Texts that a product has of its own, below `print.of.<product>`. */
const OWN: Readonly<Partial<Record<Product, readonly string[]>>> = {
  TRAVEL: [
    'title.readyToCollect',
    'title.reminder',
    'title.lateConsequence',
    'letter.invitation',
    'letter.readyToCollect',
    'letter.reminder',
    'letter.lateConsequence',
    'note.comeYourself',
    'note.proofIsNoCard',
  ],
  AI: ['title.lateConsequence', 'letter.invitation', 'letter.lateConsequence', 'note.proofIsNoCard'],
  CODES_REPRINT: [
    'title.readyToCollect',
    'title.reminder',
    'letter.invitation',
    'letter.readyToCollect',
    'letter.reminder',
    'note.comeYourself',
  ],
  CERT_ACTIVATION: ['letter.invitation'],
};

/** Texts that all of them share, below `print.of.document`. */
const SHARED = ['label.card', 'label.readyFrom', 'label.applyFrom', 'label.applyBetween', 'label.collectBefore'];

/** The name of a text of papers, below `print`, in the words that fit the product. */
export const wordsFor = (product: Product, name: string): string => {
  if (OWN[product]?.includes(name)) return `of.${product}.${name}`;
  return SHARED.includes(name) && !isCardLike(product) ? `of.document.${name}` : name;
};

/** A card, be it one of paper. */
export const isCardLike = (product: Product): boolean => isOrderedCard(product) || product === 'PAPER_CHILD';
