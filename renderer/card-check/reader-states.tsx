import type { ReactNode } from 'react';
import type { ReaderState, ReaderView } from '../../electron/ipc/contract.ts';
import { useTexts } from '../i18n/index.ts';
import { Banner, EmptyState, type IconName } from '../ui/index.ts';
import { ActivationSheet } from './activation-sheet.tsx';

const ICONS: Readonly<Partial<Record<ReaderState['kind'], IconName>>> = {
  noService: 'off',
  unavailable: 'off',
  noReader: 'off',
  unknownCard: 'card',
  notActivated: 'chip',
  inUse: 'lock',
  mute: 'bad',
  failed: 'bad',
  removedMidRead: 'bad',
};

/** Kaart while there is nothing of a card to show: what is so, and what to do now. */
export const WithoutCard = ({ view, actions }: { readonly view: ReaderView | null; readonly actions: ReactNode }) => {
  const { t } = useTexts();
  const state = view?.state ?? { kind: 'empty' as const };
  if (state.kind === 'empty') {
    return (
      <EmptyState icon="card" title={t('cardCheck.emptyTitle')} actions={actions}>
        {t('cardCheck.emptyText')}
      </EmptyState>
    );
  }
  if (state.kind === 'reading' || state.kind === 'card')
    return <Banner tone="info">{t('cardCheck.outcome.busy')}</Banner>;
  if (state.kind === 'notActivated') {
    return (
      <div className="stack">
        <Banner tone="warn" title={t('cardSheet.activation.notActivatedTitle')} live="status">
          {t('cardSheet.activation.notActivatedText')}
        </Banner>
        <ActivationSheet cardSessionId={null} revision={view?.revision ?? 0} />
      </div>
    );
  }
  const missing = state.kind === 'failed' ? (state.missing ?? []) : [];
  return (
    <div className="stack">
      <EmptyState
        icon={ICONS[state.kind] ?? 'card'}
        title={
          state.kind === 'unknownCard'
            ? t(`reader.looksLike.${state.looksLike}`)
            : t(`reader.state.${state.kind}.title`)
        }
        actions={actions}
      >
        {t(`reader.state.${state.kind}.text`)} {t(`reader.state.${state.kind}.remedy`)}
      </EmptyState>
      {missing.length === 0 || missing.length === ALL.length ? null : <PartialReading missing={missing} />}
    </div>
  );
};

const ALL = ['identity', 'address', 'photo', 'certificates', 'verdicts'] as const;

/** Says what was read and what is missing. The data themselves are not shown: nothing vouches for them. */
const PartialReading = ({ missing }: { readonly missing: readonly (typeof ALL)[number][] }) => {
  const { t } = useTexts();
  const words = (parts: readonly (typeof ALL)[number][]) => parts.map((part) => t(`cardSheet.part.${part}`)).join(', ');
  return (
    <Banner tone="warn" title={t('cardSheet.failedTitle')} live="status">
      <p>{t('cardSheet.failedMissing', { parts: words(missing) })}</p>
      <p>{t('cardSheet.failedRead', { parts: words(ALL.filter((part) => !missing.includes(part))) })}</p>
    </Banner>
  );
};
