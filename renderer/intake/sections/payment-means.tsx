import { useState } from 'react';
import { flushSync } from 'react-dom';
import type { ApplicationDraft, Assessment } from '../../../electron/ipc/contract.ts';
import { useShortcuts } from '../../app/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Banner, type IconName, Kbd, PickList, Segmented } from '../../ui/index.ts';
import { ChoiceGroup, DraftMoney, DraftText } from '../fields/draft-fields.tsx';
import { useDraftPart } from '../fields/draft-part.ts';
import { type PaymentWay, waysToPay } from '../mapping/payment-ways.ts';
import { quickAmounts, shortAmount } from '../mapping/quick-amounts.ts';
import { goToPoint } from '../page/go-to.ts';
import { useIntakeStore } from '../store/react.tsx';
import { TerminalCharge } from './terminal-charge.tsx';

type Payment = ApplicationDraft['payment'];
type Due = Assessment['payment'];

/** Takes cash at once, wherever the focus is. */
const CASH_KEY = 'Alt+C';
const ICONS: Readonly<Partial<Record<PaymentWay, IconName>>> = { BANCONTACT: 'card', CASH: 'euro' };

/** The draft with a part of its payment changed. */
export const withPayment = (draft: ApplicationDraft, part: Partial<Payment>): ApplicationDraft => ({
  ...draft,
  payment: { ...draft.payment, ...part },
});

/** What is typed in the fields of a way; who types there has chosen it. */
const typedFor = (draft: ApplicationDraft, way: PaymentWay, part: Partial<Payment>): ApplicationDraft =>
  withPayment(draft, { ...part, method: draft.payment.method === '' ? way : draft.payment.method });

/**
 * How it is paid. The usual way of the municipality stands ready to be filled in, the other means beside it; everything else
 * is behind one choice, so that the desk sees two ways and not seven.
 */
export const PaymentMeans = ({ payment }: { readonly payment: Due }) => {
  const { t } = useTexts();
  if (payment.moment === 'AT_COLLECTION') return <Banner tone="info">{t('intake.payment.atCollection')}</Banner>;
  if (payment.dueCents === 0) return <Banner tone="ok">{t('intake.payment.nothingDue')}</Banner>;
  return <Ways payment={payment} />;
};

const Ways = ({ payment }: { readonly payment: Due }) => {
  const { t } = useTexts();
  const store = useIntakeStore();
  const method = useDraftPart((draft) => draft.payment.method);
  const [seeksOther, setSeeksOther] = useState(false);
  const { first, second, others } = waysToPay(payment);
  const isOther = method !== '' && others.includes(method);
  const showsOthers = isOther || (method === '' && seeksOther);
  const choose = (way: PaymentWay | 'OTHERS'): void => {
    setSeeksOther(way === 'OTHERS');
    store.edit((draft) => withPayment(draft, { method: way === 'OTHERS' ? '' : way }));
  };
  useShortcuts(
    first === 'CASH' || second === 'CASH'
      ? [
          {
            keys: CASH_KEY,
            label: t('intake.payment.by.CASH'),
            inBar: false,
            run: () => {
              flushSync(() => choose('CASH'));
              goToPoint({ step: 'payment', field: 'payment.givenCents' });
            },
          },
        ]
      : [],
  );
  const option = (way: PaymentWay) => ({
    value: way,
    label: (
      <>
        {t(`intake.payment.by.${way}`)}
        {way === 'CASH' ? (
          <span aria-hidden="true">
            <Kbd keys={CASH_KEY} />
          </span>
        ) : null}
      </>
    ),
    icon: ICONS[way],
  });
  return (
    <div className="stack">
      <ChoiceGroup path="payment.method" label={t('intake.payment.method')}>
        {(describedBy) => (
          <div className="pay__ways">
            <Segmented
              label={t('intake.payment.method')}
              value={showsOthers ? 'OTHERS' : method}
              tall
              fit
              describedBy={describedBy}
              options={[
                option(first),
                ...(second === null ? [] : [option(second)]),
                { value: 'OTHERS', label: t('intake.payment.others') },
              ]}
              onChange={choose}
            />
          </div>
        )}
      </ChoiceGroup>
      {showsOthers ? (
        <div className="pay__others">
          <PickList
            label={t('intake.payment.others')}
            value={isOther ? method : ''}
            options={others.map((way) => ({
              value: way,
              title: t(`intake.payment.by.${way}`),
              note: t(`intake.payment.about.${way as 'SPLIT'}`),
            }))}
            onChange={(way) => store.edit((draft) => withPayment(draft, { method: way }))}
          />
        </div>
      ) : null}
      {showsOthers && !isOther ? null : <WayFields way={method === '' ? first : method} payment={payment} />}
    </div>
  );
};

