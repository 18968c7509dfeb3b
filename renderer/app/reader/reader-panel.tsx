import { useStore } from 'zustand';
import type { CardView, ReaderState, ReaderView } from '../../../electron/ipc/contract.ts';
import { useTexts } from '../../i18n/index.ts';
import {
  BlankCard,
  Button,
  CardLetterBlock,
  DrawnCard,
  GhostCard,
  Icon,
  type IconName,
  Kbd,
  Photo,
  ReaderHousing,
  SelectField,
} from '../../ui/index.ts';
import { useCommand } from '../client/queries.ts';
import { useStores } from '../stores/context.tsx';
import { holderName } from '../stores/reader.ts';
import { CardFacts } from './card-facts.tsx';
import { PracticeChoice } from './practice-choice.tsx';
import { revocationOf } from './revocation-of.ts';
import { Seal } from './seal.tsx';
import { sealOf } from './seal-of.ts';

/** The reader of the desk as an object: housing, slot, lamp, the card sticking out. Folded while a case is open. */
export const ReaderPanel = ({ isFolded, today }: { readonly isFolded: boolean; readonly today: string }) => {
  const { t } = useTexts();
  const view = useStore(useStores().reader, (state) => state.view);
  return (
    <>
      <Announcement view={view} />
      {isFolded ? (
        <section className="rmini" aria-label={t('reader.title')}>
          <FoldedCard view={view} />
          <Housing view={view} isFolded />
          <FoldedSeal view={view} />
          <Remedy view={view} isFolded />
          <ReaderChoice view={view} />
          <PracticeChoice view={view} />
        </section>
      ) : (
        <section className="reader" aria-label={t('reader.title')} aria-busy={view?.state.kind === 'reading'}>
          <PanelHead view={view} />
          <div className="stage">
            <Stage view={view} />
            <Housing view={view} />
          </div>
          <Remedy view={view} />
          <ReaderChoice view={view} />
          <PracticeChoice view={view} />
          {view === null ? null : <BelowCard view={view} today={today} />}
        </section>
      )}
    </>
  );
};

type MaybeView = { readonly view: ReaderView | null };

const OFF: readonly ReaderState['kind'][] = ['noService', 'unavailable', 'noReader'];
const FAILED: readonly ReaderState['kind'][] = [
  'mute',
  'inUse',
  'removedMidRead',
  'failed',
  'notActivated',
  'unknownCard',
];
/** Codes that staff can tell the help desk. */
const HELP_CODES: Readonly<Partial<Record<ReaderState['kind'], string>>> = {
  noReader: 'LEZER-01',
  noService: 'LEZER-02',
  unavailable: 'LEZER-03',
};

/** True when F5 looks for a reader instead of reading a card. */
export const looksForReader = (view: ReaderView | null): boolean => view === null || OFF.includes(view.state.kind);

const PanelHead = ({ view }: MaybeView) => {
  const { t } = useTexts();
  const hasCard = view?.card !== null && view?.cardPresent === true;
  return (
    <div className="reader__head">
      <h2>{hasCard || view?.state.kind === 'reading' ? t('reader.titleCard') : t('reader.title')}</h2>
      {hasCard ? (
        <span className="hint">
          <Kbd keys="F5" /> {t('reader.readAgainShort')}
        </span>
      ) : null}
    </div>
  );
};

const STAGE_ICONS: Readonly<Partial<Record<ReaderState['kind'], IconName>>> = {
  empty: 'down',
  unknownCard: 'card',
  notActivated: 'chip',
  inUse: 'lock',
};

const Stage = ({ view }: MaybeView) => {
  const { t } = useTexts();
  if (view === null) return <BlankCard />;
  const { state, card } = view;
  const showsCard = card !== null && (state.kind === 'card' || state.kind === 'reading' || state.kind === 'empty');
  if (showsCard) return <CardOnStage card={card} isGone={!view.cardPresent} />;
  if (state.kind === 'reading') return <BlankCard />;
  if (state.kind === 'unknownCard') {
    return (
      <GhostCard
        icon="card"
        isBad
        title={t(`reader.looksLike.${state.looksLike}`)}
        lines={[t('reader.state.unknownCard.text')]}
      />
    );
  }
  const isOff = OFF.includes(state.kind);
  const icon = STAGE_ICONS[state.kind] ?? (isOff ? 'off' : 'bad');
  const lines = [
    t(`reader.state.${state.kind}.text`),
    ...(state.kind === 'noReader' ? [t('reader.state.noReader.remedy')] : []),
  ];
  return (
    <GhostCard
      icon={icon}
      title={t(`reader.state.${state.kind}.title`)}
      lines={lines}
      isBad={FAILED.includes(state.kind)}
    />
  );
};

