-- SPELREGELS (FIELD C2; SHARING 5, 6, 12, 14, 20): what a family asks of everybody in their book. Each text stays as it was
-- said; each yes names the text it was said to. Nobody is kept from reading by them: they open nothing and close nothing.

set role gb_acl;

-- The text that holds now; null where the family has none. 17: in a book that waits to be erased none holds.
create or replace function acl.agreement_now(book uuid) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select a.id from public.agreement a join public.dossier d on d.id = a.dossier_id and d.erase_at is null
  where a.dossier_id = book order by a.version desc limit 1
$$;

-- The one that holds for me. 18: for who is paused that is the last one from before, when the pauser said another since.
create or replace function acl.agreement_for_me(book uuid) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select a.id from public.agreement a join public.dossier d on d.id = a.dossier_id and d.erase_at is null
  where a.dossier_id = book and ((select acl.my_veil()) is null
    or not acl.hides((select acl.my_veil()), a.id, a.said_by, a.dossier_id, a.said_at))
  order by a.version desc limit 1
$$;

-- 6: who arranges the book: a guardian who shares something here, and a young person from sixteen on. 18: what stands still for
-- somebody, that person does not change.
create or replace function acl.i_may_say_agreement(book uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select acl.as_member() is null and acl.agreement_for_me(book) is not distinct from acl.agreement_now(book)
    and exists (select from acl.my_keys() k join public.member m on m.id = k.member_id
    where k.dossier_id = book and k.owner is null and (k.role = 'guardian' or k.role = 'youth' and acl.age(m.child_id) >= 16))
$$;

-- 12: a next text, made from the one that holds; who says it says yes to it too. A second click finds it said.
create or replace function acl.say_agreement(x uuid, book uuid, made_from int, told bytea) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare m uuid := acl.my_member(book); last int;
begin
  perform from public.dossier d where d.id = book and m is not null for no key update;  -- one text at a time
  if m is null or not acl.i_may_say_agreement(book) then perform acl.refuse(); end if;
  if exists (select from public.agreement a where a.id = x) then
    if not exists (select from public.agreement a where a.id = x and a.dossier_id = book and a.said_by = m) then perform acl.refuse(); end if;
    return;
  end if;
  select coalesce(max(a.version), 0) into last from public.agreement a where a.dossier_id = book;
  if made_from is distinct from last then raise 'made from an older version' using errcode = '40001'; end if;
  insert into public.agreement (id, dossier_id, version, told_sealed, said_by, said_at) values (x, book, last + 1, told, m, acl.now());
  insert into public.accord (id, dossier_id, agreement_id, member, said_at) values (gen_random_uuid(), book, x, m, acl.now());
  perform acl.note_member('agreement', book, null, null, null);
end $$;

-- The text that waits for my yes; null when there is none.
create or replace function acl.agreement_waits(book uuid) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select a.now_ from (select acl.agreement_for_me(book) as now_, acl.my_member(book) as me_) a
  where a.now_ is not null and a.me_ is not null and acl.as_member() is null
    and not exists (select from public.accord s where s.agreement_id = a.now_ and s.member = a.me_)
$$;

-- My yes, to the text that holds now and that I saw; twice is once.
create or replace function acl.say_accord(x uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare book uuid; m uuid;
begin
  select a.dossier_id into book from public.agreement a where a.id = x;
  m := acl.my_member(book);
  if m is null or m <> all(acl.my_members()) or acl.as_member() is not null then perform acl.refuse(); end if;
  if acl.agreement_for_me(book) is distinct from x then raise 'another text holds now' using errcode = '40001'; end if;
  insert into public.accord (id, dossier_id, agreement_id, member, said_at) values (gen_random_uuid(), book, x, m, acl.now())
    on conflict (dossier_id, agreement_id, member) do nothing;
  if found then perform acl.note_member('accord', book, null, null, null); end if;
end $$;

-- 14: what somebody said yes to at the door, by whoever comes in now.
create or replace function acl.keep_accord(inv uuid, m uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into public.accord (id, dossier_id, agreement_id, member, said_at)
  select gen_random_uuid(), i.dossier_id, i.agreed, m, i.agreed_at from public.invitation i where i.id = inv and i.agreed is not null
  on conflict (dossier_id, agreement_id, member) do nothing
$$;

reset role;
