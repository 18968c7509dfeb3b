import { useTexts } from '../../i18n/index.ts';
import type { FieldDef, MembersPart } from '../../profile/index.ts';
import { blank, isObject, partName } from '../../profile/index.ts';
import { Banner, CheckBox, Sheet } from '../../ui/index.ts';
import { FieldControl, isWide } from './controls.tsx';
import { valueAt, withValue } from './paths.ts';
import { problemsAt, problemWords } from './problems.ts';
import { useEditor, useEditorStore } from './react.tsx';

/** Id of the control of a path, so that a problem leads to it. */
export const controlId = (path: string): string => `profile-${path.replaceAll('.', '-')}`;

/** Fields of a part or row, two beside each other; wide ones below each other. */
export const PartFields = ({ path, fields }: { readonly path: string; readonly fields: readonly FieldDef[] }) => (
  <div className="profile-fields">
    {fields.map((def) => (
      <div key={def.name} className={isWide(def.control) ? 'profile-fields__wide' : ''}>
        <OneField path={path === '' ? def.name : `${path}.${def.name}`} def={def} />
      </div>
    ))}
  </div>
);

const OneField = ({ path, def }: { readonly path: string; readonly def: FieldDef }) => {
  const texts = useTexts();
  const store = useEditorStore();
  const content = useEditor((state) => state.content);
  const check = useEditor((state) => state.check);
  const [wrong] = problemsAt(check?.problems ?? [], path);
  const [advice] = problemsAt(check?.advice ?? [], path);
  return (
    <>
      <FieldControl
        def={def}
        id={controlId(path)}
        content={content}
        value={valueAt(content, path)}
        error={wrong === undefined ? null : problemWords(wrong, texts)}
        onChange={(value) => store.edit(path, (before) => withValue(before, path, value))}
      />
      {advice === undefined ? null : <Banner tone="warn">{problemWords(advice, texts)}</Banner>}
    </>
  );
};

/** Members of the profile, or of a part that the municipality may say nothing about. */
export const MembersSheet = ({ part }: { readonly part: MembersPart }) => {
  const texts = useTexts();
  const { t } = texts;
  const store = useEditorStore();
  const value = useEditor((state) => valueAt(state.content, part.path));
  const isThere = part.path === '' || isObject(value);
  return (
    <Sheet title={partName(part, texts)}>
      {part.optional ? (
        <CheckBox
          isSelected={isThere}
          onChange={(isOn) =>
            store.edit(`${part.path} there`, (before) => withValue(before, part.path, isOn ? blank(part.fields) : null))
          }
        >
          {t('profileEditor.partIsThere')}
        </CheckBox>
      ) : null}
      {isThere ? <PartFields path={part.path} fields={part.fields} /> : null}
    </Sheet>
  );
};
