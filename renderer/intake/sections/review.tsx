import { Trans } from 'react-i18next';
import { isOrderedCard } from '../../../electron/ipc/contract.ts';
import { letterWord, useTexts } from '../../i18n/index.ts';
import { Banner, CheckBox, Sheet } from '../../ui/index.ts';
import { DraftText } from '../fields/draft-fields.tsx';
import { useDraftPart } from '../fields/draft-part.ts';
import { stepId } from '../mapping/steps.ts';
import { useIntake, useIntakeStore } from '../store/react.tsx';

/** Step 8: the sentence that is read aloud to the applicant, notes, and what is printed. */
export const ReviewSection = () => {
  const { t } = useTexts();
  const store = useIntakeStore();
  const wanted = useIntake((state) => state.wanted);
  return (
    <Sheet id={stepId('review')} number={8} title={t('intake.step.review')} meta={t('intake.review.readAloud')}>
      <Sentence />
      <DraftText
        path="notes"
        label={t('intake.review.notes')}
        hint={t('intake.review.notesHint')}
        rows={2}
        read={(draft) => draft.notes}
        write={(draft, notes) => ({ ...draft, notes })}
      />
      <div className="row">
        <CheckBox isSelected={wanted.receipt} onChange={(isWanted) => store.want('receipt', isWanted)}>
          {t('intake.review.printReceipt')}
        </CheckBox>
        <CheckBox
          isSelected={wanted.applicationProof}
          onChange={(isWanted) => store.want('applicationProof', isWanted)}
        >
          {t('intake.review.printProof')}
        </CheckBox>
      </div>
    </Sheet>
  );
};

const Sentence = () => {
  const { t, textOf, money } = useTexts();
  const assessment = useIntake((state) => state.assessment);
  const surname = useDraftPart((draft) => draft.person.surname);
  const givenNames = useDraftPart((draft) => draft.person.givenNames);
  const product = useDraftPart((draft) => draft.product);
  const letter = useDraftPart((draft) => draft.letter);
  const procedure = useDraftPart((draft) => draft.procedure);
  const delivery = useDraftPart((draft) => draft.delivery);
  const name = `${givenNames} ${surname}`.trim();
  const choice = assessment?.procedures.find((one) => one.procedure === procedure && one.delivery === delivery);
  const isCard = isOrderedCard(product);
  if (assessment === null || name === '' || (isCard && letter === null) || choice === undefined) {
    return <Banner tone="info">{t('intake.review.notYet')}</Banner>;
  }
  const { promised, payment, fee } = assessment;
  return (
    <p className="aloud">
      <Trans
        i18nKey={isCard ? 'intake.review.sentence' : 'intake.review.sentenceFor'}
        values={{
          name,
          letter: letterWord(letter ?? '', t),
          product: t(`cases.product.${product}`),
          procedure: textOf(choice.label),
        }}
        components={{ b: <b /> }}
      />{' '}
      {promised === null ? (
        t(isCard ? 'intake.review.noDate' : `intake.review.itNoDate.${product}`)
      ) : (
        <Trans
          i18nKey={`intake.review.${isCard ? 'ready' : 'itReady'}${promised.from === promised.to ? '' : 'Between'}`}
          values={{ from: promised.from, to: promised.to }}
          components={{ b: <b /> }}
        />
      )}{' '}
      {payment.dueCents === null ? (
        t('intake.review.noAmount')
      ) : fee.state === 'free' ? (
        t(isCard ? 'intake.review.free' : 'intake.review.itFree')
      ) : (
        <Trans i18nKey="intake.review.due" values={{ amount: money(payment.dueCents) }} components={{ b: <b /> }} />
      )}
    </p>
  );
};
