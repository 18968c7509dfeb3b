import { useState } from 'react';
import type { ReturnedCardVerdict, ReturnedItem } from '../../electron/ipc/contract.ts';
import { useCardInReader, useClient, usePlace, useReaderView, useShortcuts } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Button, Segmented, Verdict } from '../ui/index.ts';
import { CardBesideCase } from './comparison.tsx';
import { useJudgedCard } from './judged-card.ts';
import { JudgedStage } from './judged-stage.tsx';
import { DocumentForm, NothingForm, PoliceAttestForm, UnreadableCardForm } from './replacing-forms.tsx';
import type { Visit } from './visit.ts';

const KINDS = ['CARD', 'DOCUMENT', 'POLICE_ATTEST', 'UNREADABLE_CARD', 'NONE'] as const;

const TONES: Readonly<Record<ReturnedCardVerdict['verdict'], 'ok' | 'warn' | 'bad'>> = {
  rightCard: 'ok',
  otherCardSamePerson: 'warn',
  otherPerson: 'bad',
  alreadyWithdrawn: 'warn',
  invalidCard: 'bad',
  unreadable: 'warn',
};

/** Step 1: the old card in the reader, or what stands for it. */
export const OldCardStep = ({ visit }: { readonly visit: Visit }) => {
  const { t } = useTexts();
  const { held } = visit.detail.application;
  const [kind, setKind] = useState<ReturnedItem['kind']>(
    held.kind === 'LOST' || held.kind === 'STOLEN' ? 'POLICE_ATTEST' : held.kind === 'NONE' ? 'NONE' : 'CARD',
  );
  return (
    <>
      <Segmented
        label={t('collection.kind.label')}
        value={kind}
        options={KINDS.map((value) => ({ value, label: t(`collection.kind.${value}`) }))}
        onChange={(value) => {
          visit.refuse(null);
          setKind(value);
        }}
        fit
      />
      {kind === 'CARD' ? <ReturnedCard visit={visit} onUnreadable={() => setKind('UNREADABLE_CARD')} /> : null}
      {kind === 'DOCUMENT' ? <DocumentForm visit={visit} /> : null}
      {kind === 'POLICE_ATTEST' ? <PoliceAttestForm visit={visit} /> : null}
      {kind === 'UNREADABLE_CARD' ? <UnreadableCardForm visit={visit} /> : null}
      {kind === 'NONE' ? <NothingForm visit={visit} /> : null}
    </>
  );
};

const ReturnedCard = ({ visit, onUnreadable }: { readonly visit: Visit; readonly onUnreadable: () => void }) => {
  const { t } = useTexts();
  const judged = useJudgedCard('collection.judgeReturnedCard', visit.detail.caseId, true);
  return (
    <JudgedStage judged={judged} title={t('collection.wait.oldTitle')} text={t('collection.wait.oldText')}>
      {(verdict) => (
        <ReturnedVerdict visit={visit} verdict={verdict} cardIsThere={judged.cardIsThere} onUnreadable={onUnreadable} />
      )}
    </JudgedStage>
  );
};

const ReturnedVerdict = ({
  visit,
  verdict,
  cardIsThere,
  onUnreadable,
}: {
  readonly visit: Visit;
  readonly verdict: ReturnedCardVerdict;
  readonly cardIsThere: boolean;
  readonly onUnreadable: () => void;
}) => {
  const texts = useTexts();
  const { t } = texts;
  const client = useClient();
  const reader = useReaderView();
  const { detail } = visit;
  const name = `${detail.givenNames} ${detail.surname}`.trim();
  const isRight = verdict.verdict === 'rightCard';
  const takeIn = (damaged: boolean): void => {
    void visit.run('collection.takeIn', { item: { kind: 'CARD', verdictId: verdict.verdictId, damaged } });
  };
  const readAgain = (): void => {
    void client.call('reader.readAgain', undefined);
  };
  useShortcuts(
    isRight
      ? [
          {
            keys: 'F4',
            label: t('collection.action.takeIn'),
            run: () => takeIn(false),
            guard: verdict.verdictId,
            inBar: true,
          },
        ]
      : [],
  );
  const cardNumber = verdict.fields.find((field) => field.field === 'cardNumber')?.onCard ?? '';
  const bound =
    cardNumber === ''
      ? t('collection.verdict.boundTime', { at: verdict.judgedAt })
      : t('collection.verdict.bound', { card: cardNumber, at: verdict.judgedAt });
  const isGone = verdict.verdict !== 'unreadable' && !cardIsThere && reader !== null;
  return (
    <>
      <Verdict
        tone={TONES[verdict.verdict]}
        verdictId={verdict.verdictId}
        title={t(`collection.verdict.${verdict.verdict}.title`)}
        meta={isGone ? `${bound}, ${t('collection.verdict.taken')}` : bound}
        actions={
          isRight ? (
            <>
              <Button kind="main" shortcut="F4" isPending={visit.isPending} onPress={() => takeIn(false)}>
                {t('collection.action.takeIn')}
              </Button>
              <Button onPress={() => takeIn(true)}>{t('collection.action.damaged')}</Button>
            </>
          ) : (
            <>
              <Button kind="main" shortcut="F5" onPress={readAgain}>
                {t('collection.action.readOther')}
              </Button>
              {verdict.verdict === 'unreadable' ? (
                <Button onPress={onUnreadable}>{t('collection.action.toUnreadable')}</Button>
              ) : null}
              {verdict.verdict === 'otherPerson' ? <OpenCaseOfCard cardSessionId={verdict.cardSessionId} /> : null}
            </>
          )
        }
      >
        {t(`collection.verdict.${verdict.verdict}.text`, { name, holder: verdict.cardHolder ?? '' })}
      </Verdict>
      {verdict.fields.length === 0 ? null : (
        <CardBesideCase fields={verdict.fields} caseNumber={visit.detail.caseNumber} />
      )}
    </>
  );
};

/** Whoever the card belongs to may have come too: to the case of that person, where there is one. */
const OpenCaseOfCard = ({ cardSessionId }: { readonly cardSessionId: string }) => {
  const { t } = useTexts();
  const place = usePlace();
  const card = useCardInReader();
  const found = card?.sessionId === cardSessionId ? card.matchingCase : null;
  return found === null ? null : (
    <Button onPress={() => place.go({ name: 'case', caseId: found.caseId })}>
      {t('visit.other.toCase', { number: found.caseNumber })}
    </Button>
  );
};
