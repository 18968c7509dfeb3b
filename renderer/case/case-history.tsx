import type { CaseDetail } from '../../electron/ipc/contract.ts';
import { paperWord, useTexts } from '../i18n/index.ts';
import { EmptyState, Sheet } from '../ui/index.ts';

type Entry = CaseDetail['history'][number];

/** Everything that happened, newest first, with who, where and why. */
export const CaseHistory = ({ detail }: { readonly detail: CaseDetail }) => {
  const texts = useTexts();
  const { t, sent, instant } = texts;
  const paperOf = ({ action, params: { kind } }: Entry): string | null =>
    action === 'documentPrinted' && typeof kind === 'string' ? paperWord(kind, detail.product, texts) : null;
  const actionOf = ({ action, params }: Entry): string =>
    sent(`history.of.${detail.product}.${action}`, present(params)) ??
    sent(`history.${action}`, present(params)) ??
    action;
  const entries = detail.history.map((entry, index) => ({ ...entry, place: index })).reverse();
  return (
    <Sheet title={t('caseFile.history')} flush>
      {entries.length === 0 ? (
        <EmptyState icon="form" title={t('caseFile.historyEmpty')} />
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('caseFile.column.when')}</th>
              <th scope="col">{t('caseFile.column.what')}</th>
              <th scope="col">{t('caseFile.column.who')}</th>
              <th scope="col" className="hide-s">
                {t('caseFile.column.where')}
              </th>
              <th scope="col">{t('caseFile.column.why')}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={entry.place}>
                <td className="num">{instant(entry.at)}</td>
                <td>{[actionOf(entry), paperOf(entry)].filter((part) => part !== null).join(': ')}</td>
                <td>{entry.who}</td>
                <td className="hide-s">{entry.workstation}</td>
                <td>{entry.reason ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Sheet>
  );
};

const present = (params: Readonly<Record<string, string | number | null>>): Record<string, string | number> =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, value ?? '–']));
