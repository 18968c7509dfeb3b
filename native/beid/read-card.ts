import { createHash } from 'node:crypto';
import { STATUS } from '../iso7816/index.ts';
import type { CardEvent, CardFailure, CardVerdicts, ChipData, TrustAnchor } from '../messages.ts';
import { type CardChannel, CardChannelError, type Sharing } from '../pcsc/channel.ts';
import { decodeAddress } from './address.ts';
import {
  type CardLink,
  createCardLink,
  failureForStatus,
  OLD_CHIP_PAUSE,
  readFile,
  readSelected,
  selectFile,
} from './card-link.ts';
import type { CardMemory, RememberedCard } from './card-memory.ts';
import { certificateFilesOf, parseCertificate, type ReadCertificates, summariseCertificates } from './certificates.ts';
import { generationOf, isAtr18, readChipData } from './chip-data.ts';
import { BELPIC_AID, FILES } from './files.ts';
import { type DecodedIdentity, decodeIdentity } from './identity.ts';
import { type ChipEvidence, isPhotoOf, judge } from './integrity.ts';
import { proveChip } from './prove-chip.ts';
import { rawTagsOf } from './raw-tags.ts';
import { toHex } from './text.ts';
import { nameUnknownCard } from './unknown-card.ts';

export interface ReadingOptions {
  readonly atr: Uint8Array | null;
  readonly sharing: Sharing;
  readonly trustAnchors: readonly TrustAnchor[];
  readonly now: () => Date;
  /** Ends the reading between two commands. */
  readonly signal?: AbortSignal;
  /** Cards read before; without it every card is read whole. */
  readonly memory?: CardMemory;
}

/** The steps that a progress bar shows, in order. */
const STEPS = ['identity', 'address', 'photo', 'certificates', 'verdicts'] as const;

/**
 * Reads a card as a stream of events, the identity first: three commands where its file fits one block, four where it
 * is longer. The last event is `complete`, `unknownCard` or `failed`; nothing is thrown.
 */
export async function* readCard(channel: CardChannel, options: ReadingOptions): AsyncGenerator<CardEvent> {
  const started = options.now().getTime();
  const link = createCardLink(channel, options.signal);
  try {
    yield* readParts(link, options);
    yield { kind: 'complete', ...link.traffic, milliseconds: Math.max(0, options.now().getTime() - started) };
  } catch (error) {
    if (error instanceof NotBelgian) yield { kind: 'unknownCard', looksLike: error.looksLike };
    else yield { kind: 'failed', failure: failureOfReading(error) };
  }
}

async function* readParts(link: CardLink, options: ReadingOptions): AsyncGenerator<CardEvent> {
  // Applets 1.0 and 1.1 share their ATR with 1.7: until the applet has said what it is, be careful.
  if (!isAtr18(options.atr)) link.repeatPause = OLD_CHIP_PAUSE;
  yield progress('identity');
  await openIdentity(link);
  const identityFile = await readSelected(link, 'identity');
  const decoded = decodeIdentity(identityFile);
  if (decoded === null) throw new CardChannelError({ code: 'malformedData', detail: 'identity file' });
  yield { kind: 'identity', identity: decoded.identity };
  const card: ReadSoFar = { file: identityFile, decoded };

  // A card without memory of it shows its address one command earlier.
  if (options.memory?.mayKnow(decoded.identity.chipSerial) === true) {
    const chip = await askChip(link, options, card);
    const known = options.memory.recall(chip, card.file);
    if (known !== null) {
      yield* readKnown(link, options, card, chip, known);
      return;
    }
    yield* readRest(link, options, card, chip);
    return;
  }
  yield* readRest(link, options, card, null);
}

interface ReadSoFar {
  readonly file: Uint8Array;
  readonly decoded: DecodedIdentity;
}

const askChip = async (link: CardLink, options: ReadingOptions, { decoded }: ReadSoFar): Promise<ChipData> => {
  const chip = await readChipData(link, options.atr);
  if (generationOf(chip) !== 'old') link.repeatPause = 0;
  sameCard(decoded, chip);
  return chip;
};

/**
 * A card that was read before. Its certificates and its photo are shown at once: they are what was read then, and the
 * photo is the one that the identity just read vouches for. What the verdicts are about is read anew, address and photo
 * included, because only bytes that lie on the card now can be called unchanged. Where something no longer is what it was,
 * the reading fails as of a changed card, and the next one is whole: nothing remembered may stand beside it.
 */
