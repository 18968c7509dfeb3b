import { useTexts } from '../i18n/index.ts';
import { Button, Sheet } from '../ui/index.ts';

/** Something that happened at the till beside its receipts. */
export interface TillEntry {
  readonly id: string;
  readonly at: string;
  readonly what: string;
  readonly note: string;
  readonly cents: number;
  readonly isDim: boolean;
  /** What can be done about it; null where nothing can. */
  readonly action: { readonly label: string; readonly onPress: () => void } | null;
}

/** Charges of the terminal and movements of cash, each on a line with what can be done about it. */
export const TillEntries = ({ title, entries }: { readonly title: string; readonly entries: readonly TillEntry[] }) => {
  const { t, time, amount } = useTexts();
  return (
    <Sheet title={title} flush>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('till.at')}</th>
            <th scope="col">{t('till.move.what')}</th>
            <th scope="col" className="right">
              {t('till.amount')}
            </th>
            <th scope="col">
              <span className="vh">{t('till.entryAction')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map(({ id, at, what, note, cents, isDim, action }) => (
            <tr key={id} className={isDim ? 'dim' : undefined}>
              <td className="num">{time(at)}</td>
              <td>
                {what}
                {note === '' ? null : <span className="muted small"> {note}</span>}
              </td>
              <td className="right num">{amount(cents)}</td>
              <td className="right">
                {action === null ? null : (
                  <Button small onPress={action.onPress}>
                    {action.label}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  );
};
