import { useState } from 'react';
import type { Assessment, CardView } from '../../../electron/ipc/contract.ts';
import { isOrderedCard, REASONS } from '../../../electron/ipc/contract.ts';
import { letterWord, reasonWord, useTexts } from '../../i18n/index.ts';
import { Button, Icon, PickList, Segmented, Sheet, StatusMark } from '../../ui/index.ts';
import { ChoiceGroup } from '../fields/draft-fields.tsx';
import { useDraftPart } from '../fields/draft-part.ts';
import { shownLetters } from '../mapping/letters.ts';
import { productChoices, withProduct } from '../mapping/product.ts';
import { withReason } from '../mapping/reason.ts';
import { stepId } from '../mapping/steps.ts';
import { useIntake, useIntakeStore } from '../store/react.tsx';
import { DvzDecision } from './dvz-decision.tsx';
import { HeldDocument } from './held-document.tsx';
import { Questions } from './questions.tsx';
import { useReasonText } from './reasons.tsx';
import { WindowBar } from './window-bar.tsx';

type Letter = Assessment['letters'][number];

/** Step 2: for whom, why, what is held now, and which card; every card type with the reason of its verdict. */
export const CardTypeSection = ({ card }: { readonly card: CardView | null }) => {
  const { t } = useTexts();
  const suggested = useIntake((state) => state.assessment?.letters.some((letter) => letter.suggested) ?? false);
  return (
    <Sheet
      id={stepId('cardType')}
      number={2}
      title={t('intake.step.cardType')}
      meta={suggested ? t('intake.cardType.suggestion') : undefined}
      flush
    >
      <div className="sheet__body">
        <Purpose />
        <HeldDocument card={card} />
      </div>
      <Letters />
      <WindowBar />
      <DvzDecision />
      <Questions />
    </Sheet>
  );
};

const Purpose = () => {
  const texts = useTexts();
  const { t } = texts;
  const store = useIntakeStore();
  const product = useDraftPart((draft) => draft.product);
  const reason = useDraftPart((draft) => draft.reason);
  return (
    <>
      <ChoiceGroup path="product" label={t('intake.product.label')}>
        {(describedBy) => (
          <Segmented
            label={t('intake.product.label')}
            wraps
            value={product}
            describedBy={describedBy}
            options={productChoices(product).map((value) => ({
              value,
              label: isOrderedCard(value) ? t(`intake.product.${value}`) : t(`cases.product.${value}`),
            }))}
            onChange={(chosen) => store.edit((draft) => withProduct(draft, chosen))}
          />
        )}
      </ChoiceGroup>
      <ChoiceGroup path="reason" label={t('intake.reason.label')}>
        {(describedBy) => (
          <Segmented
            label={t('intake.reason.label')}
            wraps
            value={reason}
            describedBy={describedBy}
            options={REASONS.map((value) => ({ value, label: reasonWord(value, product, texts, 'intake') }))}
            onChange={(chosen) => store.edit((draft) => withReason(draft, chosen))}
          />
        )}
      </ChoiceGroup>
    </>
  );
};

const Letters = () => {
  const { t, textOf } = useTexts();
  const store = useIntakeStore();
  const letters = useIntake((state) => state.assessment?.letters);
  const letter = useDraftPart((draft) => draft.letter);
  const heldLetter = useDraftPart((draft) => draft.held.letter);
  const reasonText = useReasonText();
  const [all, setAll] = useState(false);
  // What has no letter, a paper or new codes, has none to choose.
  if (letters === undefined || letters.length === 0) return null;
  const { shown, folded } = shownLetters(letters, letter, heldLetter);
  const option = (entry: Letter) => ({
    value: entry.letter,
    letter: entry.letter,
    title: textOf(entry.label),
    note: entry.reasons.map(reasonText).join(' '),
    isDisabled: entry.possible === 'no',
    end: <PossibleMark entry={entry} />,
  });
  const options = [...shown, ...(all ? folded : [])].map(option);
  return (
    <>
      <ChoiceGroup path="letter">
        {() => (
          <PickList
            label={t('intake.step.cardType')}
            value={letter ?? ''}
            options={options}
            onChange={(chosen) => store.edit((draft) => ({ ...draft, letter: chosen }))}
          />
        )}
      </ChoiceGroup>
      {folded.length === 0 ? null : (
        <div className="fold-line">
          <Button kind="quiet" onPress={() => setAll(!all)}>
            <Icon name={all ? 'down' : 'chevron'} size="s" />
            {all
              ? t('intake.cardType.fewer')
              : t('intake.cardType.more', {
                  count: folded.length,
                  letters: folded.map((entry) => letterWord(entry.letter, t)).join(', '),
                })}
          </Button>
        </div>
      )}
    </>
  );
};

const PossibleMark = ({ entry }: { readonly entry: Letter }) => {
  const { t } = useTexts();
  const tone = entry.possible === 'yes' ? 'ok' : entry.possible === 'no' ? 'bad' : 'warn';
  return (
    <span className="pick__end">
      {entry.suggested ? <span className="inreader">{t('intake.cardType.suggested')}</span> : null}
      <StatusMark tone={tone}>{t(`intake.possible.${entry.possible}`)}</StatusMark>
    </span>
  );
};
