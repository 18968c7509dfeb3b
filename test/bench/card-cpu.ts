import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { decodeAddress } from '../../native/beid/address.ts';
import { parseCertificate, summariseCertificate } from '../../native/beid/certificates.ts';
import { decodeIdentity } from '../../native/beid/identity.ts';
import { type ChipEvidence, judge } from '../../native/beid/integrity.ts';
import { type CardRequest, makeCard, testTrustAnchors } from '../virtual-card/index.ts';
import { type BenchRow, quantile } from './bench.ts';

const ROUNDS = 60;

/** Processor time for parsing and judging everything of one card, without any command. */
export const verdictCpu = async (name: string, request: CardRequest): Promise<BenchRow> => {
  const card = await makeCard(request);
  const anchors = await testTrustAnchors();
  const file = (key: string): Uint8Array => card.state.files.get(key) ?? new Uint8Array();
  const chip = card.contents.generation === '1.8' ? chipAnswer() : ({ kind: 'notOnThisGeneration' } as const);
  const milliseconds: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = process.cpuUsage();
    const decoded = decodeIdentity(file('DF01/4031'));
    decodeAddress(file('DF01/4033'));
    const certificates = {
      register: parseCertificate(file('DF00/503C')),
      root: parseCertificate(file('DF00/503B')),
      ca: parseCertificate(file('DF00/503A')),
      authentication: parseCertificate(file('DF00/5038')),
      signature: parseCertificate(file('DF00/5039')),
    };
    Object.values(certificates).map(summariseCertificate);
    judge(
      {
        identity: file('DF01/4031'),
        identitySignature: file('DF01/4032'),
        address: file('DF01/4033'),
        addressSignature: file('DF01/4034'),
        photo: file('DF01/4035'),
        photoHash: decoded?.photoHash ?? null,
        certificates,
        chip,
      },
      anchors,
      new Date(),
    );
    const used = process.cpuUsage(before);
    milliseconds.push((used.user + used.system) / 1_000);
  }
  const median = quantile(milliseconds, 0.5);
  return {
    work: `${name}: parsing and verifying, processor time`,
    measured: `median ${median.toFixed(1)} ms`,
    bound: 'under 30 ms',
    kept: median < 30,
  };
};

/** An answer of a chip of its own: the same work as for a real one. */
const chipAnswer = (): ChipEvidence => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'secp384r1' });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const message = randomBytes(48);
  return {
    kind: 'answered',
    publicKey: spki,
    keyHash: createHash('sha384').update(spki).digest(),
    message,
    response: sign('sha384', message, { key: privateKey, dsaEncoding: 'ieee-p1363' }),
  };
};
