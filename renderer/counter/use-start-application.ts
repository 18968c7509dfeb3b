import { useCommand, usePlace, useToast } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';

/** Starts an application, empty or from the card in the reader, and goes to it. */
export const useStartApplication = () => {
  const { run, isPending } = useCommand('intake.start');
  const { go } = usePlace();
  const toast = useToast();
  const { error } = useTexts();
  const start = async (cardSessionId: string | null): Promise<void> => {
    const answer = await run({ cardSessionId });
    if (answer.ok) go({ name: 'intake', draftId: answer.value.draftId });
    else toast({ tone: 'bad', title: error(answer.error) });
  };
  return { start, isPending };
};
