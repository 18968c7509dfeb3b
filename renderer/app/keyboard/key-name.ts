/** The part of a keyboard event that names the key. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
}

/**
 * Canonical name of a key press, e.g. `F4`, `Mod+1`, `Mod+Enter`, `Alt+L`, `Shift+F6`; null when it is no shortcut.
 * Digits go by `code`, because on Belgian AZERTY they need Shift. Letters go by what the key types, so that `Alt+L` is
 * the key that says L on every layout. Ctrl with Alt is AltGr and never a shortcut. On macOS `Mod` is Cmd.
 */
export const keyName = (press: KeyPress, mac: boolean): string | null => {
  const mod = mac ? press.metaKey : press.ctrlKey;
  if (press.ctrlKey && press.altKey) return null;
  if (mac ? press.ctrlKey : press.metaKey) return null;
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(press.code)?.[1];
  if (digit !== undefined) return mod ? `Mod+${digit}` : press.altKey ? `Alt+${digit}` : null;
  const base = baseName(press);
  if (base === null) return null;
  const isLetter = /^[A-Z]$/.test(base);
  if (isLetter && !mod && !press.altKey) return null;
  const shift = press.shiftKey && !isLetter ? 'Shift+' : '';
  return `${mod ? 'Mod+' : ''}${press.altKey ? 'Alt+' : ''}${shift}${base}`;
};

const baseName = ({ key, code }: KeyPress): string | null => {
  if (/^F([1-9]|1[0-2])$/.test(code)) return code;
  if (code === 'NumpadEnter' || key === 'Enter') return 'Enter';
  if (key === 'Escape') return 'Esc';
  if (key === 'Backspace') return 'Backspace';
  if (/^Arrow(Up|Down|Left|Right)$/.test(key)) return key;
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  return letter ?? null;
};
