import type { ApplicationDraft, Assessment } from '../../../electron/ipc/contract.ts';
import { useTexts } from '../../i18n/index.ts';
import { Banner, Button, type IconName, Segmented, Sheet } from '../../ui/index.ts';
import { ChoiceGroup, DraftMoney, DraftText } from '../fields/draft-fields.tsx';
import { useDraftPart } from '../fields/draft-part.ts';
import { quickAmounts, shortAmount } from '../mapping/quick-amounts.ts';
import { stepId } from '../mapping/steps.ts';
import { goToPoint } from '../page/go-to.ts';
import { useIntake, useIntakeStore } from '../store/react.tsx';
import { useFeeText } from './procedure.tsx';
import { Reasons } from './reasons.tsx';
import { TerminalCharge } from './terminal-charge.tsx';

type Payment = ApplicationDraft['payment'];
type Due = Assessment['payment'];
const ICONS: Readonly<Partial<Record<Payment['method'], IconName>>> = { BANCONTACT: 'card', CASH: 'euro' };

const withPayment = (draft: ApplicationDraft, part: Partial<Payment>): ApplicationDraft => ({
  ...draft,
  payment: { ...draft.payment, ...part },
});

/** Step 7: what it costs and why, how it is paid, what goes back. */
export const PaymentSection = () => {
  const { t } = useTexts();
  const assessment = useIntake((state) => state.assessment);
  return (
    <Sheet id={stepId('payment')} number={7} title={t('intake.step.payment')} meta={t('intake.payment.receiptFollows')}>
      {assessment === null ? null : (
        <div className="pay">
          <Amount assessment={assessment} />
          <Method payment={assessment.payment} />
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
  const choice = assessment.procedures.find((one) => one.procedure === procedure && one.delivery === delivery);
  const what = [letter === null ? null : letterWord(letter, t), choice === undefined ? null : textOf(choice.label)];
  return (
    <div className="stack">
      <table className="sum">
        <tbody>
          <tr>
            <th scope="row">{what.filter((text) => text !== null).join(', ') || t('intake.payment.card')}</th>
            <td className="right num">{feeText(fee)}</td>
          </tr>
          <tr className="sum__total">
            <th scope="row">{t('intake.payment.due')}</th>
            <td className="right num">
              <b>{payment.dueCents === null ? '–' : money(payment.dueCents)}</b>
            </td>
          </tr>
        </tbody>
      </table>
      {payment.amountFrom === 'OFFICER' ? <OfficerAmount /> : null}
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

/** The letter as a word in running text. */
export const letterWord = (letter: string, t: ReturnType<typeof useTexts>['t']): string =>
  letter === 'M_PERMANENT' ? t('intake.cardType.mPermanent') : letter;

/** The fee follows from a question of step 2 that is still open: the question is named, and one press leads to it. */
const AwaitedAnswer = ({ assessment }: { readonly assessment: Assessment }) => {
  const { t, textOf } = useTexts();
  const answers = useDraftPart((draft) => draft.answers);
  const open = assessment.questions.filter(({ code }) => (answers[code] ?? 'unknown') === 'unknown');
  return (
    <Banner tone="warn" title={t('intake.payment.waitsForAnswer')}>
      {open.map(({ code, label }) => (
        <p key={code}>{textOf(label)}</p>
      ))}
      {open[0] === undefined ? null : (
        <Button small onPress={() => goToPoint({ step: 'cardType', field: `answers.${open[0]?.code}` })}>
          {t('intake.payment.toQuestion')}
        </Button>
      )}
    </Banner>
  );
};

const OfficerAmount = () => {
  const { t } = useTexts();
  return (
    <>
      <Banner tone="warn" title={t('intake.payment.unknownTitle')}>
        {t('intake.payment.unknown')}
      </Banner>
      <div className="grid2">
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

const Method = ({ payment }: { readonly payment: Due }) => {
  const { t } = useTexts();
  const store = useIntakeStore();
  const method = useDraftPart((draft) => draft.payment.method);
  if (payment.moment === 'AT_COLLECTION') return <Banner tone="info">{t('intake.payment.atCollection')}</Banner>;
  if (payment.dueCents === 0) return <Banner tone="ok">{t('intake.payment.nothingDue')}</Banner>;
  return (
    <div className="stack">
      <ChoiceGroup path="payment.method" label={t('intake.payment.method')}>
        {(describedBy) => (
          <Segmented
            label={t('intake.payment.method')}
            value={method}
            tall
            describedBy={describedBy}
            options={choicesOf(payment.methods).map((value) => ({
              value,
              label: t(`intake.payment.by.${value}`),
              icon: ICONS[value],
            }))}
            onChange={(chosen) => store.edit((draft) => withPayment(draft, { method: chosen }))}
          />
        )}
      </ChoiceGroup>
      {payment.preferred !== null && method === '' ? (
        <p className="hint">{t('intake.payment.preferred', { method: t(`intake.payment.by.${payment.preferred}`) })}</p>
      ) : null}
      {method === 'SPLIT' ? (
        <DraftMoney
          path="payment.cardCents"
          step="payment"
          label={t('intake.payment.cardPart')}
          read={(draft) => draft.payment.cardCents}
          write={(draft, cardCents) => withPayment(draft, { cardCents })}
        />
      ) : null}
      {method === 'BANCONTACT' || method === 'SPLIT' ? (
        <OnTerminal payment={payment} isSplit={method === 'SPLIT'} />
      ) : null}
      {method === 'CASH' || method === 'SPLIT' ? <Cash payment={payment} /> : null}
      {method === 'TOGETHER' ? <Banner tone="info">{t('intake.payment.together')}</Banner> : null}
      {method === 'WAIVED' ? (
        <DraftText
          path="payment.waiverReason"
          label={t('intake.payment.waiverReason')}
          read={(draft) => draft.payment.waiverReason}
          write={(draft, waiverReason) => withPayment(draft, { waiverReason })}
        />
      ) : null}
      {method === '' || method === 'CASH' || method === 'TOGETHER' || method === 'WAIVED' ? null : (
        <DraftText
          path="payment.terminalReference"
          label={t(byTerminal(method) ? 'intake.payment.terminalReference' : 'intake.payment.reference')}
          hint={t(byTerminal(method) ? 'intake.payment.terminalHint' : 'intake.payment.referenceHint')}
          read={(draft) => draft.payment.terminalReference}
          write={(draft, terminalReference) => withPayment(draft, { terminalReference })}
        />
      )}
    </div>
  );
};

/** The means of the municipality, and what can be done besides: split, together with others, waived. */
const choicesOf = (methods: Due['methods']): readonly Exclude<Payment['method'], ''>[] => [
  ...methods,
  ...(methods.includes('BANCONTACT') && methods.includes('CASH') ? (['SPLIT'] as const) : []),
  'TOGETHER',
  'WAIVED',
];

const byTerminal = (method: Payment['method']): boolean => method === 'BANCONTACT' || method === 'SPLIT';

/** What to type on the terminal, large; where one is linked, a button sends it. */
const OnTerminal = ({ payment, isSplit }: { readonly payment: Due; readonly isSplit: boolean }) => {
  const { t, money } = useTexts();
  const cardCents = useDraftPart((draft) => draft.payment.cardCents);
  const cents = isSplit ? cardCents : payment.dueCents;
  if (cents === null || cents === 0) return null;
  return (
    <>
      <div className="change">
        <span>{t('intake.payment.typeOver')}</span>
        <b className="num">{money(cents)}</b>
      </div>
      <TerminalCharge cents={cents} />
    </>
  );
};

const Cash = ({ payment }: { readonly payment: Due }) => {
  const { t, money } = useTexts();
  const store = useIntakeStore();
  const given = useDraftPart((draft) => draft.payment.givenCents);
  const due = payment.cashDueCents;
  return (
    <>
      {due === null || due === payment.dueCents ? null : (
        <p className="hint">{t('intake.payment.cashDue', { amount: money(due) })}</p>
      )}
      <div className="grid2 cash">
        <DraftMoney
          path="payment.givenCents"
          step="payment"
          label={t('intake.payment.given')}
          read={(draft) => draft.payment.givenCents}
          write={(draft, givenCents) => withPayment(draft, { givenCents })}
        />
        {due === null ? null : (
          <div className="field">
            <span className="lab">{t('intake.payment.quick')}</span>
            <Segmented
              label={t('intake.payment.quick')}
              value={given === null ? '' : String(given)}
              fit
              tall
              options={quickAmounts(due).map((cents) => ({ value: String(cents), label: shortAmount(cents) }))}
              onChange={(cents) => store.edit((draft) => withPayment(draft, { givenCents: Number(cents) }))}
            />
          </div>
        )}
      </div>
      {payment.changeCents === null ? null : (
        <div className="change" role="status">
          <span>
            {t('intake.payment.change')}
            <br />
            <span className="muted small">
              {payment.change
                .map(({ denominationCents, count }) => `${count}\u00a0×\u00a0${shortAmount(denominationCents)}`)
                .join(', ')}
            </span>
          </span>
          <b className="num">{money(payment.changeCents)}</b>
        </div>
      )}
    </>
  );
};
