/** READ BINARY and READ RECORD. */
import { type Answer, type CommandApdu, moreBytes, OK, rightLength, STATUS, status } from '../apdu.ts';
import { concat } from '../bytes.ts';
import type { CardState } from '../card-state.ts';
import { isTagValueFile } from '../file-system.ts';

export function readBinary(state: CardState, command: CommandApdu): Answer {
  const content = currentContent(state);
  if (!(content instanceof Uint8Array)) return content;
  if (command.p1 >= 0x80) return status(STATUS.outsideFile);
  const offset = (command.p1 << 8) | command.p2;
  if (offset >= content.length) return status(STATUS.outsideFile);
  const wanted = command.le ?? 256;
  const rest = content.length - offset;
  if (wanted > rest) return status(rightLength(rest));
  return { data: content.slice(offset, offset + wanted), status: OK };
}

/** The entries whose tag lies between P1 and P2, with tags and lengths. Applet 1.8 only. */
export function readRecord(state: CardState, command: CommandApdu): Answer {
  const content = currentContent(state);
  if (!(content instanceof Uint8Array)) return content;
  if (state.selection.file === null || !isTagValueFile(state.selection.file)) return status(STATUS.notTagValueFile);
  const found = entriesBetween(content, command.p1, command.p2);
  if (found.length === 0) return status(STATUS.recordNotFound);
  const wanted = command.le ?? 256;
  if (wanted > found.length && wanted !== 256) return status(rightLength(found.length));
  state.pending = found.slice(wanted);
  return { data: found.slice(0, wanted), status: state.pending.length > 0 ? moreBytes(state.pending.length) : OK };
}

function currentContent(state: CardState): Uint8Array | Answer {
  if (state.activation === 'filesWaiting') return status(STATUS.unknownInstruction);
  const file = state.selection.file;
  const content = file === null ? undefined : state.files.get(file);
  return content ?? status(STATUS.noCurrentFile);
}

function entriesBetween(content: Uint8Array, first: number, last: number): Uint8Array {
  const parts: Uint8Array[] = [];
  let at = 0;
  while (at + 1 < content.length) {
    const start = at;
    const tag = content[at] ?? 0;
    if (tag === 0 && start > 0) break;
    at += 1;
    let length = 0;
    let piece = 0xff;
    while (piece === 0xff && at < content.length) {
      piece = content[at] ?? 0;
      length += piece;
      at += 1;
    }
    at += length;
    if (tag >= first && tag <= last) parts.push(content.slice(start, at));
  }
  return concat(...parts);
}
