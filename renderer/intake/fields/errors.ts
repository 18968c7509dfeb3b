import { useCallback, useMemo } from 'react';
import type { OpenPoint } from '../../../electron/ipc/contract.ts';
import { useTexts } from '../../i18n/index.ts';
import { allPoints, pointOf } from '../mapping/open-points.ts';
import { useIntake } from '../store/react.tsx';

/** Everything that keeps the application open, in the order of the page. */
export const useOpenPoints = (): readonly OpenPoint[] => {
  const fromMain = useIntake((state) => state.assessment?.openPoints);
  const notUnderstood = useIntake((state) => state.notUnderstood);
  return useMemo(() => allPoints(fromMain ?? [], notUnderstood), [fromMain, notUnderstood]);
};

/** The sentence of a point. */
export const usePointText = (): ((point: OpenPoint) => string) => {
  const { sent, t } = useTexts();
  return useCallback((point) => sent(point.messageKey, point.params) ?? t('intake.point.unnamed'), [sent, t]);
};

/** What stands at a field: its point, once it was filled and left, or once finishing was tried. */
export const useErrors = (): ((path: string) => string | undefined) => {
  const points = useOpenPoints();
  const left = useIntake((state) => state.left);
  const attempted = useIntake((state) => state.attempted);
  const textOf = usePointText();
  return useCallback(
    (path) => {
      const point = attempted || left.has(path) ? pointOf(points, path) : null;
      return point === null ? undefined : textOf(point);
    },
    [points, left, attempted, textOf],
  );
};
