/** The page as somebody works it who does not see it: what is said aloud, and every control by its role and name. */
import type { Page } from 'playwright';
import { expect } from 'vitest';

/** `alert` breaks into what is being said, `status` waits for it to end. */
export type Urgency = 'status' | 'alert';
interface Spoken {
  readonly urgency: Urgency;
  readonly text: string;
}

/** Listens as a screen reader does: to what is written into live regions that are there, and to new alerts. */
export const listen = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const spoken: { urgency: string; text: string }[] = [];
    Object.assign(window, { spoken });
    const LIVE = '[aria-live]:not([aria-live="off"]), [role="status"], [role="alert"], [role="alertdialog"]';
    const say = (region: Element): void => {
      const text = (region.textContent ?? '').replace(/\s+/g, ' ').trim();
      const interrupts = region.getAttribute('role') === 'alert' || region.getAttribute('aria-live') === 'assertive';
      if (text !== '') spoken.push({ urgency: interrupts ? 'alert' : 'status', text });
    };
    new MutationObserver((changes) => {
      const regions = new Set<Element>();
      for (const { target, addedNodes } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        const around = element?.closest(LIVE);
        if (around) regions.add(around);
        for (const node of addedNodes) {
          if (!(node instanceof Element)) continue;
          if (node.matches(LIVE)) regions.add(node);
          for (const inside of node.querySelectorAll(LIVE)) regions.add(inside);
        }
      }
      for (const region of regions) say(region);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });

/** All that was said since `listen`. */
export const spoken = (page: Page): Promise<readonly Spoken[]> =>
  page.evaluate(() => (window as unknown as { spoken: Spoken[] }).spoken);

/** Waits until this was said with this urgency. */
export const heard = (page: Page, urgency: Urgency, text: RegExp): Promise<void> =>
  expect
    .poll(async () => (await spoken(page)).some((one) => one.urgency === urgency && text.test(one.text)), {
      timeout: 20_000,
      message: `${urgency} ${text}`,
    })
    .toBe(true);

const CONTROL =
  /^\s*- '?(button|link|textbox|radio|checkbox|combobox|tab|searchbox|spinbutton|grid|tablist|radiogroup)\b(?: "((?:[^"\\]|\\.)*)")?/gm;

/** Every control of the page as `role name`; fails when one has no name. */
export const controlsOf = async (page: Page): Promise<readonly string[]> => {
  const snapshot = await page.locator('.app').ariaSnapshot();
  const controls = [...snapshot.matchAll(CONTROL)].map(([, role = '', name = '']) => `${role} ${name.trim()}`);
  expect(controls.filter((control) => control.endsWith(' '))).toEqual([]);
  expect(controls.length).toBeGreaterThan(0);
  return controls;
};

/** What must be there by role and name on a screen, and what was said when it came. */
export interface Aloud {
  readonly has: readonly RegExp[];
  readonly says?: readonly [Urgency, RegExp];
}

/** One screen: all controls have names, these are among them, and this was said. */
export const screenIsAloud = async (page: Page, name: string, { has, says }: Aloud): Promise<void> => {
  const controls = await controlsOf(page);
  for (const control of has) {
    expect(
      controls.some((one) => control.test(one)),
      `${name}: ${control} among ${controls.join(', ')}`,
    ).toBe(true);
  }
  if (says !== undefined) await heard(page, ...says);
};
