/** What Balie says of the day beside its lists. */
import type { CallValue, Result } from '../ipc/contract.ts';
import { success } from '../ipc/contract.ts';
import { cardTypes, procedureChoices, questionOf } from '../rules/index.ts';
import { houseSettings } from '../staff/index.ts';
import { BELGIAN_TIME_ZONE, belgianDate, belgianDateTime, storedInstant } from '../storage/index.ts';
import { emptyDraft } from './new-draft.ts';
import type { IntakeServices } from './services.ts';
import { WAITING_FOR_CARD } from './summary.ts';

type Day = CallValue<'counter.day'>;

/** How far today is, what waits longest, and the next hour until which an order is ready sooner, where the rules have one. */
export async function dayAtCounter(services: IntakeServices): Promise<Result<Day>> {
  const { read } = services.database;
  const now = services.clock.now();
  const startOfDay = storedInstant(now.toZonedDateTimeISO(BELGIAN_TIME_ZONE).startOfDay().toInstant());
  const figures = await read
    .selectNoFrom((own) => [
      own
        .selectFrom('cases')
        .where('updated_at', '>=', startOfDay)
        .where('state', '=', 'DONE')
        .select((cases) => cases.fn.countAll<number | string>().as('count'))
        .as('finished'),
      own
        .selectFrom('cases')
        .where('state', '=', 'IN_PRODUCTION')
        .where('procedure', '<>', 'NORMAL')
        .select((cases) => cases.fn.countAll<number | string>().as('count'))
        .as('urgent'),
      own
        .selectFrom('cases')
        .where('state', 'in', [...WAITING_FOR_CARD])
        .where('promised_to', '<', belgianDate(now))
        .select((cases) => cases.fn.min('promised_to').as('oldest'))
        .as('oldestLate'),
    ])
    .executeTakeFirstOrThrow();
  return success({
    finishedToday: Number(figures.finished ?? 0),
    urgentInProduction: Number(figures.urgent ?? 0),
    oldestLate: figures.oldestLate ?? null,
    cutOff: await nextCutOff(services),
  });
}

async function nextCutOff(services: IntakeServices): Promise<Day['cutOff']> {
  const now = services.clock.now();
  const settings = await houseSettings(services.database.read);
  const profile = settings === null ? null : services.profiles.inForce(settings.profileId, belgianDate(now));
  if (profile === null) return null;
  const [next] = procedureChoices(profile, cardTypes, questionOf(emptyDraft(), belgianDateTime(now)))
    .flatMap(({ cutOff, label }) =>
      cutOff === null ? [] : [{ label, time: cutOff.time, minutesLeft: cutOff.minutesLeft }],
    )
    .sort((one, other) => one.minutesLeft - other.minutesLeft);
  return next ?? null;
}
