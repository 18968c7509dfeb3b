import type { AppointmentFile } from '../../electron/ipc/contract.ts';

/** The largest file that main takes, in characters. */
const LARGEST = 2_000_000;

/** A chosen file as text. Systems that do not write UTF-8 write Windows-1252. Null when it is too large. */
export const readChosenFile = async (file: File): Promise<Omit<AppointmentFile, 'columns'> | null> => {
  if (file.size > LARGEST) return null;
  const bytes = await file.arrayBuffer();
  const text = decode(bytes);
  return { format: /^\uFEFF?\s*BEGIN:VCALENDAR/i.test(text) ? 'ical' : 'csv', text };
};

const decode = (bytes: ArrayBuffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
};
