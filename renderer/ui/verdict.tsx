import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { Icon } from './icon.tsx';
import { TONE_ICON } from './status.tsx';

/** A verdict or an offer that came on the screen less than this long ago does not listen to keys yet (milliseconds). */
export const GUARD_MS = 400;

export interface VerdictProps {
  readonly tone: 'ok' | 'warn' | 'bad' | 'info';
  readonly title: string;
  readonly children?: ReactNode;
  /** What the verdict is bound to: card number and time of reading; "kaart uitgenomen" is added here. */
  readonly meta?: ReactNode;
  readonly actions?: ReactNode;
  /** Changes when another verdict takes the place; starts the guard anew. */
  readonly verdictId: string;
}

/** The verdict on a card: large, at once, with its next action. A key that is held down cannot accept it. */
export const Verdict = ({ tone, title, children, meta, actions, verdictId }: VerdictProps) => {
  const shownAt = useRef({ id: '', at: 0 });
  if (shownAt.current.id !== verdictId) shownAt.current = { id: verdictId, at: performance.now() };
  useEffect(() => {
    shownAt.current = { id: verdictId, at: performance.now() };
  }, [verdictId]);
  const guard = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    if (!event.repeat && performance.now() - shownAt.current.at >= GUARD_MS) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      className={`verdict verdict--${tone}`}
      role={tone === 'ok' || tone === 'info' ? 'status' : 'alert'}
      onKeyDownCapture={guard}
    >
      <Icon name={TONE_ICON[tone]} />
      <div>
        <strong>{title}</strong>
        {children === undefined ? null : <p>{children}</p>}
        {meta === undefined ? null : <p className="verdict__meta">{meta}</p>}
      </div>
      {actions === undefined ? null : <div className="verdict__acts">{actions}</div>}
    </div>
  );
};
