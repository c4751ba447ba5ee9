-- THE KEYS (SHARING 1, 3, 4, 6, 7): what opens, for whom, from when, until when.
-- One view is the only statement of it; my_keys, as_keys and readers are that view asked in different directions.
-- What every policy asks is plpgsql, whose plans are kept for the session: before 18, PostgreSQL plans a function in SQL anew in each
-- statement, which cost a page of 15 six times as much.

set role gb_acl;

create or replace view acl.live as
  select * from public.member
  where accepted_at is not null and ended_at is null and (expires_at is null or expires_at > acl.now());

-- 6: born on this day or before, somebody is so many years old today in Amsterdam.
create or replace function acl.born_by(years int) returns date language sql stable parallel safe as
$$ select ((acl.now() at time zone 'Europe/Amsterdam')::date - make_interval(years => years))::date $$;

-- 6: the children of 16 and older, and since when what they allowed still counts: at 18 they say it anew (REQ-04).
create or replace view acl.grown as
  select b.child_id, b.dossier_id, case when b.born <= acl.born_by(18)
    then (b.born + make_interval(years => 18))::timestamp at time zone 'Europe/Amsterdam' else '-infinity' end as counts_from
  from acl.birth b where b.born <= acl.born_by(16);

-- 6: what is about these children this guardian does not read, wherever it lies and whoever wrote it, since the child did
-- not let them.
create or replace view acl.shut as
  select m.id as member_id, w.child_id, w.counts_from from public.member m join acl.grown w on w.dossier_id = m.dossier_id
  where m.role = 'guardian' and not exists (select from public.letting l
    where l.child_id = w.child_id and l.member = m.id and l.ended_at is null and l.given_at >= w.counts_from);

-- `closed`: the children about whom this key opens nothing. A chapter about a child of 16 or older opens to a guardian when
-- that child gave it. `gives`: whether its holder gives in this chapter (6, 10): the owner of a private one, in one about
-- a child of 16 or older that child, elsewhere a guardian.
create or replace view acl.key as
  select m.person_id, m.id as member_id, m.dossier_id, m.role, g.chapter_id, g.level,
    coalesce(g.since, '-infinity') as since, least(g.until, m.expires_at) as until, c.owner, g.id as grant_id, x.closed,
    case when c.owner is not null then c.owner = m.id
      when c.about is not null and exists (select from acl.grown w where w.child_id = c.about) then m.role = 'youth' and m.child_id = c.about
      else m.role = 'guardian' end as gives
  from acl.live m
  join public.chapter_grant g on g.member_id = m.id
  join public.chapter c on c.id = g.chapter_id
  join public.dossier d on d.id = m.dossier_id
  cross join lateral (select case when m.role = 'guardian' then array(select s.child_id from acl.shut s where s.member_id = m.id
      and not (s.child_id = c.about and c.owner is null and g.given_at >= s.counts_from
        and exists (select from public.member y where y.id = g.given_by and y.child_id = s.child_id)))
    else '{}'::uuid[] end as closed) x
  -- 17: a book that waits to be erased is closed; a private chapter stays with its owner until the keys are destroyed
  where (g.until is null or g.until > acl.now()) and (d.erase_at is null or c.owner = m.id)
    -- 6: for who waits for the yes of the child it is about, it is closed
    and (g.asks is null or g.yes_at is not null) and (c.about is null or c.about <> all(x.closed));

-- Mine: a private chapter only while fresh, and only within the focus.
create or replace function acl.my_keys() returns setof acl.key
language plpgsql stable security definer parallel safe cost 1000 rows 50 set search_path = public, pg_temp as $$
begin
  return query
    select k.* from acl.claim() c, acl.key k
    where k.person_id = c.me and (k.owner is null or c.fresh) and k.dossier_id = coalesce(acl.focus(), k.dossier_id);
end $$;

-- 1: {chapter: from when}; -infinity opens it whole; a chapter that is not in it is closed.
create or replace function acl.my_since() returns jsonb
language plpgsql stable security definer parallel safe cost 1000 set search_path = public, pg_temp as $$
begin
  return (
    select coalesce(jsonb_object_agg(chapter_id, since), '{}')
    from (select chapter_id, min(since) as since from acl.my_keys() group by 1) x);
end $$;

-- 6: {chapter: the children about whom I read nothing there}; only chapters where there are any.
create or replace function acl.my_closed() returns jsonb
language plpgsql stable security definer parallel safe cost 1000 set search_path = public, pg_temp as $$
begin
  return (
    select coalesce(jsonb_object_agg(chapter_id, to_jsonb(closed)), '{}') from acl.my_keys() where closed <> '{}');
end $$;

create or replace function acl.my_dossiers() returns uuid[]
language plpgsql stable security definer parallel safe cost 500 set search_path = public, pg_temp as $$
begin
  return (
    select coalesce(array_agg(m.dossier_id), '{}') from acl.claim() c, acl.live m
    where m.person_id = c.me and m.dossier_id = coalesce(acl.focus(), m.dossier_id));
end $$;

