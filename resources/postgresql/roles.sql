-- Accounts of Verblijfsloket on a PostgreSQL server, each with the least that it needs. Once, by an administrator:
--   psql --set=owner_password='…' --set=counter_password='…' --file=roles.sql postgres
-- Then open Verblijfsloket (or the wizard in Instellingen, Gegevens) once with the owner's address: it makes and
-- updates the tables. Every desk works with the counter's address. After an update of Verblijfsloket the first desk is
-- started once with the owner's address again; a desk that finds older tables says so.
\set ON_ERROR_STOP on

-- Owns the tables and may change them. No desk works with it.
create role verblijfsloket_owner login password :'owner_password'
  nosuperuser nocreatedb nocreaterole noreplication connection limit 5;
-- Works: reads, adds, changes and removes rows. It cannot alter a table, nor take the guard off the append-only ones, nor
-- say which version the tables have.
create role verblijfsloket_counter login password :'counter_password'
  nosuperuser nocreatedb nocreaterole noreplication;

create database verblijfsloket owner verblijfsloket_owner encoding 'UTF8' template template0;
\connect verblijfsloket

revoke all on database verblijfsloket from public;
grant connect on database verblijfsloket to verblijfsloket_owner, verblijfsloket_counter;
revoke all on schema public from public;
grant usage, create on schema public to verblijfsloket_owner;
grant usage on schema public to verblijfsloket_counter;

-- Also for tables that a later version makes.
alter default privileges for role verblijfsloket_owner in schema public
  grant select, insert, update, delete on tables to verblijfsloket_counter;

-- Nothing is kept outside the tables: nobody but an administrator makes large objects here.
do $$
declare function regprocedure;
begin
  for function in
    select oid from pg_proc
    where pronamespace = 'pg_catalog'::regnamespace and (proname like 'lo\_%' or proname in ('loread', 'lowrite'))
  loop
    execute format('revoke execute on function %s from public', function);
  end loop;
end $$;

-- Passwords travel hashed, and a dead desk does not keep the others waiting.
alter role verblijfsloket_counter set idle_in_transaction_session_timeout = '60s';
alter role verblijfsloket_counter set lock_timeout = '30s';
