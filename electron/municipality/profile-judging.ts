/** What can be asked about versions without changing anything: what is wrong, what differs, what they answer. */

import { Temporal } from 'temporal-polyfill';
import {
  type CallValue,
  type CheckedInput,
  type ProfileTrial,
  type Result,
  refusal,
  success,
} from '../ipc/contract.ts';
import { addYears, cardTypes, decide, type Profile, type RuleQuestion } from '../rules/index.ts';
import { belgianDate } from '../storage/index.ts';
import { adviceOn } from './profile-advice.ts';
import { profileInForce } from './profile-book.ts';
import { readProfile } from './profile-check.ts';
import type { Inconsistency } from './profile-consistency.ts';
import { differencesBetween } from './profile-differences.ts';
import { contentAt } from './profile-drafts.ts';
import { contentOf, fileNameOf, fileText, type ProfileContent } from './profile-file.ts';
import type { ProfileServices } from './profile-services.ts';
import { approvedOf } from './profile-shelf.ts';
import { clashOf } from './timeline.ts';

type Check = CallValue<'profiles.check'>;

/** What is wrong with a version as it is typed, what looks like a slip, and what differs from the version before. */
export const checkContent = (services: ProfileServices, { content, base }: CheckedInput<'profiles.check'>): Check => {
  const read = readProfile(JSON.stringify(content), '');
  return {
    problems: read.ok
      ? datesOf(services, read.value)
      : read.error.map(({ path, line, messageKey, params }) => ({ path, line, messageKey, params: { ...params } })),
    advice: adviceOn(base, content).map(asProblem),
    differences: base === null ? [] : differences(base, content),
  };
};

/** Whether its days fit between the approved versions, told before it is handed in. */
const datesOf = (services: ProfileServices, profile: Profile): Check['problems'] => {
  const today = belgianDate(services.clock.now());
  const clash = clashOf(profile, approvedOf(services.shelf, profile.profileId), today);
  return clash === null
    ? []
    : [{ path: 'effectiveFrom', line: 1, messageKey: `errors.${clash.code}`, params: { ...clash.params } }];
};

const asProblem = ({ path, text, params }: Inconsistency): Check['advice'][number] => ({
  path,
  line: 1,
  messageKey: `profileProblems.${text}`,
  params: { ...params },
});

const differences = (first: ProfileContent, second: ProfileContent): Check['differences'] =>
  differencesBetween(first, second).map((difference) => ({ ...difference }));

/** Two versions side by side. Refusal: `profileVersionUnknown`. */
export async function compareVersions(
  services: ProfileServices,
  { first, second }: CheckedInput<'profiles.compare'>,
): Promise<Result<CallValue<'profiles.compare'>>> {
  const [a, b] = [await contentAt(services, first), await contentAt(services, second)];
  return a === null || b === null ? refusal('profileVersionUnknown') : success({ differences: differences(a, b) });
}

/** What two versions answer about one example. Refusal: `profileVersionUnknown`. */
export async function tryVersions(
  services: ProfileServices,
  { first, second, trial }: CheckedInput<'profiles.try'>,
): Promise<Result<CallValue<'profiles.try'>>> {
  const [a, b] = [first === null ? null : await contentAt(services, first), await contentAt(services, second)];
  if ((first !== null && a === null) || b === null) return refusal('profileVersionUnknown');
  return success({ first: a === null ? null : answerOf(a, trial), second: answerOf(b, trial) });
}

/** A version as a file on disk. Refusals: `profileVersionUnknown`, `exportFailed`. */
export async function exportVersion(
  services: ProfileServices,
  { ref }: CheckedInput<'profiles.export'>,
): Promise<Result<CallValue<'profiles.export'>>> {
  const content = await contentAt(services, ref);
  if (content === null) return refusal('profileVersionUnknown');
  const path = await services.writeExport(fileNameOf(content), fileText(content));
  return path === null ? refusal('exportFailed') : success({ path });
}

/** Whether other rules are in force in this house than on the day of a moment, and what changed between them. */
export async function rulesChangedSince(
  services: ProfileServices,
  since: string,
): Promise<CallValue<'profiles.changedSince'>> {
  const profileId = await services.currentProfile();
  const then = profileInForce(services.shelf, profileId, belgianDate(Temporal.Instant.from(since)));
  return {
    changed: changedBetween(then, profileInForce(services.shelf, profileId, belgianDate(services.clock.now()))),
  };
}

/** Two versions of one profile: null when they are the same, or one is not known. That the former one ended is no change of rules. */
export const changedBetween = (
  then: Profile | null,
  now: Profile | null,
): CallValue<'profiles.changedSince'>['changed'] =>
  then === null || now === null || then.version === now.version
    ? null
    : {
        version: now.version,
        since: now.effectiveFrom,
        differences: differences(contentOf({ ...then, effectiveTo: now.effectiveTo }), contentOf(now)),
      };

const answerOf = (content: ProfileContent, trial: ProfileTrial): CallValue<'profiles.try'>['second'] => {
  const read = readProfile(JSON.stringify(content), '');
  if (!read.ok) return null;
  const decision = decide(read.value, cardTypes, questionOf(trial));
  return {
    possible: decision.possible,
    fee: decision.fee,
    promised: decision.promised,
    validUntil: decision.validUntil,
    fingerprints: decision.fingerprints,
    certificates: decision.certificates,
    checklist: decision.checklist
      .filter((item) => item.moment === trial.moment)
      .map(({ code, label, need }) => ({ code, label, need })),
    questions: decision.questions.map(({ code, label }) => ({ code, label })),
    reasons: decision.reasons.map((reason) => ({ ...reason, params: { ...reason.params } })),
    warnings: decision.warnings.map((reason) => ({ ...reason, params: { ...reason.params } })),
  };
};

const questionOf = (trial: ProfileTrial): RuleQuestion => ({
  product: trial.product,
  letter: trial.letter,
  reason: trial.reason,
  procedure: trial.procedure,
  delivery: trial.delivery,
  servicePoint: trial.servicePoint,
  birthDate: trial.age === null ? null : addYears(trial.date, -trial.age),
  at: `${trial.date}T${trial.time}`,
  held: null,
  rightUntil: null,
  dvzAgreement: 'unknown',
  answers: trial.answers,
});