async function* readKnown(
  link: CardLink,
  options: ReadingOptions,
  card: ReadSoFar,
  chip: ChipData,
  known: RememberedCard,
): AsyncGenerator<CardEvent> {
  const changed = (detail: string): CardChannelError => {
    options.memory?.forget(chip);
    return new CardChannelError({ code: 'cardChanged', detail });
  };
  yield { kind: 'chip', chip };
  const shown = isPhotoOf(card.decoded.photoHash, known.photo) ? known.photo : null;
  if (shown !== null) yield photoEvent(shown);
  yield certificatesEvent(known.certificates);

  const address = yield* readAddress(link);
  yield rawTagsEvent(card, address);
  yield progress('photo');
  const photo = await readFile(link, 'photo');
  if (!isSame(known.photo ?? NOTHING, photo ?? NOTHING)) throw changed('another photo than before');

  yield progress('certificates');
  const certificates = await withoutGaps(link, known.certificates);
  if (certificates !== known.certificates) yield certificatesEvent(certificates);

  yield progress('verdicts');
  const { verdicts, basicKey } = await readVerdicts(link, options, card, chip, {
    address,
    photo,
    certificates,
    basicKey: known.basicKey,
  });
  if (!isUnchanged(verdicts)) throw changed('remembered certificates do not fit');
  options.memory?.keep(chip, card.file, { photo, certificates, basicKey });
  yield { kind: 'verdicts', verdicts };
}

/** A holder gets certificates where there were none, for instance at the activation: an empty place is looked at anew. */
const withoutGaps = async (link: CardLink, known: ReadCertificates): Promise<ReadCertificates> => {
  let certificates = known;
  for (const place of ['authentication', 'signature'] as const) {
    if (known[place] !== 'empty') continue;
    const now = await readCertificate(link, place);
    if (now !== 'empty') certificates = { ...certificates, [place]: now };
  }
  return certificates;
};

async function* readAddress(link: CardLink): AsyncGenerator<CardEvent, Uint8Array | null> {
  yield progress('address');
  const file = await readFile(link, 'address');
  const address = file === null ? null : decodeAddress(file);
  if (file !== null && address === null) {
    throw new CardChannelError({ code: 'malformedData', detail: 'address file' });
  }
  if (address !== null) yield { kind: 'address', address };
  return file;
}

async function* readRest(
  link: CardLink,
  options: ReadingOptions,
  card: ReadSoFar,
  asked: ChipData | null,
): AsyncGenerator<CardEvent> {
  const address = yield* readAddress(link);
  const chip = asked ?? (await askChip(link, options, card));
  yield { kind: 'chip', chip };
  yield rawTagsEvent(card, address);

  yield progress('photo');
  const photo = await readFile(link, 'photo');
  if (photo !== null && photo.length > 0) yield photoEvent(photo);

  yield progress('certificates');
  const certificates = await readCertificates(link);
  yield certificatesEvent(certificates);

  yield progress('verdicts');
  const { verdicts, basicKey } = await readVerdicts(link, options, card, chip, {
    address,
    photo,
    certificates,
    basicKey: null,
  });
  // What was found to be wrong is looked at anew every time.
  if (isUnchanged(verdicts)) options.memory?.keep(chip, card.file, { photo, certificates, basicKey });
  yield { kind: 'verdicts', verdicts };
}

const isUnchanged = (verdicts: CardVerdicts): boolean =>
  Object.values(verdicts).every(({ verdict }) => verdict !== 'invalid');

const NOTHING = new Uint8Array();
const isSame = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;

const rawTagsEvent = ({ file }: ReadSoFar, address: Uint8Array | null): CardEvent => ({
  kind: 'rawTags',
  tags: [...rawTagsOf('identity', file), ...rawTagsOf('address', address)],
});

const photoEvent = (photo: Uint8Array): CardEvent => ({
  kind: 'photo',
  jpeg: new Uint8Array(photo),
  sha256: sha256(photo),
});

const certificatesEvent = (certificates: ReadCertificates): CardEvent => ({
  kind: 'certificates',
  certificates: summariseCertificates(certificates),
  files: certificateFilesOf(certificates),
});

