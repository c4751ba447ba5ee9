-- OPENING A BOOK, CHAPTERS AND CHILDREN (SHARING 1, 4, 6).

set role gb_acl;

-- Nobody is a member yet when a book is opened, so no policy could allow it: this one function does. Only a family opens
-- a book (principle 1): who has an account for work has another one at home.
create or replace function acl.open_book(told jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare dossier uuid := told ->> 'dossier'; m uuid := told ->> 'member';
begin
  if acl.me() is null or acl.as_member() is not null or exists (select from public.person p where p.id = acl.me() and p.professional)
  then perform acl.refuse(); end if;
  insert into public.dossier (id, name_sealed, created_at) values (dossier, decode(told ->> 'name', 'base64'), acl.now());
  insert into public.member (id, dossier_id, person_id, role, name_sealed, title_sealed, purpose_sealed, reach_sealed, accepted_at, created_at)
  values (m, dossier, acl.me(), 'guardian', decode(told ->> 'member_name', 'base64'), '', '', '', acl.now(), acl.now());
  insert into public.chapter (id, dossier_id, name_sealed, look, position, created_at)
  select c.id, dossier, decode(c.name, 'base64'), c.look, c.position, acl.now()
  from jsonb_to_recordset(told -> 'chapters') as c(id uuid, name text, look text, position int);
  insert into public.chapter_grant (id, dossier_id, chapter_id, member_id, level, given_by, given_at)
  select gen_random_uuid(), dossier, c.id, m, 'write', m, acl.now() from jsonb_to_recordset(told -> 'chapters') as c(id uuid);
  perform acl.note_member('open book', dossier, null, m, null);
end $$;

-- A new chapter; its maker gets the first grant. 4: a private one belongs to a guardian or a youth of 12 or older.
create or replace function acl.add_chapter(c uuid, dossier uuid, name bytea, look text, place int, private boolean, about uuid)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare m public.member;
begin
  select * into m from acl.live l where l.id = acl.my_member(dossier);
  if m.id is null or acl.as_member() is not null
    or not (m.role = 'guardian' or private and m.role = 'youth' and coalesce(acl.age(m.child_id) >= 12, false))
    or private and not acl.fresh()
    or about is not null and not exists (select from public.child x where x.id = about and x.dossier_id = dossier
      and x.id in (select acl.children_i_know()))
    or about in (select s.child_id from acl.shut s where s.member_id = m.id)
  then perform acl.refuse(); end if;
  insert into public.chapter (id, dossier_id, owner, name_sealed, look, position, about, created_at)
  values (c, dossier, case when private then m.id end, name, look, case when private then 0 else place end, about, acl.now());
  insert into public.chapter_grant (id, dossier_id, chapter_id, member_id, level, given_by, given_at)
  values (gen_random_uuid(), dossier, c, m.id, 'write', m.id, acl.now());
  perform acl.note_member('add chapter', dossier, c, m.id, null);
end $$;

-- 6: whom a chapter is about. From twelve on only that child takes its name off, whoever arranges it. 16: from sixteen on it would
-- close to who is not let by that child, so a shared chapter that such a guardian reads cannot become theirs.
create or replace function acl.chapter_about(c uuid, child uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare x public.chapter;
begin
  select h.* into x from public.chapter h join acl.my_keys() k on k.chapter_id = h.id
  where h.id = c and (k.level = 'write' and k.gives and (child is null or child <> all(k.closed))
    or child is null and k.owner is null and h.about in (select acl.child_i_am()) and acl.age(h.about) >= 12)
    and acl.as_member() is null for update of h;
  if x.id is null or child is not null and not exists (select from public.child y where y.id = child and y.dossier_id = x.dossier_id
      and y.id in (select acl.children_i_know()))
    or x.about is distinct from child and acl.age(x.about) >= 12 and not exists (
      select from acl.live m where m.person_id = acl.me() and m.child_id = x.about)
    or x.owner is null and exists (select from acl.key k where k.chapter_id = c and child = any(k.closed)) then perform acl.refuse(); end if;
  update public.chapter h set about = child where h.id = c;
  perform acl.note_member('update', x.dossier_id, c, null, 'about');
end $$;

-- 6: the bands 0-11, 12-15, 16-17 and 18+, by the age each begins at.
create or replace function acl.band(age int) returns int language sql immutable as
'select max(b) from unnest(array[0, 12, 16, 18]) b where b <= age';

-- 6: who said when that a child was born then, and of which day it was before; for a day they can mend what they typed.
alter table acl.birth add column if not exists said_by uuid, add column if not exists said_at timestamptz, add column if not exists born_before date;
-- 6: what guardians say a birth date is, until enough of them say the same.
create table if not exists acl.birth_said (child_id uuid not null, member uuid not null, dossier_id uuid not null, born date not null,
  said_at timestamptz not null, primary key (child_id, member));
do $$ begin  -- its name and form before: what waits for a yes goes on waiting
  if to_regclass('acl.birth_asked') is not null then
    insert into acl.birth_said (child_id, member, dossier_id, born, said_at)
      select child_id, member, dossier_id, born, asked_at from acl.birth_asked on conflict do nothing;
    drop table acl.birth_asked;
  end if;
end $$;

-- 15: this guardian takes part and has gezag over this child, at least by what they said.
create or replace function acl.has_gezag(m uuid, child uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select acl.gezag(child, m) <> '' and exists (select from acl.live l where l.id = m and l.role = 'guardian')
$$;

-- 6, 15: the guardians whose yes it takes too when another one makes this child older: all but who said to have no gezag.
create or replace function acl.also_asked(child uuid, by_ uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select g.id from public.child k join acl.live g on g.dossier_id = k.dossier_id and g.role = 'guardian' and g.id <> by_
  where k.id = child and not exists (select from public.custody c where c.child_id = child and c.member = g.id
    and (c.answer = 'no' or c.until < (acl.now() at time zone 'Europe/Amsterdam')::date))
$$;

-- 6: this guardian said this date, not too long ago.
create or replace function acl.says_born(m uuid, child uuid, born_ date) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from acl.birth_said a where a.child_id = child and a.member = m and a.born = born_ and a.said_at > acl.now() - interval '30 days')
$$;

-- 6: a birth date, said by a guardian; by the child itself when nobody said it. After twelve it is changed by the child, or
-- when two with gezag say the same within thirty days; and who makes a child older needs every other guardian (but who has no gezag),
-- also within a band: a birthday may be tomorrow. So does a first date that makes the child twelve within thirty days, since then
-- no other guardian could set a wrong one right any more (docs/decisions/0060). Never back to a younger band. What somebody typed
-- themselves less than a day ago does not count: it can be mended as if it was never said. The answer: set, or asked.
create or replace function acl.set_birth(child uuid, born_ date, sealed bytea) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare d uuid; m public.member; today date := acl.born_by(0); b acl.birth; mends boolean; stood date; known int; was int; itself boolean;
begin
  select c.dossier_id into d from public.child c where c.id = child and c.id in (select acl.children_i_know()) for update;
  select * into m from acl.live l where l.person_id = acl.me() and l.dossier_id = d;
  select * into b from acl.birth x where x.child_id = child;
  mends := coalesce(b.said_by = m.id and b.said_at > acl.now() - interval '1 day', false);
  stood := case when mends then b.born_before else b.born end;
  known := extract(year from age(today, stood));
  was := coalesce(known, 0);
  itself := coalesce(m.role = 'youth' and m.child_id = child, false);
  if d is null or m.id is null or acl.as_member() is not null or born_ is null or born_ > today or born_ < date '1900-01-01'
    or acl.band(extract(year from age(today, born_))::int) < acl.band(was)
    or not (itself and (was >= 12 or known is null) or m.role = 'guardian' and (was < 12 or acl.has_gezag(m.id, child)))
  then perform acl.refuse(); end if;
  if not itself and (was >= 12 and not exists (select from acl.birth_said a where a.child_id = child and a.member <> m.id
        and acl.says_born(a.member, child, born_) and acl.has_gezag(a.member, child))
      or case when stood is null then extract(year from age(today, born_ - 30)) >= 12 else born_ < stood end
        and exists (select from acl.also_asked(child, m.id) g where not acl.says_born(g, child, born_))) then
    insert into acl.birth_said values (child, m.id, d, born_, acl.now())
      on conflict (child_id, member) do update set born = excluded.born, said_at = excluded.said_at;
    perform acl.note_member('update', d, null, null, 'birth asked');
    return 'asked';
  end if;
  delete from acl.birth_said a where a.child_id = child;
  insert into acl.birth (child_id, dossier_id, born, said_by, said_at, born_before) values (child, d, born_, m.id,
      case when mends then b.said_at else acl.now() end, stood)
    on conflict (child_id) do update set born = excluded.born, said_by = excluded.said_by, said_at = excluded.said_at, born_before = excluded.born_before;
  update public.child c set born_sealed = sealed where c.id = child;
  return 'set';
end $$;

-- What one of them says and waits for another: for the guardians whose yes it takes and the child; in one book, or in all of mine.
create or replace function acl.births_asked(book uuid) returns table (child uuid, by_ uuid, born date, dossier uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.child_id, a.member, a.born, a.dossier_id from acl.birth_said a join acl.live m on m.person_id = acl.me() and m.dossier_id = a.dossier_id
  where a.dossier_id = coalesce(book, a.dossier_id) and acl.as_member() is null and acl.says_born(a.member, a.child_id, a.born)
    and (m.role = 'youth' and m.child_id = a.child_id or a.member = m.id or m.id in (select acl.also_asked(a.child_id, a.member)) and not acl.says_born(m.id, a.child_id, a.born))
  order by a.said_at
$$;

-- Whose birth date I typed less than a day ago, so that the page offers to mend it.
create or replace function acl.births_to_mend(book uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select b.child_id from acl.birth b where b.dossier_id = book and b.said_by = any(acl.my_members()) and b.said_at > acl.now() - interval '1 day'
    and acl.as_member() is null
$$;

reset role;
