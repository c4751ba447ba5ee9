-- WHAT WAS CHANGED IN AN ORGANISATION (decision 0070): who, what and when, written by the tables themselves, so that no way of changing
-- one passes it by. Lines are added and never altered. No key, no address and nothing of a family: a deed, a kind and two people.

set role gb_acl;

-- What everybody who works there reads too: where what they write goes, and under which headings.
create or replace function acl.told_to_all(deed_ text) returns boolean language sql immutable parallel safe as $$
  select deed_ in ('way', 'content', 'address', 'confirmed', 'headings')
$$;

-- At its own moment, so that what was done in one transaction stands in its order.
create or replace function acl.tell_change(o uuid, deed_ text, told_ text, whom_ uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into public.organisation_change (id, organisation_id, deed, told, by, whom, at)
    values (gen_random_uuid(), o, deed_, told_, acl.me(), whom_, acl.now() + (clock_timestamp() - now()))
$$;

create or replace function acl.note_organisation() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    perform acl.tell_change(new.id, 'begin', '', null);
    return null;
  end if;
  perform acl.tell_change(new.id, d.deed, d.told, null) from (values
    ('name', '', new.name_sealed is distinct from old.name_sealed),
    ('address', '', (new.endpoint_sealed, new.mail_sealed, new.bucket_sealed) is distinct from (old.endpoint_sealed, old.mail_sealed, old.bucket_sealed)),
    ('passphrase', '', new.passphrase_sealed is distinct from old.passphrase_sealed),
    ('confirmed', '', new.mail_confirmed_at is not null and new.mail_confirmed_at is distinct from old.mail_confirmed_at),
    ('way', new.way, new.way is distinct from old.way),
    ('content', new.content, new.content is distinct from old.content),
    ('headings', '', new.headings_sealed is distinct from old.headings_sealed)) d(deed, told, so) where d.so;
  return null;
end $$;

-- Who comes, goes and manages. Without anybody who acts it is whoever runs the installation.
create or replace function acl.note_employee() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if not new.manager then perform acl.tell_change(new.organisation_id, 'join', '', new.person); end if;
    return null;
  end if;
  if new.left_at is distinct from old.left_at then
    perform acl.tell_change(new.organisation_id, case when new.person = acl.me() then 'leave' else 'end' end, '', new.person);
  end if;
  if new.manager <> old.manager then
    perform acl.tell_change(new.organisation_id, case when acl.me() is null then 'named' when new.manager then 'manage' else 'no manage' end, '', new.person);
  end if;
  return null;
end $$;

create or replace function acl.note_organisation_key() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then perform acl.tell_change(new.organisation_id, 'key', new.kind, null);
  elsif new.ends_at is distinct from old.ends_at then perform acl.tell_change(new.organisation_id, 'key end', new.kind, null); end if;
  return null;
end $$;

create or replace function acl.note_organisation_link() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then perform acl.tell_change(new.organisation_id, 'ask', '', null);
  elsif new.withdrawn_at is distinct from old.withdrawn_at then perform acl.tell_change(new.organisation_id, 'unask', '', null); end if;
  return null;
end $$;

-- A line stays as it was written.
create or replace function acl.keep_told() returns trigger language plpgsql as $$
begin
  perform acl.refuse();
  return null;
end $$;

-- The newest lines, with the names that go with them: all for who manages it, what is for everybody for who works there.
create or replace function acl.organisation_changes(most int) returns table (at timestamptz, deed text, told text,
  by_ uuid, by_name bytea, whom_ uuid, whom_name bytea)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.at, c.deed::text, c.told::text, b.id, b.name_sealed, w.id, w.name_sealed from public.organisation_change c
  left join public.person b on b.id = c.by left join public.person w on w.id = c.whom
  where c.organisation_id = acl.i_manage() or c.organisation_id = acl.my_organisation() and acl.told_to_all(c.deed)
  order by c.at desc, c.id desc limit least(most, 500)
$$;

-- Whoever runs the installation, by hand (`./run manage name_manager`), names a manager where one at most is left. No web role may.
-- Empty when it is done, else why not.
create or replace function acl.name_manager(o uuid, who uuid) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare e public.employee;
begin
  perform 1 from public.organisation where id = o for no key update;
  if not found then return 'no organisation'; end if;
  select * into e from public.employee x where x.organisation_id = o and x.person = who and x.left_at is null;
  if e.id is null then return 'does not work there'; end if;
  if e.manager then return 'manages already'; end if;
  if (select count(*) from public.employee x where x.organisation_id = o and x.manager and x.left_at is null) > 1 then return 'others manage'; end if;
  update public.employee set manager = true where id = e.id;
  return '';
end $$;

grant execute on function acl.note_organisation(), acl.note_employee(), acl.note_organisation_key(), acl.note_organisation_link(),
  acl.keep_told() to gb_owner;  -- it makes the triggers below
reset role;

create or replace trigger told after insert or update on organisation for each row execute function acl.note_organisation();
create or replace trigger told after insert or update on employee for each row execute function acl.note_employee();
create or replace trigger told after insert or update on organisation_key for each row execute function acl.note_organisation_key();
create or replace trigger told after insert or update on organisation_invitation for each row execute function acl.note_organisation_link();
create or replace trigger keep before update or delete on organisation_change for each row execute function acl.keep_told();

create policy see on organisation_change for select to gb_app using (organisation_id = (select acl.i_manage())
  or organisation_id = (select acl.my_organisation()) and acl.told_to_all(deed));
