import type { CaseDetail } from '../../electron/ipc/contract.ts';
import { useTexts } from '../i18n/index.ts';
import { usePayCase } from '../till/index.ts';
import { Banner, Button } from '../ui/index.ts';

/** What is still to be paid for the case, with the way to take it; nothing where nothing is owed. */
export const CasePayment = ({ detail }: { readonly detail: CaseDetail }) => {
  const { t, money } = useTexts();
  const { pay, dialog } = usePayCase(detail.caseId, detail.owedCents);
  if (pay === null) return dialog;
  const cameBack = detail.receipt !== null;
  return (
    <>
      <Banner
        tone={cameBack || detail.state === 'PAYMENT_DUE' ? 'warn' : 'info'}
        actions={
          <Button icon="euro" shortcut="F8" onPress={pay}>
            {t('caseFile.pay')}
          </Button>
        }
      >
        {t(cameBack ? 'caseFile.owedAgain' : 'caseFile.owed', { amount: money(detail.owedCents) })}
      </Banner>
      {dialog}
    </>
  );
};
