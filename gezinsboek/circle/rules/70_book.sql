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

-- 6: what one who has gezag says a birth date is, until a second one says the same.
create table if not exists acl.birth_asked (child_id uuid primary key, dossier_id uuid not null, born date not null, member uuid not null,
  asked_at timestamptz not null);

-- 15: this guardian takes part and has gezag over this child, at least by what they said.
create or replace function acl.has_gezag(m uuid, child uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select acl.gezag(child, m) <> '' and exists (select from acl.live l where l.id = m and l.role = 'guardian')
$$;

-- 6: a birth date, said by a guardian; by the child itself when nobody said it. After twelve it is changed by the child, or
-- when two with gezag say the same within thirty days; never back to a younger band. The answer: set, or asked.
create or replace function acl.set_birth(child uuid, born_ date, sealed bytea) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare d uuid; m public.member; today date := acl.born_by(0); known int := acl.age(child); was int := coalesce(known, 0); itself boolean;
begin
  select c.dossier_id into d from public.child c where c.id = child and c.id in (select acl.children_i_know()) for update;
  select * into m from acl.live l where l.person_id = acl.me() and l.dossier_id = d;
  itself := coalesce(m.role = 'youth' and m.child_id = child, false);
  if d is null or m.id is null or acl.as_member() is not null or born_ is null or born_ > today or born_ < date '1900-01-01'
    or acl.band(extract(year from age(today, born_))::int) < acl.band(was)
    or not (itself and (was >= 12 or known is null) or m.role = 'guardian' and (was < 12 or acl.has_gezag(m.id, child)))
  then perform acl.refuse(); end if;
  if was >= 12 and not itself and not exists (select from acl.birth_asked a where a.child_id = child and a.born = born_
      and a.member <> m.id and acl.has_gezag(a.member, child) and a.asked_at > acl.now() - interval '30 days') then
    insert into acl.birth_asked values (child, d, born_, m.id, acl.now())
      on conflict (child_id) do update set born = excluded.born, member = excluded.member, asked_at = excluded.asked_at;
    perform acl.note_member('update', d, null, null, 'birth asked');
    return 'asked';
  end if;
  delete from acl.birth_asked a where a.child_id = child;
  insert into acl.birth values (child, d, born_) on conflict (child_id) do update set born = excluded.born;
  update public.child c set born_sealed = sealed where c.id = child;
  return 'set';
end $$;

-- What one of them says and waits for the other: for those with gezag, and for the child.
create or replace function acl.births_asked(book uuid) returns table (child uuid, by_ uuid, born date)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.child_id, a.member, a.born from acl.birth_asked a join acl.live m on m.person_id = acl.me() and m.dossier_id = a.dossier_id
  where a.dossier_id = book and acl.as_member() is null and a.asked_at > acl.now() - interval '30 days'
    and (m.role = 'youth' and m.child_id = a.child_id or acl.has_gezag(m.id, a.child_id))
$$;

reset role;
