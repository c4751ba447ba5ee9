-- REPORTS BACK (SHARING 21): an organisation's own program brings one to somebody who works there, and reads none back.

set role gb_acl;

-- Which reports a program brought, so that the same one twice is once, also when the first is read and gone by now. Of what was in
-- it a fingerprint alone.
create table if not exists acl.brought (id uuid primary key, organisation uuid not null, print text not null, came_at timestamptz not null);
create index if not exists brought_when on acl.brought (came_at);

-- 'new', 'again' (the same as before), 'other' (something else under this id), or 'nobody': who is no colleague there, and who has no
-- account at all, are the same to a program. `whom`: their own proved address, or the id under which they work there.
create or replace function acl.report_back(x uuid, whom text, print_ text, title bytea, words bytea, reference bytea, happened date) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare c record; who uuid;
begin
  select * into c from acl.claim();
  if c.client is distinct from 'program' or c.scope is distinct from 'reports' then perform acl.refuse(); end if;
  delete from acl.brought b where b.came_at < acl.now() - interval '1 year';
  insert into acl.brought values (x, c.me, print_, acl.now()) on conflict do nothing;
  if not found then
    return coalesce((select case when b.print = print_ then 'again' end from acl.brought b where b.id = x and b.organisation = c.me), 'other');
  end if;
  select e.person into who from public.employee e where e.organisation_id = c.me and e.left_at is null and (e.id::text = lower(whom)
    or exists (select from public.account_emailaddress a where a.user_id = e.person and a.verified and lower(a.email) = lower(whom)));
  if who is null then
    delete from acl.brought b where b.id = x;
    return 'nobody';
  end if;
  perform acl.bring_report(x, who, title, words, reference, happened, null);
  return 'new';
end $$;

revoke all on all functions in schema acl from public;
revoke all on all tables in schema acl from public;
grant execute on function acl.report_back(uuid, text, text, bytea, bytea, bytea, date) to gb_app;
reset role;
