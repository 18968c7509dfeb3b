import { useState } from 'react';
import type { ApplicationDraft } from '../../../electron/ipc/contract.ts';
import { useTexts } from '../../i18n/index.ts';
import { Button, FieldSet, Segmented } from '../../ui/index.ts';
import { ChoiceGroup, DraftDate, DraftText } from '../fields/draft-fields.tsx';
import { useDraftPart } from '../fields/draft-part.ts';
import { useOpenPoints } from '../fields/errors.ts';
import { useIntake, useIntakeStore } from '../store/react.tsx';

type Dvz = ApplicationDraft['dvz'];
const withDvz = (draft: ApplicationDraft, part: Partial<Dvz>): ApplicationDraft => ({
  ...draft,
  dvz: { ...draft.dvz, ...part },
});

/** Decision of the immigration office and the end of the right of residence: asked where the chosen card needs it, offered elsewhere. */
export const DvzDecision = () => {
  const { t } = useTexts();
  const store = useIntakeStore();
  const dvz = useDraftPart((draft) => draft.dvz);
  const rightUntil = useDraftPart((draft) => draft.rightUntil);
  const letter = useDraftPart((draft) => draft.letter);
  const isNeeded = useIntake(
    (state) =>
      state.assessment?.letters.some((entry) => entry.letter === letter && entry.possible === 'unknown') ?? false,
  );
  const points = useOpenPoints();
  const isAsked = points.some(({ field }) => field.startsWith('dvz') || field === 'rightUntil');
  const isFilled = dvz.agreement !== 'unknown' || dvz.reference !== '' || dvz.date !== null || rightUntil !== null;
  const [isOpened, setOpened] = useState(false);
  if (!isNeeded && !isAsked && !isFilled && !isOpened) {
    return (
      <div className="fold-line">
        <Button kind="quiet" icon="plus" onPress={() => setOpened(true)}>
          {t('intake.dvz.add')}
        </Button>
      </div>
    );
  }
  return (
    <div className="sheet__body ruled" id="field-dvz">
      <FieldSet legend={t('intake.dvz.legend')}>
        <ChoiceGroup path="dvz.agreement" label={t('intake.dvz.agreement')}>
          {(describedBy) => (
            <Segmented
              label={t('intake.dvz.agreement')}
              value={dvz.agreement}
              describedBy={describedBy}
              options={[
                { value: 'yes', label: t('intake.tri.yes'), tone: 'ok' },
                { value: 'no', label: t('intake.tri.no'), tone: 'bad' },
                { value: 'unknown', label: t('intake.dvz.none'), tone: 'off' },
              ]}
              onChange={(agreement) => store.edit((draft) => withDvz(draft, { agreement }))}
            />
          )}
        </ChoiceGroup>
        <div className="grid3">
          <DraftDate
            path="dvz.date"
            step="cardType"
            label={t('intake.dvz.date')}
            read={(draft) => draft.dvz.date}
            write={(draft, date) => withDvz(draft, { date })}
          />
          <DraftText
            path="dvz.reference"
            label={t('intake.dvz.reference')}
            read={(draft) => draft.dvz.reference}
            write={(draft, reference) => withDvz(draft, { reference })}
          />
          <DraftDate
            path="rightUntil"
            step="cardType"
            label={t('intake.dvz.rightUntil')}
            read={(draft) => draft.rightUntil}
            write={(draft, value) => ({ ...draft, rightUntil: value })}
          />
        </div>
      </FieldSet>
    </div>
  );
};
