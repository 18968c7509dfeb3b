import { type ReactNode, useState } from 'react';
import { RefusalBanner, useCall, useShortcuts } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { PayDialog } from './pay-dialog.tsx';

/** Taking the money of the case that is open, on F8 while something of it is owed: the way to do so, and its dialog. */
export const usePayCase = (
  caseId: string,
  owedCents: number,
): { readonly pay: (() => void) | null; readonly dialog: ReactNode } => {
  const { t } = useTexts();
  const [isPaying, setPaying] = useState(false);
  const till = useCall('till.today', undefined, { enabled: isPaying });
  const pay = owedCents === 0 ? null : () => setPaying(true);
  useShortcuts(pay === null ? [] : [{ keys: 'F8', label: t('till.pay.title'), run: pay, inBar: true }]);
  return {
    pay,
    dialog: !isPaying ? null : till.data === undefined ? (
      <RefusalBanner error={till.error?.refusal ?? null} />
    ) : (
      <PayDialog till={till.data} first={[caseId]} onClose={() => setPaying(false)} />
    ),
  };
};
