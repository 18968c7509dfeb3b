import { type Kysely, sql } from 'kysely';
import type { Schema } from '../schema.ts';

/**
 * When and where the appointment system last had a booking: what staff moved here since is known by it. Of bookings from before
 * it is not known whether staff moved them; they count as not moved.
 */
export async function sourceOfAppointments(database: Kysely<Schema>): Promise<void> {
  await database.schema.alterTable('appointments').addColumn('source_date', 'text').execute();
  await database.schema.alterTable('appointments').addColumn('source_time', 'text').execute();
  await database.schema.alterTable('appointments').addColumn('source_minutes', 'integer').execute();
  await database.schema.alterTable('appointments').addColumn('source_desk', 'text').execute();
  await sql`update appointments set source_date = date, source_time = time, source_minutes = minutes, source_desk = desk`.execute(
    database,
  );
  await database.schema
    .createIndex('appointments_by_source')
    .on('appointments')
    .columns(['source_date', 'source_time'])
    .execute();
}
