import { useStore } from 'zustand';
import { useTexts } from '../../i18n/index.ts';
import { Button, Offer } from '../../ui/index.ts';
import { useCommand } from '../client/queries.ts';
import { useCardInReader, usePlace, useShortcuts, useStores } from '../stores/context.tsx';
import { holderName } from '../stores/reader.ts';
import { isOtherPersonsCard } from './other-card.ts';

/**
 * While a case is open and somebody else's card is read: an offer above the work. The case stays as it was. At a collection the
 * verdict itself says whose card it is, and F4 belongs to it.
 */
export const CardOffer = () => {
  const { desk } = useStores();
  const card = useCardInReader();
  const openCase = useStore(desk, (state) => state.openCase);
  const ignored = useStore(desk, (state) => state.ignoredCard);
  const { place } = usePlace();
  if (
    place.name === 'collection' ||
    card === null ||
    openCase === null ||
    ignored === card.sessionId ||
    !isOtherPersonsCard(openCase, card)
  )
    return null;
  return (
    <OfferForCard
      key={card.sessionId}
      sessionId={card.sessionId}
      name={holderName(card)}
      openName={openCase.name}
      matching={card.matchingCase}
      mayStart={card.identity.kind === 'residence' || card.identity.kind === 'child'}
    />
  );
};

interface OfferProps {
  readonly sessionId: string;
  readonly name: string;
  readonly openName: string;
  readonly matching: { readonly caseId: string; readonly state: string } | null;
  readonly mayStart: boolean;
}

const OfferForCard = ({ sessionId, name, openName, matching, mayStart }: OfferProps) => {
  const { t } = useTexts();
  const { desk } = useStores();
  const { go } = usePlace();
  const start = useCommand('intake.start');
  const ignore = (): void => desk.setState({ ignoredCard: sessionId });
  const open = async (): Promise<void> => {
    if (matching !== null) {
      ignore();
      go(
        matching.state === 'READY'
          ? { name: 'collection', caseId: matching.caseId }
          : { name: 'case', caseId: matching.caseId },
      );
      return;
    }
    if (!mayStart) {
      go({ name: 'card' });
      return;
    }
    const answer = await start.run({ cardSessionId: sessionId });
    if (answer.ok) go({ name: 'intake', draftId: answer.value.draftId });
  };
  useShortcuts(
    [
      { keys: 'F4', label: t('common.action.open'), run: () => void open(), guard: `card-${sessionId}` },
      { keys: 'Esc', label: t('common.action.ignore'), run: ignore },
    ],
    'offer',
  );
  return (
    <Offer
      title={t('common.offer.otherCardTitle', { name })}
      actions={
        <>
          <Button shortcut="F4" isPending={start.isPending} onPress={() => void open()}>
            {t('common.action.open')}
          </Button>
          <Button kind="quiet" shortcut="Esc" onPress={ignore}>
            {t('common.action.ignore')}
          </Button>
        </>
      }
    >
      {t('common.offer.otherCardText', { open: openName })}
    </Offer>
  );
};
