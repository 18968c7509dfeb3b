/**
 * Which certificates a card gets: none under 6; authentication from 6 (for children on the parents' request); signature from 18.
 * What is put on the card follows the age at the application; the signature certificate of somebody who was a minor then is
 * activated later, from the birthday on.
 */
import { applicantReached } from './applicant-age.ts';
import { productTypeOf } from './card-types.ts';
import type { CardTypes } from './model/card-type.ts';
import type { Decision, RuleQuestion, RuleReason } from './model/decision.ts';
import type { Profile } from './model/profile.ts';
import { reason, sourceOf } from './reasons.ts';

const LAW = 'wet 19-07-1991';

export const certificatesFor = (
  profile: Profile,
  types: CardTypes,
  question: RuleQuestion,
): { readonly certificates: Decision['certificates']; readonly reason: RuleReason } => {
  if (!productTypeOf(types, question.product).hasChip)
    return {
      certificates: { authentication: 'no', signature: 'no' },
      reason: reason('CERTIFICATES_NOT_FOR_PRODUCT', LAW),
    };
  const source = profile.certificates === null ? LAW : sourceOf(profile.certificates.source);
  const fromAge = profile.certificates?.signatureFromAge ?? 18;
  // An adult card is for people from 12, also when it is ordered some weeks before the birthday.
  const authentication = question.product === 'EVK' ? 'yes' : applicantReached(question, 6);
  const signature = authentication === 'no' ? 'no' : applicantReached(question, fromAge);
  const certificates = { authentication, signature };
  if (authentication === 'no') return { certificates, reason: reason('CERTIFICATES_NONE', LAW, { years: 6 }) };
  if (authentication === 'unknown' || signature === 'unknown')
    return { certificates, reason: reason('AGE_UNKNOWN', source, { years: signature === 'unknown' ? fromAge : 6 }) };
  if (signature === 'yes') return { certificates, reason: reason('CERTIFICATES_ADULT', source) };
  if (question.product === 'EVK_CHILD')
    return { certificates, reason: reason('CERTIFICATES_CHILD', LAW, { years: 6 }) };
  return { certificates, reason: reason('CERTIFICATES_MINOR', source, { years: fromAge }) };
};
