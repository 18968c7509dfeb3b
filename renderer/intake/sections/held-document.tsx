import { type ApplicationDraft, CARD_LETTERS, type CardView } from '../../../electron/ipc/contract.ts';
import { letterWord, useTexts } from '../../i18n/index.ts';
import { Banner, Button, FieldSet, Segmented, SelectField } from '../../ui/index.ts';
import { ChoiceGroup, DraftDate, DraftText } from '../fields/draft-fields.tsx';
import { useDraftPart } from '../fields/draft-part.ts';
import { useErrors } from '../fields/errors.ts';
import { heldFromCard, holdsCard } from '../mapping/card-comparison.ts';
import { fieldId } from '../mapping/open-points.ts';
import { useIntakeStore } from '../store/react.tsx';

type Held = ApplicationDraft['held'];
const KINDS = ['CARD', 'LOST', 'STOLEN', 'OTHER_DOCUMENT', 'NONE'] as const;

const withHeld = (draft: ApplicationDraft, part: Partial<Held>): ApplicationDraft => ({
  ...draft,
  held: { ...draft.held, ...part },
});

/** What the applicant holds now, or lost: the card on the desk, a police attest, another paper, nothing. */
export const HeldDocument = ({ card }: { readonly card: CardView | null }) => {
  const { t } = useTexts();
  const store = useIntakeStore();
  const held = useDraftPart((draft) => draft.held);
  const canTake = card !== null && !holdsCard(held, card) && heldFromCard(held, card) !== null;
  return (
    <FieldSet legend={t('intake.held.legend')}>
      <div className="row">
        <ChoiceGroup path="held.kind">
          {(describedBy) => (
            <Segmented
              label={t('intake.held.legend')}
              value={held.kind}
              describedBy={describedBy}
              options={KINDS.map((value) => ({ value, label: t(`intake.held.kind.${value}`) }))}
              onChange={(kind) => store.edit((draft) => withHeld(draft, { kind }))}
            />
          )}
        </ChoiceGroup>
        {canTake ? (
          <Button icon="card" onPress={() => store.takeHeldFromCard(card)}>
            {t('intake.held.take')}
          </Button>
        ) : null}
      </div>
      {held.kind === 'NONE' ? null : <HeldFields kind={held.kind} />}
    </FieldSet>
  );
};

const HeldFields = ({ kind }: { readonly kind: Held['kind'] }) => {
  const { t } = useTexts();
  const isCard = kind !== 'OTHER_DOCUMENT';
  const hasAttest = kind !== 'CARD';
  const isGone = kind === 'LOST' || kind === 'STOLEN';
  const hasNumber = useDraftPart((draft) => draft.held.attestNumber !== '');
  return (
    <>
      {isGone && !hasNumber ? <Banner tone="info">{t('intake.held.policeFirst')}</Banner> : null}
      {isCard ? (
        <div className="grid4">
          <HeldLetter />
          <HeldModel />
          <DraftText
            path="held.cardNumber"
            label={t('intake.held.cardNumber')}
            read={(draft) => draft.held.cardNumber}
            write={(draft, cardNumber) => withHeld(draft, { cardNumber: cardNumber.slice(0, 20) })}
          />
          <DraftDate
            path="held.validUntil"
            step="cardType"
            label={t('intake.held.validUntil')}
            read={(draft) => draft.held.validUntil}
            write={(draft, validUntil) => withHeld(draft, { validUntil })}
          />
        </div>
      ) : null}
      {hasAttest ? (
        <div className="grid3">
          <DraftText
            path="held.attestNumber"
            label={t(kind === 'OTHER_DOCUMENT' ? 'intake.held.documentNumber' : 'intake.held.attestNumber')}
            read={(draft) => draft.held.attestNumber}
            write={(draft, attestNumber) => withHeld(draft, { attestNumber })}
          />
          <DraftDate
            path="held.attestDate"
            step="cardType"
            label={t('intake.held.attestDate')}
            read={(draft) => draft.held.attestDate}
            write={(draft, attestDate) => withHeld(draft, { attestDate })}
          />
          <DraftText
            path="held.attestOffice"
            label={t(kind === 'OTHER_DOCUMENT' ? 'intake.held.documentOffice' : 'intake.held.attestOffice')}
            read={(draft) => draft.held.attestOffice}
            write={(draft, attestOffice) => withHeld(draft, { attestOffice })}
          />
        </div>
      ) : null}
    </>
  );
};

const HeldLetter = () => {
  const { t } = useTexts();
  const store = useIntakeStore();
  const letter = useDraftPart((draft) => draft.held.letter);
  const errorAt = useErrors();
  return (
    <SelectField
      id={fieldId('held.letter')}
      label={t('intake.held.letter')}
      value={letter ?? ''}
      emptyLabel={t('intake.held.letterUnknown')}
      error={errorAt('held.letter')}
      options={CARD_LETTERS.map((value) => ({
        value,
        label: letterWord(value, t),
      }))}
      onChange={(value) => store.edit((draft) => withHeld(draft, { letter: value === '' ? null : value }))}
    />
  );
};

const HeldModel = () => {
  const { t } = useTexts();
  const store = useIntakeStore();
  const model = useDraftPart((draft) => draft.held.model);
  return (
    <SelectField
      id={fieldId('held.model')}
      label={t('intake.held.model')}
      value={model ?? ''}
      emptyLabel={t('intake.held.modelUnknown')}
      options={(['new', 'old'] as const).map((value) => ({ value, label: t(`intake.held.modelKind.${value}`) }))}
      onChange={(value) => store.edit((draft) => withHeld(draft, { model: value === '' ? null : value }))}
    />
  );
};
