import { useState } from 'react';
import type { TillView } from '../../electron/ipc/contract.ts';
import { RefusalBanner, useCall, useShortcuts } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Banner, Button, PageHead, Segmented } from '../ui/index.ts';
import { OpenAttempts } from './attempts.tsx';
import { Books } from './books.tsx';
import { CloseSheet } from './close-sheet.tsx';
import { Closings } from './closings.tsx';
import { ManualDialog } from './manual-dialog.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { OpenSheet } from './open-sheet.tsx';
import { PayDialog } from './pay-dialog.tsx';
import { Received } from './received.tsx';
import './till.css';

type View = 'today' | 'closings' | 'books';
type Layer = 'pay' | 'manual' | 'move' | null;

/** Kassa: what came in today and how the till stands; its closings; the books for the financial director. */
export const TillPage = () => {
  const { t, longDate } = useTexts();
  const today = useCall('till.today', undefined);
  const [view, setView] = useState<View>('today');
  const [layer, setLayer] = useState<Layer>(null);
  const { data } = today;
  useShortcuts([
    { keys: 'Alt+B', label: t('till.pay.title'), run: () => setLayer('pay'), inBar: true },
    { keys: 'Alt+O', label: t('till.manual.title'), run: () => setLayer('manual'), inBar: true },
    { keys: 'Alt+K', label: t('till.move.title'), run: () => setLayer('move'), inBar: true },
  ]);
  return (
    <>
      <PageHead
        title={data === undefined ? t('common.place.till') : t('till.title', { till: data.till })}
        sub={data === undefined ? undefined : `${longDate(data.date)} · ${stateOf(data, t)}`}
      >
        <Button icon="euro" shortcut="Alt+B" onPress={() => setLayer('pay')}>
          {t('till.pay.title')}
        </Button>
        <Button icon="plus" shortcut="Alt+O" onPress={() => setLayer('manual')}>
          {t('till.manual.title')}
        </Button>
        <Button shortcut="Alt+K" onPress={() => setLayer('move')}>
          {t('till.move.title')}
        </Button>
      </PageHead>
      <RefusalBanner error={today.error?.refusal ?? null} onRetry={() => void today.refetch()} />
      {data === undefined ? null : (
        <>
          <div className="till__views">
            <Segmented
              label={t('till.view.title')}
              value={view}
              fit
              options={(['today', 'closings', 'books'] as const).map((value) => ({
                value,
                label: t(`till.view.${value}`),
              }))}
              onChange={setView}
            />
          </div>
          <OpenAttempts till={data} />
          {data.session?.isFromEarlier ? <Banner tone="warn">{t('till.fromEarlier')}</Banner> : null}
          {view === 'today' ? <Today till={data} /> : null}
          {view === 'closings' ? <Closings today={data.date} /> : null}
          {view === 'books' ? <Books today={data.date} /> : null}
          {layer === 'pay' ? <PayDialog till={data} onClose={() => setLayer(null)} /> : null}
          {layer === 'manual' ? <ManualDialog till={data} onClose={() => setLayer(null)} /> : null}
          {layer === 'move' ? <MoveDialog onClose={() => setLayer(null)} /> : null}
        </>
      )}
    </>
  );
};

const Today = ({ till }: { readonly till: TillView }) => (
  <div className="till">
    <Received till={till} />
    {till.session === null ? (
      <OpenSheet till={till} />
    ) : (
      <CloseSheet key={`${till.session.officer} ${till.session.openedAt}`} till={till} />
    )}
  </div>
);

const stateOf = (till: TillView, t: ReturnType<typeof useTexts>['t']): string =>
  till.session === null ? t('till.closed') : t('till.openBy', { by: till.session.officer, at: till.session.openedAt });
