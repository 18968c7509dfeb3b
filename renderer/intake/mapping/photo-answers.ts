import type { ApplicationDraft, Assessment } from '../../../electron/ipc/contract.ts';

type Photo = ApplicationDraft['photo'];
type Rule = Assessment['photoRules'][number];
type Verdict = Photo['verdicts'][number]['verdict'];
type Kind = NonNullable<Photo['exemption']>['kind'];

/** Kinds of exemption that any of the rules allows, in a fixed order. */
export const exemptionKinds = (rules: readonly Rule[]): readonly Kind[] =>
  (['RELIGIOUS', 'MEDICAL', 'AGE'] as const).filter((kind) =>
    rules.some((rule) => rule.exemptible && rule.exemptionKinds.includes(kind)),
  );

/** Writes the verdict on one rule. A first "exempt" opens the exemption, so that its reason can be given. */
export const withVerdict = (photo: Photo, rule: Rule, verdict: Verdict): Photo => {
  const others = photo.verdicts.filter((entry) => entry.rule !== rule.code);
  const verdicts = [...others, { rule: rule.code, verdict }];
  const [kind] = rule.exemptionKinds;
  if (verdict !== 'EXEMPT' || photo.exemption !== null || kind === undefined) return { ...photo, verdicts };
  return { ...photo, verdicts, exemption: newExemption(kind) };
};

/** Calls the given rules good; what was judged already stays. */
export const withAllGood = (photo: Photo, rules: readonly Rule[]): Photo =>
  rules.reduce((judged, rule) => withVerdict(judged, rule, 'GOOD'), photo);

/** Sets or takes away the exemption. Without one, rules that were called exempt are open again. */
export const withExemption = (photo: Photo, kind: Kind | '', rules: readonly Rule[]): Photo => {
  if (kind === '') {
    const verdicts = photo.verdicts.map((entry) =>
      entry.verdict === 'EXEMPT' ? { ...entry, verdict: 'OPEN' as const } : entry,
    );
    return { ...photo, verdicts, exemption: null };
  }
  const allowed = new Set(rules.filter((rule) => rule.exemptionKinds.includes(kind)).map((rule) => rule.code));
  const verdicts = photo.verdicts.map((entry) =>
    entry.verdict === 'EXEMPT' && !allowed.has(entry.rule) ? { ...entry, verdict: 'OPEN' as const } : entry,
  );
  return { ...photo, verdicts, exemption: { ...(photo.exemption ?? newExemption(kind)), kind } };
};

const newExemption = (kind: Kind): NonNullable<Photo['exemption']> => ({
  kind,
  reason: '',
  staysVisible: '',
  certificateSeen: false,
});
