import { useState } from 'react';
import type { CaseSummary } from '../../electron/ipc/contract.ts';
import { RefusalBanner, useCardInReader, useShortcuts } from '../app/index.ts';
import { fieldMessage } from '../collection/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Banner, Button, DataTable, EmptyState, PageHead, Sheet, TextField } from '../ui/index.ts';
import { type Leftover, useParcel } from './use-parcel.ts';
import { useScanner } from './use-scanner.ts';

/** A parcel of cards: scan or type each number, or lay the cards in the reader; each goes to the case that waits for it. */
export const ArrivalsPage = () => {
  const { t } = useTexts();
  const parcel = useParcel();
  const card = useCardInReader();
  const readable = card?.complete === true ? card : null;
  const takeCard = (): void => {
    if (readable === null) return;
    parcel.scan(readable.identity.cardNumber, readable.identity.nationalNumber);
  };
  useScanner(parcel.scanField, (number) => parcel.scan(number, ''));
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
      : [{ keys: 'Alt+Z', label: t('arrivals.undo'), run: parcel.undoLast, inBar: true }]),
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
            parcel.submit();
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
            <Button kind="main" type="submit">
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
      {parcel.unplaced === 0 ? null : (
        <Banner tone="warn" live="status">
          {t('arrivals.unplaced', { count: parcel.unplaced })}
        </Banner>
      )}
      {parcel.leftovers.length === 0 ? null : (
        <Sheet title={t('arrivals.leftovers', { count: parcel.leftovers.length })}>
          {parcel.leftovers.every(({ refused }) => refused !== null) ? null : (
            <Banner tone="warn">{t('arrivals.leftoversText')}</Banner>
          )}
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
          <Button kind="quiet" shortcut="Alt+Z" isPending={parcel.isPending} onPress={parcel.undoLast}>
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
              {
                id: 'name',
                header: t('counter.column.name'),
                isTyped: true,
                cell: (row) => `${row.surname} ${row.givenNames}`,
              },
              { id: 'case', header: t('counter.column.case'), isCode: true, cell: (row) => row.caseNumber },
              { id: 'location', header: t('arrivals.location'), isTyped: true, cell: (row) => row.location ?? '' },
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
  const { t, cardNumber, error } = useTexts();
  const [hint, setHint] = useState('');
  const number = cardNumber(leftover.cardNumber);
  const { refused } = leftover;
  const putAside = (
    <Button kind="quiet" onPress={() => parcel.putAside(leftover.cardNumber)}>
      {t('arrivals.putAside')}
    </Button>
  );
  if (refused !== null)
    return (
      <div className="row" role="status">
        <b className="num">{number}</b>
        <span>
          {fieldMessage(refused, 'cardNumber', error) ??
            fieldMessage(refused, 'step.cardNumber', error) ??
            error(refused)}
        </span>
        {putAside}
      </div>
    );
  return (
    <div className="stack">
      <form
        className="row row--field"
        data-scanned
        onSubmit={(event) => {
          event.preventDefault();
          parcel.find(leftover.cardNumber, hint);
        }}
      >
        <b className="num">{number}</b>
        <TextField label={t('arrivals.hint', { number })} value={hint} onChange={setHint} />
        <Button type="submit" isPending={parcel.isPending}>
          {t('arrivals.find')}
        </Button>
        {putAside}
      </form>
      {leftover.searched && leftover.cases.length === 0 ? <p role="status">{t('arrivals.noCase')}</p> : null}
      {leftover.cases.map((found: CaseSummary) => (
        <div className="row" key={found.caseId}>
          <Button isPending={parcel.isPending} onPress={() => parcel.give(leftover.cardNumber, found)}>
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
