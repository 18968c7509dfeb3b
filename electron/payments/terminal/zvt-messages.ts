/**
 * Messages of ZVT (public specification of the German payment industry, PA00P015): a class and an instruction byte, a length,
 * and fields named by one byte each ("bitmaps"). Everything that comes in is hostile: each function is total.
 */

/** A message. */
export interface ZvtMessage {
  readonly command: number;
  readonly data: Uint8Array;
}

export const ACKNOWLEDGED = 0x8000;
export const REGISTRATION = 0x0600;
export const AUTHORISATION = 0x0601;
export const COMPLETION = 0x060f;
export const ABORT = 0x061e;
export const STATUS_INFORMATION = 0x040f;
export const INTERMEDIATE_STATUS = 0x04ff;

/** Longer than any message of a payment; a longer one is not of a terminal. */
const LONGEST = 4096;
/** Euro by ISO 4217, as packed digits. */
const EURO = [0x09, 0x78];

/** A message as bytes. */
export const encode = ({ command, data }: ZvtMessage): Uint8Array => {
  const length = data.length < 0xff ? [data.length] : [0xff, data.length & 0xff, data.length >> 8];
  return Uint8Array.from([command >> 8, command & 0xff, ...length, ...data]);
};

/**
 * The first message of what came in, and how many bytes it took; null while it is not whole yet.
 * `'notZvt'`: it never will be a message.
 */
export const decode = (
  bytes: Uint8Array,
): { readonly message: ZvtMessage; readonly size: number } | null | 'notZvt' => {
  const [high = 0, low = 0, short] = bytes;
  if (short === undefined) return null;
  const isLong = short === 0xff;
  if (isLong && bytes.length < 5) return null;
  const length = isLong ? (bytes[3] ?? 0) | ((bytes[4] ?? 0) << 8) : short;
  if (length > LONGEST) return 'notZvt';
  const start = isLong ? 5 : 3;
  if (bytes.length < start + length) return null;
  return { message: { command: (high << 8) | low, data: bytes.slice(start, start + length) }, size: start + length };
};

/** A number as packed digits of a fixed number of bytes. */
export const packed = (value: number, size: number): number[] =>
  (
    String(value)
      .padStart(size * 2, '0')
      .match(/../g) ?? []
  ).map((pair) => Number.parseInt(pair, 16));

/** Tells the terminal who pays it a visit: password, settings, currency. It prints its own slips. */
export const registration = (password: string): ZvtMessage => ({
  command: REGISTRATION,
  data: Uint8Array.from([...packed(Number(password), 3), 0x08, ...EURO]),
});

/** Asks for an amount. */
export const authorisation = (cents: number): ZvtMessage => ({
  command: AUTHORISATION,
  data: Uint8Array.from([0x04, ...packed(cents, 6), 0x49, ...EURO]),
});

/** What a status information says of a payment; fields that are not there are null. */
export interface PaymentStatus {
  readonly result: number | null;
  readonly cents: number | null;
  readonly trace: string | null;
  readonly receipt: string | null;
  readonly terminalId: string | null;
}

/** Sizes of the fields that a status information may carry, in bytes; `LL` and `LLL` carry their length, `TLV` is one of BER. */
const FIELDS: Readonly<Record<number, number | 'LL' | 'LLL' | 'TLV'>> = {
  1: 1,
  2: 1,
  3: 1,
  4: 6,
  5: 1,
  6: 'TLV',
  11: 3,
  12: 3,
  13: 2,
  14: 2,
  23: 2,
  25: 1,
  34: 'LL',
  35: 'LL',
  36: 'LLL',
  39: 1,
  41: 4,
  42: 15,
  45: 'LL',
  58: 2,
  59: 8,
  60: 'LLL',
  73: 2,
  96: 'LLL',
  135: 2,
  136: 3,
  138: 1,
  139: 'LL',
  140: 1,
  146: 'LLL',
  154: 'LLL',
  160: 1,
  167: 'LL',
  170: 3,
  175: 'LLL',
  186: 5,
  208: 1,
  209: 'LL',
  210: 'LL',
  224: 1,
  225: 'LL',
};

/** Reads a status information as far as its fields are known. Card numbers and names in it are skipped, never kept. */
export const paymentStatus = (data: Uint8Array): PaymentStatus => {
  const found = new Map<number, Uint8Array>();
  let at = 0;
  while (at < data.length) {
    const field = data[at] ?? 0;
    at += 1;
    const size = sizeOf(data, at, field);
    if (size === null || size.start + size.length > data.length) break;
    found.set(field, data.slice(size.start, size.start + size.length));
    at = size.start + size.length;
  }
  const digits = (field: number): string | null => {
    const bytes = found.get(field);
    if (bytes === undefined) return null;
    const text = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    return /^\d+$/.test(text) ? text : null;
  };
  const amount = digits(0x04);
  return {
    result: found.get(0x27)?.[0] ?? null,
    cents: amount === null ? null : Number(amount),
    trace: digits(0x0b),
    receipt: digits(0x87),
    terminalId: digits(0x29),
  };
};

const sizeOf = (
  data: Uint8Array,
  at: number,
  field: number,
): { readonly start: number; readonly length: number } | null => {
  const size = FIELDS[field];
  if (size === undefined) return null;
  if (typeof size === 'number') return { start: at, length: size };
  if (size === 'TLV') {
    const first = data[at];
    if (first === undefined) return null;
    if (first < 0x80) return { start: at + 1, length: first };
    const count = first & 0x7f;
    if (count === 0 || count > 2) return null;
    const length = [...data.slice(at + 1, at + 1 + count)].reduce((sum, byte) => (sum << 8) | byte, 0);
    return { start: at + 1 + count, length };
  }
  // Lengths are written as F0 to F9, one digit each.
  const count = size.length;
  const digits = [...data.slice(at, at + count)];
  if (digits.length < count || digits.some((byte) => byte < 0xf0 || byte > 0xf9)) return null;
  return { start: at + count, length: Number(digits.map((byte) => byte & 0x0f).join('')) };
};
