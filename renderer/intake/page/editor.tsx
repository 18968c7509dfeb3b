import { memo, useEffect, useMemo, useState } from 'react';
import { isOrderedCard } from '../../../electron/ipc/contract.ts';
import {
  type Saving,
  useCardInReader,
  useCustomer,
  useOpenCase,
  usePlace,
  useSaving,
  useShortcuts,
} from '../../app/index.ts';
import { HouseholdBar } from '../../household/index.ts';
import { letterWord, useTexts } from '../../i18n/index.ts';
import { Button, PageHead } from '../../ui/index.ts';
import { useDraftPart } from '../fields/draft-part.ts';
import { compareWithCard } from '../mapping/card-comparison.ts';
import { relateCard } from '../mapping/card-relation.ts';
import { neighbourStep } from '../mapping/steps.ts';
import { CardTypeSection } from '../sections/card-type.tsx';
import { DocumentsSection } from '../sections/documents.tsx';
import { FingerprintsSection } from '../sections/fingerprints.tsx';
import { PaymentSection } from '../sections/payment.tsx';
import { PersonSection } from '../sections/person.tsx';
import { PhotoSection } from '../sections/photo.tsx';
import { ProcedureSection } from '../sections/procedure.tsx';
import { ReviewSection } from '../sections/review.tsx';
import { useIntake, useIntakeStore } from '../store/react.tsx';
import { rememberDraft } from '../store/remembered.ts';
import { CancelDialog } from './cancel-dialog.tsx';
import { useCurrentStep } from './current-step.ts';
import { goToStep } from './go-to.ts';
import { Messages } from './messages.tsx';
import { IntakeSlip } from './slip.tsx';
import { StepMap } from './step-map.tsx';

/** The parts of the page: each is drawn anew when what it shows changes, and not at every letter that is typed in another. */
const Person = memo(PersonSection);
const CardType = memo(CardTypeSection);
const Procedure = memo(ProcedureSection);
const Documents = memo(DocumentsSection);
const Photo = memo(PhotoSection);
const Fingerprints = memo(FingerprintsSection);
const Payment = memo(PaymentSection);
const Review = memo(ReviewSection);
const Slip = memo(IntakeSlip);

/** The application page: one scrolling page with its map at the left and the running slip at the right. */
export const Editor = () => {
  const { t } = useTexts();
  const store = useIntakeStore();
  const { go, forget } = usePlace();
  const caseNumber = useIntake((state) => state.stored?.caseNumber ?? '');
  const draftId = useIntake((state) => state.stored?.draftId ?? null);
  const person = useDraftPart((draft) => draft.person);
  const product = useDraftPart((draft) => draft.product);
  const card = useCardInReader();
  const relation = relateCard(person, card);
  const beside = relation.kind === 'beside' ? relation.card : null;
  const current = useCurrentStep();
  const [isCancelling, setCancelling] = useState(false);
  const name = `${person.givenNames} ${person.surname}`.trim();
  useOpenCase({ name: name === '' ? caseNumber : name, nationalNumber: person.nationalNumber });
  useCustomer(draftId === null ? { kind: 'nobody' } : { kind: 'application', draftId });
  useReportSaving();
  useEffect(() => () => void store.flush(), [store]);

  const leave = (): void => {
    rememberDraft(window.sessionStorage, null);
    if (draftId !== null) forget(draftId);
    store.clear();
    go({ name: 'intake', draftId: null });
  };
  const later = async (): Promise<void> => {
    if (!(await store.putAside())) return;
    rememberDraft(window.sessionStorage, null);
    if (draftId !== null) forget(draftId);
    go({ name: 'counter' });
  };
  /** Puts the application aside and opens its case, where it can be suspended: incomplete, or waiting for a decision. */
  const suspend = async (): Promise<void> => {
    if (draftId === null || !(await store.putAside())) return;
    rememberDraft(window.sessionStorage, null);
    forget(draftId);
    go({ name: 'case', caseId: draftId });
  };
  useShortcuts([
    { keys: 'Mod+Enter', label: t('keys.finish'), run: () => void store.finish(), inBar: true },
    {
      keys: 'Mod+ArrowDown',
      label: t('keys.nextStep'),
      run: () => goToStep(neighbourStep(current, 1)),
      inBar: true,
      mayRepeat: true,
    },
    {
      keys: 'Mod+ArrowUp',
      label: t('keys.previousStep'),
      run: () => goToStep(neighbourStep(current, -1)),
      mayRepeat: true,
      inBar: false,
    },
    { keys: 'Mod+S', label: t('keys.save'), run: () => void store.flush(), inBar: false },
    { keys: 'Alt+L', label: t('keys.later'), run: () => void later(), inBar: false },
    { keys: 'F8', label: t('keys.pay'), run: () => goToStep('payment'), inBar: true },
  ]);
  useTopmostOffer(beside);
  return (
    <>
      <PageHead
        title={
          isOrderedCard(product) ? t('intake.title') : t('intake.titleFor', { product: t(`cases.product.${product}`) })
        }
        sub={<CaseLine caseNumber={caseNumber} />}
      >
        <Button kind="quiet" onPress={() => setCancelling(true)}>
          {t('intake.action.cancel')}
        </Button>
        <Button onPress={() => void suspend()}>{t('caseSteps.suspend')}</Button>
        <Button shortcut="Alt+L" onPress={() => void later()}>
          {t('intake.action.later')}
        </Button>
      </PageHead>
      {draftId === null ? null : <HouseholdBar caseId={draftId} beforeLeaving={store.flush} />}
      <Messages onLeave={leave} />
      <div className="steps-l">
        <StepMap current={current} card={beside} />
        <div>
          <Person card={beside} />
          <CardType card={beside} />
          <Procedure />
          <Documents />
          <Photo card={beside} />
          <Fingerprints />
          <Payment />
          <Review />
        </div>
      </div>
      <Slip />
      <CancelDialog isOpen={isCancelling} onClose={() => setCancelling(false)} />
    </>
  );
};

