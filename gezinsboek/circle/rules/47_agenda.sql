-- THE AGENDA (SHARING 2, 3, 5, 8, 12, 18, 20, 23; REQ-83). An appointment is an item with a detail; what hangs on it is seen
-- when it is. Only the place is not: that is read by who wrote it down and by whom they name.

set role gb_acl;

-- 5: whom an appointment names, its writer knows; who stood there before stays. Who changed it and when says the database (18).
create or replace function acl.guard_appointment() returns trigger language plpgsql as $$
declare stood uuid[] := '{}';
begin
  new.changed_at := null;
  new.changed_by := null;
  if tg_op = 'UPDATE' then
    stood := old.who;
    new.changed_at := acl.now();
    new.changed_by := acl.my_member(new.dossier_id);
  end if;
  if exists (select from unnest(new.who) w where w <> all(stood) and w not in (select acl.members_i_know())) then perform acl.refuse(); end if;
  return new;
end $$;

-- 25: moved, off, a place or a topic: one kind of line, so that nobody learns from the log that there is a place.
create or replace function acl.note_agenda() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare i public.item; r record;
begin
  if tg_op = 'DELETE' then r := old; else r := new; end if;
  if tg_table_name in ('appointment', 'occurrence') then  -- reminders of everybody are planned anew, by the job
    update public.reminder m set next_at = acl.now() where m.item_id = r.item_id;
  end if;
  select * into i from public.item where id = r.item_id;
  if i.id is null or i.created_at = acl.now() then return null; end if;  -- it went with its item, or came with it
  perform acl.note('update', 'U', i, null, case tg_table_name when 'topic' then 'topic' else 'appointment' end);
  return null;
end $$;

-- 18: a change of somebody who pauses me, in what I did not write myself.
create or replace function acl.appointment_veiled(x uuid, by_ uuid, dossier uuid, at timestamptz) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select acl.hides(v.veil, x, by_, dossier, at) and not exists (select from public.item i where i.id = x and v.veil ->> i.author::text = 'infinity')
  from (select acl.my_veil() as veil) v
$$;

-- A calendar comes with the secret of an address instead of a session: whose it is. Gone is gone at once; and whose person ended
-- reads nothing any more, since every time anew it is asked with that person's keys (23).
create or replace function acl.open_feed(kept_ text) returns table (person uuid, discreet boolean)
language sql stable security definer set search_path = public, pg_temp as
'select f.person, f.discreet from public.agenda_feed f where f.kept = kept_';

-- What is to be said now, for the job: of whom, never what.
create or replace function acl.reminders_due() returns table (reminder uuid, person uuid)
language sql stable security definer set search_path = public, pg_temp as
'select r.id, r.person from public.reminder r where r.next_at <= acl.now() order by r.next_at, r.id limit 1000';

-- One reminder of mine is said (`due`: for which moment, once), and waits for the next. What I do not read any more is not said.
create or replace function acl.remind(x uuid, at timestamptz, due timestamptz, after_ timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare r public.reminder;
begin
  update public.reminder t set next_at = after_ where t.id = x and t.person = acl.me() and t.next_at = at and acl.as_member() is null
    returning t.* into r;
  if r.id is null or due is null or not exists (select from acl.seen(array[r.item_id])) then return; end if;
  insert into public.notice (id, dossier_id, person, cause, kind, subject, at)
  values (gen_random_uuid(), r.dossier_id, r.person, md5(concat_ws(' ', r.id, extract(epoch from due)))::uuid, 'soon', r.id, acl.now())
  on conflict do nothing;
end $$;

grant execute on function acl.guard_appointment(), acl.note_agenda() to gb_owner;  -- it makes the triggers below
reset role;

create or replace trigger guard before insert or update on appointment for each row execute function acl.guard_detail();
create or replace trigger guard_more before insert or update on appointment for each row execute function acl.guard_appointment();
create or replace trigger note_changed after update on appointment for each row execute function acl.note_agenda();
do $$ declare t text; begin
  foreach t in array array['occurrence', 'appointment_place', 'topic'] loop
    execute format('create or replace trigger guard before insert or update on %I for each row execute function acl.guard_child()', t);
    execute format('create or replace trigger note_changed after insert or update or delete on %I for each row execute function acl.note_agenda()', t);
  end loop;
end $$;
