/** The line to main: Electron's utility process has a port, a plain child process has `send`; both carry cloned data. */

export interface ProcessPort {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called when the other side is gone. */
  onClosed(listener: () => void): void;
}

interface UtilityPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
}

/** The port of this process; null when nobody started it as a child. */
export const ownPort = (self: NodeJS.Process): ProcessPort | null => {
  const utility = (self as NodeJS.Process & { parentPort?: UtilityPort }).parentPort;
  if (utility !== undefined && utility !== null) {
    return {
      post: (message) => utility.postMessage(message),
      onMessage: (listener) => utility.on('message', (event) => listener(event.data)),
      // Electron ends its utility processes itself.
      onClosed: () => undefined,
    };
  }
  if (self.send === undefined) return null;
  return {
    post: (message) => {
      // After the other side went away there is nobody to tell.
      if (self.connected) self.send?.(message, undefined, undefined, () => undefined);
    },
    onMessage: (listener) => self.on('message', listener),
    onClosed: (listener) => self.on('disconnect', listener),
  };
};
