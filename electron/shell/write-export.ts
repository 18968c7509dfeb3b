import { join } from 'node:path';
import { writeFileWhole } from './write-file.ts';

/** Writes a text as a file of the folder, whole or not at all; answers its path, or null when the disk refuses or the name is none. */
export async function writeExport(folder: string, fileName: string, text: string): Promise<string | null> {
  if (!/^[a-z0-9][a-z0-9._-]{0,150}\.json$/.test(fileName)) return null;
  const path = join(folder, fileName);
  try {
    await writeFileWhole(path, Buffer.from(text, 'utf8'));
    return path;
  } catch {
    return null;
  }
}
