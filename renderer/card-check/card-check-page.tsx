import { useState } from 'react';
import type { CardView } from '../../electron/ipc/contract.ts';
import { useClient, usePlace, useReaderView, useSession, useShortcuts, useToast } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Banner, Button, EmptyState, PageHead } from '../ui/index.ts';
import { AddressSheet, ChipSheet, IdentitySheet } from './identity-sheet.tsx';
import { CertificatesSheet, VerdictsSheet } from './integrity-sheets.tsx';
import { overallOutcome } from './overall-outcome.ts';
import { PinSheet } from './pin-sheet.tsx';

/** Kaart nakijken: one card apart from any case; nothing of it is kept. */
export const CardCheckPage = () => {
  const { t } = useTexts();
  const view = useReaderView();
  const card = view?.card ?? null;
  return (
    <>
      <PageHead title={t('cardCheck.title')} sub={t('cardCheck.sub')} />
      {card === null || view === null ? (
        <EmptyState icon="card" title={t('cardCheck.emptyTitle')}>
          {t('cardCheck.emptyText')}
        </EmptyState>
      ) : (
        <ReadCard card={card} isPresent={view.cardPresent} />
      )}
    </>
  );
};

const ReadCard = ({ card, isPresent }: { readonly card: CardView; readonly isPresent: boolean }) => {
  const { t } = useTexts();
  const { today } = useSession();
  const [isTesting, setTesting] = useState(false);
  useShortcuts(
    isPresent && card.complete
      ? [{ keys: 'Alt+T', label: t('keys.pinTest'), run: () => setTesting(true), inBar: true }]
      : [],
  );
  return (
    <>
      <Outcome card={card} />
      {isPresent ? null : (
        <Banner tone="info" live="status">
          {t('cardCheck.gone')}
        </Banner>
      )}
      <div className="cc">
        <div className="stack">
          <IdentitySheet card={card} today={today} />
          <AddressSheet card={card} />
          <ChipSheet card={card} />
        </div>
        <div className="stack">
          <PinSheet card={card} isPresent={isPresent} isTesting={isTesting} onTest={setTesting} />
          <CertificatesSheet card={card} />
          <VerdictsSheet card={card} />
        </div>
      </div>
    </>
  );
};

const Outcome = ({ card }: { readonly card: CardView }) => {
  const { t } = useTexts();
  const outcome = overallOutcome(card);
  if (outcome === 'busy') return <Banner tone="info">{t('cardCheck.outcome.busy')}</Banner>;
  const tone = outcome === 'genuine' ? 'ok' : outcome === 'altered' ? 'bad' : 'warn';
  return (
    <Banner tone={tone} title={t(`cardCheck.outcome.${outcome}Title`)} actions={<NextStep card={card} />}>
      {t(`cardCheck.outcome.${outcome}Text`)}
    </Banner>
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
