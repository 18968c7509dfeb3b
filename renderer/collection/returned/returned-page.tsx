import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { CallError, ReturnedDeed, ReturnedEntry, ReturnedVerdict } from '../../../electron/ipc/contract.ts';
import { RefusalBanner, useCall, useClient, usePlace, useSession, useShortcuts } from '../../app/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Banner, Button, CheckBox, PageHead, ReasonDialog, Sheet } from '../../ui/index.ts';
import { DestroyDialog } from './destroy-dialog.tsx';
import { deedText, ReturnedEntries } from './entries.tsx';
import { keepSound, readSound, soundVerdict } from './sound.ts';
import { toneOf } from './tones.ts';
import { useDeskVerdict } from './use-verdict.ts';
import { VerdictStage } from './verdict-stage.tsx';

/** The last card with which something was done, null where that is taken back already. */
const newestDone = (entries: readonly ReturnedEntry[]): ReturnedEntry | null =>
  entries
    .filter((entry) => entry.deed !== null && entry.undoneAt === null && entry.destroyedIn === null)
    .reduce<ReturnedEntry | null>((newest, entry) => (newest === null || entry.at >= newest.at ? entry : newest), null);

/** Calls whose answer changes with each card. */
const LISTS = ['returned.list', 'returned.openBatch'] as const;

