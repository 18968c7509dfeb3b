import type { CaseSummary } from '../../electron/ipc/contract.ts';
import { holderName, RefusalBanner, useCall, useCardInReader, usePlace, useShortcuts } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Button, CardLetterBlock, DataTable, EmptyState, Offer, PageHead, Sheet } from '../ui/index.ts';

/** Who collects: the person of the card in the reader, or a row of the list. */
export const ChoosePage = () => {
  const { t } = useTexts();
  const place = usePlace();
  const ready = useCall('cases.list', { list: 'ready', filter: '' });
  const open = (row: CaseSummary): void => place.go({ name: 'collection', caseId: row.caseId });
  return (
    <>
      <PageHead title={t('collection.choose.title')} sub={t('collection.choose.sub')} />
      <FromCard />
      {ready.error === null ? null : <RefusalBanner error={ready.error.refusal} />}
      <Sheet title={t('collection.choose.listTitle')} flush>
        {ready.data?.length === 0 ? (
          <EmptyState icon="card" title={t('collection.choose.emptyTitle')}>
            {t('collection.choose.emptyText')}
          </EmptyState>
        ) : (
          <DataTable
            label={t('collection.choose.listTitle')}
            rows={ready.data ?? []}
            rowKey={(row) => row.caseId}
            onOpen={open}
            columns={[
              {
                id: 'name',
                header: t('collection.choose.name'),
                cell: (row) => (
                  <>
                    <b>{row.surname}</b> {row.givenNames}
                  </>
                ),
              },
              { id: 'number', header: t('collection.choose.number'), cell: (row) => row.caseNumber, isNumber: true },
              {
                id: 'letter',
                header: t('collection.choose.letter'),
                cell: (row) => <CardLetterBlock letter={row.letter} />,
              },
              { id: 'location', header: t('collection.choose.location'), cell: (row) => row.location ?? '–' },
              {
                id: 'state',
                header: t('collection.choose.state'),
                cell: (row) => t(`cases.state.${row.state}`),
              },
            ]}
          />
        )}
      </Sheet>
    </>
  );
};

const FromCard = () => {
  const { t } = useTexts();
  const place = usePlace();
  const card = useCardInReader();
  const found = card?.matchingCase ?? null;
  const open = (): void => {
    if (found !== null) place.go({ name: 'collection', caseId: found.caseId });
  };
  useShortcuts(
    found === null ? [] : [{ keys: 'F4', label: t('keys.offer'), run: open, guard: found.caseId, inBar: true }],
  );
  if (found === null || card === null) return null;
  return (
    <Offer
      title={t('collection.choose.fromCardTitle', { name: holderName(card) })}
      actions={
        <Button shortcut="F4" onPress={open}>
          {t('common.action.open')}
        </Button>
      }
    >
      {t('collection.choose.fromCardText', { number: found.caseNumber })}
    </Offer>
  );
};
