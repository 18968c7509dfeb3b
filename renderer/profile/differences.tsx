import type { ProfileDifferenceView } from '../../electron/ipc/contract.ts';
import { type Texts, useTexts } from '../i18n/index.ts';
import { Icon, LinkButton } from '../ui/index.ts';
import type { FieldDef, Part, SectionId } from './model.ts';
import { placeOf, SECTIONS } from './sections.ts';
import { isObject, rowWords, valueWords } from './words.ts';

/** What differs between two versions, in words, by section. With `onGo` each line is the way to its row. */
export const ProfileDifferences = ({
  differences,
  onGo,
}: {
  readonly differences: readonly ProfileDifferenceView[];
  readonly onGo?: ((difference: ProfileDifferenceView) => void) | undefined;
}) => {
  const texts = useTexts();
  const { t } = texts;
  if (differences.length === 0) return <p className="muted">{t('profileEditor.noDifferences')}</p>;
  return (
    <div className="stack">
      {bySection(differences).map(([section, own]) => (
        <section key={section} className="differences">
          <h3>{t(`profileSection.${section}`)}</h3>
          <ul className="plain-list">
            {own.map((difference) => (
              <li key={keyOf(difference)}>
                <Icon name={ICONS[difference.kind]} size="s" />
                <span>
                  {onGo === undefined ? (
                    <DifferenceWords difference={difference} />
                  ) : (
                    <LinkButton onPress={() => onGo(difference)}>
                      <DifferenceWords difference={difference} />
                    </LinkButton>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
};

const ICONS = { changed: 'swap', added: 'plus', removed: 'trash', moved: 'down' } as const;

const DifferenceWords = ({ difference }: { readonly difference: ProfileDifferenceView }) =>
  differenceWords(difference, useTexts());

/** One difference as a sentence, e.g. "002-1, Bedrag: € 21,30 wordt € 22,50". */
export const differenceWords = (difference: ProfileDifferenceView, texts: Texts): string => {
  const { t } = texts;
  const part = partOf(difference);
  const fields = part?.fields ?? [];
  const row =
    difference.row === null
      ? part === null
        ? ''
        : partName(part, texts)
      : rowName(difference.row, difference.item, fields, texts);
  if (difference.kind === 'added')
    return t('profileEditor.difference.added', { row, what: rowWords(fields, difference.to, texts) });
  if (difference.kind === 'removed')
    return t('profileEditor.difference.removed', { row, what: rowWords(fields, difference.from, texts) });
  if (difference.kind === 'moved')
    return t('profileEditor.difference.moved', { row, from: String(difference.from), to: String(difference.to) });
  if (difference.field === '')
    return t('profileEditor.difference.changed', {
      what: row,
      from: wholeWords(fields, difference.from, texts),
      to: wholeWords(fields, difference.to, texts),
    });
  const def = fields.find(({ name }) => name === difference.field);
  const name = def === undefined ? difference.field : t(`profileField.${def.label}`);
  return t('profileEditor.difference.changed', {
    what: difference.row === null ? name : `${row}, ${name}`,
    from: def === undefined ? JSON.stringify(difference.from) : told(def, difference.from, difference.to, texts),
    to: def === undefined ? JSON.stringify(difference.to) : told(def, difference.to, difference.from, texts),
  });
};

/** A row by its code and what it is about: its own name, or for whom it is. */
const rowName = (code: string, item: unknown, fields: readonly FieldDef[], texts: Texts): string => {
  if (!isObject(item)) return code;
  const words = (name: string): string | null => {
    const def = fields.find((field) => field.name === name);
    const value = item[name];
    return def === undefined || value === null || value === undefined ? null : valueWords(def.control, value, texts);
  };
  const own = words('label') ?? words('name') ?? words('title');
  const about =
    own ?? [words('letters') ?? words('group'), words('procedures') ?? words('procedure')].filter(Boolean).join(', ');
  return about === '' || about === '–' ? code : `${code} (${about})`;
};

/** Texts in several languages differ perhaps in another language than that of the screen: then that one is shown. */
const told = (def: FieldDef, value: unknown, other: unknown, texts: Texts): string => {
  const words = valueWords(def.control, value, texts);
  if (def.control.kind !== 'texts' || words !== valueWords(def.control, other, texts)) return words;
  const [mine, theirs] = [isObject(value) ? value : {}, isObject(other) ? other : {}];
  return ['nl', 'fr', 'de', 'en']
    .filter((language) => mine[language] !== theirs[language])
    .map((language) => `${language}: ${String(mine[language] ?? '–')}`)
    .join(', ');
};

const wholeWords = (fields: readonly FieldDef[], value: unknown, texts: Texts): string =>
  value === null ? texts.t('profileEditor.nothingSaid') : rowWords(fields, value, texts);

const partOf = ({ section, field }: ProfileDifferenceView): Part | null =>
  placeOf(section === '' ? field : section)?.part ?? null;

/** Name of a part of a section. */
export const partName = (part: Part, { t }: Pick<Texts, 't'>): string =>
  t(`profilePart.${(part.path === '' ? 'root' : part.path.replace('.', '_')) as 'root'}`);

const sectionOf = ({ section, field }: ProfileDifferenceView): SectionId =>
  placeOf(section === '' ? field : section)?.section ?? 'municipality';

const bySection = (
  differences: readonly ProfileDifferenceView[],
): readonly (readonly [SectionId, readonly ProfileDifferenceView[]])[] =>
  SECTIONS.map(({ id }) => [id, differences.filter((one) => sectionOf(one) === id)] as const).filter(
    ([, own]) => own.length > 0,
  );

const keyOf = ({ kind, section, row, field }: ProfileDifferenceView): string => `${kind} ${section} ${row} ${field}`;
