import type { CaseDetail } from '../../electron/ipc/contract.ts';
import { Side } from '../app/index.ts';
import { type Texts, useTexts } from '../i18n/index.ts';
import { Button, CardLetterBlock, SideSlip, StatusMark } from '../ui/index.ts';
import { presentStep, stepState, VISIT_STEPS } from './progress.ts';
import { stepResult } from './step-result.ts';
import { GuardList } from './visit-guards.tsx';

/** Below the reader: what is being handed over, its conditions (then what was recorded), and the way out. */
export const VisitSide = ({
  detail,
  onNotHandOver,
}: {
  readonly detail: CaseDetail;
  readonly onNotHandOver: (() => void) | null;
}) => {
  const texts = useTexts();
  const { t } = texts;
  const recorded = recordedLines(detail, texts);
  return (
    <Side>
      <SideSlip
        title={t('collection.side.case', { number: detail.caseNumber })}
        facts={[
          { label: t('collection.side.name'), value: `${detail.givenNames} ${detail.surname}`.trim() },
          { label: t('collection.side.newCard'), value: <CardLetterBlock letter={detail.letter} /> },
          {
            label: t('collection.side.cardNumber'),
            value: detail.newCardNumber === null ? '–' : texts.cardNumber(detail.newCardNumber),
          },
          { label: t('collection.side.location'), value: detail.location ?? '–' },
          {
            label: t('collection.side.paid'),
            value: detail.receipt === null ? '–' : texts.money(detail.receipt.cents),
          },
        ]}
        end={
          onNotHandOver === null ? undefined : (
            <Button wide shortcut="Alt+N" onPress={onNotHandOver}>
              {t('collection.action.notHandOver')}
            </Button>
          )
        }
      >
        {detail.collection.handedOver === null ? (
          <>
            <h3>{t('visit.title')}</h3>
            <GuardList guards={detail.visit.guards} />
          </>
        ) : (
          <>
            <h3>{t('collection.side.recorded')}</h3>
            <ul className="plain-list">
              {recorded.map((line) => (
                <li key={line}>
                  <StatusMark tone="ok">{line}</StatusMark>
                </li>
              ))}
            </ul>
          </>
        )}
      </SideSlip>
    </Side>
  );
};

const recordedLines = (detail: CaseDetail, { t }: Texts): readonly string[] => {
  const present = presentStep(detail);
  const lines = VISIT_STEPS.filter((step) => stepState(step, present) === 'done').map((step) =>
    stepResult(step, 'done', detail, t),
  );
  const { handedOver } = detail.collection;
  return handedOver === null
    ? lines
    : [...lines, t('collection.done.handedOver', { at: handedOver.at, by: handedOver.by })];
};
