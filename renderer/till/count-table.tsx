import { useTexts } from '../i18n/index.ts';

/** Notes and coins as they are counted, largest first; cents. */
export const DENOMINATIONS = [
  500_00, 200_00, 100_00, 50_00, 20_00, 10_00, 5_00, 2_00, 1_00, 50, 20, 10, 5, 2, 1,
] as const;

/** Pieces per denomination as typed. */
export type Counts = Readonly<Partial<Record<number, string>>>;

/** What was typed, as a count; pieces that are no number count as none. */
export const countLines = (counts: Counts): { denominationCents: number; count: number }[] =>
  DENOMINATIONS.map((denominationCents) => ({ denominationCents, count: piecesOf(counts[denominationCents]) }));

const piecesOf = (typed: string | undefined): number => (/^\d{1,5}$/.test(typed ?? '') ? Number(typed) : 0);

/** A table to count in: how many pieces of each. */
export const CountTable = ({
  counts,
  onChange,
}: {
  readonly counts: Counts;
  readonly onChange: (counts: Counts) => void;
}) => {
  const half = Math.ceil(DENOMINATIONS.length / 2);
  return (
    <div className="till__count">
      {[DENOMINATIONS.slice(0, half), DENOMINATIONS.slice(half)].map((part) => (
        <table className="count" key={part[0]}>
          <tbody>
            {part.map((cents) => (
              <Row
                key={cents}
                cents={cents}
                typed={counts[cents] ?? ''}
                onType={(typed) => onChange({ ...counts, [cents]: typed })}
              />
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
};

const Row = ({
  cents,
  typed,
  onType,
}: {
  readonly cents: number;
  readonly typed: string;
  readonly onType: (typed: string) => void;
}) => {
  const { t, money, amount } = useTexts();
  const name = cents % 100 === 0 ? `€\u00a0${cents / 100}` : money(cents);
  return (
    <tr>
      <td>{name}</td>
      <td>
        <input
          className="in"
          inputMode="numeric"
          autoComplete="off"
          maxLength={5}
          aria-label={t('till.count.pieces', { value: name })}
          value={typed}
          onChange={(event) => onType(event.currentTarget.value.replaceAll(/\D/g, ''))}
        />
      </td>
      <td className="right num">{amount(piecesOf(typed) * cents)}</td>
    </tr>
  );
};
