import { type ClipboardEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Button } from './button.tsx';

const PIN_DIGITS = { min: 4, max: 12 };
const LIFETIME_MS = 30_000;

export interface PinFieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | null | undefined;
  readonly submitLabel: string;
  /** How many digits there may be; 4 to 12 where nothing is said. */
  readonly digits?: { readonly min: number; readonly max: number } | undefined;
  /** Said when too few digits were typed. */
  readonly tooShort: string;
  /** Gets the digits as ASCII bytes. The bytes are overwritten when the returned promise settles. */
  readonly onSubmit: (pin: Uint8Array<ArrayBuffer>) => Promise<unknown>;
  readonly autoFocus?: boolean | undefined;
}

/**
 * Field for a PIN where the reader has no keys. The digits are never in the page's state nor in the field itself:
 * it shows dots, and the bytes stand in one buffer that is overwritten on leaving, after 30 s and after use.
 * There is no way to show or paste them.
 */
export const PinField = (props: PinFieldProps) => {
  const id = useId();
  const { min, max } = props.digits ?? PIN_DIGITS;
  const digits = useRef({ bytes: new Uint8Array(max), length: 0 });
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const box = useRef<HTMLFormElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [length, setLength] = useState(0);
  const [isShort, setShort] = useState(false);
  const [isBusy, setBusy] = useState(false);

  const wipe = (): void => {
    digits.current.bytes.fill(0);
    digits.current.length = 0;
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
    setLength(0);
  };
  const add = (digit: number): void => {
    const store = digits.current;
    if (isBusy || store.length >= max) return;
    store.bytes[store.length] = 0x30 + digit;
    store.length += 1;
    setLength(store.length);
    setShort(false);
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = setTimeout(wipe, LIFETIME_MS);
  };
  const removeLast = (): void => {
    const store = digits.current;
    if (store.length === 0) return;
    store.length -= 1;
    store.bytes[store.length] = 0;
    setLength(store.length);
  };
  const submit = (): void => {
    if (isBusy) return;
    if (digits.current.length < min) {
      setShort(true);
      input.current?.focus();
      return;
    }
    const pin = digits.current.bytes.slice(0, digits.current.length);
    wipe();
    setBusy(true);
    props
      .onSubmit(pin)
      .catch(() => undefined)
      .finally(() => {
        pin.fill(0);
        setBusy(false);
      });
  };
  const onKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1] ?? /^\d$/.exec(event.key)?.[0];
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (digit !== undefined) {
      event.preventDefault();
      add(Number(digit));
    } else if (event.key === 'Backspace' || event.key === 'Delete') {
      event.preventDefault();
      removeLast();
    } else if (event.key.length === 1) {
      event.preventDefault();
    }
  };
  const refuse = (event: ClipboardEvent): void => event.preventDefault();
  useEffect(() => {
    const store = digits.current;
    return () => {
      store.bytes.fill(0);
      store.length = 0;
      if (timer.current !== null) clearTimeout(timer.current);
    };
  }, []);
  useEffect(() => {
    if (props.autoFocus === true) input.current?.focus();
  }, [props.autoFocus]);
  const error = isShort ? props.tooShort : props.error;
  const wrong = error !== undefined && error !== null && error !== '';
  return (
    <form
      ref={box}
      className="pin-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onBlur={(event) => {
        if (!(event.relatedTarget instanceof Node) || box.current?.contains(event.relatedTarget) !== true) wipe();
      }}
    >
      <div className="field">
        <label htmlFor={id}>{props.label}</label>
        <input
          id={id}
          ref={input}
          className={`in pin-in${wrong ? ' in--bad' : ''}`}
          inputMode="numeric"
          autoComplete="off"
          spellCheck={false}
          value={'•'.repeat(length)}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={`${id}-hint ${id}-error`}
          onKeyDown={onKey}
          onChange={(event) => {
            // Keys without a code (on-screen keyboards) come as text; only digits beside the dots count.
            for (const character of event.currentTarget.value) if (/\d/.test(character)) add(Number(character));
          }}
          onPaste={refuse}
          onCopy={refuse}
          onCut={refuse}
          onDrop={(event) => event.preventDefault()}
          onContextMenu={(event) => event.preventDefault()}
        />
        <span className="err" id={`${id}-error`} role="alert">
          {wrong ? error : ''}
        </span>
        <span className="hint" id={`${id}-hint`}>
          {props.hint ?? ''}
        </span>
      </div>
      <Button kind="main" type="submit" shortcut="Enter" isPending={isBusy}>
        {props.submitLabel}
      </Button>
    </form>
  );
};

/** Tries left on a PIN, as blocks and in words beside it. */
export const Tries = ({ left, of = 3 }: { readonly left: number; readonly of?: number }) => (
  <span className={`tries${left === 1 ? ' tries--low' : ''}`} aria-hidden="true">
    {Array.from({ length: of }, (_, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the blocks have no identity but their place
      <i key={index} className={index < left ? undefined : 'used'} />
    ))}
  </span>
);
