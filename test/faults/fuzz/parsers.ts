/** Every parser of the card layer as a function from bytes to "went wrong" or nothing, with real bytes to start from. */
import { decodeAddress } from '../../../native/beid/address.ts';
import { parseCertificate, summariseCertificate } from '../../../native/beid/certificates.ts';
import { decodeChipData } from '../../../native/beid/chip-data.ts';
import { parseBirthDate, parseValidityDate } from '../../../native/beid/dates.ts';
import { decodeIdentity } from '../../../native/beid/identity.ts';
import { judge } from '../../../native/beid/integrity.ts';
import { decodeTokenInfo } from '../../../native/beid/token-info.ts';
import { openEidFile } from '../../../native/file-work.ts';
import { declaredBerSize, parseBerList, parseFlatFile } from '../../../native/iso7816/index.ts';
import {
  cardAddress,
  cardIdentity,
  certificateSummary,
  chipData,
  eidFileAnswer,
  tokenInfoAnswer,
} from '../../../native/messages.ts';
import { parseFeatures } from '../../../native/pcsc/pin-pad.ts';
import { binaryFile, xmlFile } from '../../unit/native/eid-file/a-file.ts';
import { type BelgianCard, makeCard, testTrustAnchors } from '../../virtual-card/index.ts';

export interface Target {
  readonly name: string;
  /** Real inputs; random changes of them get further into a parser than random bytes. */
  readonly seeds: readonly Uint8Array[];
  /** Share of all inputs, as a weight. */
  readonly weight: number;
  /** What is wrong with how this input was taken; null when nothing is. Throwing is wrong. */
  readonly check: (input: Uint8Array) => string | null;
}

const text = (input: Uint8Array): string => Buffer.from(input).toString('utf8');
const fits = (result: { success: boolean }): string | null => (result.success ? null : 'value of another form');

export const fuzzTargets = async (): Promise<readonly Target[]> => {
  const [rsa, ec, old] = await Promise.all([
    makeCard({ profile: 'adultB' }),
    makeCard({ profile: 'adultA' }),
    makeCard({ profile: 'adultB', generation: '1.1' }),
  ]);
  const cards = [rsa, ec, old];
  const trustAnchors = await testTrustAnchors();
  const files = (key: string): readonly Uint8Array[] => cards.map((card) => fileOf(card, key));
  return [
    {
      name: 'flat file',
      weight: 6,
      seeds: [...files('DF01/4031'), ...files('DF01/4033')],
      check: (input) => {
        const taken = parseFlatFile(input).values.reduce((sum, { value }) => sum + value.length, 0);
        return taken <= input.length ? null : 'more than there is';
      },
    },
    {
      name: 'BER',
      weight: 4,
      seeds: files('DF00/503C'),
      check: (input) => {
        declaredBerSize(input);
        const taken = parseBerList(input).reduce((sum, { size }) => sum + size, 0);
        return taken <= input.length ? null : 'more than there is';
      },
    },
    {
      name: 'identity',
      weight: 4,
      seeds: files('DF01/4031'),
      check: (input) => {
        const decoded = decodeIdentity(input);
        return decoded === null ? null : fits(cardIdentity.safeParse(decoded.identity));
      },
    },
    {
      name: 'address',
      weight: 3,
      seeds: files('DF01/4033'),
      check: (input) => {
        const decoded = decodeAddress(input);
        return decoded === null ? null : fits(cardAddress.safeParse(decoded));
      },
    },
    {
      name: 'dates',
      weight: 4,
      seeds: ['02 JAN  1990', '22.DEZ. 1997', '05.MÄR.1960', '1957', '10.03.2020'].map((date) => Buffer.from(date)),
      check: (input) => {
        for (const { iso } of [parseBirthDate(text(input)), parseValidityDate(text(input))]) {
          if (iso !== null && !/^\d{4}(-\d\d(-\d\d)?)?$/.test(iso)) return `date ${iso}`;
        }
        return null;
      },
    },
    {
      name: 'GET CARD DATA',
      weight: 2,
      seeds: [Buffer.from('534C494E336600296CFF232CF7131031A5030101011100020001010F02FFFF', 'hex')],
      check: (input) => {
        const decoded = decodeChipData(input);
        return decoded === null ? null : fits(chipData.safeParse(decoded));
      },
    },
    {
      name: 'pin pad features',
      weight: 1,
      seeds: [Buffer.from('060442000006070442000007', 'hex')],
      check: (input) => {
        parseFeatures(input);
        return null;
      },
    },
    {
      name: 'certificate',
      weight: 1,
      seeds: ['DF00/5038', 'DF00/503A', 'DF00/503B', 'DF00/503C'].flatMap((key) => files(key)),
      check: (input) => fits(certificateSummary.safeParse(summariseCertificate(parseCertificate(input)))),
    },
    {
      name: 'token file',
      weight: 2,
      seeds: files('DF00/5032'),
      check: (input) => fits(tokenInfoAnswer.safeParse({ tokenInfo: decodeTokenInfo(input) })),
    },
    {
      name: '.eid file',
      weight: 0.5,
      seeds: [Buffer.from(xmlFile()), (await binaryFile()).bytes],
      check: (input) => fits(eidFileAnswer.safeParse(openEidFile(input, trustAnchors, new Date()))),
    },
    await signedIdentity('signed identity, RSA', rsa),
    await signedIdentity('signed identity, EC', ec),
  ];
};

/** A changed identity, a changed signature or a changed register certificate: never accepted. */
const signedIdentity = async (name: string, card: BelgianCard): Promise<Target> => {
  const trustAnchors = await testTrustAnchors();
  const real = {
    identity: fileOf(card, 'DF01/4031'),
    identitySignature: fileOf(card, 'DF01/4032'),
    register: fileOf(card, 'DF00/503C'),
    root: fileOf(card, 'DF00/503B'),
  };
  const root = parseCertificate(real.root);
  const register = parseCertificate(real.register);
  const parts = ['identity', 'identitySignature', 'register'] as const;
  return {
    name,
    weight: 0.05,
    seeds: parts.map((part) => real[part]),
    check: (input) => {
      for (const part of parts) {
        if (Buffer.compare(input, real[part]) === 0) continue;
        const files = { ...real, [part]: input };
        const { identity } = judge(
          {
            identity: files.identity,
            identitySignature: files.identitySignature,
            address: null,
            addressSignature: null,
            photo: null,
            photoHash: decodeIdentity(real.identity)?.photoHash ?? null,
            certificates: {
              register: part === 'register' ? parseCertificate(files.register) : register,
              root,
              ca: 'empty',
              authentication: 'empty',
              signature: 'empty',
            },
            chip: { kind: 'notOnThisGeneration' },
          },
          trustAnchors,
          new Date(),
        );
        if (!isAccepted(identity.verdict)) continue;
        // Padding behind a signature or certificate is not signed, and may be anything.
        if (part !== 'identity' && sameBeforePadding(input, real[part])) continue;
        return `changed ${part} accepted`;
      }
      return null;
    },
  };
};

const isAccepted = (verdict: string): boolean => verdict === 'valid' || verdict === 'testCard';

const sameBeforePadding = (changed: Uint8Array, real: Uint8Array): boolean => {
  const size = declaredBerSize(real) ?? real.length;
  const meaningful = real[0] === 0x30 ? Math.min(size, real.length) : real.length;
  return Buffer.compare(changed.subarray(0, meaningful), real.subarray(0, meaningful)) === 0;
};

const fileOf = (card: BelgianCard, key: string): Uint8Array => card.state.files.get(key) ?? new Uint8Array();
