import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import { TONE_ICON, type Tone } from './status.tsx';

/** A name and its value. */
export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
}

/** Names and values in two columns, values at the right edge. */
export const Facts = ({ facts }: { readonly facts: readonly Fact[] }) => (
  <dl className="facts">
    {facts.map((fact) => (
      <div key={fact.label} className="facts__pair">
        <dt>{fact.label}</dt>
        <dd>{fact.value}</dd>
      </div>
    ))}
  </dl>
);

/** Names and values with a line between them, for reading a record. */
export const KeyValues = ({ facts }: { readonly facts: readonly Fact[] }) => (
  <dl className="kv">
    {facts.map((fact) => (
      <div key={fact.label} className="kv__pair">
        <dt>{fact.label}</dt>
        <dd>{fact.value}</dd>
      </div>
    ))}
  </dl>
);

/** Something that is still to be done, with the way to it. */
export interface ToDo {
  readonly id: string;
  readonly label: ReactNode;
  readonly tone: Tone;
  /** Short name of the place where it is done, e.g. "stap 4". */
  readonly where: ReactNode;
  readonly onGo: () => void;
}

/** List of what is still open, each a way to its place. */
export const ToDoList = ({ items }: { readonly items: readonly ToDo[] }) => (
  <ul className="todo">
    {items.map((item) => (
      <li key={item.id}>
        <button type="button" onClick={item.onGo}>
          <span className={`st st--${item.tone}`}>
            <Icon name={TONE_ICON[item.tone]} />
          </span>
          <span>{item.label}</span>
          <span className="go">{item.where}</span>
        </button>
      </li>
    ))}
  </ul>
);

export interface SideSlipProps {
  readonly title: ReactNode;
  readonly facts?: readonly Fact[] | undefined;
  /** The amount, large. */
  readonly total?: Fact | undefined;
  /** Between the facts and the end, e.g. a `ToDoList`. */
  readonly children?: ReactNode;
  /** The main action of the page, at the foot. */
  readonly end?: ReactNode;
}

/** The running slip below the reader: what is being made, what it costs, what is left, the main action. */
export const SideSlip = ({ title, facts = [], total, children, end }: SideSlipProps) => (
  <section className="slip">
    <h2>{title}</h2>
    {facts.length === 0 ? null : <Facts facts={facts} />}
    {total === undefined ? null : (
      <div className="total">
        <span>{total.label}</span>
        <span>{total.value}</span>
      </div>
    )}
    {children}
    {end === undefined ? null : <div className="slip__end">{end}</div>}
  </section>
);
