import { describe, expect, it } from 'vitest';
import { addonFolder } from '../../../native/pcsc/builds.ts';
import { CardChannelError } from '../../../native/pcsc/channel.ts';
import { failureOf, pcscCode } from '../../../native/pcsc/errors.ts';

const ofPcsclite = (code: string, text = 'Some text of the system.') =>
  new Error(`SCardTransmit error: ${text}(0x${code})`);

describe('errors of PC/SC', () => {
  it.each([
    ['8010001d', 'noService'],
    ['8010001e', 'noService'],
    ['80100013', 'noService'],
    ['80100003', 'transportError'],
    ['80100016', 'transportError'],
    ['8010002f', 'transportError'],
    ['80100017', 'readerRemoved'],
    ['80100009', 'readerRemoved'],
    ['8010002e', 'readerRemoved'],
    ['8010000c', 'noCard'],
    ['80100069', 'cardRemoved'],
    ['80100068', 'cardChanged'],
    ['8010000b', 'cardInUse'],
    ['80100066', 'cardMute'],
    ['80100067', 'cardMute'],
    ['8010000a', 'timeout'],
    ['80100002', 'cancelled'],
    ['80109999', 'transportError'],
  ])('%s is %s', (code, kind) => {
    expect(failureOf(ofPcsclite(code))).toEqual({ code: kind, detail: `PC/SC ${code.toUpperCase()}` });
  });

  it('is told by the code alone, in whatever language the system speaks', () => {
    expect(
      pcscCode(ofPcsclite('8010000b', 'De smartcard is niet toegankelijk vanwege andere openstaande verbindingen.')),
    ).toBe(0x8010000b);
    expect(pcscCode(ofPcsclite('ffffffff8010000b'))).toBe(0x8010000b);
    expect(pcscCode(new Error('Card Reader not connected'))).toBeNull();
    expect(pcscCode('no error at all')).toBeNull();
  });

  it('keeps the failure of a channel', () => {
    const failure = { code: 'timeout', detail: 'command' } as const;
    expect(failureOf(new CardChannelError(failure))).toBe(failure);
  });
});

describe('place of a build', () => {
  it('tells runtimes, systems and processors apart', () => {
    const runtime = { versions: { modules: '137' }, platform: 'linux', arch: 'x64' };
    expect(addonFolder(runtime)).toBe('lib/binding/node-v137-linux-x64');
    expect(addonFolder({ ...runtime, versions: { modules: '150' }, platform: 'win32' })).toBe(
      'lib/binding/node-v150-win32-x64',
    );
  });
});
