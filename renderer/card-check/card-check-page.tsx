import { useCallback, useState } from 'react';
import type { CardSheet, CardView, ReaderView } from '../../electron/ipc/contract.ts';
import {
  RefusalBanner,
  type Shortcut,
  useCommand,
  useOpenPaper,
  usePlace,
  useReaderView,
  useSession,
  useShortcuts,
  useToast,
} from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import type { PinReading } from '../pin/index.ts';
import { Banner, Button, PageHead } from '../ui/index.ts';
import { ActivationSheet } from './activation-sheet.tsx';
import { DropPlace, useEidFile } from './eid-file.tsx';
import { ExpertView } from './expert-view.tsx';
import { AddressSheet, ChipSheet, IdentitySheet } from './identity-sheet.tsx';
import { CertificatesSheet, VerdictsSheet } from './integrity-sheets.tsx';
import { OutcomeBanner } from './outcome-banner.tsx';
import { PinSheet, type PinWork } from './pin-sheet.tsx';
import { PulledBanner } from './pulled-banner.tsx';
import { WithoutCard } from './reader-states.tsx';
import { SideProposal } from './side-proposal.tsx';
import { useSheet } from './use-sheet.ts';

/** Kaart nakijken: one card, or one file, apart from any case; nothing of it is kept but that it was looked at. */
export const CardCheckPage = () => {
  const { t } = useTexts();
  const view = useReaderView();
  const read = useSheet(view);
  const file = useEidFile(view?.card?.sessionId ?? null);
  const print = usePrint();
  const save = useSaveFile();
  const add = useAddToCase();
  const [pulled, setPulled] = useState<string | null>(null);
  const sheet = file.sheet ?? read.sheet;
  const card = file.sheet === null ? (view?.card ?? null) : null;
  const canPrint = sheet?.complete === true;
  const openButton = (
    <Button isPending={file.isOpening} onPress={() => void file.open()}>
      {t('cardSheet.file.open')}
    </Button>
  );
  useShortcuts(
    canPrint ? [{ keys: 'Mod+P', label: t('keys.print'), run: () => void print.run(sheet.sheetId), inBar: true }] : [],
  );
  return (
    <DropPlace onFiles={(files) => void file.take(files)}>
      <PageHead title={t('cardCheck.title')} sub={t('cardCheck.sub')}>
        {sheet === null ? null : openButton}
        {card?.complete === true && card.matchingCase !== null ? (
          <Button kind="quiet" isPending={add.isPending} onPress={() => void add.run(card.sessionId)}>
            {t('cardNext.add')}
          </Button>
        ) : null}
        {card?.complete === true ? (
          <Button isPending={save.isPending} onPress={() => void save.run(card.sessionId)}>
            {t('cardSheet.file.save')}
          </Button>
        ) : null}
        {canPrint ? (
          <Button
            icon="print"
            shortcut="Mod+P"
            isPending={print.isPending}
            onPress={() => void print.run(sheet.sheetId)}
          >
            {t('cardSheet.print')}
          </Button>
        ) : null}
      </PageHead>
      <div className="stack">
        <RefusalBanner error={file.refused ?? read.refused ?? print.refused ?? save.refused ?? add.refused} />
        <PulledBanner asked={pulled} view={view} onDone={() => setPulled(null)} />
        {sheet === null ? (
          <WithoutCard view={view} actions={openButton} />
        ) : (
          <Shown
            key={sheet.source.kind === 'file' ? sheet.sheetId : 'reader'}
            sheet={sheet}
            card={card}
            view={view}
            onPulled={setPulled}
            onCloseFile={file.close}
          />
        )}
      </div>
    </DropPlace>
  );
};

interface ShownProps {
  readonly sheet: CardSheet;
  /** The card behind the sheet; null for a file. */
  readonly card: CardView | null;
  readonly view: ReaderView | null;
  readonly onPulled: (cardNumber: string) => void;
  readonly onCloseFile: () => void;
}

