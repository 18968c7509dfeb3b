import type { Assessment } from '../../../electron/ipc/contract.ts';
import { letterWord, useTexts } from '../../i18n/index.ts';
import { Banner, Button, Sheet } from '../../ui/index.ts';
import { DraftMoney, DraftText } from '../fields/draft-fields.tsx';
import { useDraftPart } from '../fields/draft-part.ts';
import { stepId } from '../mapping/steps.ts';
import { goToPoint } from '../page/go-to.ts';
import { useIntake } from '../store/react.tsx';
import { PaymentMeans, withPayment } from './payment-means.tsx';
import { useFeeText } from './procedure.tsx';
import { Reasons } from './reasons.tsx';

/** Step 7: what it costs and why, how it is paid, what goes back. */
export const PaymentSection = () => {
  const { t } = useTexts();
  const assessment = useIntake((state) => state.assessment);
  return (
    <Sheet id={stepId('payment')} number={7} title={t('intake.step.payment')} meta={t('intake.payment.receiptFollows')}>
      {assessment === null ? null : (
        <div className="pay">
          <Amount assessment={assessment} />
          <PaymentMeans payment={assessment.payment} />
        </div>
      )}
    </Sheet>
  );
};

const Amount = ({ assessment }: { readonly assessment: Assessment }) => {
  const { t, textOf, money } = useTexts();
  const feeText = useFeeText();
  const letter = useDraftPart((draft) => draft.letter);
  const procedure = useDraftPart((draft) => draft.procedure);
  const delivery = useDraftPart((draft) => draft.delivery);
  const { fee, payment } = assessment;
  const surcharges = fee.state === 'amount' ? (fee.surcharges ?? []) : [];
  const choice = assessment.procedures.find((one) => one.procedure === procedure && one.delivery === delivery);
  const what = [letter === null ? null : letterWord(letter, t), choice === undefined ? null : textOf(choice.label)];
  return (
    <div className="stack">
      <table className="sum">
        <tbody>
          <tr>
            <th scope="row">{what.filter((text) => text !== null).join(', ') || t('intake.payment.card')}</th>
            <td className="right num">{surcharges.length === 0 ? feeText(fee) : money(withoutSurcharges(fee))}</td>
          </tr>
          {surcharges.map(({ rule, label, cents }) => (
            <tr key={rule}>
              <th scope="row">{textOf(label)}</th>
              <td className="right num">{money(cents)}</td>
            </tr>
          ))}
          <tr className="sum__total">
            <th scope="row">{t('intake.payment.due')}</th>
            <td className="right num">
              <b>{payment.dueCents === null ? '–' : money(payment.dueCents)}</b>
            </td>
          </tr>
        </tbody>
      </table>
      {payment.amountFrom === 'OFFICER' ? <OfficerAmount assessment={assessment} /> : null}
      {payment.amountFrom === 'WAITS_FOR_ANSWER' ? <AwaitedAnswer assessment={assessment} /> : null}
      {payment.amountFrom === 'WAITS_FOR_LETTER' ? (
        <Banner tone="info">{t('intake.payment.waitsForLetter')}</Banner>
      ) : null}
      {fee.state === 'notOffered' ? <Banner tone="warn">{t('intake.payment.notOffered')}</Banner> : null}
      <details className="why">
        <summary>{t('intake.payment.why')}</summary>
        <Reasons reasons={assessment.reasons} />
      </details>
    </div>
  );
};

const withoutSurcharges = (fee: Assessment['fee']): number =>
  fee.state === 'amount' ? fee.cents - (fee.surcharges ?? []).reduce((sum, { cents }) => sum + cents, 0) : 0;

/** The fee follows from a question of step 2 that nobody answered yet. */
const AwaitedAnswer = ({ assessment }: { readonly assessment: Assessment }) => {
  const { t } = useTexts();
  const answers = useDraftPart((draft) => draft.answers);
  const open = assessment.questions.filter(({ code }) => (answers[code] ?? 'unknown') === 'unknown');
  return <AboutQuestions title={t('intake.payment.waitsForAnswer')} questions={open} />;
};

/** Questions on which the amount depends: they are named, and one press leads to the first. */
const AboutQuestions = ({
  title,
  hint,
  questions,
}: {
  readonly title: string;
  readonly hint?: string;
  readonly questions: Assessment['questions'];
}) => {
  const { t, textOf } = useTexts();
  const [first] = questions;
  return (
    <Banner tone="warn" title={title}>
      {questions.map(({ code, label }) => (
        <p key={code}>{textOf(label)}</p>
      ))}
      {hint === undefined ? null : <p>{hint}</p>}
      {first === undefined ? null : (
        <Button small onPress={() => goToPoint({ step: 'cardType', field: `answers.${first.code}` })}>
          {t('intake.payment.toQuestion')}
        </Button>
      )}
    </Banner>
  );
};

/** The officer records the amount: the rules give none, or an answer on which it depends is not known to anybody. */
const OfficerAmount = ({ assessment }: { readonly assessment: Assessment }) => {
  const { t } = useTexts();
  const answers = useDraftPart((draft) => draft.answers);
  const notKnown = assessment.questions.filter(({ code }) => answers[code] === 'unknown');
  return (
    <>
      {notKnown.length > 0 ? (
        <AboutQuestions
          title={t('intake.payment.notKnownTitle')}
          hint={t('intake.payment.notKnown')}
          questions={notKnown}
        />
      ) : (
        <Banner tone="warn" title={t('intake.payment.unknownTitle')}>
          {t('intake.payment.unknown')}
        </Banner>
      )}
      <div className="stack">
        <DraftMoney
          path="payment.officerAmountCents"
          step="payment"
          label={t('intake.payment.officerAmount')}
          read={(draft) => draft.payment.officerAmountCents}
          write={(draft, officerAmountCents) => withPayment(draft, { officerAmountCents })}
        />
        <DraftText
          path="payment.officerAmountReason"
          label={t('intake.payment.officerReason')}
          hint={t('intake.payment.officerReasonHint')}
          read={(draft) => draft.payment.officerAmountReason}
          write={(draft, officerAmountReason) => withPayment(draft, { officerAmountReason })}
        />
      </div>
    </>
  );
};
