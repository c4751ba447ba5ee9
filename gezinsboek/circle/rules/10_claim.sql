-- THE CLAIM (SHARING 19): who acts, signed by the web process, believed only here.
-- Run by the database's owner; everything from `set role gb_acl` on is owned by the role that nobody can log in as.

create schema if not exists acl authorization gb_acl;

set role gb_acl;
grant usage on schema acl to gb_app, gb_door, gb_owner;

create table if not exists acl.secret (inner_pad bytea not null, outer_pad bytea not null);
-- 6: the one place where birth dates stand readable, so that ages can be reckoned with
create table if not exists acl.birth (child_id uuid primary key, dossier_id uuid not null, born date not null);
create index if not exists birth_book on acl.birth (dossier_id);
-- 26: the lines that the chaining job still has to take up
create table if not exists acl.unchained (line_id uuid primary key);

-- The only clock. In a demo or test database 12_test_clock.sql replaces this function.
create or replace function acl.now() returns timestamptz language sql stable as 'select now()';

-- person|as-member|client|scope|strong-at|expires|hmac-sha256. Anything wrong gives nulls, and then nothing is visible.
-- 19: expiry is compared with the real start of the transaction; more than 60 seconds ahead is refused.
-- 4: fresh is a passkey or PIN within ten minutes.
-- Checked anew each time: 11 microseconds, of which 2 for reading the secret. A remembered answer would have to be looked up,
-- which costs the same, or to stand where the web role can write, and then it could be forged.
create or replace function acl.claim(out me uuid, out as_ uuid, out client text, out scope text, out fresh boolean)
language plpgsql stable security definer parallel safe cost 500 set search_path = public, pg_temp as $$
declare
  raw text := current_setting('app.claim', true);
  part text[];
  began bigint := extract(epoch from now());
begin
  if raw is null or raw = '' then return; end if;
  part := string_to_array(raw, '|');
  if cardinality(part) is distinct from 7 or part[7] is distinct from (
    select encode(sha256(outer_pad || sha256(inner_pad || convert_to(left(raw, -64), 'UTF8'))), 'hex') from acl.secret
  ) then return; end if;
  if part[6]::bigint - began not between 0 and 60 then return; end if;
  me := part[1];
  as_ := nullif(part[2], '');
  client := part[3];
  scope := part[4];
  fresh := coalesce(began - nullif(part[5], '')::bigint between -60 and 600, false);
end $$;

create or replace function acl.me() returns uuid
language sql stable parallel safe as 'select me from acl.claim()';

create or replace function acl.fresh() returns boolean
language sql stable parallel safe as 'select coalesce(fresh, false) from acl.claim()';

-- The book this request is about; a wish of the web process that can only narrow.
create or replace function acl.focus() returns uuid
language sql stable parallel safe as $$ select nullif(current_setting('app.dossier_id', true), '')::uuid $$;

reset role;
