import { type ReactNode, useEffect, useRef } from 'react';
import { Icon } from './icon.tsx';

/** One thing that is wrong, and the way to it. */
export interface ErrorPoint {
  readonly id: string;
  readonly text: ReactNode;
  /** Id of the control to go to; or `onGo` for a way of its own. */
  readonly fieldId?: string | undefined;
  readonly onGo?: (() => void) | undefined;
}

export interface ErrorSummaryProps {
  readonly title: string;
  readonly points: readonly ErrorPoint[];
  /** Rises with each attempt; the summary takes the focus then. */
  readonly attempt: number;
}

/** What keeps the page from being finished, as links to the fields. It takes the focus with each attempt. */
export const ErrorSummary = ({ title, points, attempt }: ErrorSummaryProps) => {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempt === 0) return;
    box.current?.focus();
    box.current?.scrollIntoView({ block: 'nearest' });
  }, [attempt]);
  if (points.length === 0) return null;
  return (
    <div className="note note--bad" role="alert" tabIndex={-1} ref={box}>
      <Icon name="bad" />
      <div>
        <p>
          <b>{title}</b>
        </p>
        <ol className="numbered">
          {points.map((point) => (
            <li key={point.id}>
              <button type="button" className="link" onClick={() => (point.onGo ?? (() => goTo(point.fieldId)))()}>
                {point.text}
              </button>
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
};

const goTo = (fieldId: string | undefined): void => {
  const target = fieldId === undefined ? null : document.getElementById(fieldId);
  if (target === null) return;
  const control = target.matches('input, select, textarea, button, [tabindex]')
    ? target
    : target.querySelector<HTMLElement>('input, select, textarea, button, [tabindex]');
  (control ?? target).focus();
  target.scrollIntoView({ block: 'center' });
};
