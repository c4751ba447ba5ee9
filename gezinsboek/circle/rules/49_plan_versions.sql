-- VERSIONS OF THE PLAN (SHARING 2, 4, 5, 6, 12, 18, 20): what was agreed on a day, who says yes to it, and when we look at
-- it again. A version keeps a copy of each goal as its maker read it, seen exactly when that goal is. Nothing of it ever changes.

set role gb_acl;

-- 18: for whose plan stands still: no version of since, whoever made it, for it may hold words of the pauser. One's own stays.
create or replace function acl.plan_veiled(author uuid, dossier uuid, at timestamptz) returns boolean
language sql stable security definer parallel safe set search_path = public, pg_temp as $$
  select exists (select from acl.claim() c, public.pause p join public.member m on m.id = p.paused
    where p.dossier_id = dossier and p.ended_at is null and p.paused <> plan_veiled.author and at > p.since
      and (m.person_id = c.me or m.id = c.as_ and exists (select from public.member g where g.id = p.pauser and g.person_id = c.me)))
$$;

-- The last version that I may know of; null when there is none.
create or replace function acl.plan_for_me(book uuid) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select v.id from public.plan_version v where v.dossier_id = book and not acl.plan_veiled(v.author, v.dossier_id, v.created_at)
  order by v.number desc limit 1
$$;

