import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { shell } from 'electron';
import { isPlainFileName } from './file-name.ts';

/** Opens a finished document in the viewer of the system; says whether that worked. */
export async function openDocumentFile(folder: string, fileName: string): Promise<'opened' | 'missing' | 'noViewer'> {
  if (!isPlainFileName(fileName)) return 'missing';
  const path = join(folder, fileName);
  const there = await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
  if (!there) return 'missing';
  return (await shell.openPath(path)) === '' ? 'opened' : 'noViewer';
}