/** What is typed for a way to pay. */
const WayFields = ({ way, payment }: { readonly way: PaymentWay; readonly payment: Due }) => {
  const { t } = useTexts();
  switch (way) {
    case 'BANCONTACT':
      return <OnTerminal way={way} cents={payment.dueCents} />;
    case 'CASH':
      return <Cash way={way} payment={payment} />;
    case 'SPLIT':
      return <Split payment={payment} />;
    case 'TOGETHER':
      return <Banner tone="info">{t('intake.payment.together')}</Banner>;
    case 'WAIVED':
      return (
        <DraftText
          path="payment.waiverReason"
          label={t('intake.payment.waiverReason')}
          read={(draft) => draft.payment.waiverReason}
          write={(draft, waiverReason) => withPayment(draft, { waiverReason })}
        />
      );
    default:
      return <Reference way={way} />;
  }
};

const Split = ({ payment }: { readonly payment: Due }) => {
  const { t } = useTexts();
  const cardCents = useDraftPart((draft) => draft.payment.cardCents);
  return (
    <>
      <DraftMoney
        path="payment.cardCents"
        step="payment"
        label={t('intake.payment.cardPart')}
        read={(draft) => draft.payment.cardCents}
        write={(draft, cents) => withPayment(draft, { cardCents: cents })}
      />
      <OnTerminal way="SPLIT" cents={cardCents} />
      <Cash way="SPLIT" payment={payment} />
    </>
  );
};

/** What to type on the terminal, large; where one is linked, a button sends it. The reference comes back from there. */
const OnTerminal = ({ way, cents }: { readonly way: PaymentWay; readonly cents: number | null }) => {
  const { t, money } = useTexts();
  return (
    <>
      {cents === null || cents === 0 ? null : (
        <>
          <div className="change pay__due">
            <span>{t('intake.payment.typeOver')}</span>
            <b className="num">{money(cents)}</b>
          </div>
          <TerminalCharge
            cents={cents}
            onApproved={(terminalReference) => (draft) => typedFor(draft, way, { terminalReference })}
          />
        </>
      )}
      <Reference way={way} />
    </>
  );
};

const Reference = ({ way }: { readonly way: PaymentWay }) => {
  const { t } = useTexts();
  const onTerminal = way === 'BANCONTACT' || way === 'SPLIT';
  return (
    <DraftText
      path="payment.terminalReference"
      label={t(onTerminal ? 'intake.payment.terminalReference' : 'intake.payment.reference')}
      hint={t(onTerminal ? 'intake.payment.terminalHint' : 'intake.payment.referenceHint')}
      read={(draft) => draft.payment.terminalReference}
      write={(draft, terminalReference) => typedFor(draft, way, { terminalReference })}
    />
  );
};

const Cash = ({ way, payment }: { readonly way: PaymentWay; readonly payment: Due }) => {
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
          write={(draft, givenCents) => typedFor(draft, way, { givenCents })}
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
              onChange={(cents) => store.edit((draft) => typedFor(draft, way, { givenCents: Number(cents) }))}
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
