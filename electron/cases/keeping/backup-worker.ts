/** Entry of the thread that makes and opens backups: one order, one answer. */
import { parentPort, workerData } from 'node:worker_threads';
import { type BackupOrder, makeBackup, prepareRestore, type RestoreOrder } from './backup-work.ts';

/** What the thread is asked. */
export type BackupJob =
  | { readonly kind: 'make'; readonly order: BackupOrder }
  | { readonly kind: 'restore'; readonly order: RestoreOrder };

const job = workerData as BackupJob;
parentPort?.postMessage(job.kind === 'make' ? await makeBackup(job.order) : await prepareRestore(job.order));
