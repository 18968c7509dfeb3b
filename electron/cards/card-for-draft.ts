import { type CardView, type ReaderView, type Result, refusal, success } from '../ipc/contract.ts';
import { authenticityOf } from './judge-card.ts';

/**
 * The card from which an application may be filled: the one of this session, still in the reader, read to its end and not
 * altered. Refusals: `cardChangedMeanwhile`, `cardStillReading`, `cardAltered`.
 */
export const cardForDraft = (view: ReaderView, cardSessionId: string): Result<CardView> => {
  const { card, cardPresent } = view;
  if (card === null || !cardPresent || card.sessionId !== cardSessionId) return refusal('cardChangedMeanwhile');
  if (!card.complete) return refusal('cardStillReading');
  return authenticityOf(card.verdicts) === 'altered' ? refusal('cardAltered') : success(card);
};
