import type { CustomerPlace } from '../ipc/contract.ts';
import { type Executor, readSetting, type Transaction, writeSetting } from '../storage/index.ts';

/** What this installation was told about itself. */
export interface HouseSettings {
  /** Municipality profile. */
  readonly profileId: string;
  /** Name of the desk, e.g. `Loket 3`. */
  readonly desk: string;
  /** Short name of the till in receipt numbers, e.g. `L3`. */
  readonly till: string;
  /** Minutes without a key or click after which the desk locks. */
  readonly lockAfterMinutes: number;
}

const HOUSE = 'house';
const READER = 'reader';
const PIN_PADS_OFF = 'pinPadsOff';
const CUSTOMER_PLACE = 'customerPlace';

/**
 * Name of the desk of this process, where several share one database; null where the database is its own. A process is
 * one workstation for as long as it runs.
 */
let ownDesk: string | null = null;

/** Says once, at the start, which desk this process is. */
export const workAtDesk = (desk: string | null): void => {
  ownDesk = desk;
};

/** The settings, or null before the first start was completed. */
export async function houseSettings(executor: Executor): Promise<HouseSettings | null> {
  const kept = (await readSetting(executor, HOUSE)) as HouseSettings | null;
  return kept === null || ownDesk === null ? kept : { ...kept, desk: ownDesk, till: tillName(ownDesk) };
}

/** Keeps the settings. */
export const keepHouseSettings = (transaction: Transaction, settings: HouseSettings): Promise<void> =>
  writeSetting(transaction, HOUSE, settings);

/** The reader that staff chose last, or null. */
export async function rememberedReader(executor: Executor): Promise<string | null> {
  const value = await readSetting(executor, ofDesk(READER));
  return typeof value === 'string' ? value : null;
}

/** Remembers the reader that staff chose. */
export const rememberReader = (transaction: Transaction, reader: string): Promise<void> =>
  writeSetting(transaction, ofDesk(READER), reader);

const ofDesk = (setting: string): string => (ownDesk === null ? setting : `${setting}/${ownDesk}`);

/** Readers whose pin pad staff switched off on this desk. */
export async function pinPadsOff(executor: Executor): Promise<readonly string[]> {
  const value = await readSetting(executor, ofDesk(PIN_PADS_OFF));
  return Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [];
}

/** Remembers them. */
export const rememberPinPadsOff = (transaction: Transaction, readers: readonly string[]): Promise<void> =>
  writeSetting(transaction, ofDesk(PIN_PADS_OFF), readers);

/** Where the applicant of this desk sees what is being done, as it was kept; null before anybody chose. */
export const rememberedCustomerPlace = (executor: Executor): Promise<unknown> =>
  readSetting(executor, ofDesk(CUSTOMER_PLACE));

/** Remembers it. */
export const rememberCustomerPlace = (transaction: Transaction, place: CustomerPlace): Promise<void> =>
  writeSetting(transaction, ofDesk(CUSTOMER_PLACE), place);

/** Short name of a till from the name of its desk: first letters of its words and its digits, `Loket 3` becomes `L3`. */
export function tillName(desk: string): string {
  const plain = desk.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase();
  const short = (plain.match(/[A-Z]+|\d+/g) ?? []).map((part) => (/\d/.test(part) ? part : part.charAt(0))).join('');
  return short.slice(0, 8) || 'K';
}