const CardOnStage = ({ card, isGone }: { readonly card: CardView; readonly isGone: boolean }) => {
  const { t, date, cardNumber } = useTexts();
  const { identity } = card;
  return (
    <DrawnCard
      letter={identity.letter}
      kindLabel={t(`card.kind.${identity.kind}`)}
      nameLabel={t('card.fact.name')}
      surname={identity.surname}
      givenNames={identity.givenNames}
      validUntilLabel={t('card.fact.validUntil')}
      validUntil={date(identity.validUntil)}
      cardNumberLabel={t('card.fact.cardNumber')}
      cardNumber={cardNumber(identity.cardNumber)}
      photo={card.photo}
      photoLabel={card.photo === null ? t('card.fact.noPhoto') : t('card.fact.photo')}
      isGone={isGone}
    />
  );
};

const FoldedCard = ({ view }: MaybeView) => {
  const { t, nationalNumber, date } = useTexts();
  const card = view?.card ?? null;
  const isStale = view !== null && !['card', 'reading', 'empty'].includes(view.state.kind);
  if (card === null || view === null || isStale) return null;
  const { identity } = card;
  return (
    <div className={`mini${view.cardPresent ? '' : ' mini--gone'}`}>
      <div className="ph">
        <Photo bytes={card.photo} label={card.photo === null ? t('card.fact.noPhoto') : t('card.fact.photo')} />
      </div>
      <div>
        <b>{identity.surname}</b>
        <span>{identity.givenNames}</span>
        <small className="nowrap">{nationalNumber(identity.nationalNumber)}</small>
        <small>
          {t('card.fact.validUntil')} {date(identity.validUntil)}
        </small>
      </div>
      {identity.letter === null ? <span /> : <CardLetterBlock letter={identity.letter} />}
    </div>
  );
};

/** Folded, a card says nothing of its seal while all is well; data that were altered and certificates that were taken back are said everywhere. */
const FoldedSeal = ({ view }: MaybeView) => {
  const card = view?.cardPresent === true && view.state.kind === 'card' ? view.card : null;
  if (card === null || card.verdicts === null) return null;
  const isStopped = ['revoked', 'onHold'].includes(revocationOf(card.certificateStatus));
  if (!isStopped && sealOf(card.verdicts) !== 'altered') return null;
  return <Seal card={card} />;
};

const Housing = ({ view, isFolded = false }: MaybeView & { readonly isFolded?: boolean }) => {
  const { t, time } = useTexts();
  if (view === null) return <ReaderHousing lamp="none" line={t('reader.title')} isOff />;
  const { state } = view;
  const reader = view.readers.find((one) => one.name === view.chosenReader) ?? view.readers[0];
  const name =
    reader === undefined ? '' : reader.hasPinPad ? t('reader.withPinPad', { name: reader.name }) : reader.name;
  if (state.kind === 'reading') {
    const progress = { done: state.done, of: Math.max(1, state.of), label: t('reader.state.reading.line') };
    const end = t('reader.progress', { done: state.done, of: state.of });
    return (
      <ReaderHousing
        lamp="busy"
        line={progress.label}
        end={end}
        progress={progress}
        sub={t('reader.state.reading.text')}
      />
    );
  }
  if (OFF.includes(state.kind)) {
    const sub = `${t('reader.since', { at: view.since })} ${t('reader.goOnTyping')}`;
    return <ReaderHousing lamp="none" isOff line={t(`reader.state.${state.kind}.line`)} sub={sub} />;
  }
  if (state.kind === 'card' && view.card !== null) {
    const line = view.cardPresent ? t('reader.read') : t('reader.takenOut');
    return (
      <ReaderHousing lamp={view.cardPresent ? 'on' : 'none'} line={line} end={time(view.card.readAt)} sub={name} />
    );
  }
  if (FAILED.includes(state.kind)) {
    // Unfolded, the card above the housing says what it is.
    const isNamedHere = isFolded && state.kind === 'unknownCard';
    return (
      <ReaderHousing
        lamp="bad"
        line={isNamedHere ? t(`reader.looksLike.${state.looksLike}`) : t(`reader.state.${state.kind}.line`)}
        end={time(view.since)}
        sub={t(`reader.state.${state.kind}.remedy`)}
      />
    );
  }
  const isGone = view.card !== null && !view.cardPresent;
  return <ReaderHousing lamp="on" line={isGone ? t('reader.takenOut') : t('reader.state.empty.line')} sub={name} />;
};

