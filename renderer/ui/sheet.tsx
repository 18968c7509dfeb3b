import { type ReactNode, type Ref, useId } from 'react';

export interface SheetProps {
  readonly title?: ReactNode;
  /** Number of the section on a long page. */
  readonly number?: number | undefined;
  /** What stands at the right of the head: a source, a time, a small action. */
  readonly meta?: ReactNode;
  readonly children: ReactNode;
  /** Without inner padding, for tables and lists that reach the edge. */
  readonly flush?: boolean | undefined;
  readonly id?: string | undefined;
  readonly ref?: Ref<HTMLElement> | undefined;
}

/** A sheet of paper on the desk: where work happens. */
export const Sheet = ({ title, number, meta, children, flush = false, id, ref }: SheetProps) => {
  const titleId = useId();
  return (
    <section
      className="sheet sec"
      id={id}
      {...(ref === undefined ? {} : { ref })}
      {...(title === undefined ? {} : { 'aria-labelledby': titleId })}
    >
      {title === undefined ? null : (
        <div className="sheet__head">
          <h2 id={titleId} tabIndex={-1}>
            {number === undefined ? null : <span>{number}</span>}
            {title}
          </h2>
          {meta === undefined ? null : <div className="end">{meta}</div>}
        </div>
      )}
      {flush ? children : <div className="sheet__body">{children}</div>}
    </section>
  );
};

export interface PageHeadProps {
  readonly title: ReactNode;
  readonly sub?: ReactNode;
  readonly children?: ReactNode;
  /** Opening a page puts the focus on its heading; Balie asks not to. */
  readonly takesFocus?: boolean | undefined;
}

/** Head of a page: the title in serif, one line below it, actions at the right. */
export const PageHead = ({ title, sub, children, takesFocus = true }: PageHeadProps) => (
  <div className="head">
    <div>
      <h1 tabIndex={-1} data-page-heading={takesFocus ? '' : undefined}>
        {title}
      </h1>
      {sub === undefined ? null : <p className="head__sub">{sub}</p>}
    </div>
    {children === undefined ? null : <div className="head__acts">{children}</div>}
  </div>
);
