import { useState } from 'react';
import type { CaseSummary } from '../../electron/ipc/contract.ts';
import { RefusalBanner, useCardInReader, useShortcuts } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Banner, Button, DataTable, EmptyState, PageHead, Sheet, TextField } from '../ui/index.ts';
import { type Leftover, useParcel } from './use-parcel.ts';

/** A parcel of cards: scan or type each number, or lay the cards in the reader; each goes to the case that waits for it. */
export const ArrivalsPage = () => {
  const { t } = useTexts();
  const parcel = useParcel();
  const card = useCardInReader();
  const readable = card?.complete === true ? card : null;
  const takeCard = (): void => {
    if (readable === null) return;
    void parcel.scan(readable.identity.cardNumber, readable.identity.nationalNumber);
  };
  useShortcuts([
    ...(readable === null
      ? []
      : [
          {
            keys: 'F4',
            label: t('arrivals.fromReader'),
            run: takeCard,
            inBar: true,
            guard: `arrival ${readable.sessionId}`,
          },
        ]),
    ...(parcel.received.length === 0
      ? []
      : [{ keys: 'Alt+Z', label: t('arrivals.undo'), run: () => void parcel.undoLast(), inBar: true }]),
  ]);
  return (
    <>
      <PageHead title={t('arrivals.title')} sub={t('arrivals.sub')} />
      <RefusalBanner error={parcel.refused} />
      <Sheet title={t('arrivals.scanTitle')}>
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            void parcel.scan(parcel.text, '');
          }}
        >
          <div className="grid2">
            <TextField
              label={t('arrivals.location')}
              value={parcel.location}
              onChange={parcel.setLocation}
              error={parcel.locationMissing ? t('errors.locationRequired') : null}
              required
            />
            <TextField
              label={t('arrivals.number')}
              hint={t('arrivals.numberHint')}
              value={parcel.text}
              onChange={parcel.setText}
              error={parcel.numberError}
              inputRef={parcel.scanField}
            />
          </div>
          <div className="row">
            <Button kind="main" type="submit" isPending={parcel.isPending}>
              {t('arrivals.receive')}
            </Button>
            {readable === null ? (
              <span className="muted small">{t('arrivals.orReader')}</span>
            ) : (
              <Button icon="card" shortcut="F4" onPress={takeCard}>
                {t('arrivals.fromReader')}
              </Button>
            )}
          </div>
        </form>
      </Sheet>
      {parcel.leftovers.length === 0 ? null : (
        <Sheet title={t('arrivals.leftovers', { count: parcel.leftovers.length })}>
          <Banner tone="warn">{t('arrivals.leftoversText')}</Banner>
          <div className="stack">
            {parcel.leftovers.map((leftover) => (
              <LeftoverRow key={leftover.cardNumber} leftover={leftover} parcel={parcel} />
            ))}
          </div>
        </Sheet>
      )}
      <Received parcel={parcel} />
    </>
  );
};

type Parcel = ReturnType<typeof useParcel>;

const Received = ({ parcel }: { readonly parcel: Parcel }) => {
  const { t, cardNumber, sent } = useTexts();
  const { received } = parcel;
  return (
    <Sheet
      title={t('arrivals.received', { count: received.length })}
      meta={
        received.length === 0 ? null : (
          <Button kind="quiet" shortcut="Alt+Z" isPending={parcel.isPending} onPress={() => void parcel.undoLast()}>
            {t('arrivals.undo')}
          </Button>
        )
      }
      flush
    >
      {received.length === 0 ? (
        <EmptyState icon="truck" title={t('arrivals.emptyTitle')}>
          {t('arrivals.emptyText')}
        </EmptyState>
      ) : (
        <div className="table-scroll">
          <DataTable
            label={t('arrivals.received', { count: received.length })}
            rows={received}
            rowKey={(row) => row.caseId}
            columns={[
              {
                id: 'card',
                header: t('arrivals.column.card'),
                isCode: true,
                cell: (row) => cardNumber(row.newCardNumber ?? ''),
              },
              { id: 'name', header: t('counter.column.name'), cell: (row) => `${row.surname} ${row.givenNames}` },
              { id: 'case', header: t('counter.column.case'), isCode: true, cell: (row) => row.caseNumber },
              { id: 'location', header: t('arrivals.location'), cell: (row) => row.location ?? '' },
              { id: 'state', header: t('counter.column.state'), cell: (row) => sent(`cases.state.${row.state}`) ?? '' },
            ]}
          />
        </div>
      )}
    </Sheet>
  );
};

/** A card that no case was found for: the officer adds case number, national number or name, or puts it aside. */
const LeftoverRow = ({ leftover, parcel }: { readonly leftover: Leftover; readonly parcel: Parcel }) => {
  const { t, cardNumber } = useTexts();
  const [hint, setHint] = useState('');
  const number = cardNumber(leftover.cardNumber);
  return (
    <div className="stack">
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          void parcel.find(leftover.cardNumber, hint);
        }}
      >
        <b className="num">{number}</b>
        <TextField label={t('arrivals.hint', { number })} value={hint} onChange={setHint} />
        <Button type="submit" isPending={parcel.isPending}>
          {t('arrivals.find')}
        </Button>
        <Button kind="quiet" onPress={() => parcel.putAside(leftover.cardNumber)}>
          {t('arrivals.putAside')}
        </Button>
      </form>
      {leftover.searched && leftover.cases.length === 0 ? <p role="status">{t('arrivals.noCase')}</p> : null}
      {leftover.cases.map((found: CaseSummary) => (
        <div className="row" key={found.caseId}>
          <Button isPending={parcel.isPending} onPress={() => void parcel.give(leftover.cardNumber, found)}>
            {t('arrivals.give', {
              name: `${found.surname} ${found.givenNames}`.trim(),
              caseNumber: found.caseNumber,
            })}
          </Button>
        </div>
      ))}
    </div>
  );
};
