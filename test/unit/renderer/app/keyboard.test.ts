import { describe, expect, it } from 'vitest';
import { type KeyPress, keyName } from '../../../../renderer/app/keyboard/key-name.ts';
import {
  createShortcutStore,
  type Registered,
  type Shortcut,
  workingShortcuts,
} from '../../../../renderer/app/keyboard/shortcuts.ts';
import { keycapText } from '../../../../renderer/ui/keycap.ts';

const press = (part: Partial<KeyPress>): KeyPress => ({
  key: '',
  code: '',
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  ...part,
});

describe('name of a key', () => {
  it.each([
    [{ key: 'F4', code: 'F4' }, 'F4'],
    [{ key: 'F6', code: 'F6', shiftKey: true }, 'Shift+F6'],
    [{ key: 'Enter', code: 'Enter', ctrlKey: true }, 'Mod+Enter'],
    [{ key: 'Enter', code: 'NumpadEnter', ctrlKey: true }, 'Mod+Enter'],
    [{ key: 'ArrowDown', code: 'ArrowDown', ctrlKey: true }, 'Mod+ArrowDown'],
    [{ key: 'l', code: 'KeyL', ctrlKey: true }, 'Mod+L'],
    [{ key: 'L', code: 'KeyL', ctrlKey: true, shiftKey: true }, 'Mod+L'],
    [{ key: 'Escape', code: 'Escape' }, 'Esc'],
  ])('%o is %s', (part, name) => expect(keyName(press(part), false)).toBe(name));
  it('takes digits of Belgian AZERTY without Shift', () => {
    expect(keyName(press({ key: '&', code: 'Digit1', ctrlKey: true }), false)).toBe('Mod+1');
    expect(keyName(press({ key: 'é', code: 'Digit2', altKey: true }), false)).toBe('Alt+2');
  });
  it('takes letters by what the key says, not by where it lies', () => {
    expect(keyName(press({ key: 'a', code: 'KeyQ', altKey: true }), false)).toBe('Alt+A');
  });
  it('is nothing for typing', () => {
    expect(keyName(press({ key: 'l', code: 'KeyL' }), false)).toBeNull();
    expect(keyName(press({ key: '1', code: 'Digit1' }), false)).toBeNull();
    expect(keyName(press({ key: ' ', code: 'Space' }), false)).toBeNull();
  });
  it('is nothing with AltGr', () => {
    expect(keyName(press({ key: '@', code: 'Digit2', ctrlKey: true, altKey: true }), false)).toBeNull();
  });
  it('uses Cmd on macOS', () => {
    expect(keyName(press({ key: 'l', code: 'KeyL', metaKey: true }), true)).toBe('Mod+L');
    expect(keyName(press({ key: 'l', code: 'KeyL', ctrlKey: true }), true)).toBeNull();
    expect(keyName(press({ key: 'l', code: 'KeyL', metaKey: true }), false)).toBeNull();
  });
});

const now = { now: 10_000, isRepeat: false, dialogIsOpen: false };
const shortcut = (keys: string, label: string, ran: string[], more: Partial<Shortcut> = {}): Shortcut => ({
  keys,
  label,
  run: () => ran.push(label),
  ...more,
});
const entry = (owner: string, layer: Registered['layer'], ...shortcuts: readonly Shortcut[]): Registered => ({
  owner,
  layer,
  shortcuts,
});

