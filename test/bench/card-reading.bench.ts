import { type CardMemory, createCardMemory, readCard } from '../../native/beid/index.ts';
import type { CardEvent } from '../../native/messages.ts';
import { eidenv, withInserted } from '../integration/virtual-card/open-sc.ts';
import { claimReaders } from '../real-parts/index.ts';
import {
  type ApduRecord,
  type BelgianCard,
  bytesOnWire,
  type CardRequest,
  makeCard,
  testTrustAnchors,
} from '../virtual-card/index.ts';
import type { Bench, BenchRow } from './bench.ts';
import { verdictCpu } from './card-cpu.ts';

/** What one reading cost up to an event. */
interface Cost {
  readonly apdus: number;
  readonly bytes: number;
}

const PROFILES: readonly (readonly [string, CardRequest])[] = [
  ['B card, applet 1.7 (RSA)', { profile: 'adultB' }],
  ['B card, applet 1.7 with EC certificates', { profile: 'adultB', rekeyed: true }],
  ['Belgian, applet 1.7', { profile: 'citizen' }],
  ['A card, applet 1.8 (EC)', { profile: 'adultA' }],
  ['F+ card, applet 1.8', { profile: 'fPlus' }],
  ['child of 9, applet 1.8', { profile: 'child9' }],
  ['B card, applet 1.1', { profile: 'adultB', generation: '1.1' }],
];

/** What a reader without memory can do, and what is allowed beyond it for GET CARD DATA and proof of the chip. */
const BOUNDS = {
  old: { identity: 3, photo: 21, everything: 63, more: { identity: 1, photo: 1, everything: 2 } },
  new: { identity: 4, photo: 22, everything: 52, more: { identity: 0, photo: 1, everything: 2 } },
} as const;

/** 10 ms a command, and the speed of the chip for each byte on the wire. */
const modelled = ({ apdus, bytes }: Cost, card: BelgianCard): number =>
  apdus * 10 + bytes * (card.contents.generation === '1.8' ? 0.048 : 0.279);

const costs = async (card: BelgianCard, memory?: CardMemory): Promise<ReadonlyMap<CardEvent['kind'], Cost>> => {
  card.reset();
  let apdus = 0;
  let bytes = 0;
  const channel = {
    transmit: async (command: Uint8Array) => {
      const answer = card.transmit(Uint8Array.from(command));
      apdus += 1;
      bytes += command.length + answer.length;
      return answer;
    },
    control: async () => {
      throw new Error('no pin pad');
    },
  };
  const options = {
    atr: card.atr,
    sharing: 'exclusive' as const,
    trustAnchors: await testTrustAnchors(),
    now: () => new Date(),
    ...(memory === undefined ? {} : { memory }),
  };
  const seen = new Map<CardEvent['kind'], Cost>();
  for await (const event of readCard(channel, options)) {
    if (event.kind !== 'progress') seen.set(event.kind, { apdus, bytes });
  }
  return seen;
};

const rowsOf = async ([name, request]: (typeof PROFILES)[number]): Promise<readonly BenchRow[]> => {
  const card = await makeCard(request);
  const seen = await costs(card);
  const bounds = BOUNDS[card.contents.generation === '1.8' ? 'new' : 'old'];
  const row = (kind: CardEvent['kind'], part: 'identity' | 'photo' | 'everything', what: string): BenchRow => {
    const cost = seen.get(kind) ?? { apdus: Number.NaN, bytes: Number.NaN };
    const bound = bounds[part] + bounds.more[part];
    return {
      work: `${name}: ${what}`,
      measured: `${cost.apdus} APDUs, ${cost.bytes} bytes, ${Math.round(modelled(cost, card))} ms modelled`,
      bound: `${bound} APDUs (without memory at least ${bounds[part]})`,
      kept: cost.apdus <= bound,
    };
  };
  return [
    row('identity', 'identity', 'identity shown'),
    row('photo', 'photo', 'identity, address, photo'),
    row('complete', 'everything', 'everything with certificates and verdicts'),
  ];
};

