/** The one place that words a case by its product, for what is no card. */
import { isOrderedCard } from '../../electron/ipc/contract.ts';
import type { Texts } from './use-texts.ts';

type Product = Parameters<typeof isOrderedCard>[0];

/** Why it is asked: a first card, but of everything else a first application. `cases` within a sentence, `intake` as a choice. */
export const reasonWord = (
  reason: string,
  product: Product,
  { sent }: Pick<Texts, 'sent'>,
  place: 'cases' | 'intake' = 'cases',
): string => {
  const isCard = isOrderedCard(product) || product === 'PAPER_CHILD';
  return (isCard ? null : sent(`${place}.reasonOfDocument.${reason}`)) ?? sent(`${place}.reason.${reason}`) ?? reason;
};

/** Name of a paper, as its title says it. */
export const paperWord = (kind: string, product: Product, { sent }: Pick<Texts, 'sent'>): string =>
  sent(`print.of.${product}.title.${kind}`) ?? sent(`caseFile.print.${kind}`) ?? kind;