describe('shortcuts', () => {
  it('gives a key to the offer before the page before the frame', () => {
    const ran: string[] = [];
    const store = createShortcutStore();
    store.register(entry('offer', 'offer', shortcut('F4', 'offer', ran)), 0);
    store.register(entry('page', 'page', shortcut('F4', 'page', ran)), 0);
    store.register(entry('frame', 'frame', shortcut('F4', 'frame', ran)), 0);
    store.press('F4', now);
    store.remove('offer');
    store.press('F4', now);
    store.remove('page');
    store.press('F4', now);
    expect(ran).toEqual(['offer', 'page', 'frame']);
  });
  it('gives a key to the component that came last, also after the other one is drawn again', () => {
    const ran: string[] = [];
    const store = createShortcutStore();
    store.register(entry('outer', 'page', shortcut('Mod+Enter', 'outer', ran)), 0);
    store.register(entry('inner', 'page', shortcut('Mod+Enter', 'inner', ran)), 0);
    store.register(entry('outer', 'page', shortcut('Mod+Enter', 'outer', ran)), 0);
    store.press('Mod+Enter', now);
    expect(ran).toEqual(['inner']);
  });
  it('ignores a key for an offer that came less than 400 ms ago', () => {
    const ran: string[] = [];
    const store = createShortcutStore();
    store.register(entry('offer', 'offer', shortcut('F4', 'offer', ran, { guard: 'card 1' })), 10_000);
    expect(store.press('F4', { ...now, now: 10_399 })).toBe(true);
    expect(ran).toEqual([]);
    store.press('F4', { ...now, now: 10_400 });
    expect(ran).toEqual(['offer']);
  });
  it('starts the 400 ms anew for another offer and for one that comes back, not for one that is drawn again', () => {
    const ran: string[] = [];
    const store = createShortcutStore();
    const offer = (guard: string): Registered => entry('offer', 'offer', shortcut('F4', guard, ran, { guard }));
    store.register(offer('card 1'), 0);
    store.register(offer('card 1'), 9_900);
    store.press('F4', now);
    store.register(offer('card 2'), 9_900);
    store.press('F4', now);
    store.remove('offer');
    store.register(offer('card 1'), 9_900);
    store.press('F4', now);
    expect(ran).toEqual(['card 1']);
  });
  it('ignores a key that is held down, except for stepping', () => {
    const ran: string[] = [];
    const store = createShortcutStore();
    store.register(
      entry('page', 'page', shortcut('F4', 'once', ran), shortcut('Mod+ArrowDown', 'step', ran, { mayRepeat: true })),
      0,
    );
    store.press('F4', { ...now, isRepeat: true });
    store.press('Mod+ArrowDown', { ...now, isRepeat: true });
    expect(ran).toEqual(['step']);
  });
  it('leaves the page alone while a dialog is open', () => {
    const ran: string[] = [];
    const store = createShortcutStore();
    store.register(
      entry('frame', 'frame', shortcut('F2', 'start', ran), shortcut('Mod+L', 'lock', ran, { inDialog: true })),
      0,
    );
    expect(store.press('F2', { ...now, dialogIsOpen: true })).toBe(false);
    expect(store.press('Mod+L', { ...now, dialogIsOpen: true })).toBe(true);
    expect(ran).toEqual(['lock']);
  });
  it('lists each key once, function keys first, with the meaning that wins', () => {
    const registered = [
      entry('frame', 'frame', shortcut('F8', 'till', []), shortcut('F1', 'help', [])),
      entry(
        'page',
        'page',
        shortcut('Mod+Enter', 'finish', []),
        shortcut('F8', 'pay', []),
        shortcut('Alt+L', 'later', []),
      ),
    ];
    expect(workingShortcuts(registered).map((one) => `${one.keys} ${one.label}`)).toEqual([
      'F1 help',
      'F8 pay',
      'Alt+L later',
      'Mod+Enter finish',
    ]);
  });
});

describe('keycaps', () => {
  it.each([
    ['Mod+Enter', 'nl', false, 'Ctrl Enter'],
    ['Mod+Enter', 'de', false, 'Strg Eingabe'],
    ['Mod+ArrowDown', 'nl', false, 'Ctrl ↓'],
    ['Mod+L', 'fr', true, 'Cmd L'],
    ['Shift+F6', 'fr', false, 'Maj F6'],
  ])('%s in %s', (keys, language, mac, text) => expect(keycapText(keys, language, mac)).toBe(text));
});
