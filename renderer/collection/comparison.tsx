import type { CardLetter, FieldComparison } from '../../electron/ipc/contract.ts';
import { type Texts, useTexts } from '../i18n/index.ts';
import { CardLetterBlock, ComparisonTable, type Tone } from '../ui/index.ts';

const TONES: Readonly<Record<FieldComparison['outcome'], Tone>> = {
  equal: 'ok',
  different: 'bad',
  notKnown: 'unknown',
};

/** Card and case beside each other, differences in words. */
export const CardBesideCase = ({
  fields,
  caseNumber,
}: {
  readonly fields: readonly FieldComparison[];
  readonly caseNumber: string;
}) => {
  const texts = useTexts();
  const { t } = texts;
  return (
    <ComparisonTable
      label={t('collection.compare.label')}
      heads={[
        t('collection.compare.field'),
        t('collection.compare.card'),
        t('collection.compare.case', { number: caseNumber }),
        t('collection.compare.outcome'),
      ]}
      rows={fields.map((field) => ({
        id: field.field,
        label: t(`collection.compare.fields.${field.field}`),
        left: written(field.field, field.onCard, texts),
        right: isOnlyInForce(field) ? t('collection.compare.inForce') : written(field.field, field.inCase, texts),
        tone: TONES[field.outcome],
        word: t(`collection.compare.${field.outcome}`),
      }))}
    />
  );
};

/** A case does not know until when its new card will run: what is asked of the card is that it runs today. */
const isOnlyInForce = ({ field, inCase, outcome }: FieldComparison): boolean =>
  field === 'validUntil' && inCase === '' && outcome !== 'notKnown';

const written = (field: FieldComparison['field'], value: string, texts: Texts) => {
  if (value === '') return '–';
  switch (field) {
    case 'letter':
      return <CardLetterBlock letter={value as CardLetter} />;
    case 'nationalNumber':
      return texts.nationalNumber(value);
    case 'cardNumber':
      return <span className="num">{texts.cardNumber(value)}</span>;
    case 'birthDate':
    case 'validUntil':
      return <span className="num">{texts.date(value)}</span>;
    case 'authenticity':
      return texts.sent(`collection.authenticity.${value}`) ?? value;
    default:
      return value;
  }
};
