import type { CaseDetail } from '../../electron/ipc/contract.ts';
import type { Texts } from '../i18n/index.ts';

type Product = CaseDetail['product'];

/** Words of a step under `place`; a product that goes another way has its own, e.g. a travel document, which no register of residence orders. */
const wordsAt = (place: string, key: string, product: Product, { sent }: Pick<Texts, 'sent'>): string | null =>
  sent(`caseSteps.of.${product}.${place}.${key}`) ?? sent(`caseSteps.${place}.${key}`);

/** Name of a step of this product. */
export const stepName = (step: string, product: Product, texts: Pick<Texts, 'sent'>): string =>
  wordsAt('name', step, product, texts) ?? step;

/** Name of the next application after a case of this product. */
export const nextName = (purpose: string, product: Product, texts: Pick<Texts, 'sent'>): string =>
  wordsAt('next', purpose, product, texts) ?? purpose;

/** Label of a field of a step of this product. */
export const fieldLabel = (step: string, field: string, product: Product, texts: Pick<Texts, 'sent'>): string =>
  wordsAt('field', `${step}.${field}`, product, texts) ?? field;
