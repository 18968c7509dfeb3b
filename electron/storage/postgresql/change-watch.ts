import pg from 'pg';
import type { StorageNews } from '../database.ts';
import { CHANGES_CHANNEL } from '../dialect/postgresql.ts';

/** First and longest wait between two tries to reach the server again, in milliseconds. */
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 5_000;

/** A connection that only listens. It tells when the server goes away, and tries on until it is back. */
export interface ChangeWatch {
  watch(listener: (news: StorageNews) => void): () => void;
  close(): Promise<void>;
}

export function watchChanges(config: pg.ClientConfig): ChangeWatch {
  const listeners = new Set<(news: StorageNews) => void>();
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  let isGone = false;
  let wait = FIRST_WAIT_MS;
  const tell = (news: StorageNews): void => {
    for (const listener of listeners) {
      listener(news);
    }
  };
  const lost = (): void => {
    client = null;
    if (isClosed) {
      return;
    }
    if (!isGone) {
      isGone = true;
      tell({ kind: 'gone' });
    }
    clearTimeout(timer);
    timer = setTimeout(() => void connect(), wait);
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  };
  const connect = async (): Promise<void> => {
    const next = new pg.Client(config);
    let isOver = false;
    const over = (): void => {
      if (!isOver) {
        isOver = true;
        lost();
      }
    };
    next.on('error', over);
    next.on('end', over);
    next.on('notification', ({ payload = '' }) => {
      const [table = '', key = ''] = payload.split(':');
      tell({ kind: 'changed', table, key });
    });
    try {
      await next.connect();
      await next.query(`listen ${CHANGES_CHANNEL}`);
    } catch {
      await next.end().catch(() => undefined);
      return over();
    }
    if (isClosed) {
      await next.end();
      return;
    }
    client = next;
    wait = FIRST_WAIT_MS;
    if (isGone) {
      isGone = false;
      tell({ kind: 'back' });
    }
  };
  void connect();
  return {
    watch: (listener) => {
      listeners.add(listener);
      if (isGone) {
        listener({ kind: 'gone' });
      }
      return () => listeners.delete(listener);
    },
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      await client?.end().catch(() => undefined);
    },
  };
}
