/** PIN as the card wants it: format 2, length, digits, filler F; eight bytes (applet manual, section on PIN coding). */

export const PIN_DIGITS = { least: 4, most: 12 } as const;

/** Codes ASCII digits; null where they are no PIN. The caller overwrites what comes back. */
export const encodePinBlock = (digits: Uint8Array): Uint8Array | null => {
  if (digits.length < PIN_DIGITS.least || digits.length > PIN_DIGITS.most) return null;
  if (digits.some((digit) => digit < 0x30 || digit > 0x39)) return null;
  const block = new Uint8Array(8).fill(0xff);
  block[0] = 0x20 | digits.length;
  digits.forEach((digit, index) => {
    const at = 1 + (index >> 1);
    const before = block[at] ?? 0xff;
    const nibble = digit & 0x0f;
    block[at] = index % 2 === 0 ? (nibble << 4) | 0x0f : (before & 0xf0) | nibble;
  });
  return block;
};

/** What a pin pad is told to send for VERIFY (PC/SC part 10, section 2.5.2; values as the Belgian middleware uses them). */
export const PIN_PAD_VERIFY = Uint8Array.from([
  0x1e, 0x1e, 0x89, 0x47, 0x04, 0x0c, 0x04, 0x02, 0x01, 0x13, 0x08, 0x00, 0x00, 0x00, 0x00, 0x0d, 0x00, 0x00, 0x00,
  0x00, 0x20, 0x00, 0x01, 0x08, 0x20, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
]);
