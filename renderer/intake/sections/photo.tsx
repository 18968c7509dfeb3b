import type { ApplicationDraft, Assessment, CardView } from '../../../electron/ipc/contract.ts';
import { useTexts } from '../../i18n/index.ts';
import { Button, CheckBox, CheckRow, FieldSet, Photo, Segmented, SelectField, Sheet } from '../../ui/index.ts';
import { ChoiceGroup, DraftDate, DraftText } from '../fields/draft-fields.tsx';
import { useDraftPart } from '../fields/draft-part.ts';
import { useErrors, useOpenPoints } from '../fields/errors.ts';
import { fieldId } from '../mapping/open-points.ts';
import { exemptionKinds, withAllGood, withExemption, withVerdict } from '../mapping/photo-answers.ts';
import { stepId } from '../mapping/steps.ts';
import { useIntake, useIntakeStore } from '../store/react.tsx';

type Rule = Assessment['photoRules'][number];
type Exemption = NonNullable<ApplicationDraft['photo']['exemption']>;
const SOURCES = ['BROUGHT', 'BOOTH', 'COUNTER'] as const;

/** Step 5: the photo judged rule by rule; a deviation is accepted with kind, reason and what stays visible. */
export const PhotoSection = ({ card }: { readonly card: CardView | null }) => {
  const { t } = useTexts();
  const isNeedless = useIsNeedless();
  if (isNeedless)
    return (
      <Sheet id={stepId('photo')} number={5} title={t('intake.step.photo')}>
        <p className="muted">{t('intake.photo.needless')}</p>
      </Sheet>
    );
  return (
    <Sheet id={stepId('photo')} number={5} title={t('intake.step.photo')} meta={t('intake.photo.officerDecides')}>
      <div className="photo">
        <Frame card={card} />
        <div>
          <Origin />
          <Rules />
          <ExemptionPart />
        </div>
      </div>
    </Sheet>
  );
};

/** The rules ask no photo for this, e.g. for codes that are printed again, and none was noted. */
const useIsNeedless = (): boolean => {
  const rules = useIntake((state) => state.assessment?.photoRules);
  const source = useDraftPart((draft) => draft.photo.source);
  const points = useOpenPoints();
  return rules?.length === 0 && source === '' && !points.some(({ step }) => step === 'photo');
};

/** The frame with the oval of the head, over the photo of the present card: does the new photo show the same person? */
const Frame = ({ card }: { readonly card: CardView | null }) => {
  const { t } = useTexts();
  const photo = card?.photo ?? null;
  const label = photo === null ? t('intake.photo.drawing') : t('intake.photo.ofCard');
  return (
    <div>
      <div className="photo__frame">
        <Photo bytes={photo} label={label} />
        <svg className="photo__oval" viewBox="0 0 154 198" aria-hidden="true" focusable="false">
          <ellipse cx="77" cy="76" rx="41" ry="56" />
          <path d="M77 0v198M0 78h154" />
        </svg>
      </div>
      <p className="hint">
        {label}
        <br />
        {t('intake.photo.size')}
      </p>
    </div>
  );
};

const Origin = () => {
  const { t } = useTexts();
  const store = useIntakeStore();
  const source = useDraftPart((draft) => draft.photo.source);
  return (
    <div className="row row--top">
      <ChoiceGroup path="photo.source" label={t('intake.photo.source')}>
        {(describedBy) => (
          <Segmented
            label={t('intake.photo.source')}
            value={source}
            describedBy={describedBy}
            options={SOURCES.map((value) => ({ value, label: t(`intake.photo.from.${value}`) }))}
            onChange={(chosen) => store.edit((draft) => ({ ...draft, photo: { ...draft.photo, source: chosen } }))}
          />
        )}
      </ChoiceGroup>
      <DraftDate
        path="photo.takenOn"
        step="photo"
        label={t('intake.photo.takenOn')}
        read={(draft) => draft.photo.takenOn}
        write={(draft, takenOn) => ({ ...draft, photo: { ...draft.photo, takenOn } })}
      />
    </div>
  );
};

