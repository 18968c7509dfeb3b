import { LETTER_KINDS, type PrintSheet } from '../../electron/ipc/contract.ts';
import { dayOfInstant } from '../i18n/index.ts';
import { Barcode, PaperPhoto } from './barcode.tsx';
import { Marks, PaperArms } from './marks.tsx';
import { keyed, nameOf, type Writing, written } from './written.ts';

/** A5 proof: of the application, or of the handover. The promised date is the largest thing on it. */
export const Proof = ({
  document: paper,
  writing,
  isTranslation = false,
}: {
  readonly document: PrintSheet;
  readonly writing: Writing;
  /** The same paper in a second language, on a sheet of its own; it says that it is none of the official text. */
  readonly isTranslation?: boolean;
}) => {
  const { text, language } = writing;
  // What a letter says stands before what it lists; on a proof the remarks stand at its foot.
  const isLetter = LETTER_KINDS.some((kind) => kind === paper.kind);
  const notes = keyed(paper.notes).map(({ key, item: note }) => (
    <p className={isLetter ? 'note note--lead' : 'note'} key={key}>
      {written(note, writing)}
    </p>
  ));
  const kinds = [
    'paper paper--a5',
    paper.kind === 'cardCheck' ? 'paper--dense' : '',
    paper.kind === 'personFile' ? 'paper--dense paper--long' : '',
    isTranslation ? 'paper--translation' : '',
  ];
  return (
    <article className={kinds.filter(Boolean).join(' ')}>
      <header className="letterhead">
        <PaperArms />
        <strong>{nameOf(paper.municipality, language)}</strong>
        <span className="marks">
          <Marks document={paper} writing={writing} />
          {isTranslation ? <span className="mark">{text('print.translation.title')}</span> : null}
        </span>
      </header>
      <h1>{text(paper.titleKey)}</h1>
      <p className="made">
        {paper.caseNumber === '' ? null : (
          <>
            {text(paper.kind === 'destructionRecord' ? 'paper.record' : 'paper.case')} <b>{paper.caseNumber}</b>
            <br />
          </>
        )}
        {text('paper.made', {
          date: dayOfInstant(paper.madeAt),
          time: paper.madeAt,
          desk: paper.desk,
        })}
      </p>
      {paper.headline === null ? null : (
        <div className="headline">
          <span>{text(paper.headline.labelKey)}</span>
          <b>{written(paper.headline.value, writing, 'long')}</b>
        </div>
      )}
      {paper.photo === undefined ? null : <PaperPhoto bytes={paper.photo} alt={text('personFile.photo')} />}
      {keyed(paper.sections).map(({ key, item: section }, place) => (
        <section key={key}>
          {section.titleKey === '' ? null : <h2>{text(section.titleKey)}</h2>}
          <Lines lines={section.lines} writing={writing} isCompact={isCompact(paper, place, section.lines.length)} />
          {isLetter && place === 0 ? notes : null}
        </section>
      ))}
      {paper.amounts.length === 0 ? null : <Amounts document={paper} writing={writing} />}
      {isLetter ? null : notes}
      <footer className="closing">
        {paper.barcode === null ? <span /> : <Barcode barcode={paper.barcode} />}
        {paper.signatureKeys.length === 0 ? null : (
          <div className="signatures">
            {paper.signatureKeys.map((key) => (
              <span key={key}>{text(key, { name: paper.madeBy })}</span>
            ))}
          </div>
        )}
      </footer>
    </article>
  );
};

/** Many short lines below the first section. The reasons of verdicts are sentences and need the whole width. */
const isCompact = ({ kind, sections }: PrintSheet, place: number, lines: number): boolean =>
  kind !== 'personFile' && place > 0 && lines > 4 && !(kind === 'cardCheck' && place === sections.length - 1);

/** Amounts, right-aligned; the strong one is what was paid. */
export const Amounts = ({ document: paper, writing }: { readonly document: PrintSheet; readonly writing: Writing }) => (
  <table className="amounts">
    <tbody>
      {keyed(paper.amounts).map(({ key, item: line }) => (
        <tr key={key} className={line.strong ? 'strong' : undefined}>
          <th scope="row">{writing.text(line.labelKey)}</th>
          <td>{written(line.value, writing)}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** Labelled lines; a line without a label is an item of a list, e.g. what to bring. */
export const Lines = ({
  lines,
  writing,
  isCompact = false,
}: {
  readonly lines: PrintSheet['sections'][number]['lines'];
  readonly writing: Writing;
  /** Many short lines: two beside each other. */
  readonly isCompact?: boolean;
}) =>
  lines.every((line) => line.labelKey === '') ? (
    <ul>
      {keyed(lines).map(({ key, item: line }) => (
        <li key={key}>{written(line.value, writing)}</li>
      ))}
    </ul>
  ) : (
    <table className={isCompact ? 'lines lines--two' : 'lines'}>
      <tbody>
        {keyed(lines).map(({ key, item: line }) => (
          <tr key={key}>
            <th scope="row">{line.labelKey === '' ? '' : writing.text(line.labelKey, line.labelParams)}</th>
            <td>{written(line.value, writing)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
