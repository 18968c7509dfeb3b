import type { CardView } from '../../electron/ipc/contract.ts';
import { holderName, Side, useCardInReader, usePlace, useReaderView, useShortcuts } from '../app/index.ts';
import { type TextKey, useTexts } from '../i18n/index.ts';
import { Button, OtherWays, Way } from '../ui/index.ts';
import { type Suggestion, suggestionFor } from './suggestion.ts';
import { useStartApplication } from './use-start-application.ts';

/** Below the reader on Balie: what to do with the card that lies in it, or how to begin without one. */
export const SideSuggestion = () => {
  const card = useCardInReader();
  const view = useReaderView();
  return (
    <Side>
      {card?.complete === true ? (
        <ForCard key={card.sessionId} card={card} />
      ) : view?.state.kind === 'reading' || card !== null ? null : (
        <WithoutCard />
      )}
    </Side>
  );
};

const TITLES = {
  collect: 'counter.suggest.collectTitle',
  draft: 'counter.suggest.draftTitle',
  open: 'counter.suggest.openTitle',
  start: 'counter.suggest.startTitle',
  inspect: 'counter.suggest.belgianTitle',
} as const satisfies Record<Suggestion['kind'], TextKey>;
const VERBS = {
  collect: 'counter.suggest.collectGo',
  draft: 'counter.suggest.draftGo',
  open: 'counter.suggest.openGo',
  start: 'counter.suggest.startGo',
  inspect: 'counter.suggest.inspectGo',
} as const satisfies Record<Suggestion['kind'], TextKey>;

const ForCard = ({ card }: { readonly card: CardView }) => {
  const { t, sent } = useTexts();
  const { go } = usePlace();
  const { start, isPending } = useStartApplication();
  const suggestion = suggestionFor(card);
  const accept = (): void => {
    if (suggestion.kind === 'collect') go({ name: 'collection', caseId: suggestion.caseId });
    else if (suggestion.kind === 'draft') go({ name: 'intake', draftId: suggestion.caseId });
    else if (suggestion.kind === 'open') go({ name: 'case', caseId: suggestion.caseId });
    else if (suggestion.kind === 'start') void start(suggestion.cardSessionId);
    else go({ name: 'card' });
  };
  const name = holderName(card);
  const text =
    'caseNumber' in suggestion
      ? t(`counter.suggest.${suggestion.kind}Text`, {
          name,
          caseNumber: suggestion.caseNumber,
          state: sent(`cases.state.${suggestion.state}`) ?? suggestion.state,
        })
      : t(suggestion.kind === 'start' ? 'counter.suggest.startText' : 'counter.suggest.belgianText', { name });
  const verb = t(VERBS[suggestion.kind]);
  useShortcuts([
    { keys: 'F4', label: t('keys.offer'), run: accept, guard: `suggest-${card.sessionId}-${suggestion.kind}` },
    { keys: 'Alt+E', label: t('keys.certificates'), run: () => go({ name: 'certificates' }), inBar: false },
  ]);
  return (
    <section className="suggest">
      <h2>{t(TITLES[suggestion.kind])}</h2>
      <p>{text}</p>
      <Button kind="main" tall wide shortcut="F4" isPending={isPending} onPress={accept}>
        {verb}
      </Button>
      <OtherWays>
        {suggestion.kind === 'start' ? null : <NewApplication />}
        {suggestion.kind === 'collect' ? null : (
          <Way icon="swap" keys="F7" onPress={() => go({ name: 'collection', caseId: null })}>
            {t('counter.suggest.returnGo')}
          </Way>
        )}
        {suggestion.kind === 'start' ? (
          <Way icon="chip" keys="Alt+E" onPress={() => go({ name: 'certificates' })}>
            {t('common.action.certificates')}
          </Way>
        ) : null}
        {suggestion.kind === 'inspect' ? null : (
          <Way icon="cardlook" keys="F9" onPress={() => go({ name: 'card' })}>
            {t('counter.suggest.inspectGo')}
          </Way>
        )}
      </OtherWays>
    </section>
  );
};

const WithoutCard = () => {
  const { t } = useTexts();
  const { go } = usePlace();
  return (
    <section className="suggest">
      <h2>{t('reader.without.title')}</h2>
      <p>{t('reader.without.text')}</p>
      <OtherWays>
        <NewApplication />
        <Way icon="letter" keys="F7" onPress={() => go({ name: 'collection', caseId: null })}>
          {t('reader.without.collect')}
        </Way>
        <Way icon="search" keys="F3" onPress={() => document.querySelector<HTMLInputElement>('#search')?.focus()}>
          {t('reader.without.search')}
        </Way>
      </OtherWays>
    </section>
  );
};

const NewApplication = () => {
  const { t } = useTexts();
  const { start } = useStartApplication();
  return (
    <Way icon="form" keys="F2" onPress={() => void start(null)}>
      {t('common.action.newApplication')}
    </Way>
  );
};
