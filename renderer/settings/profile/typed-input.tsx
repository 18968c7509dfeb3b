import { useEffect, useRef, useState } from 'react';
import { formatAmount, formatDate, parseDate, parseMoney } from '../../i18n/index.ts';
import { Field, type FieldBase, fieldPart } from '../../ui/index.ts';

/**
 * How typed text becomes a value of the file and back. Text that cannot be understood goes into the file as it is, where
 * the check says what is wrong with it: so it is kept with the draft, and no field forgets what was typed.
 */
export interface Typing {
  readonly write: (value: unknown) => string;
  readonly read: (typed: string) => unknown;
  readonly right?: boolean;
  readonly placeholder?: string;
}

const written = (value: unknown): string => (value === null || value === undefined ? '' : String(value));
/** Typing of numbers with a comma or a point. */
const numeric = (typed: string): unknown => {
  const text = typed.trim().replace(',', '.');
  return text === '' ? null : /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : typed.trim();
};

export const TYPING = {
  date: {
    write: (value) => (typeof value === 'string' ? formatDate(value) : written(value)),
    read: (typed) => {
      const parsed = parseDate(typed, {
        century: 'near',
        partial: false,
        today: new Date().toISOString().slice(0, 10),
      });
      return parsed.kind === 'date' ? parsed.iso : parsed.kind === 'empty' ? null : typed.trim();
    },
  },
  money: {
    write: (value) =>
      typeof value === 'number' && Number.isInteger(value) && value >= 0 ? formatAmount(value) : written(value),
    read: (typed) => (typed.trim() === '' ? null : (parseMoney(typed) ?? typed.trim())),
    right: true,
  },
  number: { write: written, read: numeric, right: true },
  measure: { write: (value) => written(value).replace('.', ','), read: numeric, right: true },
  clock: {
    write: (value) => written(value).replace(':', '.'),
    read: (typed) => {
      const parts = /^(\d{1,2})[:.u h]?(\d{2})?$/.exec(typed.trim());
      if (typed.trim() === '') return null;
      return parts === null ? typed.trim() : `${(parts[1] ?? '').padStart(2, '0')}:${parts[2] ?? '00'}`;
    },
  },
  codes: {
    write: (value) => (Array.isArray(value) ? value.join(', ') : written(value)),
    read: (typed) => typed.split(/[\s,;]+/).filter((code) => code !== ''),
  },
} as const satisfies Readonly<Record<string, Typing>>;

/** Text of an input that is written out when it is left, never while somebody types. */
const useWriting = (typing: Typing, value: unknown) => {
  const [typed, setTyped] = useState<string | null>(null);
  const last = useRef(value);
  useEffect(() => {
    // Another value from outside (undo, another row) replaces what stands there.
    if (last.current !== value) setTyped(null);
    last.current = value;
  }, [value]);
  return {
    text: typed ?? typing.write(value),
    type: (text: string): unknown => {
      setTyped(text);
      last.current = typing.read(text);
      return last.current;
    },
    leave: () => setTyped(null),
  };
};

export interface TypedInputProps {
  readonly typing: Typing;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly readOnly?: boolean | undefined;
}

/** A field for a value that is typed as text. */
export const TypedField = (props: TypedInputProps & FieldBase) => {
  const { text, type, leave } = useWriting(props.typing, props.value);
  return (
    <Field {...fieldPart(props)}>
      {(aria) => (
        <input
          {...aria}
          className={`in${props.typing.right ? ' in--r num' : ''}${aria['aria-invalid'] ? ' in--bad' : ''}`}
          autoComplete="off"
          maxLength={60}
          value={text}
          readOnly={props.readOnly}
          onChange={(event) => props.onChange(type(event.currentTarget.value))}
          onBlur={leave}
        />
      )}
    </Field>
  );
};

/** The same inside a cell of a table. */
export const TypedCell = ({
  label,
  isWrong,
  ...props
}: TypedInputProps & { readonly label: string; readonly isWrong: boolean }) => {
  const { text, type, leave } = useWriting(props.typing, props.value);
  return (
    <input
      className={`in in--r num cell-edit${isWrong ? ' in--bad' : ''}`}
      aria-label={label}
      aria-invalid={isWrong ? true : undefined}
      autoComplete="off"
      maxLength={14}
      value={text}
      readOnly={props.readOnly}
      onChange={(event) => props.onChange(type(event.currentTarget.value))}
      onBlur={leave}
    />
  );
};
