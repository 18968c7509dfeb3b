/** A started reader process, whichever way it was started: Electron's utility process or a plain child process. */
export interface ReaderChild {
  /** Clones the message at once; the caller may overwrite its bytes afterwards. */
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onExit(listener: (detail: string) => void): void;
  kill(): void;
}

/** The part of Electron's `UtilityProcess` that is used. */
export interface UtilityProcessLike {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  kill(): boolean;
}

/** The part of Node's `ChildProcess` that is used; it must be forked with `serialization: 'advanced'`. */
export interface ChildProcessLike {
  send(message: object, done: (error: Error | null) => void): boolean;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number | null, signal: string | null) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  kill(signal: 'SIGKILL'): boolean;
}

export const overUtilityProcess = (child: UtilityProcessLike): ReaderChild => ({
  post: (message) => child.postMessage(message),
  onMessage: (listener) => child.on('message', listener),
  onExit: (listener) => child.on('exit', (code) => listener(`exit code ${code}`)),
  kill: () => child.kill(),
});

export const overChildProcess = (child: ChildProcessLike): ReaderChild => {
  // A failed send is followed by the exit, which is what counts; without a listener it would end this process.
  child.on('error', () => undefined);
  return {
    post: (message) => child.send(message as object, () => undefined),
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => child.on('exit', (code, signal) => listener(signal ?? `exit code ${code}`)),
    // A process that hangs in a driver does not listen to anything milder.
    kill: () => child.kill('SIGKILL'),
  };
};
