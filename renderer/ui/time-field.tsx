import { useState } from 'react';
import { useTexts } from '../i18n/index.ts';
import { Field, type FieldBase, fieldPart } from './field.tsx';

/** `9.30`, `9:30`, `9u30`, `930`, `9` as `HH:MM`; null when it is no time of day. */
export const parseTimeOfDay = (typed: string): string | null => {
  const found =
    /^(\d{1,2})\s*[.:uh]\s*(\d{2})$/i.exec(typed.trim()) ??
    /^(\d{1,2})(\d{2})$/.exec(typed.trim()) ??
    /^(\d{1,2})\s*[uh]?$/i.exec(typed.trim());
  if (found === null) return null;
  const [hour, minute] = [Number(found[1]), Number(found[2] ?? 0)];
  return hour < 24 && minute < 60 ? `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` : null;
};

/** `HH:MM` as it is written on screen: `09.30`. */
export const writtenTime = (time: string): string => time.replace(':', '.');

export interface TimeFieldProps extends FieldBase {
  /** `HH:MM`, or empty. */
  readonly value: string;
  readonly onChange: (time: string) => void;
}

/** A time of day; understood and written out on leaving the field. What cannot be understood stays as typed. */
export const TimeField = (props: TimeFieldProps) => {
  const { t } = useTexts();
  const [typed, setTyped] = useState<string | null>(null);
  const isWrong = typed !== null && typed.trim() !== '' && parseTimeOfDay(typed) === null;
  const [left, setLeft] = useState(false);
  return (
    <Field {...fieldPart(props)} error={left && isWrong ? t('appointments.form.noTime') : props.error}>
      {(aria) => (
        <input
          {...aria}
          className={`in num${aria['aria-invalid'] ? ' in--bad' : ''}`}
          inputMode="numeric"
          autoComplete="off"
          maxLength={8}
          value={typed ?? writtenTime(props.value)}
          onFocus={() => setLeft(false)}
          onChange={(event) => {
            const text = event.currentTarget.value;
            setTyped(text);
            const time = parseTimeOfDay(text) ?? '';
            if (time !== props.value) props.onChange(time);
          }}
          onBlur={() => {
            setLeft(true);
            if (!isWrong) setTyped(null);
          }}
        />
      )}
    </Field>
  );
};
