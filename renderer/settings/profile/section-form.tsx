import { SECTIONS } from '../../profile/index.ts';
import { MembersSheet } from './part-form.tsx';
import { useEditor } from './react.tsx';
import { RowsSheet } from './rows-sheet.tsx';

/** Everything of the section that is chosen at the left. */
export const SectionForm = () => {
  const id = useEditor((state) => state.section);
  const section = SECTIONS.find((one) => one.id === id);
  const main = section?.parts.find((part) => part.kind === 'rows');
  return (
    <>
      {section?.parts.map((part) =>
        part.kind === 'rows' ? (
          <RowsSheet key={part.path} part={part} isMain={part === main} />
        ) : (
          <MembersSheet key={part.path} part={part} />
        ),
      )}
    </>
  );
};
