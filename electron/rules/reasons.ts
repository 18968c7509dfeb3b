/** Reasons: the words with which every rule answers. Texts stand in `resources/locales/<language>/rules.json` under the camel-case form of the code. */
import type { RuleReason } from './model/decision.ts';
import type { Provenance } from './model/profile.ts';
import type { TriState } from './model/vocabulary.ts';

/** Every code that a rule can give; a test holds that each has a text in every language. */
export const REASON_CODES = [
  'ACTIVATION_FROM_BIRTHDAY',
  'AFTER_CUT_OFF',
  'AGE_UNKNOWN',
  'ANOTHER_LETTER_INSTEAD',
  'APPROVAL_GIVEN',
  'APPROVAL_NEEDED',
  'APPROVAL_REFUSED',
  'AT_ONCE',
  'BEFORE_CUT_OFF',
  'BEFORE_WINDOW',
  'BIRTH_DATE_IN_FUTURE',
  'BIRTH_DATE_NUMBER_DIFFER',
  'CARD_NUMBER_CHECK_FAILED',
  'CASH_ROUNDED',
  'CERTIFICATES_ADULT',
  'CERTIFICATES_CHILD',
  'CERTIFICATES_MINOR',
  'CERTIFICATES_NONE',
  'CERTIFICATES_NOT_FOR_PRODUCT',
  'CLOSING_DAY',
  'COUNTS_FROM',
  'DECISION_NEEDED',
  'EARLY_ADULT_CARD',
  'FEE_BY_RULE',
  'FEE_DEPENDS_ON_AGE',
  'FEE_DEPENDS_ON_ANSWER',
  'FEE_DEPENDS_ON_LETTER',
  'FEE_FREE',
  'FEE_NOT_OFFERED',
  'FEE_NO_RULE',
  'FEE_UNKNOWN',
  'FINGERPRINTS_AGE_UNKNOWN',
  'FINGERPRINTS_NOT_FOR_LETTER',
  'FINGERPRINTS_NOT_FOR_PRODUCT',
  'FINGERPRINTS_PAGE_SILENT',
  'FINGERPRINTS_REQUIRED',
  'FINGERPRINTS_TEMPORARILY_IMPOSSIBLE',
  'FINGERPRINTS_TOO_YOUNG',
  'HELD_CARD_EXPIRED',
  'HELD_MODEL_ENDED',
  'HOLIDAY',
  'INSIDE_WINDOW',
  'LETTER_CHILD_UNKNOWN',
  'LETTER_MISSING',
  'LETTER_NOT_FOR_CHILDREN',
  'LETTER_NOT_FOR_NATIONALITY',
  'LETTER_NOT_ON_PAGE',
  'LETTER_NOT_YET',
  'LETTER_NO_LONGER',
  'LETTER_NO_LONGER_SUCCESSOR',
  'LETTER_ORDERABLE',
  'MADE_AT_COUNTER_ONLY',
  'MOVES_FROM_LETTER',
  'OFFERED',
  'OFFER_CONFIRMED',
  'OFFER_DENIED',
  'OFFER_UNKNOWN',
  'PERMANENT_FORM',
  'POLICE_FIRST',
  'PROCEDURE_NOT_FOR_LETTER',
  'PROCEDURE_NOT_OFFERED',
  'PRODUCT_NOT_OFFERED',
  'PRODUCT_NOT_YET',
  'PRODUCT_NO_LONGER',
  'PRODUCT_PAGE_SILENT',
  'PROFILE_NOT_IN_FORCE',
  'RENEWAL_ONLY_AFTER_REFUSAL',
  'RIGHT_ENDED',
  'RIGHT_END_UNKNOWN',
  'SAME_LETTER',
  'SERVICE_POINT_EXCLUDED',
  'SURCHARGE_ADDED',
  'TERM_UNKNOWN',
  'TERM_WEEKS',
  'TERM_WEEKS_RANGE',
  'TERM_WORKING_DAYS',
  'TERM_WORKING_DAYS_RANGE',
  'TOO_OLD_FOR_CHILD_PRODUCT',
  'TOO_YOUNG_FOR_ADULT_CARD',
  'VALIDITY_CAPPED_BY_RIGHT',
  'VALIDITY_FOLLOWS_RIGHT',
  'VALIDITY_MAXIMUM',
  'VALIDITY_UNKNOWN',
  'VALIDITY_YEARS',
  'WINDOW_PASSED',
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

/** Name of the text of a reason code, `HELD_CARD_EXPIRED` → `heldCardExpired`. */
export const textName = (code: string): string =>
  code.toLowerCase().replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** Worked out once: thousands of answers a second name the same few dozen texts. */
const TEXT_KEYS = new Map<string, string>(REASON_CODES.map((code) => [code, `rules.${textName(code)}`]));

/** Builds a reason. `source` names the law, or the page and line. */
export const reason = (
  code: ReasonCode,
  source: string,
  params: Readonly<Record<string, string | number>> = {},
): RuleReason => ({ code, textKey: TEXT_KEYS.get(code) ?? `rules.${textName(code)}`, params, source });

/** `seed-002 L81`: where a statement of a profile stands. */
export const sourceOf = (provenance: Provenance): string => `${provenance.seed} ${provenance.line}`;

/** What several conditions say together: one "no" is enough, one open question leaves it open. */
export const allOf = (states: readonly TriState[]): TriState =>
  states.includes('no') ? 'no' : states.includes('unknown') ? 'unknown' : 'yes';
