-- GROWING UP (SHARING 6; REQ-04, 86): what a young person of 12 or older says about what is about them.

set role gb_acl;

-- Said no, for now. Only the child is told of it; to who gave it, it is "nog niet".
create table if not exists acl.said_no (child_id uuid not null, chapter_id uuid not null, member_id uuid not null, dossier_id uuid not null);
alter table acl.said_no add column if not exists taking boolean not null default false;
alter table acl.said_no drop constraint if exists said_no_pkey, add constraint said_no_pkey primary key (child_id, chapter_id, member_id, taking);

-- 22: whether "mag overnemen" holds for what is about this child: whoever is twelve or older, and whom the chapter or the words
-- are about, says yes too.
create or replace function acl.takes_over(g public.chapter_grant, of_ uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select g.may_take_over and not exists (select from public.chapter c, unnest(array[c.about, of_]) a
    where c.id = g.chapter_id and acl.age(a) >= 12 and a is distinct from g.taking_yes)
$$;

-- What was given here and waits for that yes: for the pages, where it is "nog niet".
create or replace function acl.taking_waits(book uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select g.id from public.chapter_grant g where g.dossier_id = book and (g.until is null or g.until > acl.now())
    and g.may_take_over and not acl.takes_over(g, null) and g.chapter_id in (select chapter_id from acl.my_keys())
$$;

-- The questions to me: who from outside the family may read a chapter about me ('read', 'write'), and who of those that read it
-- may take over ('take'). With the names, also of a chapter that I do not read myself: whoever is asked knows what about. Never of
-- a private one.
create or replace function acl.asked_of_me(book uuid) returns table (given uuid, chapter uuid, chapter_name bytea, member uuid,
  name bytea, title bytea, role text, person uuid, profession bytea, organisation bytea, what text, by_ uuid, frozen boolean, no boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select g.id, c.id, c.name_sealed, m.id, m.name_sealed, m.title_sealed, m.role, p.id, p.profession_sealed, p.organisation_sealed, w.what, w.by_,
    acl.frozen(c.id),
    exists (select from acl.said_no n where (n.child_id, n.chapter_id, n.member_id, n.taking) = (w.child, c.id, m.id, w.what = 'take'))
  from public.chapter_grant g join public.chapter c on c.id = g.chapter_id join public.member m on m.id = g.member_id
    left join public.person p on p.id = m.person_id and p.professional
    cross join lateral (
      select g.asks as child, g.level as what, g.given_by as by_ where g.asks is not null and g.yes_at is null
      union all
      select c.about, 'take', null where (g.asks is null or g.yes_at is not null) and c.owner is null and m.role = 'professional'
        and g.may_take_over and not acl.takes_over(g, null)) w
  where g.dossier_id = book and w.child in (select acl.child_i_am()) and (g.until is null or g.until > acl.now())
    and acl.age(w.child) >= 12 and m.ended_at is null and (m.expires_at is null or m.expires_at > acl.now()) and acl.as_member() is null
  order by g.given_at, g.id
$$;

-- My answer, to reading or to taking over. A yes holds, if it was still being asked; a no can become a yes later. 16: a yes is a
-- new grant too, so none while an objection freezes the chapter; a no can always be said.
create or replace function acl.say_reader(g uuid, yes boolean, taking boolean default false) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare x public.chapter_grant; child uuid;
begin
  if yes is null or taking is null then perform acl.refuse(); end if;
  perform from public.member m join public.chapter_grant y on y.member_id = m.id join public.chapter c on c.id = y.chapter_id
    where y.id = g and exists (select from acl.child_i_am() i where i in (y.asks, c.about)) for update of m;
  select y.* into x from public.chapter_grant y where y.id = g
    and y.id in (select q.given from acl.asked_of_me(y.dossier_id) q where (q.what = 'take') = taking) for update;
  if x.id is null or yes and acl.frozen(x.chapter_id) then perform acl.refuse(); end if;
  child := case when taking then (select c.about from public.chapter c where c.id = x.chapter_id) else x.asks end;
  if not yes then
    insert into acl.said_no values (child, x.chapter_id, x.member_id, x.dossier_id, taking) on conflict do nothing;
    return;
  end if;
  update public.chapter_grant set yes_at = case when taking then yes_at else acl.now() end,
    taking_yes = case when taking then child else taking_yes end where id = x.id;
  delete from acl.said_no n where (n.child_id, n.chapter_id, n.member_id, n.taking) = (child, x.chapter_id, x.member_id, say_reader.taking);
  perform acl.note_member(case when taking then 'allow taking' else 'grant' end, x.dossier_id, x.chapter_id, x.member_id, 'child yes');
end $$;

-- Grants of guardians that run and open nothing, in the chapters I read: what "Wie ziet wat" must not show as open.
create or replace function acl.closed_grants(book uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select g.id from public.chapter_grant g join acl.live m on m.id = g.member_id and m.role = 'guardian'
  where g.dossier_id = book and (g.until is null or g.until > acl.now()) and g.chapter_id in (select chapter_id from acl.my_keys())
    and not exists (select from acl.key k where k.grant_id = g.id)
$$;

-- From 16: this guardian may read what is about me, or may not any more. Again is nothing new.
create or replace function acl.let_read(l uuid, guardian uuid, yes boolean) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare d uuid; child uuid; n bigint;
begin
  select t.dossier_id, me.child_id into d, child from public.member t join acl.live me on me.dossier_id = t.dossier_id
    where t.id = guardian and t.role = 'guardian' and t.accepted_at is not null and t.ended_at is null and t.id in (select acl.members_i_know())
      and me.person_id = acl.me() and me.role = 'youth' and acl.age(me.child_id) >= 16 and acl.as_member() is null for update of t;
  if d is null or yes is null then perform acl.refuse(); end if;
  if yes then
    update public.letting x set ended_at = acl.now() from acl.grown w where x.child_id = child and x.member = guardian and x.ended_at is null
      and w.child_id = child and x.given_at < w.counts_from;
    insert into public.letting (id, dossier_id, child_id, member, given_at) select l, d, child, guardian, acl.now()
      where not exists (select from public.letting x where x.child_id = child and x.member = guardian and x.ended_at is null);
  else
    update public.letting x set ended_at = acl.now() where x.child_id = child and x.member = guardian and x.ended_at is null;
  end if;
  get diagnostics n = row_count;
  if n > 0 then perform acl.note_member('let read', d, null, guardian, case when yes then 'yes' else 'no' end); end if;
end $$;

-- From 16 I read the shared chapters about me and am in charge of them: a grant for each where I have none yet.
create or replace function acl.take_charge(book uuid) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare m public.member; c public.chapter; n bigint := 0;
begin
  select x.* into m from public.member x where x.id = acl.my_member(book) and x.role = 'youth' for update;
  if m.id is null or acl.as_member() is not null or not coalesce(acl.age(m.child_id) >= 16, false) then perform acl.refuse(); end if;
  for c in select h.* from public.chapter h where h.about = m.child_id and h.owner is null and not exists (select from public.chapter_grant g
      where g.chapter_id = h.id and g.member_id = m.id and g.level = 'write' and g.since is null and g.until is null) loop
    update public.chapter_grant g set until = acl.now() where g.chapter_id = c.id and g.member_id = m.id and (g.until is null or g.until > acl.now());
    insert into public.chapter_grant (id, dossier_id, chapter_id, member_id, level, given_by, given_at)
    values (gen_random_uuid(), book, c.id, m.id, 'write', m.id, acl.now());
    perform acl.note_member('grant', book, c.id, m.id, 'write');
    n := n + 1;
  end loop;
  return n;
end $$;

-- How many shared chapters about me wait for that.
create or replace function acl.about_me(book uuid) returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select count(*) from public.member m join public.chapter h on h.about = m.child_id and h.owner is null
  where m.id = acl.my_member(book) and m.role = 'youth' and acl.age(m.child_id) >= 16 and acl.as_member() is null
    and not exists (select from public.chapter_grant g where g.chapter_id = h.id and g.member_id = m.id and g.level = 'write'
      and g.since is null and g.until is null)
$$;

-- A birthday that changes who reads what, thirty days ahead and thirty days after (REQ-86).
create or replace view acl.birthday as
  select b.dossier_id, b.child_id, x.band, (b.born + make_interval(years => x.band))::date as day,
    (b.born + make_interval(years => x.band))::date - acl.born_by(0) as still
  from acl.birth b, unnest(array[12, 16, 18]) x(band)
  where (b.born + make_interval(years => x.band))::date between acl.born_by(0) - 30 and acl.born_by(0) + 30;

-- Of the children whose guardian I am, and of myself; in one book, or in all of mine.
create or replace function acl.birthdays(book uuid) returns table (dossier uuid, child uuid, band int, day date, still int)
language sql stable security definer set search_path = public, pg_temp as $$
  select b.dossier_id, b.child_id, b.band, b.day, b.still from acl.birthday b join acl.live m on m.dossier_id = b.dossier_id
  where m.person_id = acl.me() and b.dossier_id = coalesce(book, b.dossier_id) and (m.role = 'guardian' or m.child_id = b.child_id)
    and acl.as_member() is null
  order by b.day, b.child_id
$$;

-- 4: the youths of 12 and older who never had a private chapter: theirs is put ready by the job, or when they come in.
create or replace function acl.without_own_chapter() returns table (dossier uuid, member uuid, person uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select m.dossier_id, m.id, m.person_id from acl.live m join acl.birth b on b.child_id = m.child_id
  where m.role = 'youth' and b.born <= acl.born_by(12) and not exists (select from public.chapter c where c.owner = m.id)
$$;

-- An empty one, theirs alone. It tells nothing to whoever calls it, and a second time it does nothing.
create or replace function acl.ready_own_chapter(c uuid, m uuid, name bytea) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare d uuid;
begin
  perform from public.member x where x.id = m for update;
  select w.dossier into d from acl.without_own_chapter() w where w.member = m;
  if d is null then return; end if;
  insert into public.chapter (id, dossier_id, owner, name_sealed, look, position, created_at) values (c, d, m, name, 'home', 0, acl.now());
  insert into public.chapter_grant (id, dossier_id, chapter_id, member_id, level, given_by, given_at)
  values (gen_random_uuid(), d, c, m, 'write', m, acl.now());
  perform acl.note_member('add chapter', d, c, m, null);
end $$;

-- Whether an address is where somebody else here is waited for already: a young person's is their own (REQ-84). It tells
-- who may invite, of those they know.
create or replace function acl.address_waits(book uuid, address bytea) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select acl.i_may_invite(book) <> '{}' and exists (select from public.invitation n where n.dossier_id = book and n.address_hash = address
    and n.used_at is null and n.refused_at is null and n.withdrawn_at is null and n.expires_at > acl.now()
    and n.member_id in (select acl.members_i_know()))
$$;

reset role;
