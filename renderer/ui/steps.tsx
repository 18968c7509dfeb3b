import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Icon } from './icon.tsx';
import { Kbd } from './kbd.tsx';
import { StatusMark, TONE_ICON, type Tone } from './status.tsx';

/** One step of a long page. */
export interface Step<Id extends string> {
  readonly id: Id;
  readonly label: string;
  /** One line: what was chosen, or what is missing. */
  readonly note?: ReactNode;
  readonly tone: Tone;
  /** The status in a word, for assistive technology. */
  readonly toneWord: string;
}

/** The map beside a long page: a state per step; Ctrl ↓ and Ctrl ↑ jump (bound by the page). */
export const StepList = <Id extends string>({
  label,
  steps,
  current,
  onGo,
  hint,
}: {
  readonly label: string;
  readonly steps: readonly Step<Id>[];
  readonly current: Id;
  readonly onGo: (id: Id) => void;
  readonly hint?: string;
}) => (
  <nav className="steps" aria-label={label}>
    <ol>
      {steps.map((step, index) => (
        <li key={step.id}>
          <button type="button" aria-current={step.id === current ? 'step' : undefined} onClick={() => onGo(step.id)}>
            <span className={`st st--${step.tone}`}>
              <Icon name={TONE_ICON[step.tone]} />
              <span className="vh">{step.toneWord}</span>
            </span>
            <span>
              {index + 1}. {step.label}
            </span>
            {step.note === undefined ? null : <small>{step.note}</small>}
          </button>
        </li>
      ))}
    </ol>
    {hint === undefined ? null : (
      <p className="hint steps__hint">
        <Kbd keys="Mod+ArrowDown" /> <Kbd keys="Mod+ArrowUp" />
        <br />
        {hint}
      </p>
    )}
  </nav>
);

export interface FoldingStepProps {
  readonly number: number;
  readonly title: string;
  readonly state: 'done' | 'now' | 'later';
  /** One line: the result of a done step, what is coming for a later one. */
  readonly result?: ReactNode;
  /** At the right end of the head, e.g. a status and time. */
  readonly end?: ReactNode;
  /** A done step can be opened again for reading. */
  readonly isOpen?: boolean | undefined;
  readonly onToggle?: (() => void) | undefined;
  readonly children?: ReactNode;
}

/** A step of a sequence that folds: only the present one is open. */
export const FoldingStep = (props: FoldingStepProps) => {
  const id = useId();
  const isOpen = props.isOpen ?? props.state === 'now';
  const heading = (
    <>
      <span className="n">{props.state === 'done' ? <Icon name="ok" /> : props.number}</span>
      <h2 id={id} tabIndex={-1}>
        {props.title}
      </h2>
    </>
  );
  return (
    <section
      className={`acc acc--${props.state}`}
      aria-labelledby={id}
      aria-current={props.state === 'now' ? 'step' : undefined}
    >
      <div className="acc__h">
        {heading}
        <span className="res">{props.result}</span>
        <span className="end">
          {props.end}
          {props.onToggle === undefined ? null : (
            <button
              type="button"
              className="acc__toggle"
              aria-expanded={isOpen}
              aria-labelledby={id}
              onClick={props.onToggle}
            >
              <Icon name={isOpen ? 'down' : 'chevron'} />
            </button>
          )}
        </span>
      </div>
      {isOpen && props.children !== undefined ? <div className="acc__b">{props.children}</div> : null}
    </section>
  );
};

/** For the box around folding steps: once the present one changes, the focus goes to its head; opening the page moves nothing. */
export const useFocusOnPresentStep = (present: string) => {
  const box = useRef<HTMLDivElement>(null);
  const before = useRef(present);
  useEffect(() => {
    if (before.current === present) return;
    before.current = present;
    const heading = box.current?.querySelector<HTMLElement>('[aria-current="step"] h2');
    heading?.focus({ preventScroll: true });
    heading?.closest('section')?.scrollIntoView({ block: 'nearest' });
  }, [present]);
  return box;
};

/** One link of a chain of things that follow from each other, e.g. certificates. */
export interface ChainLink {
  readonly id: string;
  readonly tone: Tone;
  readonly toneWord: string;
  readonly title: ReactNode;
  readonly note?: ReactNode;
  readonly end?: ReactNode;
}

/** A chain of statuses below each other, joined by a line. */
export const StatusChain = ({ links }: { readonly links: readonly ChainLink[] }) => (
  <ul className="chain">
    {links.map((link) => (
      <li key={link.id}>
        <span className={`st st--${link.tone}`}>
          <Icon name={TONE_ICON[link.tone]} />
          <span className="vh">{link.toneWord}</span>
        </span>
        <div>
          {link.title}
          {link.note === undefined ? null : <small>{link.note}</small>}
        </div>
        {link.end === undefined ? <span /> : <span className="small muted">{link.end}</span>}
      </li>
    ))}
  </ul>
);

/** One row of a comparison of two sources. */
export interface ComparedField {
  readonly id: string;
  readonly label: ReactNode;
  readonly left: ReactNode;
  readonly right: ReactNode;
  readonly tone: Tone;
  readonly word: ReactNode;
}

/** Two sources beside each other, field by field; differences stand out by ground, weight, shape and word. */
export const ComparisonTable = ({
  label,
  heads,
  rows,
}: {
  readonly label: string;
  /** Heads of the four columns: field, left source, right source, outcome. */
  readonly heads: readonly [ReactNode, ReactNode, ReactNode, ReactNode];
  readonly rows: readonly ComparedField[];
}) => (
  <table className="cmp" aria-label={label}>
    <thead>
      <tr>
        <th scope="col">{heads[0]}</th>
        <th scope="col">{heads[1]}</th>
        <th scope="col">{heads[2]}</th>
        <th scope="col">{heads[3]}</th>
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => {
        const differs = row.tone === 'bad' || row.tone === 'warn';
        return (
          <tr key={row.id} className={differs ? 'diff' : undefined}>
            <th scope="row">{row.label}</th>
            <td>{differs ? <b>{row.left}</b> : row.left}</td>
            <td>{differs ? <b>{row.right}</b> : row.right}</td>
            <td className="v">
              <StatusMark tone={row.tone}>{row.word}</StatusMark>
            </td>
          </tr>
        );
      })}
    </tbody>
  </table>
);
