/** Work on what was read of a card, or on a file in its place: `.eid` files and file 5032. */
import {
  checkSameChip,
  createCardLink,
  judgeFile,
  parseCertificate,
  readEidFile,
  readTokenInfo,
  summariseCertificates,
  writeEidFile,
} from './beid/index.ts';
import type { EidFileAnswer, TokenInfo, TrustAnchor } from './messages.ts';
import { CardChannelError, type CardReaders } from './pcsc/channel.ts';
import { failureOf } from './pcsc/index.ts';
import { type CardSession, settledFailure } from './sessions.ts';

/** What an `.eid` file holds, in the form that cards are told in. Never throws, whatever the bytes. */
export const openEidFile = (file: Uint8Array, anchors: readonly TrustAnchor[], now: Date): EidFileAnswer => {
  const read = readEidFile(file);
  if (!read.ok) return { ok: false, refusal: read.error };
  const { certificates, unreadable, source, identity, address, photo, appletVersion, graphicalVersion } = read.value;
  const parsed = {
    authentication: parseCertificate(certificates.authentication),
    signature: parseCertificate(certificates.signature),
    ca: parseCertificate(certificates.ca),
    root: parseCertificate(certificates.root),
    register: parseCertificate(certificates.register),
  };
  return {
    ok: true,
    source,
    identity,
    address,
    photo,
    certificates: summariseCertificates(parsed),
    verdicts: judgeFile(parsed, anchors, now),
    appletVersion,
    graphicalVersion,
    unreadable: [...unreadable],
  };
};

/** File 5032 of the card of the session, read once. Rejects with a `CardChannelError`. */
export const tokenInfoOf = async (readers: CardReaders, session: CardSession): Promise<TokenInfo | null> => {
  const { told, chipSerial: serial } = session;
  if (told.tokenInfo !== undefined) return told.tokenInfo;
  if (serial === null) throw new CardChannelError(session.failure ?? { code: 'staleSession', detail: 'card not read' });
  try {
    const tokenInfo = await readers.withCard(session.reader, async (channel) => {
      const link = createCardLink(channel, session.signal);
      await checkSameChip(link, session.atr, serial);
      return readTokenInfo(link);
    });
    told.tokenInfo = tokenInfo;
    return tokenInfo;
  } catch (error) {
    throw new CardChannelError(await settledFailure(session, failureOf(error)));
  }
};

/** The card of the session as an `.eid` file. Rejects where it was not read completely. */
export const eidFileOf = async (readers: CardReaders, session: CardSession): Promise<{ text: string }> => {
  const { identity, address, photo, files, chip, complete } = session.told;
  if (identity === undefined || files === undefined || complete !== true) {
    throw new CardChannelError(session.failure ?? { code: 'staleSession', detail: 'card not read completely' });
  }
  const tokenInfo = await tokenInfoOf(readers, session);
  const text = writeEidFile({
    identity,
    address: address ?? null,
    photo: photo ?? null,
    certificates: files,
    appletVersion: chip?.appletVersion ?? null,
    graphicalVersion: tokenInfo?.graphicalVersion ?? null,
  });
  return { text };
};
