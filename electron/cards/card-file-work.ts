/** What the reader process does with files: `.eid` files in and out, and the token file of a card. */
import type { CardFailure, EidFileAnswer, TokenInfo } from '../../native/messages.ts';
import type { Result } from '../ipc/result.ts';

export interface CardFileWork {
  /** File 5032 of the card of this session; null where it has none. */
  tokenInfo(sessionId: string): Promise<Result<TokenInfo | null, CardFailure>>;
  /** The card of this session, read completely, as the text of an `.eid` file. */
  writeEidFile(sessionId: string): Promise<Result<string, CardFailure>>;
  /** What an `.eid` file holds, or why it is none. It proves nothing: `source` says that it is a file. */
  readEidFile(file: Uint8Array): Promise<Result<EidFileAnswer, CardFailure>>;
}
