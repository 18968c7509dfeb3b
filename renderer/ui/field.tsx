import { type ReactNode, type Ref, useId } from 'react';
import { Icon } from './icon.tsx';

/** What a control inside a `Field` must carry to belong to its label, hint and error. */
export interface ControlAria {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-required': true | undefined;
}

/** What all fields have in common. */
export interface FieldBase {
  readonly label: ReactNode;
  /** Id of the control, so that an error summary can go to it. */
  readonly id?: string | undefined;
  readonly error?: string | null | undefined;
  readonly hint?: ReactNode;
  readonly required?: boolean | undefined;
}

/** Label, control, error and hint, bound together. */
export const Field = ({
  label,
  id,
  error,
  hint,
  required = false,
  children,
}: FieldBase & { readonly children: (aria: ControlAria) => ReactNode }) => {
  const ownId = useId();
  const controlId = id ?? ownId;
  const wrong = error !== undefined && error !== null && error !== '';
  const describedBy = [wrong ? `${controlId}-error` : '', hint === undefined ? '' : `${controlId}-hint`];
  return (
    <div className="field">
      <label htmlFor={controlId}>{label}</label>
      {children({
        id: controlId,
        'aria-describedby': describedBy.filter(Boolean).join(' ') || undefined,
        'aria-invalid': wrong ? true : undefined,
        'aria-required': required ? true : undefined,
      })}
      {wrong ? (
        <span className="err" id={`${controlId}-error`}>
          <Icon name="bad" size="s" />
          {error}
        </span>
      ) : null}
      {hint === undefined ? null : (
        <span className="hint" id={`${controlId}-hint`}>
          {hint}
        </span>
      )}
    </div>
  );
};

export interface TextFieldProps extends FieldBase {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: (() => void) | undefined;
  readonly name?: string | undefined;
  readonly type?: 'text' | 'email' | 'tel' | 'password' | 'search' | undefined;
  readonly placeholder?: string | undefined;
  readonly maxLength?: number | undefined;
  readonly autoComplete?: string | undefined;
  readonly readOnly?: boolean | undefined;
  /** More than one line. */
  readonly rows?: number | undefined;
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
  /** Enter does this instead of what the form around it does; of one line only. */
  readonly onEnter?: (() => void) | undefined;
}

/** A field for text, controlled by its page. */
export const TextField = (props: TextFieldProps) => (
  <Field {...fieldPart(props)}>
    {(aria) => {
      const className = `in${aria['aria-invalid'] ? ' in--bad' : ''}`;
      const shared = {
        ...aria,
        className,
        name: props.name,
        value: props.value,
        placeholder: props.placeholder,
        maxLength: props.maxLength ?? 200,
        readOnly: props.readOnly,
        autoComplete: props.autoComplete ?? 'off',
        spellCheck: false,
        onBlur: props.onBlur,
      };
      return props.rows === undefined ? (
        <input
          {...shared}
          ref={props.inputRef}
          type={props.type ?? 'text'}
          onChange={(event) => props.onChange(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || props.onEnter === undefined) return;
            event.preventDefault();
            props.onEnter();
          }}
        />
      ) : (
        <textarea {...shared} rows={props.rows} onChange={(event) => props.onChange(event.currentTarget.value)} />
      );
    }}
  </Field>
);

export interface SelectFieldProps<Value extends string> extends FieldBase {
  readonly value: Value | '';
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  /** Shown for the empty value; without it the field always has a value. */
  readonly emptyLabel?: string | undefined;
  readonly onChange: (value: Value | '') => void;
  readonly onBlur?: (() => void) | undefined;
}

/** A closed list. The platform's own control: it works with every keyboard and screen reader. */
export const SelectField = <Value extends string>(props: SelectFieldProps<Value>) => (
  <Field {...fieldPart(props)}>
    {(aria) => (
      <select
        {...aria}
        className={`in${aria['aria-invalid'] ? ' in--bad' : ''}`}
        value={props.value}
        onBlur={props.onBlur}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          props.onChange(props.options.find((option) => option.value === chosen)?.value ?? '');
        }}
      >
        {props.emptyLabel === undefined ? null : <option value="">{props.emptyLabel}</option>}
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    )}
  </Field>
);

/** The part of a field's props that `Field` itself takes. */
export const fieldPart = (props: FieldBase): FieldBase => ({
  label: props.label,
  id: props.id,
  error: props.error,
  hint: props.hint,
  required: props.required,
});
