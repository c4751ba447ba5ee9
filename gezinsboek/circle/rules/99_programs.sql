-- WHAT AN ORGANISATION'S OWN PROGRAM DOES BESIDE READING RECORDS (98): it fetches their files, and brings reports back (SHARING 21).

set role gb_acl;

-- One file of a record that was handed to it, as long as that record could be fetched: thirty days after it arrived. Not what was thrown
-- away since, nor before its author can take it back no more.
create or replace function acl.handed_file(x uuid, n int) returns table (dossier uuid, file uuid, mime text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select d.dossier_id, f.id, f.mime::text from acl.claim() c
    join public.delivery d on d.organisation_id = c.me join public.file f on f.id = d.files[n] and f.deleted_at is null
    join public.item i on i.id = f.item_id and i.deleted_at is null
    where c.client = 'program' and c.scope = 'takeovers' and d.id = x and (d.tries > 0 or d.next_at <= acl.now())
      and (d.payload_sealed <> '' or d.arrived_at > acl.now() - interval '30 days');
end $$;

-- REPORTS BACK: one to somebody who works there; none is read back.

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
grant execute on function acl.handed_file(uuid, int), acl.report_back(uuid, text, text, bytea, bytea, bytea, date) to gb_app;
reset role;
