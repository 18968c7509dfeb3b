/** The photo rules to judge by: the municipality's own where its page has them, the general ones otherwise. */
import { productTypeOf } from './card-types.ts';
import type { CardTypes } from './model/card-type.ts';
import type { PhotoRule } from './model/decision.ts';
import type { Profile } from './model/profile.ts';
import type { Product } from './model/vocabulary.ts';
import { sourceOf } from './reasons.ts';

/** Rules for a product; none for a product without a photo. */
export const photoRulesFor = (profile: Profile, types: CardTypes, product: Product): readonly PhotoRule[] => {
  if (!productTypeOf(types, product).needsPhoto) return [];
  if (profile.photo.rules.length === 0) return types.photoRules;
  return profile.photo.rules.map(({ code, label, exemptible, exemptionKinds, source }) => ({
    code,
    label,
    exemptible,
    exemptionKinds,
    source: sourceOf(source),
  }));
};