create or replace function acl.my_members() returns uuid[]
language plpgsql stable security definer parallel safe cost 500 set search_path = public, pg_temp as $$
begin
  return (
    select coalesce(array_agg(m.id), '{}') from acl.claim() c, acl.live m
    where m.person_id = c.me and m.dossier_id = coalesce(acl.focus(), m.dossier_id));
end $$;

create or replace function acl.my_member(dossier uuid) returns uuid
language sql stable security definer set search_path = public, pg_temp as
'select id from acl.live where person_id = acl.me() and dossier_id = dossier';

-- 3: does this key open an item that lies here? (The policies say the same in the form the planner likes.)
create or replace function acl.opens(k acl.key, chapter uuid, audience uuid[], author uuid, at timestamptz, about uuid)
returns boolean language sql immutable as $$
  select k.chapter_id = chapter and k.since <= at
    and (audience is null or k.member_id = any(audience) or k.member_id = author) and (about is null or about <> all(k.closed))
$$;

-- The other direction: who reads an item that lies here.
create or replace function acl.readers(chapter uuid, audience uuid[], author uuid, at timestamptz, about uuid) returns uuid[]
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return (
    select coalesce(array_agg(distinct k.member_id), '{}') from acl.key k
    where k.chapter_id = chapter and acl.opens(k, chapter, audience, author, at, about));
end $$;

-- The guardians and youths among these members.
create or replace function acl.family(members uuid[]) returns uuid[]
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(id), '{}') from public.member where id = any(members) and role in ('guardian', 'youth')
$$;

-- 6: years old today in Amsterdam; null when the birth date is not known.
create or replace function acl.age(child uuid) returns int
language sql stable security definer set search_path = public, pg_temp as $$
  select extract(year from age((acl.now() at time zone 'Europe/Amsterdam')::date, born))::int
  from acl.birth where child_id = child
$$;

-- 9: whose items I may change: my own; as a guardian those of professionals, network and children under twelve.
create or replace function acl.authors_i_may_change() returns setof uuid
language plpgsql stable security definer parallel safe cost 500 rows 10 set search_path = public, pg_temp as $$
begin
  return query
    select a.id from acl.live m join public.member a on a.dossier_id = m.dossier_id
    where m.person_id = acl.me() and m.dossier_id = coalesce(acl.focus(), m.dossier_id) and (a.id = m.id
      or m.role = 'guardian' and (a.role in ('professional', 'network', 'guest') or a.role = 'youth' and acl.age(a.child_id) < 12));
end $$;

-- Was it sent for good? For the first seconds only its author sees an item and can take it back.
create or replace function acl.is_out(i public.item) returns boolean
language sql stable set search_path = public, pg_temp as 'select i.held_until is null or i.held_until <= acl.now()';
create or replace function acl.is_out(r public.reply) returns boolean
language sql stable set search_path = public, pg_temp as 'select r.held_until is null or r.held_until <= acl.now()';

-- Those of these items that I see, each with the key that opens it; the policies on item say the same.
create or replace function acl.seen(xs uuid[]) returns table (i public.item, k acl.key)
language sql stable security definer set search_path = public, pg_temp as $$
  select i, k::acl.key from public.item i join acl.my_keys() k on acl.opens(k, i.chapter_id, i.audience, i.author, i.created_at, i.about)
  where i.id = any(xs) and (i.deleted_at is null or k.level = 'write' and i.author in (select acl.authors_i_may_change()))
    and (acl.is_out(i) or i.author = k.member_id)
    and ((select acl.my_veil()) is null or not acl.hides((select acl.my_veil()), i.id, i.author, i.dossier_id, i.created_at))
$$;

