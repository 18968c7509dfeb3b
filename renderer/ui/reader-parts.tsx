import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-shapes.tsx';
import { Photo } from './photo.tsx';
import { letterSign } from './status.tsx';

export interface DrawnCardProps {
  readonly letter: string | null;
  /** Name of the kind of card, e.g. "Verblijfstitel". */
  readonly kindLabel: string;
  readonly nameLabel: string;
  readonly surname: string;
  readonly givenNames: string;
  readonly validUntilLabel: string;
  readonly validUntil: string;
  readonly cardNumberLabel: string;
  readonly cardNumber: string;
  readonly photo: Uint8Array | null;
  readonly photoLabel: string;
  /** The card was taken out; what was read stays, faded. */
  readonly isGone?: boolean | undefined;
}

/** The card as an object, sticking out of the reader. It repeats facts that stand beside it. */
export const DrawnCard = (props: DrawnCardProps) => (
  <div className={`idcard${props.isGone ? ' idcard--gone' : ''}`}>
    <svg className="bg" viewBox="0 0 296 187" preserveAspectRatio="none" aria-hidden="true">
      <g fill="none" stroke="#bcd3d3" strokeWidth=".8">
        {WAVES.map((y) => (
          <path key={y} d={`M-10 ${y}C60 ${y + 28} 120 ${y - 24} 190 ${y + 6}S270 ${y + 28} 310 ${y - 2}`} />
        ))}
      </g>
      <path fill="#d8e6e4" d="M0 0h296v26H0z" opacity=".7" />
    </svg>
    <div className="idcard__in">
      <div className="idcard__top">
        <span>
          BELGIË · BELGIQUE · BELGIEN
          <br />
          {props.kindLabel}
        </span>
        <b>{props.letter === null ? null : letterSign(props.letter)}</b>
      </div>
      <div className="ph">
        <Photo bytes={props.photo} label={props.photoLabel} />
      </div>
      <dl>
        <div>
          <dt>{props.nameLabel}</dt>
          <dd>
            {props.surname}
            <br />
            {props.givenNames}
          </dd>
        </div>
        <div>
          <dt>{props.validUntilLabel}</dt>
          <dd>{props.validUntil}</dd>
        </div>
        <div>
          <dt>{props.cardNumberLabel}</dt>
          <dd>{props.cardNumber}</dd>
        </div>
      </dl>
    </div>
  </div>
);

const WAVES = Array.from({ length: 16 }, (_, index) => index * 12 - 6);

/** Where no card can be drawn: why, and what to do. */
export const GhostCard = ({
  icon,
  title,
  lines,
  isBad = false,
}: {
  readonly icon: IconName;
  readonly title: string;
  readonly lines: readonly string[];
  readonly isBad?: boolean;
}) => (
  <div className={`idcard idcard--ghost${isBad ? ' idcard--bad' : ''}`}>
    <span>
      <Icon name={icon} size="l" />
      <br />
      <b>{title}</b>
      {lines.map((line) => (
        <span key={line} className="said">
          <br />
          {line}
        </span>
      ))}
    </span>
  </div>
);

/** A card that is being read: its outline, nothing else yet. */
export const BlankCard = () => (
  <div className="idcard idcard--skel" aria-hidden="true">
    <div className="idcard__in">
      <div className="idcard__top">
        <span className="skel skel--title" />
        <span className="skel skel--letter" />
      </div>
      <div className="ph skel" />
      <div className="skel-lines">
        <span className="skel" />
        <span className="skel" />
        <span className="skel" />
      </div>
    </div>
  </div>
);

export interface HousingProps {
  /** The lamp: on, busy, bad, or none. Its word stands beside it. */
  readonly lamp: 'on' | 'busy' | 'bad' | 'none';
  readonly line: ReactNode;
  readonly end?: ReactNode;
  readonly sub?: ReactNode;
  readonly progress?: { readonly done: number; readonly of: number; readonly label: string } | undefined;
  /** No reader: drawn dashed. */
  readonly isOff?: boolean | undefined;
}

/** The housing of the reader with its slot and lamp. */
export const ReaderHousing = (props: HousingProps) => (
  <div className={`housing${props.isOff ? ' housing--off' : ''}`}>
    <div className="housing__line">
      <span className={`led led--${props.lamp}`} />
      {props.line}
      <span className="t">{props.end}</span>
    </div>
    {props.progress === undefined ? null : (
      <progress
        className="prog"
        value={props.progress.done}
        max={props.progress.of}
        aria-label={props.progress.label}
      />
    )}
    {props.sub === undefined ? null : <div className="housing__sub">{props.sub}</div>}
  </div>
);

/** Progress of something that ends. */
export const ProgressBar = ({
  value,
  of,
  label,
}: {
  readonly value: number;
  readonly of: number;
  readonly label: string;
}) => <progress className="timebar" value={value} max={of} aria-label={label} />;
