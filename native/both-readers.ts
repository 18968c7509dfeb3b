/** The readers of the machine and the practice reader as one: real ones first, so that a card in one of them comes first. */
import { PRACTICE_READER } from './messages.ts';
import type { CardReaders, ReaderStatus } from './pcsc/channel.ts';

/** `real` is null where no build of the add-on fits. The service counts as running: the practice reader needs none. */
export const bothReaders = (real: CardReaders | null, practice: CardReaders): CardReaders => {
  const of = (reader: string): CardReaders => (reader === PRACTICE_READER || real === null ? practice : real);
  return {
    start: (listener) => {
      let realOnes: readonly ReaderStatus[] = [];
      let practiceOnes: readonly ReaderStatus[] = [];
      const tell = (): void => listener.onReaders([...realOnes, ...practiceOnes]);
      practice.start({
        onReaders: (list) => {
          practiceOnes = list;
          tell();
        },
        onService: (running, detail) => listener.onService(running, detail),
      });
      real?.start({
        onReaders: (list) => {
          realOnes = list;
          tell();
        },
        onService: (running) => {
          if (running) return;
          realOnes = [];
          tell();
        },
      });
    },
    searchAgain: () => {
      practice.searchAgain();
      real?.searchAgain();
    },
    withCard: (reader, work) => of(reader).withCard(reader, work),
    stop: async () => {
      await Promise.all([practice.stop(), real?.stop()]);
    },
  };
};
