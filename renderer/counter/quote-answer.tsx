import type { CallInput, CallValue, FeeView } from '../../electron/ipc/contract.ts';
import { useTexts } from '../i18n/index.ts';
import { Banner, Button, RadioCards, Segmented, StatusMark } from '../ui/index.ts';
import type { QuoteQuestion } from './quote-question.ts';

type Quote = CallValue<'counter.quote'>;
type Choice = Quote['procedures'][number];
type Reason = Quote['reasons'][number];

const TONE = { yes: 'ok', no: 'bad', unknown: 'warn' } as const;

/** The answer: possible or not and why, what it costs, when it is ready; then the procedures beside each other. */
export const QuoteAnswer = ({
  quote,
  question,
  isOld,
  onChange,
}: {
  readonly quote: Quote;
  readonly question: CallInput<'counter.quote'>['question'];
  /** The answer to the former question is still shown. */
  readonly isOld: boolean;
  readonly onChange: (part: Partial<QuoteQuestion>) => void;
}) => {
  const { t, textOf, period, date } = useTexts();
  const feeText = useFeeText();
  const reasonText = useReasonText();
  const [deciding] = quote.reasons;
  return (
    <>
      <section className="quote__answer" aria-label={t('quote.answer')} aria-busy={isOld}>
        <p className="quote__what" role="status">
          <span>{textOf(quote.productLabel)}</span>
          <b className="num">{feeText(quote.fee)}</b>
          {quote.possible === 'no' ? null : (
            <b>{quote.promised === null ? t('quote.noTerm') : t('quote.ready', { days: period(quote.promised) })}</b>
          )}
          <StatusMark tone={TONE[quote.possible]}>{t(`quote.possible.${quote.possible}`)}</StatusMark>
        </p>
        {quote.possible === 'yes' || deciding === undefined ? null : <p>{reasonText(deciding)}</p>}
        {quote.instead === null ? null : (
          <Button small onPress={() => onChange({ wanted: quote.instead ?? '', answers: {} })}>
            {t('quote.instead', { letter: quote.instead })}
          </Button>
        )}
        {quote.activationNotBefore === null ? null : (
          <p>{t('quote.activation', { date: quote.activationNotBefore })}</p>
        )}
        {quote.validUntil === null || quote.possible === 'no' ? null : (
          <p className="muted">{t('quote.validUntil', { date: date(quote.validUntil) })}</p>
        )}
      </section>
      {quote.questions.map(({ code, label }) => (
        <div className="row" key={code}>
          <span className="fill">{textOf(label)}</span>
          <Segmented
            label={textOf(label)}
            value={question.answers[code] ?? 'unknown'}
            options={(['yes', 'no', 'unknown'] as const).map((value) => ({ value, label: t(`quote.tri.${value}`) }))}
            onChange={(answer) => onChange({ answers: { ...question.answers, [code]: answer } })}
          />
        </div>
      ))}
      <Procedures quote={quote} question={question} onChange={onChange} />
      {quote.warnings.map((warning) => (
        <Banner key={keyOf(warning)} tone="warn">
          {reasonText(warning)}
        </Banner>
      ))}
      <details className="why">
        <summary>{t('quote.why')}</summary>
        <ul className="plain-list">
          {quote.reasons.map((reason) => (
            <li key={keyOf(reason)}>
              {reasonText(reason)} <span className="muted small">{reason.source}</span>
            </li>
          ))}
        </ul>
        {quote.bring.length === 0 ? null : (
          <>
            <h3>{t('quote.bring')}</h3>
            <ul>
              {quote.bring.map((item) => (
                <li key={item.code}>
                  {textOf(item.label)}
                  {item.need === 'MANDATORY' ? null : (
                    <span className="muted small"> {t(`quote.need.${item.need}`)}</span>
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
      </details>
    </>
  );
};

const Procedures = ({
  quote,
  question,
  onChange,
}: {
  readonly quote: Quote;
  readonly question: CallInput<'counter.quote'>['question'];
  readonly onChange: (part: Partial<QuoteQuestion>) => void;
}) => {
  const { t, textOf, period } = useTexts();
  const feeText = useFeeText();
  const reasonText = useReasonText();
  const keyFor = ({ procedure, delivery }: Pick<Choice, 'procedure' | 'delivery'>): string =>
    `${procedure} ${delivery}`;
  return (
    <RadioCards
      label={t('quote.procedure')}
      value={keyFor(question)}
      options={quote.procedures.map((choice) => ({
        value: keyFor(choice),
        title: choice.delivery === 'CENTRAL' ? `${textOf(choice.label)}, ${t('quote.central')}` : textOf(choice.label),
        lead:
          choice.promised !== null
            ? period(choice.promised)
            : choice.fee.state === 'notOffered'
              ? undefined
              : t('quote.noTerm'),
        figure: feeText(choice.fee),
        note: choice.possible === 'yes' || choice.reasons[0] === undefined ? undefined : reasonText(choice.reasons[0]),
      }))}
      onChange={(key) => {
        const chosen = quote.procedures.find((choice) => keyFor(choice) === key);
        if (chosen !== undefined) onChange({ procedure: chosen.procedure, delivery: chosen.delivery });
      }}
    />
  );
};

const useFeeText = (): ((fee: FeeView) => string) => {
  const { t, money } = useTexts();
  return (fee) => (fee.state === 'amount' ? money(fee.cents) : t(`quote.fee.${fee.state}`));
};

const useReasonText = (): ((reason: Reason) => string) => {
  const { sent } = useTexts();
  return (reason) => sent(reason.textKey, reason.params) ?? reason.code;
};

const keyOf = (reason: Reason): string => `${reason.code} ${reason.source} ${JSON.stringify(reason.params)}`;
