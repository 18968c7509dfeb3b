import { useEffect, useRef, useState } from 'react';
import { success } from '../../electron/ipc/contract.ts';
import { RefusalBanner, useCardInReader, useClient, useShortcuts } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { EvidenceList, PinDeskPanel, PinTriesMeta, type PinWork, usePinDesk } from '../pin/index.ts';
import { Banner, Button, ReasonDialog } from '../ui/index.ts';
import { NewCardStep } from './new-card-step.tsx';
import { fieldMessage, type Visit } from './visit.ts';

/** Step 5: the PIN is verified with the tries left shown before, then the card is read back. */
export const PinStep = ({ visit }: { readonly visit: Visit }) => {
  const { t } = useTexts();
  switch (visit.detail.visit.stage) {
    case 'compare':
      return (
        <>
          <Banner tone="info">{t('visit.unread.compare')}</Banner>
          <NewCardStep visit={visit} />
        </>
      );
    case 'pin':
      return <PinCheck visit={visit} />;
    default:
      return <EvidenceCheck visit={visit} />;
  }
};

/** The codes of the new card of this case: verified first, changed to the holder's own, unblocked where that is possible. */
const usePinOfVisit = (visit: Visit, work: PinWork, onWork: (work: PinWork) => void) => {
  const client = useClient();
  const card = useCardInReader();
  const { detail, take } = visit;
  const { caseId, version } = detail;
  const newCardNumber = detail.collection.newCard?.cardNumber ?? '';
  const isThere = card?.complete === true && card.identity.cardNumber === newCardNumber;
  const desk = usePinDesk({
    sessionId: isThere ? card.sessionId : '',
    canAsk: isThere,
    work,
    onWork,
    calls: {
      tries: () => client.call('collection.pinTries', { caseId }),
      verify: async (pin, lastTryConfirmed) => {
        const answer = await client.call('collection.verifyPin', { caseId, version, pin, lastTryConfirmed });
        if (!answer.ok) return answer;
        take(answer.value.case);
        return success(answer.value.pin);
      },
      change: async (pin, newPin, lastTryConfirmed) => {
        const answer = await client.call('collection.changePin', { caseId, version, pin, newPin, lastTryConfirmed });
        if (!answer.ok) return answer;
        take(answer.value.case);
        return success(answer.value.pin);
      },
      unblock: async (puk, lastTryConfirmed) => {
        const answer = await client.call('collection.unblockPin', { caseId, version, puk, lastTryConfirmed });
        if (!answer.ok) return answer;
        take(answer.value.case);
        return success(answer.value.puk);
      },
    },
  });
  return { desk, isThere, newCardNumber, sessionId: card?.sessionId ?? '' };
};

const PinCheck = ({ visit }: { readonly visit: Visit }) => {
  const { t } = useTexts();
  const client = useClient();
  const [work, setWork] = useState<PinWork>('test');
  const { desk, isThere, newCardNumber, sessionId } = usePinOfVisit(visit, work, setWork);
  const [isSkipping, setSkipping] = useState(false);
  // Each insertion begins with the question for the PIN; what was being done with the card before is not taken up by itself.
  useEffect(() => {
    if (sessionId !== '') setWork('test');
  }, [sessionId]);
  const skip = (): void => setSkipping(true);
  // What only the federal application can unblock is read anew once that was done.
  const readAgain = (): void => void client.call('reader.readAgain', undefined);
  const keysOf = (): Parameters<typeof useShortcuts>[0] => {
    if (!isThere) return [];
    if (!desk.isBlocked) {
      return [
        { keys: 'Alt+T', label: t('cardCheck.test'), run: () => setWork('test') },
        { keys: 'Alt+W', label: t('visit.pin.own'), run: () => setWork('change') },
        { keys: 'Alt+D', label: t('pinWork.unblock'), run: () => setWork('unblock') },
      ];
    }
    return desk.canUnblock
      ? [{ keys: 'Alt+D', label: t('pinWork.unblock'), run: () => setWork('unblock') }]
      : [{ keys: 'F5', label: t('certificates.proof.again'), run: readAgain }];
  };
  useShortcuts([{ keys: 'Alt+K', label: t('collection.action.skipPin'), run: skip }, ...keysOf()]);
  return (
    <>
      {isThere ? (
        <PinTriesMeta reading={desk.reading} canAsk={isThere} />
      ) : (
        <Banner tone="info" live="status">
          {t('collection.pinStep.cardFirst', { card: newCardNumber })}
        </Banner>
      )}
      <PinDeskPanel desk={desk} work={work} onWork={setWork} rest={null} />
      {desk.isBlocked ? null : <Banner tone="info">{t('pin.note')}</Banner>}
      <div className="row">
        {isThere && work !== 'test' && !desk.isBlocked ? (
          <Button shortcut="Alt+T" onPress={() => setWork('test')}>
            {t('cardCheck.test')}
          </Button>
        ) : null}
        {isThere && work !== 'change' && !desk.isBlocked ? (
          <Button kind="quiet" shortcut="Alt+W" onPress={() => setWork('change')}>
            {t('visit.pin.own')}
          </Button>
        ) : null}
        {isThere && desk.isBlocked && !desk.canUnblock ? (
          <Button kind="main" shortcut="F5" onPress={readAgain}>
            {t('certificates.proof.again')}
          </Button>
        ) : null}
        {isThere && work !== 'unblock' && desk.isBlocked && desk.canUnblock ? (
          <Button kind="main" shortcut="Alt+D" onPress={() => setWork('unblock')}>
            {t('pinWork.unblock')}
          </Button>
        ) : null}
        <Button kind="quiet" shortcut="Alt+K" onPress={skip}>
          {t('collection.action.skipPin')}
        </Button>
      </div>
      <SkipPinDialog visit={visit} isOpen={isSkipping} onClose={() => setSkipping(false)} />
    </>
  );
};