const Remedy = ({ view, isFolded = false }: MaybeView & { readonly isFolded?: boolean }) => {
  const { t, sent } = useTexts();
  const search = useCommand('reader.searchAgain');
  const again = useCommand('reader.readAgain');
  const { reader } = useStores();
  if (view === null) return null;
  const { state } = view;
  const take = async (command: typeof search | typeof again): Promise<void> => {
    const answer = await command.run(undefined);
    if (answer.ok) reader.take(answer.value);
  };
  if (OFF.includes(state.kind)) {
    const code = HELP_CODES[state.kind] ?? '';
    return (
      <div className="reader__remedy">
        <Button wide icon="again" shortcut="F5" isPending={search.isPending} onPress={() => void take(search)}>
          {t('reader.searchAgain')}
        </Button>
        {isFolded ? null : state.kind === 'noReader' ? (
          <p className="hint">{t('reader.helpDesk', { code })}</p>
        ) : (
          <p className="hint">
            {t(`reader.state.${state.kind}.remedy`)}
            <br />
            {t('reader.code', { code })}
          </p>
        )}
      </div>
    );
  }
  if (!FAILED.includes(state.kind)) return null;
  const detail = state.kind === 'failed' ? sent(`reader.failure.${state.code}`) : null;
  return (
    <div className="reader__remedy">
      {detail === null ? null : <p className="hint">{detail}</p>}
      <Button wide icon="again" shortcut="F5" isPending={again.isPending} onPress={() => void take(again)}>
        {t('reader.readAgain')}
      </Button>
    </div>
  );
};

const ReaderChoice = ({ view }: MaybeView) => {
  const { t } = useTexts();
  const { reader } = useStores();
  const choose = useCommand('reader.choose');
  if (view === null || view.readers.length < 2) return null;
  return (
    <div className="reader__remedy">
      <SelectField
        label={view.chosenReader === null ? t('reader.chooseReader') : t('reader.chosenReader')}
        value={view.chosenReader ?? ''}
        {...(view.chosenReader === null ? { emptyLabel: t('reader.chooseReader') } : {})}
        options={view.readers.map((one) => ({ value: one.name, label: one.name }))}
        onChange={async (name) => {
          if (name === '') return;
          const answer = await choose.run({ reader: name });
          if (answer.ok) reader.take(answer.value);
        }}
      />
    </div>
  );
};

const READ_STEPS = ['identity', 'address', 'photo', 'certificates', 'verdicts'] as const;

const BelowCard = ({ view, today }: { readonly view: ReaderView; readonly today: string }) => {
  const { state, card } = view;
  if (state.kind === 'reading') return <ReadSteps current={state.step} />;
  if (card === null || (state.kind !== 'card' && state.kind !== 'empty')) return null;
  return (
    <>
      <CardFacts card={card} today={today} />
      <Seal card={card} />
    </>
  );
};

const ReadSteps = ({ current }: { readonly current: Extract<ReaderState, { kind: 'reading' }>['step'] }) => {
  const { t } = useTexts();
  const order: readonly string[] = READ_STEPS;
  const at = order.indexOf(current);
  return (
    <>
      <ul className="readsteps">
        {READ_STEPS.map((step, index) => (
          <li key={step} className={index < at ? 'is-done' : index === at ? 'is-now' : undefined}>
            <Icon name={index < at ? 'ok' : 'busy'} />
            {t(`reader.step.${step}`)}
          </li>
        ))}
      </ul>
      <p className="hint readsteps__hint">{t('reader.wholeCard')}</p>
    </>
  );
};

/** Says politely what happened at the reader. It never moves the focus. */
const Announcement = ({ view }: MaybeView) => {
  const { t } = useTexts();
  return (
    <p className="vh" role="status">
      {view === null ? '' : announce(view, t)}
    </p>
  );
};

const announce = (view: ReaderView, t: ReturnType<typeof useTexts>['t']): string => {
  const { state, card } = view;
  if (state.kind === 'card' && card !== null) {
    return view.cardPresent ? `${t('reader.state.card.title')}: ${holderName(card)}` : t('reader.takenOut');
  }
  if (state.kind === 'unknownCard')
    return `${t(`reader.looksLike.${state.looksLike}`)}. ${t('reader.state.unknownCard.remedy')}`;
  if (state.kind === 'reading') return `${t('reader.state.reading.line')}. ${t('reader.state.reading.text')}`;
  if (state.kind === 'empty') return card === null ? t('reader.state.empty.line') : t('reader.takenOut');
  return `${t(`reader.state.${state.kind}.title`)}. ${t(`reader.state.${state.kind}.remedy`)}`;
};
