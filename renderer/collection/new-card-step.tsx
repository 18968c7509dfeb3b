import { useState } from 'react';
import type { NewCardVerdict } from '../../electron/ipc/contract.ts';
import { useClient, usePlace, useReaderView, useShortcuts } from '../app/index.ts';
import { type Texts, useTexts } from '../i18n/index.ts';
import { Banner, Button, Photo, TextField, Verdict } from '../ui/index.ts';
import { CardBesideCase } from './comparison.tsx';
import { useJudgedCard } from './judged-card.ts';
import { JudgedStage } from './judged-stage.tsx';
import { fieldMessage, type Visit } from './visit.ts';

const TONES: Readonly<Record<NewCardVerdict['verdict'], 'ok' | 'warn' | 'bad'>> = {
  rightCard: 'ok',
  wrongCard: 'bad',
  invalidCard: 'bad',
  notActivated: 'warn',
  unreadable: 'warn',
};

/** Step 3: the new card in the reader, compared field by field with the case. */
export const NewCardStep = ({ visit }: { readonly visit: Visit }) => {
  const { t } = useTexts();
  const { detail } = visit;
  const reader = useReaderView();
  const oldCardNumber = detail.collection.oldCard?.kind === 'CARD' ? detail.collection.oldCard.description : '';
  const inReader = reader?.cardPresent === true ? (reader.card?.identity.cardNumber ?? '') : '';
  const isOldCard = oldCardNumber !== '' && inReader === oldCardNumber;
  const judged = useJudgedCard('collection.judgeNewCard', detail.caseId, !isOldCard);
  if (isOldCard) {
    return (
      <Banner tone="info" live="status">
        {t('collection.wait.samePlace')}
      </Banner>
    );
  }
  return (
    <JudgedStage
      judged={judged}
      title={t('collection.wait.newTitle')}
      text={
        detail.location === null
          ? t('collection.wait.newTextNoPlace')
          : t('collection.wait.newText', { location: detail.location })
      }
    >
      {(verdict) => <NewVerdict visit={visit} verdict={verdict} cardIsThere={judged.cardIsThere} />}
    </JudgedStage>
  );
};

const NewVerdict = ({
  visit,
  verdict,
  cardIsThere,
}: {
  readonly visit: Visit;
  readonly verdict: NewCardVerdict;
  readonly cardIsThere: boolean;
}) => {
  const texts = useTexts();
  const { t } = texts;
  const client = useClient();
  const place = usePlace();
  const { detail } = visit;
  const isRight = verdict.verdict === 'rightCard';
  const otherCaseId = verdict.other?.caseId ?? null;
  const confirm = (): void => {
    void visit.run('collection.confirmNewCard', { verdictId: verdict.verdictId });
  };
  useShortcuts(
    isRight
      ? [
          {
            keys: 'F4',
            label: t('collection.action.confirmNew'),
            run: confirm,
            guard: verdict.verdictId,
            inBar: true,
          },
        ]
      : [],
  );
  if (verdict.verdict === 'notActivated' && detail.collection.newCard === null) return <UnreadCard visit={visit} />;
  const bound = t('collection.verdict.boundTime', { at: verdict.judgedAt });
  return (
    <>
      <Verdict
        tone={TONES[verdict.verdict]}
        verdictId={verdict.verdictId}
        title={t(`collection.verdict.new.${verdict.verdict}.title`)}
        meta={cardIsThere || verdict.verdict === 'unreadable' ? bound : `${bound}, ${t('collection.verdict.taken')}`}
        actions={
          isRight ? (
            <Button kind="main" shortcut="F4" isPending={visit.isPending} onPress={confirm}>
              {t('collection.action.confirmNew')}
            </Button>
          ) : (
            <>
              <Button kind="main" shortcut="F5" onPress={() => void client.call('reader.readAgain', undefined)}>
                {t('collection.action.readOther')}
              </Button>
              {otherCaseId === null ? null : (
                <Button onPress={() => place.go({ name: 'case', caseId: otherCaseId })}>
                  {t('visit.other.toCase', { number: verdict.other?.caseNumber ?? '' })}
                </Button>
              )}
            </>
          )
        }
      >
        {verdict.other === null
          ? t(`collection.verdict.new.${verdict.verdict}.text`, {
              name: `${detail.givenNames} ${detail.surname}`.trim(),
            })
          : otherText(verdict.other, texts)}
      </Verdict>
      {verdict.fields.length === 0 ? null : (
        <div className="compare">
          <CardBesideCase fields={verdict.fields} caseNumber={detail.caseNumber} />
          <FacesBeside visit={visit} cardSessionId={verdict.cardSessionId} />
        </div>
      )}
    </>
  );
};

/** Whose card it is, and where it belongs. */
const otherText = (other: NonNullable<NewCardVerdict['other']>, { t }: Texts): string => {
  const whose = t(`visit.other.${other.mistake}`, { holder: other.holder });
  if (other.caseNumber === '') return whose;
  const where =
    other.location === ''
      ? t('visit.other.inCase', { number: other.caseNumber })
      : t('visit.other.inPlace', { number: other.caseNumber, location: other.location });
  return `${whose} ${where}`;
};

/** The photo on the new card beside the one of the card before: the same person, looked at by the officer. */
const FacesBeside = ({ visit, cardSessionId }: { readonly visit: Visit; readonly cardSessionId: string }) => {
  const { t } = useTexts();
  const card = useReaderView()?.card ?? null;
  const { oldPhoto } = visit.detail;
  if (card === null || card.sessionId !== cardSessionId || card.photo === null) return null;
  return (
    <div className="faces">
      {oldPhoto === null ? null : (
        <figure>
          <Photo bytes={oldPhoto} label={t('visit.person.photo')} />
          <figcaption className="small muted">{t('visit.person.photo')}</figcaption>
        </figure>
      )}
      <figure>
        <Photo bytes={card.photo} label={t('visit.person.newPhoto')} />
        <figcaption className="small muted">{t('visit.person.newPhoto')}</figcaption>
      </figure>
    </div>
  );
};

/** The chip says nothing before it is switched on: the printed number stands for it until then. */
const UnreadCard = ({ visit }: { readonly visit: Visit }) => {
  const { t, error } = useTexts();
  const [printedNumber, setPrintedNumber] = useState('');
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void visit.run('collection.confirmUnreadCard', { printedNumber });
      }}
    >
      <Banner tone="info" live="status" title={t('visit.unread.title')}>
        {t('visit.unread.text')}
      </Banner>
      <TextField
        label={t('visit.unread.number')}
        value={printedNumber}
        onChange={setPrintedNumber}
        maxLength={40}
        error={fieldMessage(visit.refused, 'printedNumber', error)}
        required
      />
      <div className="row">
        <Button kind="main" type="submit" shortcut="Enter" isPending={visit.isPending}>
          {t('visit.unread.confirm')}
        </Button>
      </div>
    </form>
  );
};
