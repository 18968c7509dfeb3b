/** Files that staff choose with the dialogs of the system. The page never names a path. */
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { type BaseWindow, BrowserWindow, dialog, type OpenDialogOptions, type SaveDialogOptions } from 'electron';
import { writeFileWhole } from './write-file.ts';

export type ChosenFile =
  | { readonly kind: 'none' }
  | { readonly kind: 'file'; readonly fileName: string; readonly content: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'tooLarge' | 'unreadable' };

const EID = { name: 'eID', extensions: ['eid', 'xml'] };

/** Lets staff choose an `.eid` file and reads it, up to `largest` bytes. */
export async function chooseEidFile(largest: number): Promise<ChosenFile> {
  const options: OpenDialogOptions = { properties: ['openFile'], filters: [EID, { name: '*', extensions: ['*'] }] };
  const window = ownWindow();
  const { canceled, filePaths } = await (window === undefined
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(window, options));
  const [path] = filePaths;
  if (canceled || path === undefined) return { kind: 'none' };
  const content = await readAtMost(path, largest).catch(() => null);
  if (content === null) return { kind: 'unreadable' };
  return content === 'tooLarge' ? { kind: 'tooLarge' } : { kind: 'file', fileName: basename(path), content };
}

/** Asks where to write a text and writes it, whole or not at all. Null: nobody chose a place. */
export async function saveEidFile(suggestedName: string, text: string): Promise<{ path: string | null } | null> {
  const options: SaveDialogOptions = { defaultPath: suggestedName, filters: [EID] };
  const window = ownWindow();
  const { canceled, filePath } = await (window === undefined
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(window, options));
  if (canceled || filePath === '') return null;
  try {
    await writeFileWhole(filePath, Buffer.from(text, 'utf8'));
    return { path: filePath };
  } catch {
    return { path: null };
  }
}

const ownWindow = (): BaseWindow | undefined => BrowserWindow.getAllWindows()[0];

/** One byte more than allowed is asked for, since a file may grow after its size was told. */
const readAtMost = async (path: string, largest: number): Promise<Uint8Array<ArrayBuffer> | 'tooLarge'> => {
  const file = await open(path, 'r');
  try {
    if (!(await file.stat()).isFile()) throw new Error('not a file');
    const room = new Uint8Array(largest + 1);
    let length = 0;
    for (;;) {
      const { bytesRead } = await file.read(room, length, room.length - length);
      length += bytesRead;
      if (length > largest) return 'tooLarge';
      if (bytesRead === 0) return room.slice(0, length);
    }
  } finally {
    await file.close();
  }
};