/** Afhalen without an open case: a card laid in the reader finds its person, case and meaning by itself. */
export const ReturnedPage = ({ below }: { readonly below: ReactNode }) => {
  const texts = useTexts();
  const { t } = texts;
  const client = useClient();
  const queries = useQueryClient();
  const place = usePlace();
  const { today } = useSession();
  const open = useCall('returned.openBatch', undefined, { staleMs: 0 });
  const batch = open.data ?? null;
  const day = useCall('returned.list', { day: today }, { staleMs: 0 });
  const desk = useDeskVerdict(batch?.batchId ?? null);
  const [last, setLast] = useState<ReturnedEntry | null>(null);
  const [refused, setRefused] = useState<CallError | null>(null);
  const [isUndoing, setUndoing] = useState(false);
  const [isDestroying, setDestroying] = useState(false);
  const [hasEnded, setEnded] = useState(false);
  const [isLoud, setLoud] = useState(() => readSound(window.localStorage));
  // Switching the sound says nothing of the card that lies there.
  const loud = useRef(isLoud);
  loud.current = isLoud;
  const verdictId = desk.verdict?.verdictId ?? '';
  const tone = desk.verdict === null ? 'info' : toneOf(desk.verdict);
  useEffect(() => {
    if (verdictId === '') return;
    setLast(null);
    setEnded(false);
    for (const name of LISTS) void queries.invalidateQueries({ queryKey: [name] });
    if (loud.current) soundVerdict(tone);
  }, [verdictId, tone, queries]);

  const refresh = (): void => {
    for (const name of LISTS) void queries.invalidateQueries({ queryKey: [name] });
  };
  const onDeed = async (verdict: ReturnedVerdict, deed: ReturnedDeed): Promise<CallError | null> => {
    const answer = await client.call('returned.record', { verdictId: verdict.verdictId, deed });
    if (!answer.ok) return answer.error;
    setLast(answer.value);
    desk.clear();
    refresh();
    return null;
  };
  const undo = async (reason: string): Promise<void> => {
    if (undoable === null) return;
    const answer = await client.call('returned.undo', { entryId: undoable.entryId, reason });
    setUndoing(false);
    setRefused(answer.ok ? null : answer.error);
    if (answer.ok) setLast(answer.value);
    refresh();
  };
  const stack = async (): Promise<void> => {
    const answer =
      batch === null
        ? await client.call('returned.startBatch', undefined)
        : await client.call('returned.endBatch', { batchId: batch.batchId });
    setRefused(answer.ok ? null : answer.error);
    setEnded(answer.ok && batch !== null);
    refresh();
  };
  const goOn = (): void => {
    if (last?.case != null) place.go({ name: 'collection', caseId: last.case.caseId });
  };
  const canUndo = last !== null && last.undoneAt === null;
  // In a stack the last deed can be taken back also once the next card lies there.
  const undoable = canUndo ? last : newestDone(batch?.entries ?? []);
  const stackLabel = t(batch === null ? 'returned.action.startStack' : 'returned.action.endStack');
  useShortcuts([
    { keys: 'Alt+S', label: stackLabel, run: () => void stack(), inBar: true },
    ...(undoable !== null
      ? [{ keys: 'Alt+Z', label: t('returned.action.undo'), run: () => setUndoing(true), inBar: true }]
      : []),
    ...(canUndo && last.deed === 'TAKEN_IN' && batch === null
      ? [{ keys: 'Mod+Enter', label: t('returned.action.goOn'), run: goOn, guard: last.entryId, inBar: true }]
      : []),
    { keys: 'Alt+V', label: t('returned.action.destroy'), run: () => setDestroying(true) },
  ]);
  const taken = batch?.entries.filter((entry) => entry.deed === 'TAKEN_IN' && entry.undoneAt === null).length ?? 0;
  return (
    <>
      <PageHead title={t('returned.title')} sub={t('returned.sub')}>
        <Button shortcut="Alt+V" onPress={() => setDestroying(true)}>
          {t('returned.action.destroy')}
        </Button>
        <Button shortcut="Alt+S" onPress={() => void stack()}>
          {stackLabel}
        </Button>
      </PageHead>
      <div className="row returned__sound">
        <CheckBox
          isSelected={isLoud}
          onChange={(isOn) => {
            setLoud(isOn);
            keepSound(window.localStorage, isOn);
          }}
        >
          {t('returned.stack.sound')}
        </CheckBox>
      </div>
      <RefusalBanner error={refused} />
      {hasEnded && batch === null ? <Banner tone="ok" live="status" title={t('returned.stack.ended')} /> : null}
      {last === null ? null : (
        <Banner
          tone={last.undoneAt === null ? 'ok' : 'info'}
          live="status"
          title={
            last.undoneAt === null
              ? t('returned.done.title', { deed: deedText(last, texts), card: last.cardNumber })
              : t('returned.done.undone')
          }
          actions={
            canUndo ? (
              <>
                {last.deed === 'TAKEN_IN' && batch === null ? (
                  <Button kind="main" shortcut="Mod+Enter" onPress={goOn}>
                    {t('returned.action.goOn')}
                  </Button>
                ) : null}
                <Button shortcut="Alt+Z" onPress={() => setUndoing(true)}>
                  {t('returned.action.undo')}
                </Button>
              </>
            ) : undefined
          }
        >
          {last.undoneAt === null ? t('returned.wait.next') : null}
        </Banner>
      )}
      {last === null ? <VerdictStage desk={desk} onDeed={onDeed} /> : null}
      {batch === null ? null : (
        <Sheet
          title={t('returned.stack.title')}
          meta={t('returned.stack.count', { count: batch.entries.length, taken })}
          flush
        >
          {batch.entries.length === 0 ? (
            <p className="muted sheet__body">{t('returned.stack.empty')}</p>
          ) : (
            <ReturnedEntries label={t('returned.stack.title')} entries={[...batch.entries].reverse()} isStack />
          )}
        </Sheet>
      )}
      {batch !== null || (day.data ?? []).length === 0 ? null : (
        <Sheet title={t('returned.list.today')} flush>
          <ReturnedEntries label={t('returned.list.today')} entries={day.data ?? []} isStack={false} />
        </Sheet>
      )}
      {batch === null ? below : null}
      <ReasonDialog
        title={t('returned.undo.title')}
        label={t('returned.undo.reason')}
        backLabel={t('common.action.back')}
        confirmLabel={t('returned.action.undo')}
        isOpen={isUndoing}
        onClose={() => setUndoing(false)}
        onConfirm={(reason) => void undo(reason)}
      />
      <DestroyDialog
        isOpen={isDestroying}
        onClose={() => {
          setDestroying(false);
          refresh();
        }}
      />
    </>
  );
};
