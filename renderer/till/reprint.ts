import { useState } from 'react';
import type { CallError } from '../../electron/ipc/contract.ts';
import { useClient, useToast } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import type { Receipt } from './filter.ts';

/** Prints a receipt again, marked as a copy by main. A failure is told and changes nothing of the payment. */
export const useReprint = (): {
  readonly reprint: (receipt: Receipt) => Promise<void>;
  readonly isPending: boolean;
} => {
  const { t, error } = useTexts();
  const client = useClient();
  const toast = useToast();
  const [isPending, setPending] = useState(false);
  const attempt = async (receipt: Receipt): Promise<CallError | null> => {
    const made = await client.call('till.print', { subject: 'receipt', id: receipt.receiptId, format: 'roll' });
    if (!made.ok) return made.error;
    const opened = await client.call('print.open', { documentId: made.value.documentId });
    return opened.ok ? null : opened.error;
  };
  const reprint = async (receipt: Receipt): Promise<void> => {
    if (isPending) return;
    setPending(true);
    const failed = await attempt(receipt);
    setPending(false);
    if (failed === null) {
      toast({ tone: 'ok', title: t('till.printed', { number: receipt.number }) });
    } else {
      toast({
        tone: 'bad',
        title: t('till.printFailed', { number: receipt.number }),
        text: error(failed),
        action: { label: t('till.printAgain'), onPress: () => void reprint(receipt) },
      });
    }
  };
  return { reprint, isPending };
};
