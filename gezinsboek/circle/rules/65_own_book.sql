-- "EEN EIGEN BOEK VOOR JULLIE GEZIN" (principles 1, 2): a professional hands out paper with a code. The code opens an empty
-- start and gives the giver nothing, not even whether it was used: nobody can select these rows, and no book stands in them.

set role gb_acl;

create or replace function acl.give_own_book(code uuid, handle_ text, expires timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from public.person p where p.id = acl.me() and p.professional) or acl.as_member() is not null then perform acl.refuse(); end if;
  insert into public.own_book_code (id, handle, giver, made_at, expires_at) values (code, handle_, acl.me(), acl.now(), expires);
end $$;

-- Who gave it, so that the family may invite them if they wish. Nothing for a code that is unknown, used or too old.
create or replace function acl.own_book(handle_ text) returns table (giver uuid, name bytea, profession bytea, organisation bytea)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, p.name_sealed, p.profession_sealed, p.organisation_sealed from public.own_book_code c join public.person p on p.id = c.giver
  where c.handle = handle_ and c.used_at is null and c.expires_at > acl.now()
$$;

create or replace function acl.use_own_book(handle_ text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if acl.me() is null then perform acl.refuse(); end if;
  update public.own_book_code set used_at = acl.now() where handle = handle_ and used_at is null and expires_at > acl.now();
  return found;
end $$;

reset role;
