/** Everything that happens in the readers, as one line per event, until the run is ended. */
import type { CardEvent } from '../../native/messages.ts';
import type { Language } from '../rules/model/index.ts';
import {
  addressFields,
  appletVersion,
  type CardParts,
  cardAnswer,
  certificateFields,
  identityFields,
  NOTHING,
  withEvent,
} from './card-answer.ts';
import { type CardProblem, printedProblem } from './card-problem.ts';
import { isAskedReader, type OpenReaders } from './card-reader.ts';

export interface Watching {
  readonly open: OpenReaders;
  /** Only this reader; null: all of them. */
  readonly asked: string | null;
  readonly language: Language;
  readonly now: () => Date;
  readonly print: (line: object) => void;
  /** Aborted when the watching is to end. */
  readonly signal: AbortSignal;
}

/** Watches until the signal; gives the reason where watching is impossible. Never rejects. */
export const watchCards = ({ open, asked, language, now, print, signal }: Watching): Promise<CardProblem | null> =>
  new Promise((resolve) => {
    const cards = new Map<string, CardParts>();
    const tell = (event: string, fields: object): void => {
      if (!signal.aborted) print({ at: now().toISOString(), event, ...fields });
    };
    const end = (problem: CardProblem | null): void => {
      signal.removeEventListener('abort', onAbort);
      void client.stop().then(() => resolve(problem));
    };
    const onAbort = (): void => end(null);
    const client = open({
      onProcess: (state) => {
        if (state.kind === 'buildMissing')
          end({ code: 'buildMissing', detail: state.detail, midRead: false, reader: null });
        if (state.kind === 'failing') tell('readerProcess', { running: false, detail: state.detail });
      },
      onService: (running) => {
        const problem: CardProblem = { code: 'noService', detail: '', midRead: false, reader: null };
        tell('service', { running, ...(running ? {} : printedProblem(problem, language)) });
      },
      onReaders: (readers) => {
        const ours = readers.filter(({ name }) => isAskedReader(name, asked));
        tell('readers', { readers: ours.map(({ name, card, hasPinPad }) => ({ name, card, hasPinPad })) });
      },
      onCard: (reader, _session, event) => {
        if (!isAskedReader(reader, asked)) return;
        const parts = withEvent(cards.get(reader) ?? NOTHING, event);
        cards.set(reader, parts);
        const line = lineFor(reader, parts, event, language);
        if (line !== null) tell(line.event, { reader, ...line.fields });
      },
    });
    signal.addEventListener('abort', onAbort);
    client.start();
  });

/** What is printed for an event of a card; null for mere progress. */
const lineFor = (
  reader: string,
  parts: CardParts,
  event: CardEvent,
  language: Language,
): { readonly event: string; readonly fields: object } | null => {
  const problem = (told: Pick<CardProblem, 'code' | 'detail'> & Partial<CardProblem>) =>
    printedProblem({ midRead: true, reader, ...told }, language);
  switch (event.kind) {
    case 'progress':
    case 'rawTags':
      return null;
    case 'inserted':
      return { event: 'inserted', fields: { atr: event.atr } };
    case 'identity':
      return { event: 'identity', fields: identityFields(event.identity) };
    case 'chip':
      return { event: 'chip', fields: { appletVersion: appletVersion(event.chip), chipSerial: event.chip.serial } };
    case 'address':
      return { event: 'address', fields: { address: addressFields(event.address) } };
    case 'photo':
      return { event: 'photo', fields: { photoSha256: parts.photoSha256 } };
    case 'certificates':
      return { event: 'certificates', fields: { certificates: certificateFields(event.certificates) } };
    case 'verdicts':
      return { event: 'verdicts', fields: { verdicts: event.verdicts } };
    case 'complete':
      return { event: 'read', fields: cardAnswer(reader, parts, event) ?? {} };
    case 'unknownCard':
      return {
        event: 'unknownCard',
        fields: problem({ code: 'notBelgianEid', detail: '', looksLike: event.looksLike }),
      };
    case 'failed':
      return { event: 'failed', fields: problem(event.failure) };
    case 'removed':
      return { event: 'removed', fields: { midRead: event.midRead } };
  }
};
