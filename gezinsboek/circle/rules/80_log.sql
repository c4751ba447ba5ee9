-- WHO LOOKED, WHO CHANGED (SHARING 25-26, NEN 7513). Lines come only from here: the person from the claim, the key that
-- opened from the grants. Trace and network address are told by the web process in the transaction.

set role gb_acl;

create or replace function acl.write_line(event text, action text, outcome int, dossier uuid, chapter uuid, item_ uuid, items_ uuid[],
  object_author_ uuid, other uuid, detail text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare c record; m public.member; k acl.key; private_ boolean; line uuid := gen_random_uuid();
begin
  select * into c from acl.claim();
  select * into m from public.member x where x.dossier_id = dossier and x.person_id = c.me and x.ended_at is null;
  -- who answers through a one-time link acts without a claim; only 67_one_time.sql writes for a guest
  if c.me is null and object_author_ is not null then
    select * into m from public.member x where x.id = object_author_ and x.role = 'guest';
  end if;
  -- 4, 5: of somebody who was only ever let into private chapters we tell only there; also when such a helper looks round
  if chapter is null and (other is not null or m.role in ('network', 'professional')) then
    select g.chapter_id into chapter from public.chapter_grant g join public.chapter h on h.id = g.chapter_id
    where g.member_id = coalesce(other, m.id) and not exists (select from public.chapter_grant s join public.chapter h on h.id = s.chapter_id
      where s.member_id = coalesce(other, m.id) and h.owner is null)
    order by h.owner in (m.id, (select o.invited_by from public.member o where o.id = coalesce(other, m.id))) desc, g.given_at limit 1;
  end if;
  -- a guest has no grant: of one for a private chapter we tell only there as well
  if chapter is null and other is not null then
    select h.id into chapter from public.one_time_link l join public.chapter h on h.id = l.chapter_id and h.owner is not null where l.member_id = other;
  end if;
  select * into k from acl.key q where q.member_id = m.id and q.chapter_id = chapter limit 1;
  private_ := coalesce((select h.owner is not null from public.chapter h where h.id = chapter), false);
  insert into public.log_line (id, event_id, event_action_code, event_date_time, event_outcome_indicator, event_type_code,
    user_id, user_name, user_is_requestor, role_id_code, purpose_of_use, network_access_point_type_code, network_access_point_id,
    participant_object_type_code, participant_object_type_code_role, participant_object_data_life_cycle,
    participant_object_id_type_code, participant_object_permission_policy_set, participant_object_sensitivity,
    participant_object_id, participant_object_name, participant_object_detail, participant_object_description,
    authorisation_protocol, treatment_relation_protocol, consent_profile, controls, alternate_user_id,
    audit_enterprise_site_id, audit_source_id, audit_source_type_code, trace_id, client, scope,
    dossier_id, chapter_id, item_id, items, object_author, member_id, as_member, other_member, private)
  values (line, event, action, acl.now(), outcome, case when outcome = 0 then 'access' else 'refused' end,
    c.me, coalesce(left(coalesce(m.id, c.me)::text, 8), ''), true, coalesce(m.role, 'stranger'), 'family book', 2, coalesce(current_setting('app.peer', true), ''),
    2, 4, case action when 'C' then 1 when 'R' then 6 when 'U' then 3 when 'D' then 14 else 6 end,
    'uuid', 'SHARING', case when private_ then 'private' else 'shared' end,
    coalesce(item_, chapter, other, dossier), coalesce(left(coalesce(item_, chapter, other, dossier)::text, 8), ''), coalesce(detail, ''),
    case when item_ is not null then 'item' when chapter is not null then 'chapter' when other is not null then 'member' else 'book' end,
    'row level security', m.id, case when outcome = 0 then k.grant_id end,
    'signed claim, running grant, date, names' || case when private_ then ', fresh' else '' end, m.id,
    '', 'gezinsboek', '4', coalesce(current_setting('app.trace', true), ''), coalesce(c.client, ''), coalesce(c.scope, ''),
    dossier, chapter, item_, items_, object_author_, m.id, acl.as_member(), other, private_);
  insert into acl.unchained values (line);
end $$;

create or replace function acl.note(event text, action text, i public.item, other uuid, detail text) returns void
language sql security definer set search_path = public, pg_temp as $$
  select acl.write_line(event, action, 0, i.dossier_id, i.chapter_id, i.id, null, i.author, other, detail)
$$;

-- The same about what is done with a reply that was held back: the line names it, so that while nobody else reads that reply,
-- and for ever when it was taken back, nobody else reads of it (acl.not_out).
create or replace function acl.note_reply(event text, action text, i public.item, x uuid, held timestamptz, detail text) returns void
language sql security definer set search_path = public, pg_temp as $$
  select acl.write_line(event, action, 0, i.dossier_id, i.chapter_id, i.id, case when held is not null then array[x] end, i.author, null, detail)
$$;

create or replace function acl.not_out(item_ uuid, replies uuid[], at timestamptz) returns boolean
language sql stable security definer parallel safe set search_path = public, pg_temp as $$
  select exists (select from public.reply r where r.id = any(replies) and not acl.is_out(r))
    or exists (select from public.log_line l where l.item_id = item_ and l.event_id = 'delete'
      and l.participant_object_detail = 'unsend reply' and l.items = replies and l.event_date_time >= at)
$$;

create or replace function acl.note_member(event text, dossier uuid, chapter uuid, other uuid, detail text) returns void
language sql security definer set search_path = public, pg_temp as $$
  select acl.write_line(event, 'U', 0, dossier, chapter, null, null, null, other, detail)
$$;

-- A page of items was looked at: one line for each chapter on it, so that each line is visible along its own chapter.
create or replace function acl.looked(xs uuid[], event text) returns void
language sql security definer set search_path = public, pg_temp as $$
  select acl.write_line(event, 'R', 0, s.dossier_id, s.chapter_id, null, s.items, null, null, null) from (
    select (t.i).dossier_id, (t.i).chapter_id, array_agg((t.i).id) as items from acl.seen(xs) t group by 1, 2) s
$$;

-- One item was opened, downloaded, printed or copied.
create or replace function acl.looked_at(x uuid, event text, detail text) returns void
language sql security definer set search_path = public, pg_temp as $$
  select acl.write_line(event, 'R', 0, (s.i).dossier_id, (s.i).chapter_id, (s.i).id, null, (s.i).author, null, detail)
  from acl.seen(array[x]) s
$$;

-- A page about the book as a whole: who sees what, the people, the log itself.
create or replace function acl.looked_round(dossier uuid, event text) returns void
language sql security definer set search_path = public, pg_temp as $$
  select acl.write_line(event, 'R', 0, dossier, null, null, null, null, null, null) where dossier = any(acl.my_dossiers())
$$;

-- 25: a refusal, over door's own connection, since the refused transaction rolls back. The same one at most once a
-- minute, and at most thirty a minute in all.
create or replace function acl.refused(claim text, book uuid, x uuid, event text, trace text, peer text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare i public.item;
begin
  perform set_config('app.claim', claim, true), set_config('app.trace', trace, true), set_config('app.peer', peer, true);
  if acl.me() is null or (select count(*) from public.log_line l where l.user_id = acl.me()
      and l.event_outcome_indicator = 4 and l.event_date_time > acl.now() - interval '1 minute') >= 30
    or exists (select from public.log_line l where l.user_id = acl.me() and l.event_outcome_indicator = 4 and l.event_id = event
      and l.dossier_id is not distinct from book and l.item_id is not distinct from x and l.event_date_time > acl.now() - interval '1 minute')
  then return; end if;
  if book is not null and not exists (select from public.dossier d where d.id = book) then return; end if;
  select * into i from public.item where id = x and dossier_id = book;
  perform acl.write_line(event, 'E', 4, book, i.chapter_id, i.id, null, i.author, null, null);
end $$;

-- Who looked at this item, for the one who wrote it and the family that reads it (26: never what family looked at, nor
-- who saw it while it still lay in a private chapter that I do not read).
create or replace function acl.who_looked(x uuid) returns table (member uuid, last timestamptz, times bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select l.member_id, max(l.event_date_time), count(*) from acl.seen(array[x]) s join public.log_line l on l.dossier_id = (s.i).dossier_id
  where (l.item_id = x or x = any(l.items)) and l.event_action_code = 'R' and l.event_outcome_indicator = 0
    and l.role_id_code not in ('guardian', 'youth') and acl.as_member() is null
    and ((s.k).role in ('guardian', 'youth') or (s.k).member_id = (s.i).author)
    and (not l.private or l.chapter_id in (select chapter_id from acl.my_keys()))
    and ((select acl.my_veil()) is null or not acl.hides((select acl.my_veil()), l.id, l.member_id, l.dossier_id, l.event_date_time))
  group by 1
$$;

-- 26: the chain, per scope, built by a job every minute: sixty books never wait on one another.
create or replace function acl.line_scope(l public.log_line) returns uuid language sql immutable as $$
  select case when l.private then l.chapter_id else coalesce(l.dossier_id, '00000000-0000-0000-0000-000000000000') end
$$;

create or replace function acl.line_hash(before_ bytea, l public.log_line) returns bytea
language sql stable set timezone = 'UTC' as $$
  select sha256(before_ || convert_to(jsonb_strip_nulls(to_jsonb(l))::text, 'UTF8'))
$$;

create or replace function acl.chain_log() returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare l public.log_line; head record; n bigint := 0;
begin
  perform pg_advisory_xact_lock(hashtext('acl.chain_log'));
  for l in with taken as (delete from acl.unchained returning line_id)
           select x.* from public.log_line x join taken on taken.line_id = x.id order by x.event_date_time, x.id loop
    select number, hash into head from public.log_link where scope = acl.line_scope(l) order by number desc limit 1;
    insert into public.log_link (line_id, scope, number, hash)
    values (l.id, acl.line_scope(l), coalesce(head.number, 0) + 1, acl.line_hash(coalesce(head.hash, ''), l));
    n := n + 1;
  end loop;
  return n;
end $$;

-- Every link that no longer fits: a line changed, removed or put in between. Empty when the log is whole. Whoever removes
-- the last lines together with their links is found only by a head that was kept elsewhere (verify_log --heads).
create or replace function acl.broken_links() returns table (scope uuid, number bigint, fault text)
language sql stable security definer set search_path = public, pg_temp as $$
  with chained as (
    select k.*, lag(k.hash) over w as before_, lag(k.number) over w as number_before from public.log_link k
    window w as (partition by k.scope order by k.number))
  select c.scope, c.number, case
    when l.id is null then 'the line is gone'
    when coalesce(c.number_before, 0) + 1 <> c.number then 'a link is gone'
    else 'the line was changed' end
  from chained c left join public.log_line l on l.id = c.line_id
  where l.id is null or coalesce(c.number_before, 0) + 1 <> c.number or c.hash <> acl.line_hash(coalesce(c.before_, ''), l)
  union all
  select acl.line_scope(l), null, 'the line is in no chain' from public.log_line l
  where not exists (select from public.log_link k where k.line_id = l.id) and not exists (select from acl.unchained u where u.line_id = l.id)
$$;

-- The last link of each chain: number and hash. Kept elsewhere, it shows later whether the end of the log was cut off.
create or replace function acl.log_heads() returns table (scope uuid, number bigint, hash bytea)
language sql stable security definer set search_path = public, pg_temp as
'select distinct on (k.scope) k.scope, k.number, k.hash from public.log_link k order by k.scope, k.number desc';

-- 25, and 3, 8-10 in one breath: a page of items is logged as looked at, and the answer says who reads each of them and what
-- I may do with it. While looking as somebody else it is logged, and nothing may be done.
create or replace function acl.shown(xs uuid[]) returns table (item uuid, members uuid[], change boolean, widen boolean, reply boolean)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform acl.looked(xs, 'read');
  return query select r.item, r.members, r.change and not r.binned, r.widen and not r.binned, r.reply and not r.binned
    from acl.rights(xs) r;
end $$;

reset role;
