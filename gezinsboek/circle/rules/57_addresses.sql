-- ADDRESSES (SHARING 1, 3, 5, 6, 16-18, 20, 26; REQ-83): where somebody lives and how to call them, said by themselves and read
-- by nobody else. Only naming a person opens one; no role, chapter, gezag or invitation ever does. docs/decisions/0067.

set role gb_acl;

-- 7, 17: what a named person reads: while both take part, and while the book does not wait to be erased. 6: what a guardian
-- wrote about a child closes when that child is 16. 5: only to whom its author knows, who could not take the name off else.
create or replace view acl.address_open as
  select a.*, r.member as reader from public.address a join acl.live w on w.id = a.author
  join public.address_reader r on r.address_id = a.id join acl.live m on m.id = r.member
  join public.dossier d on d.id = a.dossier_id and d.erase_at is null
  where not exists (select from acl.grown g where g.child_id = a.child_id)
    and (m.invited_by = w.id or exists (select from acl.key k join public.chapter_grant g on g.chapter_id = k.chapter_id
      where k.member_id = w.id and g.member_id = m.id));

-- 18: who is paused reads no address of the pauser any more, also none from before; wholly paused, of nobody.
create or replace function acl.address_veiled(author uuid, dossier uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(v.veil ->> author::text <> 'infinity' or not v.veil ? author::text and v.veil ? dossier::text, false) from (select acl.my_veil() as veil) v
$$;

-- 6: whose address I may write: my own (a young person from twelve), and as a guardian that of a child under twelve at my home.
create or replace function acl.whose_address(book uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select m.id from acl.live m where m.id = acl.my_member(book) and acl.as_member() is null
    and (m.role <> 'youth' or coalesce(acl.age(m.child_id) >= 12, false))
  union select c.id from acl.live m join public.child c on c.dossier_id = m.dossier_id
  where m.id = acl.my_member(book) and acl.as_member() is null and m.role = 'guardian' and coalesce(acl.age(c.id), 0) < 12
    and c.id in (select acl.children_i_know())
$$;

-- Those I wrote; 6: about a child of 16 or older only while that child lets me. And those in which somebody I know (5) named me.
create or replace function acl.my_addresses() returns setof uuid
language sql stable security definer parallel safe cost 2000 rows 5 set search_path = public, pg_temp as $$
  select a.id from public.address a where a.author = any((select acl.my_members())::uuid[])
    and not exists (select from acl.shut s where s.member_id = a.author and s.child_id = a.child_id)
  union select o.id from acl.address_open o where o.reader = any((select acl.my_members())::uuid[])
    and o.author in (select acl.members_i_know()) and not acl.address_veiled(o.author, o.dossier_id)
$$;

-- 20: while I look as somebody: what they wrote, and mine in which they are named. Whom else another named is not mine to know.
create or replace function acl.as_addresses() returns setof uuid
language sql stable security definer parallel safe cost 2000 rows 5 set search_path = public, pg_temp as $$
  select a.id from public.address a where a.author = (select acl.as_member())
  union select o.id from acl.address_open o where o.reader = (select acl.as_member()) and o.author = any((select acl.my_members())::uuid[])
    and exists (select from acl.as_keys()) and not acl.address_veiled(o.author, o.dossier_id)
$$;

-- A line of the log for the two of them: who wrote it, and who looked (26).
create or replace function acl.note_address(a public.address, event text, action text, other uuid, detail text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin perform acl.write_line(event, action, 0, a.dossier_id, null, null, null, a.author, other, detail); end $$;

-- Write it down or change it, and name who reads it. 12: from the version that is there; a second click finds it done. Whom I do
-- not know now, since a private chapter is shut, stays as they were.
create or replace function acl.say_address(x uuid, book uuid, child uuid, made_from int, told bytea, names uuid[]) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare m uuid := acl.my_member(book); a public.address; n uuid;
begin
  -- nobody of them ends while this runs
  perform from public.member t where m is not null and t.dossier_id = book and (t.id = m or t.id = any(names)) order by t.id for share;
  if m is null or m <> all(acl.my_members()) or acl.as_member() is not null or made_from is null or names is null then perform acl.refuse(); end if;
  select t.* into a from public.address t where t.id = x for update;
  if a.id is null then
    if made_from <> 0 or coalesce(child, m) not in (select acl.whose_address(book)) then perform acl.refuse(); end if;
    insert into public.address (id, dossier_id, author, child_id, told_sealed, version, said_at)
    values (x, book, m, child, told, 1, acl.now()) on conflict (id) do nothing returning * into a;
    if a.id is null then return; end if;
    perform acl.note_address(a, 'address', 'C', null, 'said');
  else
    if a.author <> m or x not in (select acl.my_addresses()) then perform acl.refuse(); end if;
    if made_from = 0 and a.version = 1 then return; end if;
    if made_from <> a.version then raise 'made from an older version' using errcode = '40001'; end if;
    update public.address set told_sealed = told, version = a.version + 1, said_at = acl.now() where id = x;
    perform acl.note_address(a, 'address', 'U', null, 'changed');
  end if;
  for n in delete from public.address_reader r where r.address_id = x and r.member <> all(names)
      and r.member in (select acl.members_i_know()) returning r.member loop
    perform acl.note_address(a, 'address', 'U', n, 'hidden');
  end loop;
  for n in select distinct t from unnest(names) t where not exists (
      select from public.address_reader r where r.address_id = x and r.member = t) loop
    if n is null or n = m or n not in (select l.id from acl.live l where l.dossier_id = book) or n not in (select acl.members_i_know())
      or coalesce(a.child_id, m) not in (select acl.whose_address(book)) then perform acl.refuse(); end if;
    insert into public.address_reader (id, dossier_id, address_id, member) values (gen_random_uuid(), book, x, n);
    perform acl.note_address(a, 'address', 'U', n, 'shown');
  end loop;
end $$;

-- Gone at once, for everybody.
create or replace function acl.forget_address(x uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare a public.address;
begin
  delete from public.address t where t.id = x and t.author = any(acl.my_members()) and acl.as_member() is null
    and t.id in (select acl.my_addresses()) returning t.* into a;
  if a.id is null then perform acl.refuse(); end if;
  perform acl.note_address(a, 'address', 'D', null, 'gone');
end $$;

-- 25: somebody else's were on a page or in a copy: one line for each who wrote one.
create or replace function acl.looked_at_addresses(xs uuid[], event text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform acl.note_address(a, 'address ' || event, 'R', null, null) from (
    select distinct on (t.author) t.* from public.address t where t.id = any(xs) and t.id in (select acl.my_addresses())
      and t.author <> all((select acl.my_members())::uuid[]) order by t.author, t.id) a
  where event in ('read', 'export');
end $$;

-- 7, 14: who stops takes their addresses along, and reads none any more; coming back is beginning anew.
create or replace function acl.close_addresses() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from public.address a where a.author = new.id;
  delete from public.address_reader r where r.member = new.id;
  return null;
end $$;

grant execute on function acl.close_addresses() to gb_owner;  -- it makes the trigger below
reset role;

create or replace trigger close_addresses after update of ended_at on member for each row
  when (old.ended_at is null and new.ended_at is not null) execute function acl.close_addresses();
