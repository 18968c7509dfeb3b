/** The part of pcsclite 1.0.1 that is used, as types; see pcsclite-readers.ts for what has to be known about it. */

/** A reader object: watches its reader, or talks to a card in it. */
export interface AddonReader {
  readonly name: string;
  readonly connected: boolean;
  readonly SCARD_SHARE_SHARED: number;
  readonly SCARD_SHARE_EXCLUSIVE: number;
  readonly SCARD_PROTOCOL_T0: number;
  readonly SCARD_PROTOCOL_T1: number;
  readonly SCARD_LEAVE_CARD: number;
  connect(options: AddonConnectOptions, done: (error: Error | null, protocol: number) => void): void;
  disconnect(disposition: number, done: (error: Error | null) => void): void;
  transmit(data: Buffer, length: number, protocol: number, done: (error: Error | null, data: Buffer) => void): void;
  control(data: Buffer, code: number, length: number, done: (error: Error | null, data: Buffer) => void): void;
  /** Starts the watching thread; called by pcsclite itself for the readers that it reports. */
  get_status(changed: (error: Error | undefined, state?: number, atr?: Uint8Array) => void): void;
  close(): void;
  on(event: 'error', listener: (error: Error) => void): void;
  on(event: 'status', listener: (status: { state: number; atr?: Uint8Array }) => void): void;
  on(event: 'end', listener: () => void): void;
}

export interface AddonConnectOptions {
  readonly share_mode: number;
  readonly protocol: number;
}

/** Watches which readers there are. Making one throws where the PC/SC service does not answer. */
export interface AddonManager {
  readonly readers: Readonly<Record<string, AddonReader>>;
  close(): void;
  on(event: 'error', listener: (error: Error) => void): void;
  on(event: 'reader', listener: (reader: AddonReader) => void): void;
}

export type CreateManager = () => AddonManager;

/** Flags in the state of a reader; the upper 16 bits count insertions and removals. */
export const STATE = { present: 0x20, exclusive: 0x80, inUse: 0x100, mute: 0x200 } as const;
