/** Typed access to the federal facts about cards (`resources/card-types/card-types.json`). */
import content from '../../resources/card-types/card-types.json' with { type: 'json' };
import type { CardType, CardTypes, ChipCode, ProductType } from './model/card-type.ts';
import type { IsoDate } from './model/decision.ts';
import type { CardLetter, Product, TextMap } from './model/vocabulary.ts';

/** The card types that the application is built with. The file's shape is held by a test, so that the type can be trusted here. */
export const cardTypes: CardTypes = content as CardTypes;

/** Facts of a letter. The file has all letters of the vocabulary (held by a test). */
export const cardTypeOf = (types: CardTypes, letter: CardLetter): CardType => {
  const found = types.cards.find((card) => card.letter === letter);
  if (found === undefined) throw new RangeError(`card-types.json has no letter ${letter}`);
  return found;
};

/** Facts of a product. The file has all products of the vocabulary (held by a test). */
export const productTypeOf = (types: CardTypes, product: Product): ProductType => {
  const found = types.products.find((type) => type.product === product);
  if (found === undefined) throw new RangeError(`card-types.json has no product ${product}`);
  return found;
};

/** Whether a card of this letter can be ordered on a day. C, D, E and E+ are holdings, no longer orders. */
export const isOrderableOn = (
  type: { orderableFrom: IsoDate | null; orderableTo: IsoDate | null },
  day: IsoDate,
): boolean =>
  (type.orderableFrom === null || day >= type.orderableFrom) && (type.orderableTo === null || day <= type.orderableTo);

/** What a chip's document type number stands for; null for a number that no source assigns. `01` and `1` are the same. */
export const chipCode = (types: CardTypes, code: number): ChipCode | null =>
  types.chipCodes.find((entry) => entry.code === code) ?? null;

/**
 * The letter of a card in the reader. M and M permanent share code 22 (69 for children): the remark "C" in tag 1C makes the difference.
 * null: not a residence card, or a number that no source assigns.
 */
export const letterOfChip = (types: CardTypes, code: number, permanentRemark: boolean): CardLetter | null => {
  const letter = chipCode(types, code)?.letter ?? null;
  return letter === 'M' && permanentRemark ? 'M_PERMANENT' : letter;
};

/** Whether a card is the old or the current model, by the chip or else by its day of issue; null when neither tells. */
export const modelOf = (
  types: CardTypes,
  letter: CardLetter,
  chip: number | null,
  issuedOn: IsoDate | null,
): 'old' | 'new' | null => {
  const byChip = chip === null ? null : (chipCode(types, chip)?.model ?? null);
  if (byChip !== null) return byChip;
  const { newModelSince, orderableTo } = cardTypeOf(types, letter);
  if (orderableTo !== null) return 'old';
  if (newModelSince === null || issuedOn === null) return null;
  return issuedOn >= newModelSince ? 'new' : 'old';
};

/**
 * Last day on which a held card is valid: the printed day, but for old-model F and F+ no later than 3 August 2026.
 * null when the printed day is not known and no legal end applies.
 */
export const lastValidDay = (
  types: CardTypes,
  held: { readonly letter: CardLetter; readonly model: 'old' | 'new' | null; readonly validUntil: IsoDate | null },
): IsoDate | null => {
  const end = held.model === 'old' ? cardTypeOf(types, held.letter).oldModelEnds : null;
  if (end === null) return held.validUntil;
  return held.validUntil === null || held.validUntil > end ? end : held.validUntil;
};

/** The letter as printed and spoken: `M duurzaam verblijf` carries its remark, every other letter is itself. */
export const printedLetter = (letter: CardLetter): string =>
  letter === 'M_PERMANENT' ? 'M duurzaam verblijf' : letter;

/** Name of a letter in all languages, with the municipality's own Dutch label where it has one. */
export const letterLabel = (types: CardTypes, letter: CardLetter, own: TextMap | null): TextMap => ({
  ...cardTypeOf(types, letter).names,
  ...(own ?? {}),
});
