import { type Kysely, sql } from 'kysely';
import type { DialectTraits } from '../dialect/dialect.ts';
import type { Schema } from '../schema.ts';

/**
 * Which version the tables of a server have is for their owner to say: a counter that removes or adds a row there would keep
 * every desk out, or have steps done twice. So whoever else was given more than reading, on every table, loses it on this one.
 */
export async function versionsByOwner(database: Kysely<Schema>, traits: DialectTraits): Promise<void> {
  if (traits.kind === 'sqlite') return;
  await sql`do $$
    declare other text;
    begin
      for other in
        select distinct grantee::regrole::text
        from pg_class, aclexplode(relacl)
        where oid = 'schema_versions'::regclass and grantee not in (0, relowner)
      loop
        execute 'revoke insert, update, delete, truncate, references, trigger on schema_versions from ' || other;
      end loop;
    end $$`.execute(database);
}