const Rules = () => {
  const { t } = useTexts();
  const store = useIntakeStore();
  const rules = useIntake((state) => state.assessment?.photoRules);
  const verdicts = useDraftPart((draft) => draft.photo.verdicts);
  if (rules === undefined) return null;
  const isOpen = (rule: Rule): boolean => {
    const verdict = verdicts.find((entry) => entry.rule === rule.code)?.verdict;
    return verdict === undefined || verdict === 'OPEN';
  };
  const open = rules.filter(isOpen);
  return (
    <div id={fieldId('photo.verdicts')}>
      {rules.map((rule) => (
        <RuleRow key={rule.code} rule={rule} />
      ))}
      {open.length === 0 ? null : (
        <Button
          kind="quiet"
          icon="tick"
          onPress={() => store.edit((draft) => ({ ...draft, photo: withAllGood(draft.photo, open) }))}
        >
          {t('intake.photo.allGood', { count: open.length })}
        </Button>
      )}
    </div>
  );
};

const TONES = { GOOD: 'ok', BAD: 'bad', EXEMPT: 'off' } as const;

const RuleRow = ({ rule }: { readonly rule: Rule }) => {
  const { t, textOf } = useTexts();
  const store = useIntakeStore();
  const verdict = useDraftPart(
    (draft) => draft.photo.verdicts.find((entry) => entry.rule === rule.code)?.verdict ?? 'OPEN',
  );
  const path = `photo.verdicts.${rule.code}`;
  const error = useErrors()(path);
  const choices = rule.exemptible ? (['GOOD', 'BAD', 'EXEMPT'] as const) : (['GOOD', 'BAD'] as const);
  return (
    <CheckRow
      id={fieldId(path)}
      label={textOf(rule.label)}
      note={error === undefined ? undefined : <span className="err">{error}</span>}
      value={verdict === 'OPEN' ? '' : verdict}
      options={choices.map((value) => ({
        value,
        label: t(`intake.photo.verdict.${value}`),
        letter: t(`intake.photo.letter.${value}`),
        tone: TONES[value],
      }))}
      onChange={(value) => store.edit((draft) => ({ ...draft, photo: withVerdict(draft.photo, rule, value) }))}
    />
  );
};

const ExemptionPart = () => {
  const { t } = useTexts();
  const store = useIntakeStore();
  const exemption = useDraftPart((draft) => draft.photo.exemption);
  const rules = useIntake((state) => state.assessment?.photoRules);
  const errorAt = useErrors();
  const kinds = exemptionKinds(rules ?? []);
  if (kinds.length === 0 && exemption === null) return null;
  return (
    <div id={fieldId('photo.exemption')}>
      <FieldSet legend={t('intake.photo.exemption')}>
        <div className="grid2">
          <SelectField
            id={fieldId('photo.exemption.kind')}
            label={t('intake.photo.exemptionKind')}
            value={exemption?.kind ?? ''}
            emptyLabel={t('intake.photo.noExemption')}
            error={errorAt('photo.exemption')}
            options={kinds.map((value) => ({ value, label: t(`intake.photo.exemptionOf.${value}`) }))}
            onChange={(kind) =>
              store.edit((draft) => ({ ...draft, photo: withExemption(draft.photo, kind, rules ?? []) }))
            }
          />
          {exemption === null ? null : (
            <ExemptionText
              part="staysVisible"
              label={t('intake.photo.staysVisible')}
              hint={t('intake.photo.staysVisibleHint')}
            />
          )}
        </div>
        {exemption === null ? null : (
          <>
            <ExemptionText part="reason" label={t('intake.photo.exemptionReason')} />
            <CheckBox
              isSelected={exemption.certificateSeen}
              onChange={(certificateSeen) => store.edit((draft) => withPart(draft, { certificateSeen }))}
            >
              {t('intake.photo.certificateSeen')}
            </CheckBox>
          </>
        )}
      </FieldSet>
    </div>
  );
};

const ExemptionText = ({
  part,
  label,
  hint,
}: {
  readonly part: 'reason' | 'staysVisible';
  readonly label: string;
  readonly hint?: string;
}) => (
  <DraftText
    path={`photo.exemption.${part}`}
    label={label}
    {...(hint === undefined ? {} : { hint })}
    read={(draft) => draft.photo.exemption?.[part] ?? ''}
    write={(draft, text) => withPart(draft, { [part]: text })}
  />
);

const withPart = (draft: ApplicationDraft, part: Partial<Exemption>): ApplicationDraft => {
  const { exemption } = draft.photo;
  return exemption === null ? draft : { ...draft, photo: { ...draft.photo, exemption: { ...exemption, ...part } } };
};
