import { type CallValue, PRODUCTS, REASONS } from '../../electron/ipc/contract.ts';
import { reasonWord, useTexts } from '../i18n/index.ts';
import { DateField, SelectField } from '../ui/index.ts';
import type { QuoteQuestion } from './quote-question.ts';

/** Id of the field that has the focus first: one letter typed there answers the question. */
export const FIRST_QUOTE_FIELD = 'quote-wanted';

/** Three of the four fields; the fourth, the procedure, is chosen among the answers. */
export const QuoteFields = ({
  wishes,
  question,
  today,
  onChange,
  onMistake,
}: {
  readonly wishes: CallValue<'counter.wishes'>;
  readonly question: QuoteQuestion;
  readonly today: string | undefined;
  readonly onChange: (part: Partial<QuoteQuestion>) => void;
  readonly onMistake: (isWrong: boolean) => void;
}) => {
  const texts = useTexts();
  const { t, textOf } = texts;
  // A letter is asked for as a card.
  const product = PRODUCTS.find((known) => known === question.wanted) ?? 'EVK';
  return (
    <div className="grid3">
      <SelectField
        id={FIRST_QUOTE_FIELD}
        label={t('quote.wanted')}
        value={question.wanted}
        emptyLabel={t('quote.choose')}
        options={wishes.map(({ wanted, label }) => ({
          value: wanted,
          label:
            /^[A-Z]{1,2}\+?$/.test(wanted) && wanted !== 'AI'
              ? `${wanted}  ${textOf(label)}`
              : nameOf(wanted, textOf(label)),
        }))}
        onChange={(wanted) => onChange({ wanted, answers: {} })}
      />
      <SelectField
        label={t('quote.reason')}
        value={question.reason}
        options={REASONS.map((reason) => ({ value: reason, label: reasonWord(reason, product, texts) }))}
        onChange={(reason) => onChange(reason === '' ? {} : { reason })}
      />
      <DateField
        label={t('quote.birthDate')}
        hint={t('quote.birthDateHint')}
        value={question.birthDate}
        century="past"
        partial
        {...(today === undefined ? {} : { today })}
        onMistake={(typed) => onMistake(typed !== null)}
        onChange={(birthDate) => onChange({ birthDate, answers: {} })}
      />
    </div>
  );
};

/** M for permanent stay begins with its letter too, so that typing M finds it. */
const nameOf = (wanted: string, label: string): string => (wanted === 'M_PERMANENT' ? `M  ${label}` : label);
