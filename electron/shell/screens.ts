import { type BrowserWindow, screen } from 'electron';

/** Where a screen lies on the desktop, in its own points. */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One screen of this computer. */
export interface ConnectedScreen {
  readonly screenId: string;
  /** As the system calls it; may be empty. */
  readonly name: string;
  readonly bounds: Bounds;
  /** The window of the counter stands on it. */
  readonly isOwn: boolean;
}

/** All screens as they are connected now. The application must be ready. */
export function connectedScreens(counter: BrowserWindow | null): readonly ConnectedScreen[] {
  const own =
    counter === null || counter.isDestroyed()
      ? screen.getPrimaryDisplay()
      : screen.getDisplayMatching(counter.getBounds());
  return screen.getAllDisplays().map(({ id, label, bounds }) => {
    const { x, y, width, height } = bounds;
    return { screenId: String(id), name: label, bounds: { x, y, width, height }, isOwn: id === own.id };
  });
}

/** Calls when a screen is plugged in, pulled out, or changes its size. The application must be ready. */
export function onScreensChanged(changed: () => void): void {
  screen.on('display-added', changed);
  screen.on('display-removed', changed);
  screen.on('display-metrics-changed', changed);
}
