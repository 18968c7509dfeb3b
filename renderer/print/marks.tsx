import type { PrintSheet } from '../../electron/ipc/contract.ts';
import type { Writing } from './written.ts';

/** Marks that a paper can never go without: training mode, and "copy" with the time of the first print. */
export const Marks = ({ document: paper, writing }: { readonly document: PrintSheet; readonly writing: Writing }) => (
  <>
    {paper.trainingMode ? <span className="mark">{writing.text('paper.training')}</span> : null}
    {paper.copyOf === null ? null : (
      <span className="mark mark--copy">{writing.text('paper.copy', { at: paper.copyOf })}</span>
    )}
  </>
);

/** The drawn arms of the municipality, in black. */
export const PaperArms = () => (
  <svg className="arms" width="30" height="34" viewBox="0 0 28 32" aria-hidden="true" focusable="false">
    <path d="M2 2h24v14c0 8-6 12-12 14C8 28 2 24 2 16z" />
    <path d="M2 12h24M14 12v17M7 7h.1M14 7h.1M21 7h.1" strokeLinecap="round" />
  </svg>
);
