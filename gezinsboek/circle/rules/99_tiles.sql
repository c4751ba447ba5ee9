-- ONE'S OWN WORKING DAY: families without a book, without a name, and how fast somebody types. Of one professional alone:
-- no family, no organisation and no manager has a policy here, and nobody while looking as somebody else (20).

set role gb_acl;

-- Whether I am a professional: only they work with families that have no book.
create or replace function acl.i_work() returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select acl.as_member() is null and coalesce((select p.professional from public.person p where p.id = acl.me()), false)
$$;

-- Thrown away since a day, it is gone.
create or replace function acl.empty_tiles() returns bigint
language sql security definer set search_path = public, pg_temp as $$
  with gone as (delete from public.tile t where t.thrown_at < acl.now() - interval '1 day' returning 1) select count(*) from gone
$$;

revoke all on all functions in schema acl from public;
grant execute on function acl.i_work(), acl.empty_tiles() to gb_app;
reset role;

do $$ declare t text; begin
  foreach t in array array['tile', 'pace'] loop
    execute format('create policy see on %I for select to gb_app using (person = (select acl.me()))', t);
    execute format('create policy add on %I for insert to gb_app with check (person = (select acl.me()) and (select acl.i_work()))', t);
    execute format('create policy change on %I for update to gb_app using (person = (select acl.me()))', t);
    execute format('create policy as_member on %I as restrictive to gb_app using ((select acl.as_member()) is null) with check ((select acl.as_member()) is null)', t);
  end loop;
end $$;
grant select, insert on tile, pace to gb_app;
grant update (label_sealed, todo_sealed, due_on, done_at, thrown_at, version) on tile to gb_app;
grant update (words) on pace to gb_app;
