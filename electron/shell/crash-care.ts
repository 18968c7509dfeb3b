import { type BrowserWindow, dialog } from 'electron';
import type { Log } from './log.ts';

/** What the questions after a crash say, in the language of the desk. */
export interface CrashTexts {
  readonly title: string;
  readonly pageGone: string;
  readonly pageHangs: string;
  readonly nothingLost: string;
  readonly reload: string;
  readonly wait: string;
  readonly quit: string;
}

/** Asks what to do when the page has crashed or hangs. What was saved is in the database; a reload brings it back. */
export function careForCrashes(window: BrowserWindow, texts: () => CrashTexts, log: Log): void {
  let asking = false;
  const ask = async (message: string, buttons: readonly [string, string]): Promise<boolean> => {
    if (asking) return false;
    asking = true;
    const { title, nothingLost } = texts();
    const options = {
      type: 'warning' as const,
      title,
      message,
      detail: nothingLost,
      buttons: [...buttons],
      defaultId: 0,
    };
    const { response } = await dialog.showMessageBox(window, { ...options, cancelId: 1, noLink: true });
    asking = false;
    return response === 0;
  };

  window.webContents.on('render-process-gone', async (_event, details) => {
    if (details.reason === 'clean-exit') return;
    log.error('pageGone', { reason: details.reason, exitCode: details.exitCode });
    const { pageGone, reload, quit } = texts();
    const again = await ask(pageGone, [reload, quit]);
    if (window.isDestroyed()) return;
    if (again) window.webContents.reload();
    else window.close();
  });

  window.on('unresponsive', async () => {
    log.error('pageHangs');
    const { pageHangs, reload, wait } = texts();
    const again = await ask(pageHangs, [reload, wait]);
    if (!again || window.isDestroyed()) return;
    window.webContents.forcefullyCrashRenderer();
    window.webContents.reload();
  });
}
