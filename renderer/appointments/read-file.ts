import type { AppointmentFile } from '../../electron/ipc/contract.ts';

/** The largest file that main takes, in characters. */
const LARGEST = 2_000_000;

/** A chosen file as text. Systems that do not write UTF-8 write UTF-16 with its mark, or Windows-1252. Null when it is too large. */
export const readChosenFile = async (file: File): Promise<Omit<AppointmentFile, 'columns'> | null> => {
  if (file.size > LARGEST) return null;
  const bytes = await file.arrayBuffer();
  const text = decode(bytes);
  return { format: /^\uFEFF?\s*BEGIN:VCALENDAR/i.test(text) ? 'ical' : 'csv', text };
};

const decode = (bytes: ArrayBuffer): string => {
  const [first, second] = new Uint8Array(bytes);
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
};
