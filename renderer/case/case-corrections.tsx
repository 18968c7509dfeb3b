import type { CaseDetail } from '../../electron/ipc/contract.ts';
import { useTexts } from '../i18n/index.ts';
import { Sheet } from '../ui/index.ts';

/** Data that were put right: what stood there, what stands there now, who and why. Nothing when there are none. */
export const CaseCorrections = ({ detail }: { readonly detail: CaseDetail }) => {
  const { t, instant } = useTexts();
  const { corrections } = detail.course;
  if (corrections.length === 0) return null;
  return (
    <Sheet title={t('rights.corrections')} flush>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('rights.when')}</th>
            <th scope="col">{t('rights.what')}</th>
            <th scope="col">{t('rights.before')}</th>
            <th scope="col">{t('rights.after')}</th>
            <th scope="col">{t('rights.who')}</th>
            <th scope="col">{t('rights.why')}</th>
          </tr>
        </thead>
        <tbody>
          {corrections.toReversed().map((one) => (
            <tr key={`${one.at} ${one.field}`}>
              <td className="num">{instant(one.at)}</td>
              <td>{t(`rights.name.${one.field}`)}</td>
              <td>{one.before === '' ? '–' : one.before}</td>
              <td>{one.after === '' ? '–' : one.after}</td>
              <td>{one.by}</td>
              <td>{one.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  );
};
