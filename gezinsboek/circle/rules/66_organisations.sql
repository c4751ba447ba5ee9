-- ORGANISATIONS (STANDARDS REQ-17; decision 0070): who works where, and how what they write goes into their own system. Nothing
-- here names a book or opens one. Nobody outside the organisation sees a row of it; only a manager changes anything, right after
-- a PIN or passkey, for who decides where it goes decides who reads it. Nobody does or sees anything while looking as somebody (20).

set role gb_acl;

-- Where I work, and what I manage. Null while looking as somebody, whoever that is.
create or replace function acl.my_organisation() returns uuid
language sql stable security definer parallel safe cost 100 set search_path = public, pg_temp as $$
  select e.organisation_id from acl.claim() c join public.employee e on e.person = c.me and e.left_at is null where c.as_ is null
$$;

create or replace function acl.i_manage() returns uuid
language sql stable security definer parallel safe cost 100 set search_path = public, pg_temp as $$
  select e.organisation_id from acl.claim() c join public.employee e on e.person = c.me and e.left_at is null and e.manager where c.as_ is null
$$;

-- The one I manage, to change it now: its row is locked first, so that two managers who end each other leave one of them.
create or replace function acl.to_manage() returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare o uuid;
begin
  if acl.fresh() then
    select id into o from public.organisation where id = acl.i_manage() for no key update;
  end if;
  if o is null or o is distinct from acl.i_manage() then perform acl.refuse(); end if;
  return o;
end $$;

-- Only by its manager, fresh, from the version that is there. Another mail address is not confirmed.
create or replace function acl.guard_organisation() returns trigger language plpgsql as $$
begin
  if current_user <> 'gb_app' then return new; end if;
  if not acl.fresh() or new.id <> old.id then perform acl.refuse(); end if;
  if new.version <> old.version + 1 then raise 'made from an older version' using errcode = '40001'; end if;
  new.changed_at := acl.now();
  if new.mail_sealed is distinct from old.mail_sealed then
    new.mail_confirmed_at := null;
    new.mail_code := '';
    new.mail_code_until := null;
    if new.way = 'mail' then new.way := ''; end if;
  end if;
  -- nothing goes to an address that nobody confirmed
  if new.way = 'mail' and new.mail_confirmed_at is null then perform acl.refuse(); end if;
  return new;
end $$;

-- A professional who works nowhere yet begins one and manages it. Never under the id of a person: its own program acts under that
-- id (21), and would be that person.
create or replace function acl.begin_organisation(o uuid, employee_ uuid, name_ bytea) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not acl.fresh() or (select as_ from acl.claim()) is not null or acl.my_organisation() is not null
    or not exists (select from public.person p where p.id = acl.me() and p.professional)
    or exists (select from public.person p where p.id = o) or exists (select from public.member m where m.person_id = o) then perform acl.refuse(); end if;
  insert into public.organisation (id, name_sealed, way, content, headings_sealed, endpoint_sealed, mail_sealed, mail_code, mail_code_tries,
      passphrase_sealed, bucket_sealed, created_at, changed_at, version)
    values (o, name_, '', 'whole', '', '', '', '', 0, '', '', acl.now(), acl.now(), 1);
  insert into public.employee (id, organisation_id, person, manager, joined_at) values (employee_, o, acl.me(), true, acl.now());
end $$;

