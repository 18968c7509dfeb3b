import type { Texts } from '../../i18n/index.ts';
import { isObject, optionWords } from '../../profile/index.ts';
import type { Column } from '../../ui/index.ts';
import { type Content, rowsAt, withValue } from './paths.ts';
import { type Check, problemsAt, problemWords } from './problems.ts';
import type { PlacedRow } from './rows-sheet.tsx';
import type { EditorStore } from './store.ts';
import { TYPING, TypedCell } from './typed-input.tsx';

/** The fee table as the council reads it: who, which procedure, the amount now, the new amount to type, the difference. */
export const feeColumns = (of: {
  readonly texts: Texts;
  readonly base: Content | null;
  readonly content: Content;
  readonly from: unknown;
  readonly check: Check | null;
  readonly store: EditorStore;
}): readonly Column<PlacedRow>[] => {
  const { texts, base, content, from, check, store } = of;
  const { t } = texts;
  const former = new Map(rowsAt(base, 'fees').map((row) => [row['code'], row]));
  const before = ({ row }: PlacedRow): Content | undefined => former.get(row['code']);
  return [
    { id: 'who', header: t('profileEditor.fee.who'), cell: ({ row }) => whoWords(row, content, texts) },
    { id: 'procedure', header: t('profileField.procedure'), cell: ({ row }) => procedureWords(row, texts) },
    {
      id: 'now',
      header: t('profileEditor.fee.now'),
      align: 'right',
      isNumber: true,
      cell: (placed) => <span className="muted">{amountWords(before(placed)?.['amount'], texts)}</span>,
    },
    {
      id: 'amount',
      header:
        typeof from === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(from)
          ? t('profileEditor.fee.from', { from })
          : t('profileField.amount'),
      align: 'right',
      isNumber: true,
      cell: ({ row, index }) => {
        const amount = isObject(row['amount']) ? row['amount'] : {};
        const path = `fees.${index}.amount`;
        return amount['state'] === 'amount' ? (
          <TypedCell
            label={t('profileEditor.fee.amountOf', { row: String(row['code'] ?? index + 1) })}
            typing={TYPING.money}
            value={amount['cents'] ?? null}
            isWrong={problemsAt(check?.problems ?? [], path).length > 0}
            onChange={(cents) => store.edit(path, (content) => withValue(content, `${path}.cents`, cents))}
          />
        ) : (
          amountWords(row['amount'], texts)
        );
      },
    },
    {
      id: 'difference',
      header: t('profileEditor.fee.difference'),
      cell: (placed) => <Difference was={before(placed)} placed={placed} check={check} texts={texts} />,
    },
  ];
};

const Difference = ({
  was,
  placed: { row, index },
  check,
  texts,
}: {
  readonly was: Content | undefined;
  readonly placed: PlacedRow;
  readonly check: Check | null;
  readonly texts: Texts;
}) => {
  const { t } = texts;
  const [advice] = problemsAt(check?.advice ?? [], `fees.${index}.amount`);
  if (advice !== undefined) return <span className="err">{problemWords(advice, texts)}</span>;
  if (was === undefined) return <b>{t('profileEditor.fee.new')}</b>;
  const [old, now] = [centsOf(was), centsOf(row)];
  if (JSON.stringify(was['amount']) === JSON.stringify(row['amount']))
    return <span className="muted">{t('profileEditor.fee.same')}</span>;
  return old === null || now === null ? (
    <b>{t('profileEditor.fee.changed')}</b>
  ) : (
    <b className="num">{`${now > old ? '+' : '−'} ${texts.amount(Math.abs(now - old))}`}</b>
  );
};

const centsOf = (row: Content): number | null => {
  const cents = isObject(row['amount']) ? row['amount']['cents'] : null;
  return typeof cents === 'number' ? cents : null;
};

const amountWords = (amount: unknown, texts: Texts): string => {
  if (!isObject(amount)) return '–';
  const { state, cents } = amount;
  if (state !== 'amount') return optionWords('amountState', String(state), texts);
  return typeof cents === 'number' ? texts.amount(cents) : String(cents ?? '–');
};

const whoWords = (row: Content, content: Content, texts: Texts): string => {
  const { t } = texts;
  const letters = Array.isArray(row['letters'])
    ? row['letters'].map((letter) => optionWords('letter', String(letter), texts)).join(', ')
    : typeof row['group'] === 'string'
      ? nameOfGroup(content, row['group'], texts)
      : t('profileEditor.fee.everyCard');
  const from = row['ageFrom'];
  const below = row['ageBelow'];
  const age =
    typeof from === 'number' && from > 0
      ? t('profileEditor.fee.fromAge', { years: from })
      : typeof below === 'number'
        ? t('profileEditor.fee.belowAge', { years: below })
        : null;
  const product = row['product'] === 'EVK' ? null : optionWords('product', String(row['product']), texts);
  return [product, age, letters].filter((words) => words !== null).join(': ');
};

const nameOfGroup = (content: Content, code: string, texts: Texts): string => {
  const label = rowsAt(content, 'letterGroups').find((group) => group['code'] === code)?.['label'];
  return isObject(label) && typeof label['nl'] === 'string' && label['nl'] !== ''
    ? texts.textOf({ ...label, nl: label['nl'] })
    : code;
};

const procedureWords = (row: Content, texts: Texts): string =>
  Array.isArray(row['procedures'])
    ? row['procedures'].map((one) => optionWords('procedure', String(one), texts)).join(', ')
    : texts.t('profileEditor.all');