const CaseLine = ({ caseNumber }: { readonly caseNumber: string }) => {
  const { t } = useTexts();
  const saving = useIntake((state) => state.saving);
  const words =
    saving.kind === 'saved'
      ? saving.at === null
        ? null
        : t('common.saving.saved', { at: saving.at })
      : saving.kind === 'pending'
        ? t('common.saving.saving')
        : t('common.saving.unsaved');
  return [t('intake.case', { caseNumber }), words].filter((text) => text !== null).join(' · ');
};

/** Tells the frame how far the typed data is saved. */
const useReportSaving = (): void => {
  const store = useIntakeStore();
  const saving = useIntake((state) => state.saving);
  useSaving(
    useMemo((): Saving | null => {
      if (saving.kind === 'saved') return saving.at === null ? null : { state: 'saved', at: saving.at };
      if (saving.kind === 'pending') return { state: 'saving' };
      return saving.kind === 'retrying' ? { state: 'failed', retry: () => void store.flush() } : { state: 'unsaved' };
    }, [saving, store]),
  );
};

/** F4 does what the topmost offer of the page says: take over from the card, else choose the suggested card type. */
const useTopmostOffer = (card: ReturnType<typeof useCardInReader>): void => {
  const { t } = useTexts();
  const store = useIntakeStore();
  const person = useDraftPart((draft) => draft.person);
  const letter = useDraftPart((draft) => draft.letter);
  const letters = useIntake((state) => state.assessment?.letters);
  const takeable =
    card === null
      ? []
      : compareWithCard(person, card).filter(({ outcome }) => outcome === 'different' || outcome === 'onlyOnCard');
  const suggested = letters?.find((entry) => entry.suggested && entry.possible !== 'no' && entry.letter !== letter);
  useShortcuts(
    card !== null && takeable.length > 0
      ? [
          {
            keys: 'F4',
            label: t('keys.takeFromCard'),
            inBar: true,
            guard: `intake ${card.sessionId}`,
            run: () =>
              store.takeFromCard(
                card,
                takeable.map(({ row }) => row),
              ),
          },
        ]
      : suggested !== undefined
        ? [
            {
              keys: 'F4',
              label: t('intake.cardType.take', {
                letter: letterWord(suggested.letter, t),
              }),
              inBar: true,
              guard: `intake letter ${suggested.letter}`,
              run: () => store.edit((draft) => ({ ...draft, letter: suggested.letter })),
            },
          ]
        : [],
  );
};
