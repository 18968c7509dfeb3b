/** The question of the counter and its answer: what it would cost, when it would be ready. */
import { z } from 'zod';
import { CARD_LETTERS, DELIVERIES, PROCEDURES, PRODUCTS, REASONS, TRI_STATES } from '../../rules/model/index.ts';
import { assessment } from './application.ts';
import { isoDate, partialDate, textMap } from './common.ts';

const wanted = z.enum([...CARD_LETTERS, ...PRODUCTS]);

/** `wanted` is a letter (the product follows from the age) or a product; an empty birth date means an adult. */
export const counterQuestion = z.object({
  wanted,
  reason: z.enum(REASONS),
  birthDate: z.union([partialDate, z.literal('')]),
  procedure: z.enum(PROCEDURES),
  delivery: z.enum(DELIVERIES),
  held: z
    .object({
      letter: z.enum(CARD_LETTERS),
      model: z.enum(['old', 'new']).nullable(),
      validUntil: isoDate.nullable(),
    })
    .nullable(),
  answers: z.record(z.string().max(60), z.enum(TRI_STATES)),
});
export type CounterQuestionInput = z.infer<typeof counterQuestion>;

export const counterQuoteAnswer = z.object({
  ...assessment.pick({
    profile: true,
    today: true,
    fee: true,
    promised: true,
    fingerprints: true,
    validUntil: true,
    activationNotBefore: true,
    procedures: true,
    questions: true,
    warnings: true,
    reasons: true,
  }).shape,
  possible: z.enum(TRI_STATES),
  product: z.enum(PRODUCTS),
  productLabel: textMap,
  letter: z.enum(CARD_LETTERS).nullable(),
  instead: z.enum(CARD_LETTERS).nullable(),
  bring: assessment.shape.checklist,
});
export type CounterQuote = z.infer<typeof counterQuoteAnswer>;

/** One thing that can be asked for, with its name. */
export const counterWish = z.object({ wanted, label: textMap });

/** What Balie says of the day beside its lists. */
export const counterDay = z.object({
  /** Cases that came to their end today. */
  finishedToday: z.int(),
  urgentInProduction: z.int(),
  /** The earliest promised day that is over; null where nothing is late. */
  oldestLate: isoDate.nullable(),
  /** The next hour of today until which an order is ready sooner. */
  cutOff: z.object({ label: textMap, time: z.string(), minutesLeft: z.int() }).nullable(),
});
