import { useState } from 'react';
import type { CallError } from '../../electron/ipc/contract.ts';
import { useClient, useToast } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';

/** Prints a paper of the till; a second one is marked as a copy by main. A failure is told and changes nothing of the money. */
export const usePaper = () => {
  const { t, error } = useTexts();
  const client = useClient();
  const toast = useToast();
  const [isPending, setPending] = useState(false);
  const attempt = async (
    subject: 'receipt' | 'closing',
    id: string,
    format: 'roll' | 'a5',
  ): Promise<CallError | null> => {
    const made = await client.call('till.print', { subject, id, format });
    if (!made.ok) return made.error;
    const opened = await client.call('print.open', { documentId: made.value.documentId });
    return opened.ok ? null : opened.error;
  };
  const print = async (
    subject: 'receipt' | 'closing',
    id: string,
    format: 'roll' | 'a5',
    name: string,
  ): Promise<void> => {
    if (isPending) return;
    setPending(true);
    const failed = await attempt(subject, id, format);
    setPending(false);
    if (failed === null) {
      toast({ tone: 'ok', about: id, title: t('till.printed', { name }) });
    } else {
      toast({
        tone: 'bad',
        about: id,
        title: t('till.printFailed', { name }),
        text: error(failed),
        action: { label: t('till.printAgain'), onPress: () => void print(subject, id, format, name) },
      });
    }
  };
  return { print, isPending };
};
