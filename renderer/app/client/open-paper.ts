import { useTexts } from '../../i18n/index.ts';
import { useToast } from '../stores/context.tsx';
import { useClient } from './context.tsx';

/** Opens a paper that was made, in the viewer of the computer. Where nothing opens it, the clerk reads under which name it lies. */
export const useOpenPaper = (): ((documentId: string) => Promise<void>) => {
  const { error } = useTexts();
  const client = useClient();
  const toast = useToast();
  return async (documentId) => {
    const opened = await client.call('print.open', { documentId });
    if (!opened.ok) toast({ tone: 'bad', about: documentId, title: error(opened.error) });
  };
};
