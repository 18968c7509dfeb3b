const ARROWS: Readonly<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→' };
const GERMAN: Readonly<Record<string, string>> = { Ctrl: 'Strg', Shift: 'Umschalt', Enter: 'Eingabe' };
const FRENCH: Readonly<Record<string, string>> = { Shift: 'Maj', Esc: 'Échap', Enter: 'Entrée' };

/** How a canonical key (`Mod+Enter`) is printed on the keyboard of somebody who works in `language`. */
export const keycapText = (keys: string, language: string, mac: boolean): string =>
  keys
    .split('+')
    .map((part) => (part === 'Mod' ? (mac ? 'Cmd' : 'Ctrl') : (ARROWS[part] ?? part)))
    .map((part) => (language === 'de' ? (GERMAN[part] ?? part) : language === 'fr' ? (FRENCH[part] ?? part) : part))
    .join(' ');
