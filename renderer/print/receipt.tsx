import type { PrintDocument } from '../../electron/ipc/contract.ts';
import { formatInstant } from '../i18n/index.ts';
import { Barcode } from './barcode.tsx';
import { Marks, PaperArms } from './marks.tsx';
import { Amounts, Lines } from './proof.tsx';
import { keyed, nameOf, type Writing, written } from './written.ts';

/** Receipt on an 80 mm roll. Never a national number. */
export const Receipt = ({
  document: paper,
  writing,
}: {
  readonly document: PrintDocument;
  readonly writing: Writing;
}) => {
  const { text, language } = writing;
  return (
    <article className="paper paper--roll">
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
        {text('paper.deskAndCase', { desk: paper.desk, caseNumber: paper.caseNumber })}
      </p>
      {keyed(paper.sections).map(({ key, item: section }) => (
        <section key={key}>
          {section.titleKey === '' ? null : <h2>{text(section.titleKey)}</h2>}
          <Lines lines={section.lines} writing={writing} />
        </section>
      ))}
      <hr />
      <Amounts document={paper} writing={writing} />
      {paper.headline === null ? null : (
        <>
          <hr />
          <div className="headline centre">
            <span>{text(paper.headline.labelKey)}</span>
            <b>{written(paper.headline.value, writing, 'day')}</b>
          </div>
        </>
      )}
      <hr />
      <footer className="centre">
        {paper.barcode === null ? null : <Barcode barcode={paper.barcode} />}
        {keyed(paper.notes).map(({ key, item: note }) => (
          <p className="note" key={key}>
            {written(note, writing)}
          </p>
        ))}
      </footer>
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
