import { type ReactNode, useState } from 'react';
import { type ApplicationDraft, LANGUAGES } from '../../../electron/ipc/contract.ts';
import { useTexts } from '../../i18n/index.ts';
import { Field, NationalNumberField, Segmented, SelectField } from '../../ui/index.ts';
import { ChoiceGroup, DraftDate, DraftText } from '../fields/draft-fields.tsx';
import { useDraftPart } from '../fields/draft-part.ts';
import { useErrors } from '../fields/errors.ts';
import type { Compared } from '../mapping/card-comparison.ts';
import { nationalityCode, nationalityName } from '../mapping/nationalities.ts';
import { fieldId } from '../mapping/open-points.ts';
import { useIntakeStore } from '../store/react.tsx';
import { useWrittenValues } from './written-values.ts';

type Person = ApplicationDraft['person'];
type TextPart = 'surname' | 'givenNames' | 'birthPlace' | 'street' | 'postalCode' | 'municipality' | 'phone' | 'email';

/** Writes a value that was typed: from then on it no longer comes from the card. */
const typed = <Name extends keyof Person>(
  draft: ApplicationDraft,
  name: Name,
  value: Person[Name],
): ApplicationDraft => ({
  ...draft,
  person: { ...draft.person, [name]: value, sources: { ...draft.person.sources, [name]: 'typed' } },
});

/** One field of the person, with a visible label in the form, or named by the row of the comparison. */
export const PersonField = ({
  field,
  labelled,
}: {
  readonly field: Compared | 'phone' | 'email' | 'contactLanguage';
  readonly labelled: boolean;
}) => {
  const { t } = useTexts();
  const label = t(`intake.person.row.${field}`);
  const shown = labelled ? <WithSource field={field}>{label}</WithSource> : <span className="vh">{label}</span>;
  switch (field) {
    case 'nationalNumber':
      return <NationalNumber label={shown} />;
    case 'birthDate':
      return (
        <DraftDate
          path="person.birthDate"
          step="person"
          label={shown}
          century="past"
          partial
          read={(draft) => draft.person.birthDate}
          write={(draft, iso) => typed(draft, 'birthDate', iso ?? '')}
        />
      );
    case 'sex':
      return <Sex label={label} labelled={labelled} />;
    case 'nationality':
      return <NationalityField label={shown} />;
    case 'contactLanguage':
      return <ContactLanguage label={shown} />;
    case 'address':
      return <Address labelled={labelled} />;
    default:
      return <TextPartField field={field} label={shown} />;
  }
};

/** A label with "van kaart" where the value was taken over from the card. */
const WithSource = ({ field, children }: { readonly field: string; readonly children: ReactNode }) => {
  const { t } = useTexts();
  const source = useDraftPart((draft) => draft.person.sources[field]);
  return (
    <>
      {children}
      {source === 'card' ? <span className="inreader">{t('intake.person.fromCard')}</span> : null}
      {source === 'household' ? <span className="inreader">{t('household.fromHousehold')}</span> : null}
    </>
  );
};

const TYPES = { phone: 'tel', email: 'email' } as const;

const TextPartField = ({ field, label }: { readonly field: TextPart; readonly label: ReactNode }) => (
  <DraftText
    path={`person.${field}`}
    label={label}
    type={field === 'phone' || field === 'email' ? TYPES[field] : 'text'}
    read={(draft) => draft.person[field]}
    write={(draft, text) => typed(draft, field, text)}
  />
);

const Address = ({ labelled }: { readonly labelled: boolean }) => {
  const { t } = useTexts();
  const label = (part: 'street' | 'postalCode' | 'municipality') => {
    const text = t(`intake.person.row.${part}`);
    return labelled ? <WithSource field={part}>{text}</WithSource> : <span className="vh">{text}</span>;
  };
  return (
    <div className="address" id={fieldId('person.address')}>
      <TextPartField field="street" label={label('street')} />
      <TextPartField field="postalCode" label={label('postalCode')} />
      <TextPartField field="municipality" label={label('municipality')} />
    </div>
  );
};

const NationalNumber = ({ label }: { readonly label: ReactNode }) => {
  const store = useIntakeStore();
  const value = useDraftPart((draft) => draft.person.nationalNumber);
  const errorAt = useErrors();
  return (
    <NationalNumberField
      id={fieldId('person.nationalNumber')}
      label={label}
      value={value}
      error={errorAt('person.nationalNumber')}
      onChange={(digits) => store.edit((draft) => typed(draft, 'nationalNumber', digits))}
      onBlur={() => store.leave('person.nationalNumber', value === '')}
    />
  );
};

const Sex = ({ label, labelled }: { readonly label: string; readonly labelled: boolean }) => {
  const { t } = useTexts();
  const store = useIntakeStore();
  const sex = useDraftPart((draft) => draft.person.sex);
  return (
    <ChoiceGroup path="person.sex" label={labelled ? <WithSource field="sex">{label}</WithSource> : undefined}>
      {(describedBy) => (
        <Segmented
          label={label}
          value={sex}
          describedBy={describedBy}
          options={(['F', 'M', 'X'] as const).map((value) => ({ value, label: t(`common.sex.${value}`) }))}
          onChange={(value) => store.edit((draft) => typed(draft, 'sex', value))}
        />
      )}
    </ChoiceGroup>
  );
};

const ContactLanguage = ({ label }: { readonly label: ReactNode }) => {
  const { t } = useTexts();
  const store = useIntakeStore();
  const value = useDraftPart((draft) => draft.person.contactLanguage);
  return (
    <SelectField
      id={fieldId('person.contactLanguage')}
      label={label}
      value={value}
      options={LANGUAGES.map((language) => ({ value: language, label: t(`common.language.${language}`) }))}
      onChange={(language) =>
        language === '' ? undefined : store.edit((draft) => typed(draft, 'contactLanguage', language))
      }
    />
  );
};

/** Nationality by name or three-letter code; the code is kept, the name is shown. */
const NationalityField = ({ label }: { readonly label: ReactNode }) => {
  const store = useIntakeStore();
  const value = useDraftPart((draft) => draft.person.nationality);
  const { known } = useWrittenValues();
  const [text, setText] = useState<string | null>(null);
  const errorAt = useErrors();
  const error = errorAt('person.nationality');
  const listId = `${fieldId('person.nationality')}-list`;
  const write = (nationality: string): void => {
    if (nationality !== value) store.edit((draft) => typed(draft, 'nationality', nationality));
  };
  return (
    <Field label={label} id={fieldId('person.nationality')} error={error}>
      {(aria) => (
        <>
          <input
            {...aria}
            className={`in${error === undefined ? '' : ' in--bad'}`}
            list={listId}
            autoComplete="off"
            spellCheck={false}
            maxLength={80}
            value={text ?? nationalityName(known, value)}
            onChange={(event) => {
              setText(event.currentTarget.value);
              write(nationalityCode(known, event.currentTarget.value));
            }}
            onBlur={() => {
              setText(null);
              store.leave('person.nationality', value === '');
            }}
          />
          <datalist id={listId}>
            {known.map(({ code, name }) => (
              <option key={code} value={name} label={code} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
};
