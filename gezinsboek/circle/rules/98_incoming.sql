-- WHAT COMES IN FROM ONE'S OWN SYSTEM (SHARING 1, 20, 22): a report that is nobody's but mine, until I read it through and share it in
-- a stukje. docs/decisions/0072-reading-through.md.

set role gb_acl;

-- Mail for an address that is nobody's: counted by the day, and nothing else is kept of it.
create table if not exists acl.mail_unknown (day date primary key, n bigint not null);

-- It never changes hands, nor where it came from; its words only from the version that is there. What an organisation's own
-- system brings comes by acl.bring_report alone.
create or replace function acl.guard_incoming() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.source not in ('paste', 'mail', 'pdf', 'word', 'text', 'system') or current_user <> 'gb_acl' and (new.source = 'system' or new.organisation_id is not null)
      then perform acl.refuse(); end if;
    new.came_at := acl.now();
    new.version := 1;
    new.items := '{}';
    new.used_at := null;
    new.thrown_at := null;
    return new;
  end if;
  if current_user = 'gb_acl' then return new; end if;
  if (new.id, new.person, new.organisation_id, new.source, new.cause, new.came_at)
     is distinct from (old.id, old.person, old.organisation_id, old.source, old.cause, old.came_at) then
    perform acl.refuse();
  end if;
  if (new.title_sealed, new.text_sealed, new.version) is distinct from (old.title_sealed, old.text_sealed, old.version)
    and new.version <> old.version + 1 then
    raise 'made from an older version' using errcode = '40001';
  end if;
  if not new.items @> old.items then perform acl.refuse(); end if;  -- what came from here never loses that
  if new.thrown_at is distinct from old.thrown_at and new.thrown_at is not null then new.thrown_at := acl.now(); end if;
  if new.used_at is distinct from old.used_at and new.used_at is not null then new.used_at := acl.now(); end if;
  return new;
end $$;

-- An address is made by whom it is for, and ended for good.
create or replace function acl.guard_mail_in() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    new.made_at := acl.now();
    new.ended_at := null;
    new.used_at := null;
    new.hour_at := null;
    new.hour_count := 0;
  elsif current_user <> 'gb_acl' then
    if old.ended_at is not null or new.ended_at is null then perform acl.refuse(); end if;
    new.ended_at := acl.now();
  end if;
  return new;
end $$;

-- From which kind of report a stukje comes: said here, when it is written by whom the report came to, and never changed after.
create or replace function acl.guard_source() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    new.source := coalesce((select n.source from public.incoming n where new.item_id = any(n.items) and n.person = acl.me() limit 1), '');
  elsif new.source is distinct from old.source then
    perform acl.refuse();
  end if;
  return new;
end $$;

-- The door: for whom a mail is, by the fingerprint of its address. Thirty an hour; who sends more is told to come back later.
create or replace function acl.mail_for(kept_ text) returns table (person uuid, many boolean)
language plpgsql security definer set search_path = public, pg_temp as $$
declare m public.mail_in;
begin
  select x.* into m from public.mail_in x where x.kept = kept_ and x.ended_at is null for update;
  if m.id is null then
    insert into acl.mail_unknown (day, n) values (acl.now()::date, 1) on conflict (day) do update set n = acl.mail_unknown.n + 1;
    return;
  end if;
  if m.hour_at is null or m.hour_at < acl.now() - interval '1 hour' then
    update public.mail_in x set hour_at = acl.now(), hour_count = 1, used_at = acl.now() where x.id = m.id;
  elsif m.hour_count < 30 then
    update public.mail_in x set hour_count = m.hour_count + 1, used_at = acl.now() where x.id = m.id;
  else
    return query select m.person, true;
    return;
  end if;
  return query select m.person, false;
end $$;

-- How much mail came for nobody in thirty days: for who runs the installation.
create or replace function acl.mail_for_nobody() returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(sum(n), 0)::bigint from acl.mail_unknown where day > acl.now()::date - 30
$$;

-- 21: an organisation's own program brings a report to somebody who works there, and reads none back. Twice is once.
create or replace function acl.bring_report(x uuid, who uuid, title bytea, words bytea, reference bytea, happened date, chosen_book uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare c record;
begin
  select * into c from acl.claim();
  if c.client is distinct from 'program' or c.scope is distinct from 'reports' or x is null or coalesce(words, '') = ''
    or not exists (select from public.employee e where e.organisation_id = c.me and e.person = who and e.left_at is null)
    then perform acl.refuse(); end if;
  insert into public.incoming (id, person, organisation_id, source, cause, title_sealed, text_sealed, reference_sealed, settled_sealed, fault, happened_on, came_at, book, version)
  values (x, who, c.me, 'system', '', coalesce(title, ''), words, coalesce(reference, ''), '', '', happened, acl.now(), chosen_book, 1)
  on conflict do nothing;
end $$;

-- At night: thirty days after it came, and a day after it was thrown away or used, a report is gone. While a stukje made from it still
-- waits to be sent, only the line stays that says where that stukje comes from.
create or replace function acl.empty_incoming() returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare gone bigint;
begin
  delete from public.incoming n where n.thrown_at < acl.now() - interval '1 day'
    or n.used_at is null and n.came_at < acl.now() - interval '30 days'
    or n.used_at < acl.now() - interval '1 day' and not exists (select from public.draft d where d.id = any(n.items));
  get diagnostics gone = row_count;
  update public.incoming n set title_sealed = '', text_sealed = '', reference_sealed = '', settled_sealed = ''
    where n.used_at < acl.now() - interval '1 day' and n.text_sealed <> '';
  delete from acl.mail_unknown u where u.day < acl.now()::date - 30;
  delete from public.mail_in m where m.ended_at < acl.now() - interval '30 days';
  return gone;
end $$;

revoke all on all functions in schema acl from public;
revoke all on all tables in schema acl from public;
grant execute on function acl.guard_incoming(), acl.guard_mail_in(), acl.guard_source() to gb_owner;  -- it makes the triggers below
grant execute on function acl.guard_incoming(), acl.guard_mail_in(), acl.bring_report(uuid, uuid, bytea, bytea, bytea, date, uuid), acl.empty_incoming(),
  acl.mail_for_nobody() to gb_app;
grant execute on function acl.mail_for(text) to gb_door;
reset role;

create or replace trigger guard before insert or update on incoming for each row execute function acl.guard_incoming();
create or replace trigger guard before insert or update on mail_in for each row execute function acl.guard_mail_in();
create or replace trigger guard_source before insert or update on entry for each row execute function acl.guard_source();

-- Mine alone: for no family, no guardian, no organisation. 20: never while looking as somebody.
create policy own on incoming to gb_app using (person = (select acl.me())) with check (person = (select acl.me()));
create policy own on mail_in to gb_app using (person = (select acl.me())) with check (person = (select acl.me()));
do $$ declare t text; begin
  foreach t in array array['incoming', 'mail_in'] loop
    execute format('create policy as_member on %I as restrictive to gb_app using ((select acl.as_member()) is null) with check ((select acl.as_member()) is null)', t);
  end loop;
end $$;
grant select, insert on incoming to gb_app;
grant update (title_sealed, text_sealed, settled_sealed, happened_on, book, chapter, items, version, used_at, thrown_at) on incoming to gb_app;
grant select (id, person, code_sealed, made_at, ended_at, used_at), insert on mail_in to gb_app;
grant update (ended_at) on mail_in to gb_app;