-- Everybody who works there, for its managers; for the others only who manages it.
create or replace function acl.colleagues() returns table (id uuid, person uuid, name bytea, profession bytea, manager boolean, joined_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select e.id, e.person, p.name_sealed, p.profession_sealed, e.manager, e.joined_at
  from public.employee e join public.person p on p.id = e.person
  where e.organisation_id = acl.my_organisation() and e.left_at is null and (e.manager or e.person = acl.me() or acl.i_manage() is not null)
$$;

create or replace function acl.invite_colleague(i uuid, handle_ text, kept_ text, address_ bytea, expires timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare o uuid := acl.to_manage();
begin
  if expires > acl.now() + interval '31 days' or (select count(*) from public.organisation_invitation n where n.organisation_id = o
      and n.made_at > acl.now() - interval '1 day') >= 100 then perform acl.refuse(); end if;
  insert into public.organisation_invitation (id, organisation_id, address_sealed, handle, kept, by, made_at, expires_at)
    values (i, o, address_, handle_, kept_, acl.me(), acl.now(), expires);
end $$;

create or replace function acl.withdraw_colleague(i uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare o_ uuid := acl.to_manage();
begin
  update public.organisation_invitation n set withdrawn_at = acl.now()
    where n.id = i and n.organisation_id = o_ and n.used_at is null and n.withdrawn_at is null;
  if not found then perform acl.refuse(); end if;
end $$;

-- What whoever holds the link reads before saying yes: which organisation asks, by whom, and where what they write would go.
create or replace function acl.colleague_link(handle_ text, kept_ text) returns table (invitation uuid, organisation uuid, name bytea, way text, content text, by uuid, by_name bytea)
language sql stable security definer set search_path = public, pg_temp as $$
  select n.id, o.id, o.name_sealed, o.way, o.content, p.id, p.name_sealed
  from public.organisation_invitation n join public.organisation o on o.id = n.organisation_id join public.person p on p.id = n.by
  where n.handle = handle_ and n.kept = kept_ and n.used_at is null and n.withdrawn_at is null and n.expires_at > acl.now()
    and acl.me() is not null and (select as_ from acl.claim()) is null
    -- not of an organisation that nobody manages any more
    and exists (select from public.employee e where e.organisation_id = o.id and e.manager and e.left_at is null)
$$;

-- My own yes.
create or replace function acl.join_organisation(handle_ text, kept_ text, employee_ uuid) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare o uuid; i uuid;
begin
  select l.organisation, l.invitation into o, i from acl.colleague_link(handle_, kept_) l;
  if o is null or acl.my_organisation() is not null
    or not exists (select from public.person p where p.id = acl.me() and p.professional) then perform acl.refuse(); end if;
  perform 1 from public.organisation where id = o for no key update;
  update public.organisation_invitation set used_at = acl.now() where id = i and used_at is null and withdrawn_at is null;
  if not found then perform acl.refuse(); end if;
  insert into public.employee (id, organisation_id, person, manager, joined_at) values (employee_, o, acl.me(), false, acl.now());
  return o;
end $$;

-- Is there another manager than this one? Asked with the organisation's row locked.
create or replace function acl.other_manager(o uuid, but uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from public.employee e where e.organisation_id = o and e.manager and e.left_at is null and e.id <> but)
$$;

create or replace function acl.end_colleague(e uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare o uuid := acl.to_manage();
begin
  update public.employee x set left_at = acl.now() where x.id = e and x.organisation_id = o and x.left_at is null and x.person <> acl.me();
  if not found then perform acl.refuse(); end if;
end $$;

-- A colleague manages too, or no longer; the last manager stays one.
create or replace function acl.let_manage(e uuid, yes boolean) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare o uuid := acl.to_manage();
begin
  if yes is null or not yes and not acl.other_manager(o, e) then perform acl.refuse(); end if;
  update public.employee x set manager = yes where x.id = e and x.organisation_id = o and x.left_at is null;
  if not found then perform acl.refuse(); end if;
end $$;

-- I leave. Not as the last manager while others work there. With the last one its keys end too.
create or replace function acl.leave_organisation() returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare o uuid; e public.employee;
begin
  select id into o from public.organisation where id = acl.my_organisation() for no key update;
  select * into e from public.employee x where x.organisation_id = o and x.person = acl.me() and x.left_at is null;
  if e.id is null or e.manager and not acl.other_manager(o, e.id)
    and exists (select from public.employee x where x.organisation_id = o and x.left_at is null and x.id <> e.id) then perform acl.refuse(); end if;
  update public.employee set left_at = acl.now() where id = e.id;
  if not exists (select from public.employee x where x.organisation_id = o and x.left_at is null) then
    update public.organisation_key set ends_at = acl.now() where organisation_id = o and coalesce(ends_at > acl.now(), true);
    update public.organisation_invitation set withdrawn_at = acl.now() where organisation_id = o and used_at is null and withdrawn_at is null;
  end if;
end $$;

-- A new key beside the old ones, which end at the chosen moment. At most three of a kind run.
create or replace function acl.make_organisation_key(k uuid, kind_ text, secret bytea, handle_ text, kept_ text, old_ends timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare o uuid := acl.to_manage();
begin
  if (select count(*) from public.organisation_key x where x.organisation_id = o and x.kind = kind_ and coalesce(x.ends_at > acl.now(), true)) >= 3
    and not exists (select from public.organisation_key x where x.id = k) then perform acl.refuse(); end if;
  update public.organisation_key x set ends_at = least(x.ends_at, greatest(old_ends, acl.now()))
    where x.organisation_id = o and x.kind = kind_ and x.id <> k and coalesce(x.ends_at > acl.now(), true) and old_ends is not null;
  insert into public.organisation_key (id, organisation_id, kind, secret_sealed, handle, kept, made_at)
    values (k, o, kind_, secret, handle_, kept_, acl.now());
end $$;

create or replace function acl.end_organisation_key(k uuid, at timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare o_ uuid := acl.to_manage();
begin
  update public.organisation_key x set ends_at = greatest(at, acl.now())
    where x.id = k and x.organisation_id = o_ and coalesce(x.ends_at > acl.now(), true);
  if not found then perform acl.refuse(); end if;
end $$;

-- Over the door: whom an api key lets in. To the minute when it was used last, and not more.
create or replace function acl.open_organisation_key(handle_ text, kept_ text) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare k public.organisation_key;
begin
  select * into k from public.organisation_key x where x.kind = 'api' and x.handle = handle_ and x.kept = kept_ and coalesce(x.ends_at > acl.now(), true);
  update public.organisation_key set used_at = acl.now() where id = k.id and coalesce(used_at < acl.now() - interval '1 minute', true);
  return k.organisation_id;
end $$;

-- A code is mailed to the organisation's address: five tries, a quarter of an hour. Of each manager one a minute and ten a day, in
-- whatever organisation, so that no mailbox is flooded and no colleague waits for another.
create or replace function acl.code_to_organisation(kept_ text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare o_ uuid := acl.to_manage();
begin
  if exists (select from public.organisation_change c where c.by = acl.me() and c.deed = 'code' and c.at > acl.now() - interval '1 minute')
    or (select count(*) from public.organisation_change c where c.by = acl.me() and c.deed = 'code' and c.at > acl.now() - interval '1 day') >= 10
    then perform acl.refuse(); end if;
  update public.organisation set mail_code = kept_, mail_code_until = acl.now() + interval '15 minutes', mail_code_tries = 0
    where id = o_ and mail_sealed <> '' and mail_confirmed_at is null;
  if not found then perform acl.refuse(); end if;
  perform acl.tell_change(o_, 'code', '', null);
end $$;

create or replace function acl.confirm_organisation_mail(kept_ text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare o public.organisation; o_ uuid := acl.to_manage();
begin
  update public.organisation set mail_code_tries = mail_code_tries + 1
    where id = o_ and mail_code <> '' and mail_code_tries < 5 and mail_code_until > acl.now() returning * into o;
  if o.id is null or o.mail_code is distinct from kept_ then return false; end if;
  update public.organisation set mail_confirmed_at = acl.now(), mail_code = '' where id = o.id;
  return true;
end $$;

grant execute on function acl.guard_organisation() to gb_owner;  -- it makes the trigger below
reset role;

create or replace trigger guard before update on organisation for each row execute function acl.guard_organisation();

-- What an employee needs to hand over what they wrote; the keys that sign with it. An api key lets a system in: for managers.
create policy see on organisation for select to gb_app using (id = (select acl.my_organisation()));
create policy change on organisation for update to gb_app using (id = (select acl.i_manage()));
create policy see on employee for select to gb_app using (person = (select acl.me()) and organisation_id = (select acl.my_organisation())
  or organisation_id = (select acl.i_manage()));
create policy see on organisation_invitation for select to gb_app using (organisation_id = (select acl.i_manage()));
create policy see on organisation_key for select to gb_app using (organisation_id = (select acl.i_manage())
  or kind = 'webhook' and organisation_id = (select acl.my_organisation()));
