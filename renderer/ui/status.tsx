import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-shapes.tsx';

/** `unknown` means "not checked", which is not good; `busy` means it will come by itself. */
export type Tone = 'ok' | 'warn' | 'bad' | 'info' | 'busy' | 'unknown';

/** Outline shape of each status: circle with tick, triangle, octagon, square, dashed circle, diamond with question mark. */
export const TONE_ICON: Readonly<Record<Tone, IconName>> = {
  ok: 'ok',
  warn: 'warn',
  bad: 'bad',
  info: 'info',
  busy: 'busy',
  unknown: 'unknown',
};

/** A status: its shape and its word. The word is required. */
export const StatusMark = ({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) => (
  <span className={`st st--${tone}`}>
    <Icon name={TONE_ICON[tone]} size="s" />
    {children}
  </span>
);

export interface BannerProps {
  readonly tone: 'ok' | 'warn' | 'bad' | 'info';
  /** What happened. */
  readonly title?: ReactNode;
  /** What to do now. */
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** How it is announced when it appears; none for text that stands there from the start. */
  readonly live?: 'status' | 'alert' | undefined;
}

/** A message above or inside the work: what happened, what to do now. */
export const Banner = ({ tone, title, children, actions, live }: BannerProps) => (
  <div className={`note note--${tone}`} {...(live === undefined ? {} : { role: live })}>
    <Icon name={TONE_ICON[tone]} />
    <div>
      {title === undefined ? null : (
        <p>
          <b>{title}</b>
        </p>
      )}
      {children === undefined ? null : typeof children === 'string' ? <p>{children}</p> : children}
    </div>
    {actions === undefined ? null : <span className="acts">{actions}</span>}
  </div>
);

/** Something the application offers; it changes nothing until it is accepted. */
export const Offer = ({
  icon = 'card',
  title,
  children,
  actions,
}: {
  readonly icon?: IconName;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly actions: ReactNode;
}) => (
  <div className="note note--offer" role="status">
    <Icon name={icon} />
    <div>
      <p>
        <b>{title}</b>
      </p>
      {children === undefined ? null : <p>{children}</p>}
    </div>
    <span className="acts">{actions}</span>
  </div>
);

/** The letter alone, as it stands large on a card: M is the same sign with and without permanent stay. */
export const letterSign = (letter: string): string => (letter === 'M_PERMANENT' ? 'M' : letter);

/** The block with the letter of a card; the same in lists, on the drawn card and on paper. */
export const CardLetterBlock = ({
  letter,
  size = 'm',
  off = false,
}: {
  readonly letter: string | null;
  readonly size?: 'm' | 'l';
  readonly off?: boolean;
}) => (
  <span className={`kt${size === 'l' ? ' kt--l' : ''}${off || letter === null ? ' kt--off' : ''}`}>
    {letter === null ? '–' : letterSign(letter)}
  </span>
);