const Shown = ({ sheet, card, view, onPulled, onCloseFile }: ShownProps) => {
  const { t } = useTexts();
  const { today } = useSession();
  const { go } = usePlace();
  const [work, setWork] = useState<PinWork>(null);
  const [isExpert, setExpert] = useState(false);
  const [reading, setReading] = useState<PinReading | null>(null);
  const takeWork = useCallback((next: PinWork) => setWork(next), []);
  const takeReading = useCallback((next: PinReading | null) => setReading(next), []);
  const isPresent = card !== null && view?.cardPresent === true;
  const canWork = isPresent && card.complete;
  const pinKey = (keys: string, label: string, next: PinWork): Shortcut => ({
    keys,
    label,
    run: () => setWork(next),
    inBar: true,
  });
  useShortcuts([
    { keys: 'Alt+C', label: t('cardSheet.details'), run: () => setExpert((open) => !open), inBar: true },
    { keys: 'Alt+E', label: t('keys.certificates'), run: () => go({ name: 'certificates' }), inBar: true },
    ...(canWork
      ? [
          pinKey('Alt+T', t('keys.pinTest'), 'test'),
          pinKey('Alt+W', t('keys.pinChange'), 'change'),
          pinKey('Alt+D', t('keys.pinUnblock'), 'unblock'),
        ]
      : []),
  ]);
  const details = (
    <Button small shortcut="Alt+C" onPress={() => setExpert((open) => !open)}>
      {t(isExpert ? 'cardSheet.hideDetails' : 'cardSheet.details')}
    </Button>
  );
  return (
    <>
      <OutcomeBanner sheet={sheet} card={card} isPresent={isPresent} onCloseFile={onCloseFile} />
      {card === null || isPresent || view === null ? null : <Gone view={view} />}
      {sheet.missing.length === 0 ? null : (
        <Banner tone="warn">
          {t('cardSheet.missing', {
            parts: sheet.missing.map((part) => t(`cardSheet.part.${part as 'photo'}`)).join(', '),
          })}
        </Banner>
      )}
      <div className="cc">
        <div className="stack">
          <IdentitySheet sheet={sheet} today={today} />
          <AddressSheet sheet={sheet} />
          <ChipSheet sheet={sheet} />
        </div>
        <div className="stack">
          {card === null ? null : (
            <>
              <PinSheet
                card={card}
                isPresent={isPresent}
                work={work}
                onWork={takeWork}
                onReading={takeReading}
                onPulled={onPulled}
              />
              {card.complete ? <ActivationSheet cardSessionId={card.sessionId} revision={view?.revision ?? 0} /> : null}
            </>
          )}
          <CertificatesSheet sheet={sheet} today={today} meta={details} />
          <VerdictsSheet sheet={sheet} />
        </div>
      </div>
      {card !== null && canWork ? (
        <SideProposal card={card} sheet={sheet} reading={reading} onUnblock={() => setWork('unblock')} />
      ) : null}
      {isExpert ? <ExpertView key={sheet.sheetId} sheet={sheet} today={today} /> : null}
    </>
  );
};

/** The card is no longer there; where the reader or its service went away, that is what staff can do something about. */
const Gone = ({ view }: { readonly view: ReaderView }) => {
  const { t } = useTexts();
  const { kind } = view.state;
  const isLost = kind === 'noService' || kind === 'unavailable' || kind === 'noReader';
  return (
    <Banner tone={isLost ? 'warn' : 'info'} live="status" title={isLost ? t(`reader.state.${kind}.title`) : undefined}>
      {isLost ? `${t(`reader.state.${kind}.remedy`)} ${t('cardCheck.gone')}` : t('cardCheck.gone')}
    </Banner>
  );
};

const usePrint = () => {
  const { t } = useTexts();
  const openPaper = useOpenPaper();
  const toast = useToast();
  const command = useCommand('card.print');
  const [refused, setRefused] = useState<Parameters<typeof RefusalBanner>[0]['error']>(null);
  const run = async (sheetId: string): Promise<void> => {
    const answer = await command.run({ sheetId });
    setRefused(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    const { documentId, fileName } = answer.value;
    toast({
      tone: 'ok',
      title: t('cardSheet.printed', { fileName }),
      action: { label: t('cardSheet.openPrint'), onPress: () => void openPaper(documentId) },
    });
  };
  return { run, refused, isPending: command.isPending };
};

const useAddToCase = () => {
  const { t } = useTexts();
  const toast = useToast();
  const place = usePlace();
  const command = useCommand('card.addToCase');
  const [refused, setRefused] = useState<Parameters<typeof RefusalBanner>[0]['error']>(null);
  const run = async (cardSessionId: string): Promise<void> => {
    const answer = await command.run({ cardSessionId });
    setRefused(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    const { caseId, caseNumber } = answer.value;
    toast({
      tone: 'ok',
      title: t('cardNext.added', { number: caseNumber }),
      action: { label: t('cardNext.openCase'), onPress: () => place.go({ name: 'case', caseId }) },
    });
  };
  return { run, refused, isPending: command.isPending };
};

const useSaveFile = () => {
  const { t } = useTexts();
  const toast = useToast();
  const command = useCommand('card.saveFile');
  const [refused, setRefused] = useState<Parameters<typeof RefusalBanner>[0]['error']>(null);
  const run = async (cardSessionId: string): Promise<void> => {
    const answer = await command.run({ cardSessionId });
    setRefused(answer.ok ? null : answer.error);
    if (answer.ok && answer.value.saved)
      toast({ tone: 'ok', title: t('cardSheet.file.saved', { path: answer.value.path }) });
  };
  return { run, refused, isPending: command.isPending };
};
