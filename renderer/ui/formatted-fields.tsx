import { type Ref, useEffect, useRef, useState } from 'react';
import {
  formatAmount,
  formatDate,
  formatNationalNumber,
  isWholeDate,
  parseDate,
  parseMoney,
  parseNationalNumber,
  useTexts,
} from '../i18n/index.ts';
import { Field, type FieldBase, fieldPart } from './field.tsx';

/**
 * Text that is understood on leaving the field and written out then, never while somebody types.
 * The typed text stays in the field even when it cannot be understood; a value set from outside replaces it.
 */
const useTypedText = (written: string, mistaken: string | undefined) => {
  const [typed, setTyped] = useState<string | null>(mistaken ?? null);
  const inside = useRef(false);
  const before = useRef(written);
  useEffect(() => {
    if (before.current !== written && !inside.current) setTyped(null);
    before.current = written;
  }, [written]);
  return {
    text: typed ?? written,
    setTyped,
    enter: () => {
      inside.current = true;
    },
    /** `own`: what is written for the value that this field hands out now; it must not push the typed text away. */
    exit: (own: string) => {
      inside.current = false;
      before.current = own;
    },
  };
};

export interface DateFieldProps extends FieldBase {
  /** `YYYY-MM-DD`; with `partial` also `YYYY-MM` and `YYYY`; empty when nothing (understandable) is typed. */
  readonly value: string;
  readonly onChange: (iso: string) => void;
  /** Called when text is left in the field that is no date, and with null when that is over. */
  readonly onMistake?: ((typed: string | null) => void) | undefined;
  /** Text that was left here before and could not be understood, where the page kept it. */
  readonly mistakenText?: string | undefined;
  readonly onBlur?: (() => void) | undefined;
  /** Births are `past`; documents are `near`. */
  readonly century?: 'past' | 'near' | undefined;
  readonly partial?: boolean | undefined;
  /** Today of the session; the machine's own day when not given. */
  readonly today?: string | undefined;
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
}

/** A date. Accepts `9-11-26`, `09.11.2026`, `09112026`; writes `09/11/2026` on leaving. */
export const DateField = (props: DateFieldProps) => {
  const { t } = useTexts();
  const { text, setTyped, enter, exit } = useTypedText(formatDate(props.value), props.mistakenText);
  const [mistake, setMistake] = useState(props.mistakenText !== undefined);
  const read = (typed: string) =>
    parseDate(typed, {
      century: props.century ?? 'near',
      partial: props.partial ?? false,
      today: props.today ?? new Date().toISOString().slice(0, 10),
    });
  const say = (isWrong: boolean, typed: string): void => {
    if (isWrong !== mistake) props.onMistake?.(isWrong ? typed : null);
    setMistake(isWrong);
  };
  const leave = (typed: string): void => {
    const parsed = read(typed);
    const iso = parsed.kind === 'date' ? parsed.iso : '';
    exit(formatDate(iso));
    say(parsed.kind === 'notADate', typed);
    if (iso !== props.value) props.onChange(iso);
    setTyped(parsed.kind === 'notADate' ? typed : null);
    props.onBlur?.();
  };
  const error = mistake ? t('common.field.noDate') : props.error;
  return (
    <Field {...fieldPart(props)} error={error}>
      {(aria) => (
        <input
          {...aria}
          ref={props.inputRef}
          className={`in${aria['aria-invalid'] ? ' in--bad' : ''}`}
          inputMode="numeric"
          autoComplete="off"
          placeholder={t('common.field.datePattern')}
          maxLength={20}
          value={text}
          onFocus={enter}
          onChange={(event) => {
            const typed = event.currentTarget.value;
            setTyped(typed);
            const parsed = isWholeDate(typed) ? read(typed) : null;
            if (parsed?.kind === 'date') {
              say(false, typed);
              if (parsed.iso !== props.value) props.onChange(parsed.iso);
            }
          }}
          onBlur={(event) => leave(event.currentTarget.value)}
        />
      )}
    </Field>
  );
};

export interface MoneyFieldProps extends FieldBase {
  /** Whole cents, or null when nothing (understandable) is typed. */
  readonly value: number | null;
  readonly onChange: (cents: number | null) => void;
  readonly onMistake?: ((typed: string | null) => void) | undefined;
  /** Text that was left here before and could not be understood, where the page kept it. */
  readonly mistakenText?: string | undefined;
  readonly onBlur?: (() => void) | undefined;
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
}

/** An amount in euro. Accepts `127`, `127,5`, `127.50`; the value follows each key, the writing waits until the field is left. */
export const MoneyField = (props: MoneyFieldProps) => {
  const { t } = useTexts();
  const { text, setTyped, enter, exit } = useTypedText(
    props.value === null ? '' : formatAmount(props.value),
    props.mistakenText,
  );
  const [mistake, setMistake] = useState(props.mistakenText !== undefined);
  const leave = (typed: string): void => {
    const cents = parseMoney(typed);
    exit(cents === null ? '' : formatAmount(cents));
    const isWrong = cents === null && typed.trim() !== '';
    if (isWrong !== mistake) props.onMistake?.(isWrong ? typed : null);
    setMistake(isWrong);
    setTyped(isWrong ? typed : null);
    if (cents !== props.value) props.onChange(cents);
    props.onBlur?.();
  };
  return (
    <Field {...fieldPart(props)} error={mistake ? t('common.field.noAmount') : props.error}>
      {(aria) => (
        <input
          {...aria}
          ref={props.inputRef}
          className={`in in--r num${aria['aria-invalid'] ? ' in--bad' : ''}`}
          inputMode="decimal"
          autoComplete="off"
          maxLength={14}
          value={text}
          onFocus={enter}
          onChange={(event) => {
            const typed = event.currentTarget.value;
            setTyped(typed);
            const cents = parseMoney(typed);
            if (cents !== props.value && (cents !== null || typed.trim() === '')) props.onChange(cents);
          }}
          onBlur={(event) => leave(event.currentTarget.value)}
        />
      )}
    </Field>
  );
};

export interface NationalNumberFieldProps extends FieldBase {
  /** Eleven digits, or the text as typed. Whether the number is right is judged in main. */
  readonly value: string;
  readonly onChange: (digits: string) => void;
  readonly onBlur?: (() => void) | undefined;
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
}

/** A national number: eleven digits in any grouping, written `91.03.14-998.29` on leaving. */
export const NationalNumberField = (props: NationalNumberFieldProps) => {
  const { t } = useTexts();
  const { text, setTyped, enter, exit } = useTypedText(formatNationalNumber(props.value), undefined);
  return (
    <Field {...fieldPart(props)}>
      {(aria) => (
        <input
          {...aria}
          ref={props.inputRef}
          className={`in${aria['aria-invalid'] ? ' in--bad' : ''}`}
          inputMode="numeric"
          autoComplete="off"
          placeholder={t('common.field.nationalNumberPattern')}
          maxLength={20}
          value={text}
          onFocus={enter}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            props.onChange(parseNationalNumber(event.currentTarget.value));
          }}
          onBlur={() => {
            exit(formatNationalNumber(props.value));
            setTyped(null);
            props.onBlur?.();
          }}
        />
      )}
    </Field>
  );
};
