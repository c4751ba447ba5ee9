-- Everything below is built anew each time, in one transaction: what is not written in these files is not there.
set client_min_messages = warning;
do $$ declare r record; begin
  for r in select policyname, tablename from pg_policies where schemaname = 'public' loop
    execute format('drop policy %I on public.%I', r.policyname, r.tablename);
  end loop;
  if to_regnamespace('acl') is null then return; end if;
  set local role gb_acl;
  for r in select p.oid::regprocedure as name from pg_proc p where p.pronamespace = 'acl'::regnamespace loop
    execute format('drop function if exists %s cascade', r.name);
  end loop;
  for r in select c.oid::regclass as name from pg_class c where c.relnamespace = 'acl'::regnamespace and c.relkind = 'v' loop
    execute format('drop view if exists %s cascade', r.name);
  end loop;
  reset role;
end $$;
