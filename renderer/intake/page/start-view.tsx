import { useState } from 'react';
import type { StoredDraft } from '../../../electron/ipc/contract.ts';
import {
  holderName,
  RefusalBanner,
  useCall,
  useCardInReader,
  usePlace,
  useReaderView,
  useShortcuts,
} from '../../app/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Banner, Button, CardLetterBlock, DataTable, PageHead, Sheet } from '../../ui/index.ts';
import { useIntake, useIntakeStore } from '../store/react.tsx';

/** Where an application begins: from the card in the reader, by hand, or with a draft that waits. */
export const StartView = () => {
  const { t } = useTexts();
  const store = useIntakeStore();
  const { go } = usePlace();
  const card = useCardInReader();
  const refused = useIntake((state) => state.refused);
  const [isPending, setPending] = useState(false);
  const start = async (cardSessionId: string | null): Promise<void> => {
    if (isPending) return;
    setPending(true);
    const draftId = await store.start(cardSessionId);
    setPending(false);
    if (draftId !== null) go({ name: 'intake', draftId });
  };
  const whole = card !== null && card.address !== null ? card : null;
  const main = (): void => void start(whole?.sessionId ?? null);
  useShortcuts([
    { keys: 'Mod+Enter', label: t('keys.newApplication'), run: main, inBar: true },
    ...(whole === null
      ? []
      : [{ keys: 'F4', label: t('intake.start.fromCard'), run: main, inBar: true, guard: `start ${whole.sessionId}` }]),
  ]);
  return (
    <>
      <PageHead title={t('intake.start.title')} />
      <RefusalBanner error={refused} />
      <Sheet>
        {whole === null ? (
          <NoCard onStart={main} isPending={isPending} />
        ) : (
          <div className="start">
            <CardLetterBlock letter={whole.identity.letter} size="l" />
            <div className="fill">
              <p>{t('intake.start.fromCardText', { name: holderName(whole) })}</p>
              {whole.matchingCase === null ? null : <Existing found={whole.matchingCase} />}
            </div>
            <div className="start__acts">
              <Button kind="main" icon="card" shortcut="F4" isPending={isPending} onPress={main}>
                {t('intake.start.fromCard')}
              </Button>
              <Button isPending={isPending} onPress={() => void start(null)}>
                {t('intake.start.empty')}
              </Button>
            </div>
          </div>
        )}
      </Sheet>
      <Drafts />
    </>
  );
};

const NoCard = ({ onStart, isPending }: { readonly onStart: () => void; readonly isPending: boolean }) => {
  const { t } = useTexts();
  const isReading = useReaderView()?.state.kind === 'reading';
  return (
    <div className="start">
      <div className="fill">
        <p>{isReading ? t('intake.start.reading') : t('intake.start.noCard')}</p>
        <p className="hint">{t('intake.start.emptyText')}</p>
      </div>
      <Button kind="main" shortcut="Mod+Enter" isPending={isPending} onPress={onStart}>
        {t('intake.start.empty')}
      </Button>
    </div>
  );
};

const Existing = ({ found }: { readonly found: { readonly caseId: string; readonly caseNumber: string } }) => {
  const { t } = useTexts();
  const { go } = usePlace();
  return (
    <Banner
      tone="info"
      actions={
        <Button onPress={() => go({ name: 'case', caseId: found.caseId })}>{t('intake.start.openExisting')}</Button>
      }
    >
      {t('intake.start.existing', { caseNumber: found.caseNumber })}
    </Banner>
  );
};

const Drafts = () => {
  const { t, instant } = useTexts();
  const { go } = usePlace();
  const drafts = useCall('intake.drafts', undefined, { staleMs: 0 });
  const name = ({ draft: { person } }: StoredDraft): string =>
    `${person.surname} ${person.givenNames}`.trim() || t('intake.start.unnamed');
  if (drafts.data === undefined) return null;
  const rows = drafts.data.toSorted((left, right) => right.savedAt.localeCompare(left.savedAt));
  return (
    <Sheet title={t('intake.start.drafts')} flush>
      {rows.length === 0 ? (
        <p className="sheet__body muted">{t('intake.start.draftsNone')}</p>
      ) : (
        <DataTable
          label={t('intake.start.drafts')}
          rows={rows}
          rowKey={(row) => row.draftId}
          onOpen={(row) => go({ name: 'intake', draftId: row.draftId })}
          columns={[
            { id: 'name', header: t('intake.start.draftName'), isTyped: true, cell: (row) => <b>{name(row)}</b> },
            { id: 'case', header: t('intake.start.draftCase'), cell: (row) => row.caseNumber, isNumber: true },
            {
              id: 'card',
              header: t('intake.start.draftCard'),
              cell: (row) => <CardLetterBlock letter={row.draft.letter} />,
            },
            { id: 'saved', header: t('intake.start.draftSaved'), cell: (row) => instant(row.savedAt), isNumber: true },
          ]}
        />
      )}
    </Sheet>
  );
};
