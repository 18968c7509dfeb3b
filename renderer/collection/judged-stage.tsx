import type { ReactNode } from 'react';
import { RefusalBanner } from '../app/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Banner, EmptyState } from '../ui/index.ts';
import type { JudgedCard } from './judged-card.ts';

/** The verdict once there is one; until then that a card is read, why it could not be judged, or what to lay in. */
export const JudgedStage = <Name extends 'collection.judgeReturnedCard' | 'collection.judgeNewCard'>({
  judged,
  title,
  text,
  children,
}: {
  readonly judged: JudgedCard<Name>;
  /** What to lay in the reader. */
  readonly title: string;
  readonly text: string;
  readonly children: (verdict: NonNullable<JudgedCard<Name>['verdict']>) => ReactNode;
}) => {
  const { t } = useTexts();
  if (judged.isReading) {
    return (
      <Banner tone="info" live="status">
        {t('collection.wait.reading')}
      </Banner>
    );
  }
  if (judged.failed !== null) return <RefusalBanner error={judged.failed} />;
  if (judged.verdict !== null) return children(judged.verdict);
  return (
    <EmptyState icon="card" title={title}>
      {text}
    </EmptyState>
  );
};
