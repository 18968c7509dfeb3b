/** The command `card` as a process of its own: what it printed, its exit code, and lines while it runs. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = join(import.meta.dirname, '../../..');
const SCRIPT = 'electron/command-line/card.ts';
const WAIT = 60_000;

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs it to its end. */
export const runCard = async (words: readonly string[], environment: Readonly<Record<string, string>> = {}) => {
  const child = start([SCRIPT, ...words], environment);
  const ended = await endOf(child);
  return { ...ended, json: JSON.parse(ended.stdout) as Readonly<Record<string, unknown>> };
};

/** Through the npm script, as a person types it. */
export const runNpmCard = async (words: readonly string[]) => {
  const child = spawn('npm', ['run', '--silent', 'card', '--', ...words], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = await endOf(child);
  return { ...ended, json: JSON.parse(ended.stdout) as Readonly<Record<string, unknown>> };
};

export interface WatchLine {
  readonly event: string;
  readonly [name: string]: unknown;
}

/** `--watch`, with its lines to wait for. */
export const watchCard = (words: readonly string[] = []) => {
  const child = start([SCRIPT, 'read', '--json', '--watch', ...words]);
  const lines: WatchLine[] = [];
  const waiting = new Set<() => void>();
  if (child.stdout !== null)
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(JSON.parse(line) as WatchLine);
      for (const look of [...waiting]) look();
    });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  /** The first line of this event behind `from`, now or later. */
  const until = (event: string, from = 0): Promise<WatchLine> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = lines.slice(from).find((line) => line.event === event);
        if (found === undefined) return;
        waiting.delete(look);
        clearTimeout(timer);
        resolve(found);
      };
      const timer = setTimeout(() => reject(new Error(`${event} did not come: ${JSON.stringify(lines)}`)), WAIT);
      waiting.add(look);
      look();
    });
  return {
    lines,
    until,
    ended,
    stop: (signal: 'SIGINT' | 'SIGTERM') => child.kill(signal),
    closeOutput: () => child.stdout?.destroy(),
  };
};

const start = (words: readonly string[], environment: Readonly<Record<string, string>> = {}): ChildProcess =>
  spawn(process.execPath, words, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });

const endOf = (child: ChildProcess): Promise<Ended> =>
  new Promise((resolve) => {
    let stdout = '';
    let stderr = '';
    child.stdout?.on('data', (part) => {
      stdout += part;
    });
    child.stderr?.on('data', (part) => {
      stderr += part;
    });
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
