/** Calls of Balie: the day, and the quick calculator. */
import { z } from 'zod';
import { storedDraft } from '../shapes/application.ts';
import { counterDay, counterQuestion, counterQuoteAnswer, counterWish } from '../shapes/counter.ts';
import { call } from './call.ts';

export const counterCalls = {
  /** How far the day is, what waits longest, and until when an order is ready sooner. */
  'counter.day': call('signedIn', z.undefined(), counterDay),
  /** Whether a text that found nothing is a national number with a wrong check number, and which one was meant. */
  'counter.numberSought': call(
    'signedIn',
    z.object({ text: z.string().max(200) }),
    z.object({ isWrong: z.boolean(), meant: z.string().nullable() }),
  ),
  /** What can be asked for under the rules in force today. */
  'counter.wishes': call('signedIn', z.undefined(), z.array(counterWish)),
  /** What it would cost and when it would be ready if it were ordered now. Nothing is recorded. */
  'counter.quote': call('signedIn', z.object({ question: counterQuestion }), counterQuoteAnswer),
  /** Starts a draft with what was asked filled in, and with the card in the reader where one is named. */
  'counter.startApplication': call(
    'signedIn',
    z.object({ cardSessionId: z.string().max(80).nullable(), question: counterQuestion }),
    storedDraft,
  ),
} as const;
