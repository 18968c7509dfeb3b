import type { OpenPoint } from '../../../electron/ipc/contract.ts';
import { STEPS, type Step, stepId } from './steps.ts';

/** A text that was typed into a field and could not be understood; it stays in the field and keeps the application open. */
export interface NotUnderstood {
  readonly step: Step;
  readonly text: string;
  /** Locale key that says what to type. */
  readonly messageKey: string;
}

/** Id of the element of a field, from its path in the draft: `person.surname` → `field-person-surname`. */
export const fieldId = (path: string): string => `field-${path.replaceAll(/[^A-Za-z0-9_]+/g, '-')}`;

/**
 * Ids to look for when a point of `path` is to get the focus, nearest first: the field, the group that holds it, its step.
 * The page takes the first one that exists, so that a point about a part the page does not draw still leads somewhere useful.
 */
export const targetIds = (point: Pick<OpenPoint, 'field' | 'step'>): readonly string[] => {
  const parts = point.field.split('.').filter((part) => part !== '');
  const ids = parts.map((_, index) => fieldId(parts.slice(0, parts.length - index).join('.')));
  return [...ids, stepId(point.step)];
};

/** All that keeps the application from being finished, in the order of the page: what could not be understood first within a step. */
export const allPoints = (
  points: readonly OpenPoint[],
  notUnderstood: Readonly<Record<string, NotUnderstood>>,
): readonly OpenPoint[] => {
  const own: OpenPoint[] = Object.entries(notUnderstood).map(([field, entry]) => ({
    step: entry.step,
    field,
    messageKey: entry.messageKey,
    params: { text: entry.text },
  }));
  const others = points.filter((point) => !(point.field in notUnderstood));
  return [...own, ...others].sort((left, right) => STEPS.indexOf(left.step) - STEPS.indexOf(right.step));
};

/** The points of one step. */
export const pointsOf = (points: readonly OpenPoint[], step: Step): readonly OpenPoint[] =>
  points.filter((point) => point.step === step);

/** One line per step that has points: the first of them and how many there are, so that a long list stays readable. */
export const pointsByStep = (
  points: readonly OpenPoint[],
): readonly { readonly step: Step; readonly first: OpenPoint; readonly count: number }[] =>
  STEPS.flatMap((step) => {
    const [first, ...more] = pointsOf(points, step);
    return first === undefined ? [] : [{ step, first, count: more.length + 1 }];
  });

/** The first point of a field, or of anything inside it. */
export const pointOf = (points: readonly OpenPoint[], path: string): OpenPoint | null =>
  points.find((point) => point.field === path) ?? points.find((point) => point.field.startsWith(`${path}.`)) ?? null;