/** Reads both signatures, lets the chip prove itself, and judges all parts by them. */
const readVerdicts = async (
  link: CardLink,
  options: ReadingOptions,
  { file, decoded }: ReadSoFar,
  chip: ChipData,
  { address, photo, certificates, basicKey }: RememberedCard & { readonly address: Uint8Array | null },
): Promise<{ readonly verdicts: CardVerdicts; readonly basicKey: Uint8Array | null }> => {
  const known = signatureSize(certificates);
  const identitySignature = await readFile(link, 'identitySignature', known.whole);
  const addressSignature = address === null ? null : await readFile(link, 'addressSignature', known.beginning);
  const chipEvidence: ChipEvidence =
    generationOf(chip) === '1.8'
      ? await proveChip(link, decoded.basicKeyHash, basicKey)
      : { kind: 'notOnThisGeneration' };
  // Alone, a swapped card breaks the connection; beside other programs nothing does, so the chip is asked again.
  if (options.sharing === 'shared') sameCard(decoded, await readChipData(link, options.atr));
  const verdicts = judge(
    {
      identity: file,
      identitySignature,
      address,
      addressSignature,
      photo,
      photoHash: decoded.photoHash,
      certificates,
      chip: chipEvidence,
    },
    options.trustAnchors,
    options.now(),
  );
  return { verdicts, basicKey: chipEvidence.kind === 'answered' ? chipEvidence.publicKey : null };
};

/**
 * Selects the identity file. The applet is current after a reset, so its file is asked for first; where another
 * program selected something else, or the card is another one, the applet is selected by its identifier.
 */
const openIdentity = async (link: CardLink): Promise<void> => {
  if ((await selectFile(link, FILES.identity)) === STATUS.ok) return;
  const applet = await link.command({ cla: 0, ins: 0xa4, p1: 0x04, p2: 0x0c, data: BELPIC_AID });
  if (!isSelected(applet.status)) {
    if (!meansUnknown(applet.status)) throw new CardChannelError(failureForStatus('SELECT applet', applet.status));
    throw new NotBelgian(await nameUnknownCard(link));
  }
  const status = await selectFile(link, FILES.identity);
  if (status !== STATUS.ok) throw new CardChannelError(failureForStatus('SELECT identity', status));
};

/** Some readers and cards give file information although none was asked for. */
const isSelected = (status: number): boolean => status === STATUS.ok || status >> 8 === 0x61;

/** "Not found", "not supported", "not allowed": the card knows no such applet. Anything else is a card that fails. */
const meansUnknown = (status: number): boolean => [0x67, 0x68, 0x69, 0x6a, 0x6d, 0x6e].includes(status >> 8);

const readCertificate = async (link: CardLink, name: keyof ReadCertificates) =>
  parseCertificate(await readFile(link, name, { der: true }));

const readCertificates = async (link: CardLink): Promise<ReadCertificates> => ({
  register: await readCertificate(link, 'register'),
  root: await readCertificate(link, 'root'),
  ca: await readCertificate(link, 'ca'),
  authentication: await readCertificate(link, 'authentication'),
  signature: await readCertificate(link, 'signature'),
});

/**
 * An RSA signature is as long as the key, so the end of its file need not be looked for. Of an EC signature over the
 * identity the padding counts too and the whole file is read; of the one over the address its DER value is enough.
 */
const signatureSize = ({ register }: ReadCertificates): { whole: { size?: number }; beginning: { size?: number } } => {
  if (typeof register === 'string') return { whole: {}, beginning: {} };
  const bits = register.publicKey.asymmetricKeyDetails?.modulusLength;
  if (bits !== undefined) return { whole: { size: bits / 8 }, beginning: { size: bits / 8 } };
  return { whole: {}, beginning: { size: LONGEST_P384_SIGNATURE } };
};

/** SEQUENCE of two integers of at most 49 bytes. */
const LONGEST_P384_SIGNATURE = 104;

const sameCard = (decoded: DecodedIdentity, chip: ChipData): void => {
  if (decoded.identity.chipSerial !== chip.serial) {
    throw new CardChannelError({ code: 'cardChanged', detail: 'chip serial differs from identity' });
  }
};

const progress = (step: (typeof STEPS)[number]): CardEvent => ({
  kind: 'progress',
  step,
  done: STEPS.indexOf(step),
  of: STEPS.length,
});

const sha256 = (bytes: Uint8Array): string => toHex(createHash('sha256').update(bytes).digest());

/** The card answers, but not as a Belgian eID. */
class NotBelgian extends Error {
  readonly looksLike: Awaited<ReturnType<typeof nameUnknownCard>>;
  constructor(looksLike: Awaited<ReturnType<typeof nameUnknownCard>>) {
    super('not a Belgian eID');
    this.looksLike = looksLike;
  }
}

const failureOfReading = (error: unknown): CardFailure =>
  error instanceof CardChannelError
    ? error.failure
    : { code: 'malformedData', detail: error instanceof Error ? error.name : 'unknown' };
