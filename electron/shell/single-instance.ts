import { app, type BrowserWindow } from 'electron';

/**
 * Only one application per data folder, because two would fight for the reader and the receipt numbers.
 * False when another one is already there: that one comes to the front and this one has to end.
 */
export function isOnlyInstance(window: () => BrowserWindow | null): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', () => {
    const open = window();
    if (open === null) return;
    if (open.isMinimized()) open.restore();
    open.show();
  });
  return true;
}