/**
 * A card that was read before in the same process. All of it is on the screen with the address, which is read anew. The
 * verdicts come when address and photo, which they are about, were read and signatures and chip were asked anew (two
 * commands each for the signatures, one more where the end of a padded EC signature has to be found, two for the chip on
 * 1.8); only the certificates are not read again.
 */
const SHOWN_AGAIN = 4 + 1 + 3;
const SIGNATURES = { old: 2 * 2, new: 2 * 2 + 2, padded: 1 } as const;
const readAgain = async ([name, request]: (typeof PROFILES)[number]): Promise<readonly BenchRow[]> => {
  const card = await makeCard(request);
  const memory = createCardMemory();
  const first = await costs(card, memory);
  const again = await costs(card, memory);
  const of = (seen: typeof first, kind: CardEvent['kind']): Cost =>
    seen.get(kind) ?? { apdus: Number.NaN, bytes: Number.NaN };
  const whole = of(first, 'complete');
  const row = (what: string, cost: Cost, bound: number, why: string): BenchRow => ({
    work: `${name}: read before, ${what}`,
    measured: `${cost.apdus} APDUs, ${cost.bytes} bytes, ${Math.round(modelled(cost, card))} ms modelled`,
    bound: `${bound} APDUs: ${why}`,
    kept: cost.apdus <= bound,
  });
  const isNew = card.contents.generation === '1.8';
  const signatures =
    (isNew ? SIGNATURES.new : SIGNATURES.old) + (isNew || request.rekeyed === true ? SIGNATURES.padded : 0);
  const { authentication, signature } = card.contents.certificates;
  // An empty place for a certificate is looked at anew.
  const gaps = 2 * [authentication, signature].filter((one) => one === null).length;
  const photo = of(first, 'photo').apdus - of(first, 'chip').apdus;
  return [
    row('shown with photo and certificates', of(again, 'address'), SHOWN_AGAIN, 'identity, chip, address'),
    row(
      'verdicts anew',
      of(again, 'complete'),
      SHOWN_AGAIN + photo + gaps + signatures,
      `the same, photo, signatures, chip (whole reading ${whole.apdus}, ${Math.round(modelled(whole, card))} ms)`,
    ),
  ];
};

/** `eidenv` on the same card, through the real daemon, beside our identity and address. */
const besideEidenv = async (name: string, request: CardRequest): Promise<BenchRow> => {
  const card = await makeCard({ ...request, structureVersion: 0 });
  const release = await claimReaders();
  let records: readonly ApduRecord[] = [];
  try {
    await withInserted(card, async (inserted) => {
      inserted.clearLog();
      await eidenv();
      records = [...inserted.apdus];
    });
  } finally {
    release();
  }
  const theirs = { apdus: records.length, bytes: bytesOnWire(records) };
  const ours = (await costs(card)).get('address') ?? { apdus: Number.NaN, bytes: Number.NaN };
  const text = (cost: Cost): string =>
    `${cost.apdus} APDUs, ${cost.bytes} bytes, ${Math.round(modelled(cost, card))} ms modelled`;
  return {
    work: `${name}: identity and address beside eidenv`,
    measured: text(ours),
    bound: `less than eidenv: ${text(theirs)}`,
    kept: ours.apdus < theirs.apdus && ours.bytes < theirs.bytes && modelled(ours, card) < modelled(theirs, card),
  };
};

export const bench: Bench = {
  title: 'Reading a card',
  note: 'Commands and bytes (both ways) on the wire, counted at the virtual card. Modelled time: 10 ms a command, and 0.279 ms (applets up to 1.7) or 0.048 ms (1.8) a byte.',
  run: async () => {
    const rows: BenchRow[] = [];
    for (const profile of PROFILES) rows.push(...(await rowsOf(profile)));
    for (const profile of PROFILES) rows.push(...(await readAgain(profile)));
    rows.push(await besideEidenv('B card, applet 1.7', { profile: 'adultB' }));
    rows.push(await besideEidenv('A card, applet 1.8', { profile: 'adultA' }));
    rows.push(await verdictCpu('applet 1.7', { profile: 'adultB' }));
    rows.push(await verdictCpu('applet 1.8', { profile: 'adultA' }));
    return rows;
  },
};
