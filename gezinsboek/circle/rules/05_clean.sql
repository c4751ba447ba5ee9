-- Everything below is built anew each time, in one transaction: what is not written in these files is not there.
set client_min_messages = warning;
do $$ declare r record; begin
  for r in select policyname, tablename from pg_policies where schemaname = 'public' loop
    execute format('drop policy %I on public.%I', r.policyname, r.tablename);
  end loop;
  if to_regnamespace('acl') is null then return; end if;
  set local role gb_acl;
  -- one at a time, since one may take others with it
  loop
    select p.oid::regprocedure as name into r from pg_proc p where p.pronamespace = 'acl'::regnamespace limit 1;
    exit when not found;
    execute format('drop function %s cascade', r.name);
  end loop;
  loop
    select c.oid::regclass as name into r from pg_class c where c.relnamespace = 'acl'::regnamespace and c.relkind = 'v' limit 1;
    exit when not found;
    execute format('drop view %s cascade', r.name);
  end loop;
  reset role;
end $$;
