import { Trans } from 'react-i18next';
import { useTexts } from '../../i18n/index.ts';
import { Banner, CheckBox, Sheet } from '../../ui/index.ts';
import { DraftText } from '../fields/draft-fields.tsx';
import { useDraftPart } from '../fields/draft-part.ts';
import { stepId } from '../mapping/steps.ts';
import { useIntake, useIntakeStore } from '../store/react.tsx';
import { letterWord } from './payment.tsx';

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
  const letter = useDraftPart((draft) => draft.letter);
  const procedure = useDraftPart((draft) => draft.procedure);
  const delivery = useDraftPart((draft) => draft.delivery);
  const name = `${givenNames} ${surname}`.trim();
  const choice = assessment?.procedures.find((one) => one.procedure === procedure && one.delivery === delivery);
  if (assessment === null || name === '' || letter === null || choice === undefined) {
    return <Banner tone="info">{t('intake.review.notYet')}</Banner>;
  }
  const { promised, payment, fee } = assessment;
  return (
    <p className="aloud">
      <Trans
        i18nKey="intake.review.sentence"
        values={{ name, letter: letterWord(letter, t), procedure: textOf(choice.label) }}
        components={{ b: <b /> }}
      />{' '}
      {promised === null ? (
        t('intake.review.noDate')
      ) : (
        <Trans
          i18nKey={promised.from === promised.to ? 'intake.review.ready' : 'intake.review.readyBetween'}
          values={{ from: promised.from, to: promised.to }}
          components={{ b: <b /> }}
        />
      )}{' '}
      {payment.dueCents === null ? (
        t('intake.review.noAmount')
      ) : fee.state === 'free' ? (
        t('intake.review.free')
      ) : (
        <Trans i18nKey="intake.review.due" values={{ amount: money(payment.dueCents) }} components={{ b: <b /> }} />
      )}
    </p>
  );
};
