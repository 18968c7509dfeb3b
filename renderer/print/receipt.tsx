import type { PrintSheet } from '../../electron/ipc/contract.ts';
import { formatAmount, formatInstant } from '../i18n/index.ts';
import { Barcode } from './barcode.tsx';
import { Marks, PaperArms } from './marks.tsx';
import { Amounts, Lines } from './proof.tsx';
import { keyed, nameOf, type Writing, written } from './written.ts';

/**
 * Receipt or closing, on an 80 mm roll or on A5. Never a national number. The official text stands first and whole; a
 * translation below it is marked as one.
 */
export const Receipt = ({
  document: paper,
  writing,
  translation = null,
}: {
  readonly document: PrintSheet;
  readonly writing: Writing;
  readonly translation?: Writing | null;
}) => {
  const { text, language } = writing;
  return (
    <article
      className={`paper paper--${paper.kind} ${paper.format === 'roll' ? 'paper--roll' : 'paper--a5 paper--slip'}`}
    >
      <header className="centre">
        <PaperArms />
        <strong>{nameOf(paper.municipality, language)}</strong>
        <span className="marks">
          <Marks document={paper} writing={writing} />
        </span>
      </header>
      <hr />
      <h1>
        <span>
          {text(paper.titleKey)} {paper.receiptNumber ?? ''}
        </span>
      </h1>
      <p className="made">
        {formatInstant(paper.madeAt, language)}
        <br />
        {paper.caseNumber === ''
          ? paper.desk
          : text('paper.deskAndCase', { desk: paper.desk, caseNumber: paper.caseNumber })}
      </p>
      <Body document={paper} writing={writing} />
      {translation === null ? null : (
        <section className="translation" lang={translation.language}>
          <h2>{translation.text('print.translation.title')}</h2>
          <h3>
            {translation.text(paper.titleKey)} {paper.receiptNumber ?? ''}
          </h3>
          <Body document={paper} writing={translation} />
        </section>
      )}
      <hr />
      <footer className="centre">{paper.barcode === null ? null : <Barcode barcode={paper.barcode} />}</footer>
      {paper.signatureKeys.length === 0 ? null : (
        <div className="signatures">
          {paper.signatureKeys.map((key) => (
            <span key={key}>{text(key, { name: paper.madeBy })}</span>
          ))}
        </div>
      )}
    </article>
  );
};

/** Everything that is written in one language. */
const Body = ({ document: paper, writing }: { readonly document: PrintSheet; readonly writing: Writing }) => (
  <>
    {keyed(paper.sections).map(({ key, item: section }, place) => (
      <section key={key}>
        {section.titleKey === '' ? null : <h2>{writing.text(section.titleKey)}</h2>}
        <Lines lines={section.lines} writing={writing} isCompact={isCompact(paper, place, section.lines.length)} />
      </section>
    ))}
    <hr />
    <Items document={paper} writing={writing} />
    <Amounts document={paper} writing={writing} />
    {paper.headline === null ? null : (
      <>
        <hr />
        <div className="headline centre">
          <span>{writing.text(paper.headline.labelKey)}</span>
          <b>{written(paper.headline.value, writing, 'day')}</b>
        </div>
      </>
    )}
    <hr />
    <div className="centre">
      {keyed(paper.notes).map(({ key, item: note }) => (
        <p className="note" key={key}>
          {written(note, writing)}
        </p>
      ))}
    </div>
  </>
);

/** The pieces of a count stand two beside each other on A5, so that a closing stays on one sheet. */
const isCompact = ({ format }: PrintSheet, place: number, lines: number): boolean =>
  format === 'a5' && place > 0 && lines > 4;

/** What was paid for, line by line. */
const Items = ({ document: paper, writing }: { readonly document: PrintSheet; readonly writing: Writing }) =>
  paper.items.length === 0 ? null : (
    <table className="amounts items">
      <tbody>
        {keyed(paper.items).map(({ key, item }) => (
          <tr key={key}>
            <th scope="row">
              {written(item.label, writing)}
              {item.note === null ? null : <small>{written(item.note, writing)}</small>}
            </th>
            <td>{formatAmount(item.cents)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
