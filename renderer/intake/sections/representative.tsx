import { useTexts } from '../../i18n/index.ts';
import { FieldSet } from '../../ui/index.ts';
import { DraftText } from '../fields/draft-fields.tsx';
import { useDraftPart } from '../fields/draft-part.ts';
import { useOpenPoints } from '../fields/errors.ts';

/** Who asks for a child, and whom to call. Shown for a child's card, and whenever something is asked or filled there. */
export const Representative = () => {
  const { t } = useTexts();
  const isChild = useDraftPart((draft) => draft.product === 'EVK_CHILD' || draft.product === 'PAPER_CHILD');
  const isFilled = useDraftPart((draft) => Object.values(draft.representative).some((text) => text !== ''));
  const points = useOpenPoints();
  const isAsked = points.some(({ field }) => field.startsWith('representative') || field === 'emergencyContact');
  if (!isChild && !isFilled && !isAsked) return null;
  return (
    <div className="sheet__body ruled">
      <FieldSet legend={t('intake.representative.legend')}>
        <div className="grid3" id="field-representative">
          <DraftText
            path="representative.name"
            label={t('intake.representative.name')}
            read={(draft) => draft.representative.name}
            write={(draft, name) => ({ ...draft, representative: { ...draft.representative, name } })}
          />
          <DraftText
            path="representative.relation"
            label={t('intake.representative.relation')}
            hint={t('intake.representative.relationHint')}
            read={(draft) => draft.representative.relation}
            write={(draft, relation) => ({ ...draft, representative: { ...draft.representative, relation } })}
          />
          <DraftText
            path="representative.documentSeen"
            label={t('intake.representative.documentSeen')}
            read={(draft) => draft.representative.documentSeen}
            write={(draft, documentSeen) => ({ ...draft, representative: { ...draft.representative, documentSeen } })}
          />
        </div>
      </FieldSet>
      <DraftText
        path="emergencyContact"
        label={t('intake.representative.emergencyContact')}
        hint={t('intake.representative.emergencyHint')}
        rows={2}
        read={(draft) => draft.emergencyContact}
        write={(draft, emergencyContact) => ({ ...draft, emergencyContact })}
      />
    </div>
  );
};
