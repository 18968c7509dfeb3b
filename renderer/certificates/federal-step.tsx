import type { CertificateWork } from '../../electron/ipc/contract.ts';
import { useShortcuts } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Button } from '../ui/index.ts';

/** Step 3: what is done in Belpic, in order. The card is read anew once it is done. */
export const FederalStep = ({ work, onDone }: { readonly work: CertificateWork; readonly onDone: () => void }) => {
  const { t } = useTexts();
  const label = t('certificates.federal.confirm');
  useShortcuts([{ keys: 'F4', label, run: onDone, guard: 'certificate-federal', inBar: true }]);
  return (
    <>
      <ol className="numbered">
        <li>{t('certificates.federal.open')}</li>
        <li>{t(`certificates.federal.${work}`)}</li>
        <li>{t('certificates.federal.code')}</li>
        <li>{t('certificates.federal.wait')}</li>
      </ol>
      <div className="row">
        <Button kind="main" shortcut="F4" onPress={onDone}>
          {label}
        </Button>
      </div>
    </>
  );
};
