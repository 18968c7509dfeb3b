import { useState } from 'react';
import type { CallError, CardSheet, CardView } from '../../electron/ipc/contract.ts';
import { RefusalBanner, useClient, useCommand, usePlace, useStores, useToast } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Banner, Button } from '../ui/index.ts';
import { type OverallOutcome, overallOutcome } from './overall-outcome.ts';

const TONES: Readonly<Record<Exclude<OverallOutcome, 'busy' | 'file'>, 'ok' | 'warn' | 'bad'>> = {
  genuine: 'warn',
  checked: 'ok',
  test: 'warn',
  altered: 'bad',
  unknown: 'warn',
  revoked: 'bad',
  onHold: 'warn',
};

/** The word over the whole card or file, and the way on. */
export const OutcomeBanner = ({
  sheet,
  card,
  isPresent,
  onCloseFile,
}: {
  readonly sheet: CardSheet;
  readonly card: CardView | null;
  readonly isPresent: boolean;
  readonly onCloseFile: () => void;
}) => {
  const { t } = useTexts();
  const outcome = overallOutcome(sheet);
  if (outcome === 'file') {
    const name = sheet.source.kind === 'file' ? sheet.source.fileName : '';
    return (
      <Banner
        tone="warn"
        live="status"
        title={t('cardSheet.file.title')}
        actions={<Button onPress={onCloseFile}>{t('cardSheet.file.close')}</Button>}
      >
        {t('cardSheet.file.text', { name })}
      </Banner>
    );
  }
  if (outcome === 'busy') return <Banner tone="info">{t('cardCheck.outcome.busy')}</Banner>;
  return (
    <Banner
      tone={TONES[outcome]}
      title={t(`cardCheck.outcome.${outcome}Title`)}
      actions={
        card === null ? undefined : (
          <>
            {outcome === 'genuine' && isPresent ? <AskStatus cardSessionId={card.sessionId} /> : null}
            <NextStep card={card} />
          </>
        )
      }
    >
      {t(`cardCheck.outcome.${outcome}Text`)}
    </Banner>
  );
};

/** Asks the responder now. Where the administrator did not allow it, the certificates below say so. */
const AskStatus = ({ cardSessionId }: { readonly cardSessionId: string }) => {
  const { t } = useTexts();
  const { reader } = useStores();
  const ask = useCommand('card.askStatus');
  const [refused, setRefused] = useState<CallError | null>(null);
  const run = async (): Promise<void> => {
    const answer = await ask.run({ cardSessionId });
    if (answer.ok) reader.take(answer.value);
    setRefused(answer.ok ? null : answer.error);
  };
  return (
    <>
      <RefusalBanner error={refused} />
      <Button isPending={ask.isPending} onPress={() => void run()}>
        {t('cardSheet.askStatus')}
      </Button>
    </>
  );
};

/** From a checked card to the work: its open case, or a new application. */
const NextStep = ({ card }: { readonly card: CardView }) => {
  const { t, error } = useTexts();
  const client = useClient();
  const place = usePlace();
  const toast = useToast();
  const found = card.matchingCase;
  const start = async (): Promise<void> => {
    const answer = await client.call('intake.start', { cardSessionId: card.sessionId });
    if (answer.ok) place.go({ name: 'intake', draftId: answer.value.draftId });
    else toast({ tone: 'bad', title: error(answer.error) });
  };
  if (found !== null) {
    return (
      <Button onPress={() => place.go({ name: 'case', caseId: found.caseId })}>
        {t('cardCheck.proposeCase', { number: found.caseNumber })}
      </Button>
    );
  }
  if (card.identity.kind === 'belgian') return null;
  return <Button onPress={() => void start()}>{t('cardCheck.startApplication')}</Button>;
};
