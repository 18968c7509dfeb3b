import './quote.css';
import { useEffect, useState } from 'react';
import type { CallInput } from '../../electron/ipc/contract.ts';
import { RefusalBanner, useCall, useCardInReader, useCommand, usePlace, useShortcuts } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Banner, Button, Dialog } from '../ui/index.ts';
import { QuoteAnswer } from './quote-answer.tsx';
import { FIRST_QUOTE_FIELD, QuoteFields } from './quote-fields.tsx';
import { firstQuestion, type QuoteQuestion, questionToAsk } from './quote-question.ts';

export type Question = CallInput<'counter.quote'>['question'];

/** "Wat kost het, wanneer is het klaar": four fields, the answer grows with them; an application can start from it. */
export const QuoteDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useTexts();
  const card = useCardInReader();
  // The card that lay there when the question began; another one put in meanwhile changes nothing that was typed.
  const [startedWith] = useState(card);
  const [question, setQuestion] = useState<QuoteQuestion>(() => firstQuestion(startedWith));
  const [mistyped, setMistyped] = useState(false);
  const wishes = useCall('counter.wishes', undefined);
  const asked = mistyped ? null : questionToAsk(question);
  const quote = useCall(
    'counter.quote',
    { question: asked ?? { ...question, wanted: 'B' } },
    { enabled: asked !== null, keepsFormer: true, staleMs: 0 },
  );
  const { start, isPending, error } = useStartFromQuestion(onClose);
  const begin = (): void => {
    const sameCard = startedWith !== null && startedWith.sessionId === card?.sessionId;
    if (asked !== null) void start(asked, sameCard ? startedWith.sessionId : null);
  };
  useShortcuts(
    asked === null ? [] : [{ keys: 'Mod+Enter', label: t('quote.start'), run: begin, inDialog: true, inBar: false }],
  );
  const loaded = wishes.data !== undefined;
  useEffect(() => {
    if (loaded) document.getElementById(FIRST_QUOTE_FIELD)?.focus();
  }, [loaded]);
  const change = (part: Partial<QuoteQuestion>): void => setQuestion((before) => ({ ...before, ...part }));
  return (
    <Dialog
      title={t('quote.title')}
      icon="euro"
      isOpen
      isWide
      onClose={onClose}
      actions={
        <>
          <Button shortcut="Esc" onPress={onClose}>
            {t('quote.close')}
          </Button>
          <Button kind="main" shortcut="Mod+Enter" isDisabled={asked === null} isPending={isPending} onPress={begin}>
            {t('quote.start')}
          </Button>
        </>
      }
    >
      <div className="quote">
        <RefusalBanner error={error ?? wishes.error?.refusal ?? quote.error?.refusal ?? null} />
        {wishes.data === undefined ? null : (
          <QuoteFields
            wishes={wishes.data}
            question={question}
            today={quote.data?.today}
            onChange={change}
            onMistake={setMistyped}
          />
        )}
        {asked === null ? (
          <Banner tone="info">{t(mistyped ? 'quote.dateFirst' : 'quote.cardFirst')}</Banner>
        ) : quote.data === undefined ? null : (
          <QuoteAnswer quote={quote.data} question={asked} isOld={quote.isPlaceholderData} onChange={change} />
        )}
      </div>
    </Dialog>
  );
};

const useStartFromQuestion = (onStarted: () => void) => {
  const { go } = usePlace();
  const command = useCommand('counter.startApplication');
  const [error, setError] = useState<Parameters<typeof RefusalBanner>[0]['error']>(null);
  const start = async (question: Question, cardSessionId: string | null): Promise<void> => {
    const answer = await command.run({ question, cardSessionId });
    if (!answer.ok) {
      setError(answer.error);
      return;
    }
    onStarted();
    go({ name: 'intake', draftId: answer.value.draftId });
  };
  return { start, error, isPending: command.isPending };
};
