/**
 * What every call answers: a value, or an error that says what happened and what to do now.
 * Never a stack trace, never personal data.
 */

/** A field of the input that is wrong; `path` is dotted, `messageKey` a locale key below `errors`. */
export interface FieldError {
  readonly path: string;
  readonly messageKey: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** `code` is stable and may be noted by the help desk; `messageKey` is a locale key below `errors`. */
export interface CallError {
  readonly code: string;
  readonly messageKey: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly fields?: readonly FieldError[];
}

export type Result<Value, Failure = CallError> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Failure };

/** A good answer. */
export const success = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({ ok: true, value });

/** A refusal with its reason. */
export const failure = <Failure = CallError>(error: Failure): { readonly ok: false; readonly error: Failure } => ({
  ok: false,
  error,
});

/** The usual refusal: a code whose message stands under `errors.<code>`. */
export const refusal = (
  code: string,
  params?: Readonly<Record<string, string | number>>,
  fields?: readonly FieldError[],
): { readonly ok: false; readonly error: CallError } => ({
  ok: false,
  error: {
    code,
    messageKey: `errors.${code}`,
    ...(params === undefined ? {} : { params }),
    ...(fields === undefined ? {} : { fields }),
  },
});