-- 3, 10: may these names stand on a new item of mine? Chapter readers only; an outsider keeps the family, and what it
-- writes about a child is read by somebody of the family (6). It tells only who writes there.
create or replace function acl.may_name(chapter uuid, author uuid, names uuid[], about uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select names is null and about is null or exists (select from acl.my_keys() k
      where k.chapter_id = chapter and k.member_id = author and k.level = 'write') and (names is null or names <@ r.everybody)
    and (acl.family(array[author]) <> '{}' or (names is null or acl.family(r.everybody) <@ names)
      and (about is null or acl.family(r.everybody) <> '{}'))
  from (select acl.readers(chapter, null, null, acl.now(), about)) r(everybody)
$$;

-- 5: the members I know: those ever granted a chapter I read, those I invited (if only in private chapters: while
-- fresh), myself.
create or replace function acl.members_i_know() returns setof uuid
language plpgsql stable security definer parallel safe cost 2000 rows 100 set search_path = public, pg_temp as $$
begin
  return query
    select g.member_id from acl.my_keys() k join public.chapter_grant g on g.chapter_id = k.chapter_id
    union select unnest(acl.my_members())
    union select m.id from public.member m
      where m.dossier_id = any((select acl.my_dossiers())::uuid[]) and m.invited_by = any((select acl.my_members())::uuid[]) and m.role <> 'guest' and ((select acl.fresh())
        or not exists (select from public.chapter_grant g where g.member_id = m.id)
        or exists (select from public.chapter_grant g join public.chapter c on c.id = g.chapter_id
                   where g.member_id = m.id and c.owner is null))
    -- a guest has no grant: known along the chapter of the link, to the family; and to all who read where the answer lies
    union select l.member_id from acl.my_keys() k join public.one_time_link l on l.dossier_id = k.dossier_id
      left join public.item i on i.id = l.item_id
      where k.chapter_id = i.chapter_id or k.chapter_id = l.chapter_id and k.role in ('guardian', 'youth')
        and ((select acl.my_veil()) is null or not acl.asked_behind_veil(l.id, l.asked_by, l.dossier_id, l.member_id));
end $$;

-- 20: "Bekijk als": the member looked through (a guardian looks, same book). A wrong one is nobody: nothing is visible.
create or replace function acl.looked_through() returns uuid
language plpgsql stable security definer parallel safe cost 500 set search_path = public, pg_temp as $$
begin
  return (
    select case when c.as_ is not null then coalesce((
      select t.id from acl.live t join acl.live g using (dossier_id)
      where t.id = c.as_ and g.person_id = c.me and g.role = 'guardian' and t.id in (select acl.members_i_know())
    ), '00000000-0000-0000-0000-000000000000') end from acl.claim() c);
end $$;

-- The same, for the many policies that only want to know that it is off. A claim that names no member answers null, right
-- or wrong, so then there is nothing to check; written in the form that is read once, whatever a later search path says.
create or replace function acl.as_member() returns uuid language sql stable parallel safe
return case when split_part(current_setting('app.claim', true), '|', 2) <> '' then acl.looked_through() end;

create or replace function acl.as_members() returns uuid[]
language sql stable parallel safe as 'select array[acl.as_member()]';

-- Only in chapters that I read as well: what else they read is not mine to know.
create or replace function acl.as_keys() returns setof acl.key
language plpgsql stable security definer parallel safe cost 1000 rows 50 set search_path = public, pg_temp as $$
begin
  return query
    select k.* from acl.key k where k.member_id = (select acl.as_member()) and k.chapter_id in (select chapter_id from acl.my_keys());
end $$;

-- The book that is looked at through somebody, also when that somebody just left.
create or replace function acl.as_book() returns uuid
language sql stable security definer parallel safe cost 500 set search_path = public, pg_temp as
'select m.dossier_id from acl.claim() c join public.member m on m.id = c.as_';

create or replace function acl.as_since() returns jsonb
language plpgsql stable security definer parallel safe cost 1000 set search_path = public, pg_temp as $$
begin
  return (
    select coalesce(jsonb_object_agg(chapter_id, since), '{}')
    from (select chapter_id, min(since) as since from acl.as_keys() group by 1) x);
end $$;

create or replace function acl.as_closed() returns jsonb
language plpgsql stable security definer parallel safe cost 1000 set search_path = public, pg_temp as $$
begin
  return (
    select coalesce(jsonb_object_agg(chapter_id, to_jsonb(closed)), '{}') from acl.as_keys() where closed <> '{}');
end $$;

-- 6: the child that I am, in each of my books.
create or replace function acl.child_i_am() returns setof uuid
language sql stable security definer parallel safe cost 500 rows 1 set search_path = public, pg_temp as $$
  select m.child_id from acl.claim() c, acl.live m
  where m.person_id = c.me and m.role = 'youth' and m.child_id is not null and m.dossier_id = coalesce(acl.focus(), m.dossier_id)
$$;

-- The children I know: all, for the family that shares something here; else those that a chapter or item I read is about.
create or replace function acl.children_i_know() returns setof uuid
language plpgsql stable security definer parallel safe cost 2000 rows 5 set search_path = public, pg_temp as $$
begin
  return query
    select c.id from acl.my_keys() k join public.child c on c.dossier_id = k.dossier_id
      where k.role in ('guardian', 'youth') and k.owner is null
    union select h.about from acl.my_keys() k join public.chapter h on h.id = k.chapter_id where h.about is not null
    union select i.about from acl.my_keys() k join public.item i on i.chapter_id = k.chapter_id and i.about is not null
      and i.deleted_at is null and acl.opens(k, i.chapter_id, i.audience, i.author, i.created_at, i.about)
      and (acl.is_out(i) or i.author = k.member_id)
      and ((select acl.my_veil()) is null or not acl.hides((select acl.my_veil()), i.id, i.author, i.dossier_id, i.created_at))
    -- 15: whose gezag was shown to me
    union select s.child_id from public.custody s where s.shown_to = any((select acl.my_members())::uuid[]) and acl.as_member() is null;
end $$;

-- 20: through whom I may look now: as acl.as_member answers once the claim says so. Nobody while looking already.
create or replace function acl.i_may_look_as() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select t.id from acl.live t join acl.live g using (dossier_id)
  where g.person_id = acl.me() and g.role = 'guardian' and t.id <> g.id and acl.as_member() is null
    and t.dossier_id = coalesce(acl.focus(), t.dossier_id) and t.id in (select acl.members_i_know())
$$;

reset role;
