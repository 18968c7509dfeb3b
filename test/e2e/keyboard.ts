/** Works the page as staff do: by keys alone. A control that cannot be reached by Tab fails the test. */
import type { Locator, Page } from 'playwright';

const MOST_TABS = 150;

/** Goes with Tab until the control has the focus. */
export const reach = async (page: Page, target: Locator): Promise<void> => {
  await target.waitFor({ state: 'attached' });
  const element = await target.elementHandle();
  if (element === null) throw new Error(`Not there: ${target}`);
  for (let tabs = 0; tabs <= MOST_TABS; tabs += 1) {
    const hasFocus = await element.evaluate(
      (node) => node === document.activeElement || node.contains(document.activeElement),
    );
    if (hasFocus) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Not reachable by Tab: ${target}`);
};

/** Reaches a field by its label, empties it and types. */
export const fill = async (page: Page, label: string | RegExp, text: string): Promise<void> => {
  const field = page.getByLabel(label, { exact: typeof label === 'string' }).first();
  await reach(page, field);
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
};

/** Reaches a button by its name and presses Enter. */
export const press = async (page: Page, name: string | RegExp): Promise<void> => {
  await reach(page, page.getByRole('button', { name }).first());
  await page.keyboard.press('Enter');
};

/** Chooses in a radio group: one tab stop, arrows inside. */
export const choose = async (page: Page, group: string | RegExp, option: string | RegExp): Promise<void> => {
  const box = page.getByRole('radiogroup', { name: group, exact: typeof group === 'string' }).first();
  const wanted = box.getByRole('radio', { name: option, exact: typeof option === 'string' }).first();
  await reach(page, box);
  const count = await box.getByRole('radio').count();
  const radio = await wanted.elementHandle();
  for (let steps = 0; steps <= count; steps += 1) {
    if (await radio?.evaluate((element) => element === document.activeElement)) {
      await page.keyboard.press('Space');
      return;
    }
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`Not to be chosen with the arrows: ${group} ${option}`);
};

/** Answers a row of a checklist with its single letter, which works while the row has the focus. */
export const answerRow = async (page: Page, row: Locator, letter: string): Promise<void> => {
  await reach(page, row.getByRole('radiogroup').first());
  await page.keyboard.press(letter);
};