/** Before the card goes out the holder may choose an own PIN, or have a block taken off. */
export const OwnPin = ({ visit }: { readonly visit: Visit }) => {
  const { t } = useTexts();
  const [work, setWork] = useState<PinWork>(null);
  const { desk, isThere } = usePinOfVisit(visit, work, setWork);
  useShortcuts(
    isThere ? [{ keys: 'Alt+W', label: t('visit.pin.own'), run: () => setWork('change'), inBar: true }] : [],
  );
  if (!isThere) return null;
  return (
    <PinDeskPanel
      desk={desk}
      work={work}
      onWork={setWork}
      rest={
        <div className="row">
          <Button shortcut="Alt+W" onPress={() => setWork(desk.isBlocked ? 'unblock' : 'change')}>
            {t(desk.isBlocked ? 'pinWork.unblock' : 'visit.pin.own')}
          </Button>
          <span className="muted small">{t('visit.pin.ownHint')}</span>
        </div>
      }
    />
  );
};

/** Going on without a verified PIN needs a reason. */
const SkipPinDialog = ({
  visit,
  isOpen,
  onClose,
}: {
  readonly visit: Visit;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) => {
  const { t, error } = useTexts();
  const confirm = async (reason: string): Promise<void> => {
    if (await visit.run('collection.skipPin', { reason })) onClose();
  };
  return (
    <ReasonDialog
      title={t('collection.pinStep.skipTitle')}
      label={t('collection.pinStep.skipReason')}
      backLabel={t('common.action.back')}
      confirmLabel={t('collection.action.skipPin')}
      isOpen={isOpen}
      isPending={visit.isPending}
      error={fieldMessage(visit.refused, 'reason', error)}
      onClose={onClose}
      onConfirm={(reason) => void confirm(reason)}
    />
  );
};

const EvidenceCheck = ({ visit }: { readonly visit: Visit }) => {
  const { t } = useTexts();
  const client = useClient();
  const { detail } = visit;
  const [isBusy, setBusy] = useState(false);
  const asked = useRef(false);
  const card = useCardInReader();
  const isThere = card?.complete === true && card.identity.cardNumber === detail.collection.newCard?.cardNumber;
  const read = async (): Promise<void> => {
    asked.current = true;
    setBusy(true);
    const answer = await client.call('collection.activationEvidence', {
      caseId: detail.caseId,
      version: detail.version,
    });
    setBusy(false);
    if (answer.ok) visit.take(answer.value.case);
    else visit.refuse(answer.error);
  };
  // With the card still in the reader the evidence costs no try and no key: it is read at once, and by hand after a failure.
  const readOnce = useRef(read);
  readOnce.current = read;
  useEffect(() => {
    if (isThere && !asked.current) void readOnce.current();
  }, [isThere]);
  useShortcuts([
    { keys: 'F4', label: t('collection.action.evidence'), run: () => void read(), guard: 'evidence', inBar: true },
  ]);
  return (
    <>
      {detail.collection.pin?.outcome === 'VERIFIED' ? (
        <Banner tone="ok" live="status" title={t('pin.verified')} />
      ) : null}
      <h3>{t('collection.evidence.title')}</h3>
      <p className="muted small">{t('collection.evidence.intro')}</p>
      {detail.collection.activation === null ? null : <EvidenceList evidence={detail.collection.activation.evidence} />}
      <div className="row">
        <Button kind="main" shortcut="F4" isPending={isBusy} onPress={() => void read()}>
          {t('collection.action.evidence')}
        </Button>
      </div>
    </>
  );
};

/** Shown at the head of a refused step. */
export const VisitRefusal = ({ visit }: { readonly visit: Visit }) =>
  visit.refused === null || (visit.refused.fields?.length ?? 0) > 0 ? null : <RefusalBanner error={visit.refused} />;