-- 6: who makes a version: a guardian who writes where others read, and a young person from sixteen on. 18: who does not see the
-- last one makes no next one.
create or replace function acl.may_make_plan(book uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select acl.as_member() is null
    and acl.plan_for_me(book) is not distinct from (select v.id from public.plan_version v where v.dossier_id = book order by v.number desc limit 1)
    and exists (select from acl.my_keys() k join public.member m on m.id = k.member_id
      where k.dossier_id = book and k.owner is null and k.level = 'write' and (k.role = 'guardian' or k.role = 'youth' and acl.age(m.child_id) >= 16))
$$;

-- 12: a next version, made from the last one; who makes it says yes to it. A second click finds it made. 4: a private chapter never goes
-- in; 11: who is named is somebody whom I know. The plan is looked at again within a year.
create or replace function acl.make_plan(x uuid, book uuid, made_from int, review date, asked uuid, there uuid[], told bytea,
  parts uuid[], items uuid[], copies bytea[]) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare m uuid := acl.my_member(book); last int; today date := (acl.now() at time zone 'Europe/Amsterdam')::date;
begin
  perform from public.dossier d where d.id = book and m is not null for no key update;  -- one version at a time
  if m is null or not acl.may_make_plan(book) then perform acl.refuse(); end if;
  if exists (select from public.plan_version v where v.id = x) then
    if not exists (select from public.plan_version v where v.id = x and v.dossier_id = book and v.author = m) then perform acl.refuse(); end if;
    return;
  end if;
  select coalesce(max(v.number), 0) into last from public.plan_version v where v.dossier_id = book;
  if made_from is distinct from last then raise 'made from an older version' using errcode = '40001'; end if;
  if review is null or review <= today or review > today + 366
    or asked is not null and not exists (select from acl.live o where o.id = asked and o.dossier_id = book and o.role <> 'guest' and o.id in (select acl.members_i_know()))
    or exists (select from unnest(there) t where not exists (select from public.member o where o.id = t and o.dossier_id = book and o.id in (select acl.members_i_know())))
    or cardinality(items) is distinct from (select count(distinct (h.i).id) from acl.seen(items) h join public.chapter c on c.id = (h.i).chapter_id and c.owner is null
      where (h.i).dossier_id = book and (h.i).deleted_at is null and ((h.i).kind = 'goal' or (h.i).kind like 'plan-%'))
  then perform acl.refuse(); end if;
  insert into public.plan_version (id, dossier_id, author, number, review_on, contact, there, told_sealed, created_at)
  values (x, book, m, last + 1, review, asked, there, told, acl.now());
  insert into public.plan_part (id, dossier_id, version, item_id, author, told_sealed, created_at)
  select p.id, book, x, p.item, m, p.copy, acl.now() from unnest(parts, items, copies) p(id, item, copy);
  insert into public.plan_accord (id, dossier_id, version, author, answer, why_sealed, created_at) values (x, book, x, m, 'yes', '', acl.now());
  perform acl.note_member('plan version', book, null, null, null);
end $$;

-- Yes, or not yet and why, to the version that holds and that I read; who only reads says it too. What I say last holds, what I said
-- before stays. A second click finds it said.
create or replace function acl.agree_plan(x uuid, version_ uuid, said text, why bytea) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare v public.plan_version; m uuid;
begin
  select * into v from public.plan_version p where p.id = version_ and not acl.plan_veiled(p.author, p.dossier_id, p.created_at);
  m := acl.my_member(v.dossier_id);
  if m is null or acl.as_member() is not null or said is null or said not in ('yes', 'not_yet')
    or not exists (select from acl.my_keys() k where k.dossier_id = v.dossier_id and k.owner is null) then perform acl.refuse(); end if;
  if exists (select from public.plan_accord a where a.id = x) then
    if not exists (select from public.plan_accord a where a.id = x and a.version = version_ and a.author = m) then perform acl.refuse(); end if;
    return;
  end if;
  if acl.plan_for_me(v.dossier_id) is distinct from version_ then raise 'another version holds now' using errcode = '40001'; end if;
  insert into public.plan_accord (id, dossier_id, version, author, answer, why_sealed, created_at) values (x, v.dossier_id, version_, m, said, why, acl.now());
  perform acl.note_member('plan accord', v.dossier_id, null, null, said);
end $$;

-- The day on which we look at the plan again, of the version that holds in each book.
create or replace view acl.plan_review as
  select distinct on (v.dossier_id) v.id as subject, v.dossier_id, v.author, v.contact, v.created_at, v.review_on as due
  from public.plan_version v join public.dossier d on d.id = v.dossier_id and d.erase_at is null order by v.dossier_id, v.number desc;

-- Whom to remind of it: the family that shares something, and the contact. 18: not who may not know of this version.
create or replace function acl.review_listeners(x uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct m.person_id from acl.plan_review r join acl.live m on m.dossier_id = r.dossier_id
  where r.subject = x and (m.role in ('guardian', 'youth') or m.id = r.contact) and m.person_id is not null
    and exists (select from acl.key k where k.member_id = m.id and k.owner is null)
    and not exists (select from public.pause p where p.paused = m.id and p.ended_at is null and r.created_at > p.since and m.id <> r.author)
$$;

reset role;

-- For everybody who shares something here, the network too: it is the plan of all of them. Not along a private chapter alone.
create policy see on plan_version for select to gb_app using (dossier_id in (select dossier_id from acl.my_keys() where owner is null)
  and ((select acl.my_veil()) is null or not acl.plan_veiled(author, dossier_id, created_at)));
create policy as_member on plan_version as restrictive to gb_app using ((select acl.as_member()) is null
    or dossier_id in (select dossier_id from acl.as_keys() where owner is null)) with check ((select acl.as_member()) is null);
-- 2: the copy of a goal, exactly when the goal is seen, and the version.
create policy see on plan_part for select to gb_app using (exists (select from item i where i.id = item_id and i.dossier_id = plan_part.dossier_id)
  and exists (select from plan_version v where v.id = plan_part.version and v.dossier_id = plan_part.dossier_id));
create policy as_member on plan_part as restrictive to gb_app using (true) with check ((select acl.as_member()) is null);
-- 5: who said what, of whom I know. 18: nothing of since.
create policy see on plan_accord for select to gb_app using (exists (select from plan_version v where v.id = plan_accord.version and v.dossier_id = plan_accord.dossier_id)
  and (author = any((select acl.my_members())::uuid[]) or author in (select acl.members_i_know()))
  and ((select acl.my_veil()) is null or not acl.plan_veiled(author, dossier_id, created_at)));
create policy as_member on plan_accord as restrictive to gb_app using ((select acl.as_member()) is null) with check ((select acl.as_member()) is null);
