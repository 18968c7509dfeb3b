/** The application of one test file, with its desk set up: opened before the first test, closed after the last. */
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect } from 'vitest';
import {
  type Application,
  accessibilityViolations,
  type LaunchOptions,
  launch,
  newDataFolder,
  removeDataFolders,
  takeScreenshots,
} from './application.ts';

export interface OwnDesk {
  readonly application: Application;
  /** The page keeps to all rules of accessibility; leaves its pictures. */
  looksRight(name: string): Promise<void>;
}

/** A desk without a card service, for what needs no card. */
export const withoutCards = (): LaunchOptions => ({
  environment: { PCSCLITE_CSOCK_NAME: join(newDataFolder(), 'pcscd.comm') },
});

/**
 * `begin` gets the page and makes the desk ready, at its first start with `setUpDesk`; `options` are asked for when the first
 * test is about to begin; `claim` gives the readers to this file, for as long as it plays.
 */
export const openOwnDesk = (
  begin: (page: Page) => Promise<void>,
  options: () => LaunchOptions | Promise<LaunchOptions> = withoutCards,
  claim: () => Promise<() => void> = async () => () => undefined,
): OwnDesk => {
  let opened: Application | null = null;
  let letNextIn = (): void => undefined;
  const application = (): Application => {
    if (opened === null) throw new Error('The application is not open yet.');
    return opened;
  };
  beforeAll(async () => {
    letNextIn = await claim();
    opened = await launch(await options());
    await begin(opened.page);
  }, 120_000);
  afterAll(async () => {
    await opened?.close();
    removeDataFolders();
    letNextIn();
  });
  return {
    get application() {
      return application();
    },
    looksRight: async (name) => {
      expect(await accessibilityViolations(application().page)).toEqual([]);
      await takeScreenshots(application(), name);
    },
  };
};
