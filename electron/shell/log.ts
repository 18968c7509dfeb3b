import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Values a log line may carry: figures and short codes, never words that somebody typed or a card said. */
export type LogValue = string | number | boolean | null;

/**
 * The log for the help desk. It holds what happened to the program, never to whom: texts that are not a code are
 * replaced, whoever passes them.
 */
export interface Log {
  info(event: string, facts?: Readonly<Record<string, LogValue>>): void;
  warn(event: string, facts?: Readonly<Record<string, LogValue>>): void;
  error(event: string, facts?: Readonly<Record<string, LogValue>>): void;
}

const FILE_LIMIT_BYTES = 1_000_000;
const KEPT_FILES = 3;
/** A code: one word, begun with a small letter or all capitals, never five digits in a row: no name, no number of a person or card. */
const CODE = /^(?!.*\d{5})(?:[a-z][\w.:/-]{0,79}|[A-Z][A-Z0-9_]{0,39}|[A-Z]\w{0,39}Error|Error)$/;

/** The value as it may stand in the log. */
export const safeValue = (value: LogValue): LogValue =>
  typeof value !== 'string' || CODE.test(value) ? value : '(withheld)';

/**
 * Where an error came from, without its message, because messages quote data: its kind, its code, and the innermost
 * places of its stack in the program (file names and positions only).
 */
export const describeError = (error: unknown): Readonly<Record<string, LogValue>> => {
  if (!(error instanceof Error)) return { kind: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  const places = [...(error.stack ?? '').matchAll(/([A-Za-z][\w.-]*):(\d{1,7}):(\d{1,7})\)?$/gm)];
  const facts: Record<string, LogValue> = { kind: error.name, code };
  for (const [at, [, file, line, column]] of places.slice(0, 4).entries()) {
    facts[`file${at}`] = file ?? null;
    facts[`line${at}`] = Number(line);
    facts[`column${at}`] = Number(column);
  }
  return facts;
};

/** One line of the log: JSON with time, level, event and facts. */
export const logLine = (
  at: string,
  level: 'info' | 'warn' | 'error',
  event: string,
  facts: Readonly<Record<string, LogValue>> = {},
): string => {
  const told = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, safeValue(value)]));
  return `${JSON.stringify({ at, level, event: safeValue(event), ...told })}\n`;
};

/**
 * The log in `folder`. A full file is set aside, the oldest is dropped. A log that cannot be written never stops the
 * counter: the line is lost, the work goes on.
 */
export function openLog(folder: string, now: () => string): Log {
  const file = join(folder, 'verblijfsloket.log');
  const write = (level: 'info' | 'warn' | 'error') => (event: string, facts?: Readonly<Record<string, LogValue>>) => {
    try {
      mkdirSync(folder, { recursive: true });
      setAsideWhenFull(file);
      appendFileSync(file, logLine(now(), level, event, facts));
    } catch {
      // Nothing to do: the disk is full or the folder is gone, and there is no other place to say it.
    }
  };
  return { info: write('info'), warn: write('warn'), error: write('error') };
}

function setAsideWhenFull(file: string): void {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) < FILE_LIMIT_BYTES) return;
  for (let number = KEPT_FILES - 1; number >= 1; number -= 1) {
    const older = `${file}.${number}`;
    if (statSync(older, { throwIfNoEntry: false })) renameSync(older, `${file}.${number + 1}`);
  }
  renameSync(file, `${file}.1`);
}
