-- TAKING OVER INTO ONE'S OWN RECORD SYSTEM (SHARING 22): what I wrote or what was asked of me; others' words only where the family's
-- grant says so, with a reason that the family reads. docs/decisions/0074.

set role gb_acl;

-- When its writer last said something in this step: other words, or that it is done. What others did to it since goes not with mine.
create or replace function acl.i_said(s public.step) returns timestamptz language sql immutable as
'select case when s.changed_by = s.author then greatest(s.created_at, s.changed_at) else s.created_at end';

-- What anybody said under a goal, and when: its writer takes it over alone, as a reply. What a rule raised nobody said.
create or replace view acl.said_at_goal as
  select item_id, author, acl.i_said(s) as at from public.step s where s.deleted_at is null
  union all select item_id, author, created_at from public.score
  union all select item_id, author, created_at from public.sign
  union all select item_id, author, created_at from public.signal where author is not null
  union all select item_id, author, created_at from public.signal_answer
  union all select item_id, author, created_at from public.consult
  union all select item_id, author, created_at from public.consult_answer;

-- Of these items, what a professional may take over: which text, and why that one. My own as I last wrote it, whoever changed it
-- since (7); what was asked of me or what I was allowed as I read it, so before a pause as it was then (18); where I only answered or said something at a goal,
-- no text but my own. Asked by the family or by who wrote it: a colleague's question, or my own, gives away nobody's words.
-- Never out of the bin, and never while looking as somebody else.
create or replace function acl.to_take(xs uuid[]) returns table (item uuid, dossier uuid, why text, version int, sealed bytea, mark text, private boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct on (s.id) s.id, s.dossier_id, s.why, t.version, t.sealed, t.mark, s.private
  from (select (x.i).*, (x.k).member_id as me, (x.k).owner is not null as private, case
      when (x.i).author = (x.k).member_id then 'own'
      when exists (select from public.question q join public.member a on a.id = q.author
        where q.item_id = (x.i).id and q.asked = (x.k).member_id and (a.id = (x.i).author or a.role in ('guardian', 'youth'))
        and not acl.hides((select acl.my_veil()), q.id, q.author, q.dossier_id, q.created_at)) then 'asked'
      when exists (select from public.chapter_grant g where g.id = (x.k).grant_id and acl.takes_over(g, (x.i).about)) then 'allowed'
      when exists (select from public.reply r where r.item_id = (x.i).id and r.author = (x.k).member_id and r.deleted_at is null) then 'replied'
      when exists (select from acl.said_at_goal s where s.item_id = (x.i).id and s.author = (x.k).member_id) then 'replied'
      end as why
    from acl.seen(xs) x where (x.k).role = 'professional' and (x.i).deleted_at is null) s
  join public.entry e on e.item_id = s.id
  cross join lateral (
    select r.version, r.text_sealed as sealed, r.mark, 1 as place from public.revision r where s.why = 'own' and r.item_id = s.id and r.row = s.id
      and r.author = s.me and s.changed_by is distinct from s.me and s.changed_by is not null
    union all
    select b.version, b.sealed, b.mark, 2 from acl.before_pause(array[s.id]) b where s.why in ('asked', 'allowed') and b.x = s.id
    union all
    select e.version, case when s.why <> 'replied' then e.text_sealed end, case when s.why <> 'replied' then e.mark else '' end, 3
    order by 4, 1 desc limit 1) t
  where s.why is not null and acl.as_member() is null
  order by s.id
$$;

-- The same, for a page that only offers it.
create or replace function acl.may_take_over(xs uuid[]) returns table (item uuid, why text)
language sql stable security definer set search_path = public, pg_temp as 'select t.item, t.why from acl.to_take(xs) t';

-- What a PDF or a text was made of, as long as its taker may have it once more. Sealed with the book's key; no page reads it but by
-- acl.taken_again.
create table if not exists acl.handed_out (id uuid primary key, dossier_id uuid not null, sealed bytea not null, at timestamptz not null);

-- Taken over now: the receipt, the line in the log, and what still has to arrive. A second click with the same id is the first one.
-- `payload` only for a way that sends (not for a PDF, the clipboard, typed by hand), and to an organisation only as one who works
-- there. What its author can still take back does not leave before that moment is over, and nobody else learns of it (as an item).
-- A seal of nothing is 30 bytes: that is no reason. The files that go along are those that its taker put there. `kept`: what is handed
-- out by hand is made of.
create or replace function acl.take_over(told jsonb, organisation_name bytea, reason bytea, payload bytea, kept bytea default null) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  t uuid := told ->> 'id'; x uuid := told ->> 'item'; org uuid := told ->> 'organisation'; way_ text := told ->> 'way'; i public.item;
  m uuid; may record; mine record; out_ timestamptz; files_ uuid[]; said jsonb := coalesce(told -> 'files', '[]');
begin
  if acl.as_member() is null and exists (select from public.takeover o where o.id = t and o.item_id = x and o.person = acl.me()) then return; end if;
  select * into may from acl.to_take(array[x]);
  if may.item is not null and t is not null and (told ->> 'version')::int between 1 and may.version
    and (may.why <> 'allowed' or coalesce(octet_length(reason), 0) > 30)
    and (org is null or org is not distinct from acl.my_organisation())
    and told ->> 'how' in ('ticked', 'click', 'typed') and (told ->> 'how' = 'typed') = (way_ = 'typed')
    and (payload is null and way_ in ('download', 'copy', 'typed') or payload <> '' and org is not null and way_ in ('webhook', 'drop', 'bucket', 'mail'))
    and (kept is null or way_ in ('download', 'copy'))
    and coalesce(told ->> 'sha256', '') ~ '^([0-9a-f]{64})?$'
  then
    -- beside who takes it back or throws it away at this moment
    select * into i from public.item where id = x and deleted_at is null for key share;
  end if;
  if i.id is null then perform acl.refuse(); end if;
  m := acl.my_member(i.dossier_id);
  files_ := array(select f.id from jsonb_array_elements_text(said) with ordinality s(id, n) join public.file f on f.id = s.id::uuid
    and f.item_id = x and f.author = m and f.deleted_at is null order by s.n);
  if cardinality(files_) <> jsonb_array_length(said) then perform acl.refuse(); end if;
  select r.id, r.held_until into mine from public.reply r where r.item_id = x and r.author = m and r.deleted_at is null and not acl.is_out(r)
    order by r.held_until desc limit 1;
  out_ := greatest(acl.now(), i.held_until, mine.held_until);
  insert into public.takeover (id, dossier_id, item_id, member, person, organisation_id, organisation_sealed, way, how, why, reason_sealed,
    version, sha256, words, private, taken_at, sent_at)
  values (t, i.dossier_id, x, m, acl.me(), org, coalesce(organisation_name, ''), way_, told ->> 'how', may.why, coalesce(reason, ''),
    (told ->> 'version')::int, coalesce(told ->> 'sha256', ''), greatest((told ->> 'words')::int, 0), may.private, out_,
    case when payload is null then out_ end)
  on conflict (id) do nothing;
  if not found then  -- two clicks at once; an id that is another's is refused like all else
    if not exists (select from public.takeover o where o.id = t and o.item_id = x and o.person = acl.me()) then perform acl.refuse(); end if;
    return;
  end if;
  if payload is not null then
    insert into public.delivery (id, dossier_id, person, organisation_id, payload_sealed, files, state, tries, status, made_at, next_at)
    values (t, i.dossier_id, acl.me(), org, payload, files_, 'waiting', 0, '', acl.now(), out_);
  end if;
  if kept is not null then insert into acl.handed_out values (t, i.dossier_id, kept, acl.now()); end if;
  perform acl.write_line('take over', case when mine.id is null then 'R' else 'C' end, 0, i.dossier_id, i.chapter_id, i.id,
    case when mine.id is not null then array[mine.id] end, i.author, null, may.why);
end $$;

-- A PDF or a text once more, for who took it and lost it: within thirty days, and only what they may still take over, for a reason that
-- covers it. No new receipt; the log tells it.
create or replace function acl.taken_again(x uuid) returns table (dossier uuid, way text, sha256 text, sealed bytea)
language plpgsql security definer set search_path = public, pg_temp as $$
declare t public.takeover; h acl.handed_out; may record; i public.item;
begin
  select y.* into t from public.takeover y where y.id = x and y.person = acl.me();
  select y.* into h from acl.handed_out y where y.id = t.id and y.at > acl.now() - interval '30 days';
  select * into may from acl.to_take(array[t.item_id]);
  if h.id is null or may.item is null or t.version > may.version
    or not (may.why = t.why or t.why = 'replied' or t.why = 'asked' and may.why = 'allowed') then perform acl.refuse(); end if;
  select * into i from public.item where id = t.item_id;
  perform acl.write_line('take over', 'R', 0, i.dossier_id, i.chapter_id, i.id, null, i.author, null, 'again');
  return query select t.dossier_id, t.way::text, t.sha256::text, h.sealed;
end $$;

-- What is taken back right after sending was never taken over: nothing left yet. For acl.unsend and acl.unsend_reply; what went by
-- hand since stays told.
create or replace function acl.not_taken_after_all(x uuid, by_ uuid, since_ timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  with gone as (
    delete from public.takeover t where t.item_id = x and t.member = by_ and t.taken_at >= since_
      and (t.why = 'replied' or exists (select from public.delivery d where d.id = t.id and d.state = 'waiting' and d.tries = 0)) returning t.id)
  delete from public.delivery d using gone where d.id = gone.id
$$;

-- "Mag overnemen": given and taken away by who gives there, to a professional, who can lay it down; after an objection not anew
-- (16). Whoever is a child here says yes to what is about it with that; anew, the yes of the child is asked anew (6). A second click
-- changes nothing.
create or replace function acl.allow_taking(g uuid, yes boolean) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare x public.chapter_grant; child uuid;
begin
  perform from public.member m join public.chapter_grant y on y.member_id = m.id
    where y.id = g and y.chapter_id in (select chapter_id from acl.my_keys()) for update of m;
  select y.* into x from public.chapter_grant y join acl.my_keys() k on k.chapter_id = y.chapter_id join public.member m on m.id = y.member_id
  where y.id = g and acl.as_member() is null and (y.until is null or y.until > acl.now())
    and (k.gives and m.role = 'professional' and m.ended_at is null or not yes and m.id = k.member_id)
  limit 1 for update of y;
  if x.id is null or yes is null then perform acl.refuse(); end if;
  select m.child_id into child from public.member m where m.id = acl.my_member(x.dossier_id);
  if x.may_take_over = yes and (not yes or child is null or x.taking_yes is not distinct from child) then return; end if;
  if yes and acl.frozen(x.chapter_id) then perform acl.refuse(); end if;
  update public.chapter_grant y set may_take_over = yes, taking_yes = case when yes then child end where y.id = x.id;
  perform acl.note_member(case when yes then 'allow taking' else 'end taking' end, x.dossier_id, x.chapter_id, x.member_id, null);
end $$;

-- When this appointment last became another, as far as its taker reads it and it goes over for this reason: its moment and who comes go
-- with the text, whoever said so; its topics only where others' words may. Never a place: who may know of it is told nothing by a list.
create or replace function acl.last_moved(x uuid, why text) returns timestamptz
language sql stable security definer set search_path = public, pg_temp as $$
  select greatest(a.changed_at,
    (select max(o.created_at) from public.occurrence o where o.item_id = x and not acl.hides(v.veil, o.id, o.author, o.dossier_id, o.created_at)),
    (select max(greatest(p.created_at, p.talked_at)) from public.topic p where why = 'allowed' and p.item_id = x
      and not acl.hides(v.veil, p.id, p.author, p.dossier_id, p.created_at)))
  from public.appointment a, (select acl.my_veil() as veil) v
  where a.item_id = x and why <> 'replied' and not acl.appointment_veiled(a.item_id, a.changed_by, a.dossier_id, a.changed_at)
$$;

-- What I wrote, answered or was asked since then, and that is not in my own system yet, or is there in an older version; and an appointment
-- that I took over and that was moved since.
create or replace function acl.not_taken_over(since_ timestamptz)
returns table (item uuid, dossier uuid, chapter uuid, at timestamptz, why text, version int, taken_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  with mine as (select m.id, m.dossier_id from acl.live m where m.person_id = acl.me() and m.role = 'professional'),
  wrote as (
    select i.id, i.created_at as at from mine join public.item i on i.dossier_id = mine.dossier_id and i.author = mine.id
      and coalesce(i.changed_at, i.created_at) > since_
    union all
    select r.item_id, greatest(r.created_at, r.changed_at) from mine join public.reply r on r.dossier_id = mine.dossier_id and r.author = mine.id
      and r.deleted_at is null and greatest(r.created_at, r.changed_at) > since_
    union all
    select s.item_id, s.at from mine join public.item i on i.dossier_id = mine.dossier_id and i.kind = 'goal'
      join acl.said_at_goal s on s.item_id = i.id and s.author = mine.id and s.at > since_
    union all
    select q.item_id, q.created_at from mine join public.question q on q.dossier_id = mine.dossier_id and q.asked = mine.id and q.created_at > since_
    union all
    select v.item_id, null from public.takeover v join public.appointment a on a.item_id = v.item_id where v.person = acl.me()),
  latest as (select w.id, max(w.at) as at from wrote w group by 1)
  select t.item, t.dossier, i.chapter_id, greatest(l.at, m.at), t.why, t.version, o.taken_at
  from acl.to_take(array(select id from latest)) t join latest l on l.id = t.item join public.item i on i.id = t.item
  left join lateral (select max(v.version) as version, max(v.taken_at) as taken_at from public.takeover v where v.item_id = t.item and v.person = acl.me()) o on true
  cross join lateral (select acl.last_moved(t.item, t.why) as at) m
  where (l.at is not null or m.at > since_) and (o.version is null or m.at > o.taken_at or o.version < t.version and t.why <> 'replied' or exists (select from public.reply r join mine on mine.id = r.author
    where r.item_id = t.item and r.deleted_at is null and greatest(r.created_at, r.changed_at) > o.taken_at)
    or exists (select from acl.said_at_goal s join mine on mine.id = s.author where s.item_id = t.item and s.at > o.taken_at))
$$;

-- The worker: what is due, as whom. Ids, nothing else. The oldest of each organisation first, so that a system that does not answer keeps nobody waiting.
create or replace function acl.due_deliveries() returns table (delivery uuid, person uuid, dossier uuid, organisation uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select d.id, d.person, d.dossier_id, d.organisation_id from public.delivery d where d.state = 'waiting' and d.next_at <= acl.now()
  order by row_number() over (partition by d.organisation_id order by d.next_at), d.next_at limit 500
$$;

-- What is in one of mine, for the job that sends it: a page never gets it. Locked, so that two workers do not send at once.
create or replace function acl.delivery_content(x uuid) returns table (dossier uuid, organisation uuid, payload bytea, tries int, way text)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  return query select d.dossier_id, d.organisation_id, d.payload_sealed, d.tries, t.way::text from public.delivery d
    join public.takeover t on t.id = d.id
    where d.id = x and d.person = acl.me() and (select client from acl.claim()) = 'job' and d.state = 'waiting' and d.next_at <= acl.now()
    for update of d skip locked;
end $$;

-- How it went. `next_`: when to try again; null: never. What arrived is not kept, but for an organisation that fetches it itself.
create or replace function acl.delivered(x uuid, ok boolean, status_ text, next_ timestamptz, fetched_later boolean) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update public.delivery d set tries = d.tries + 1, status = left(coalesce(status_, ''), 20), arrived_at = case when ok then acl.now() end,
    state = case when ok then 'arrived' when next_ is null then 'dead' else 'waiting' end, next_at = coalesce(next_, d.next_at),
    payload_sealed = case when ok and not fetched_later then '' else d.payload_sealed end
  where d.id = x and d.person = acl.me() and d.state = 'waiting' and (select client from acl.claim()) = 'job';
  if not found then perform acl.refuse(); end if;
  update public.takeover t set sent_at = case when ok then acl.now() end, failed_at = case when not ok and next_ is null then acl.now() end where t.id = x;
end $$;

-- A dead letter once more: by its taker, or by who looks after the organisation; by the way that it chose by now. One that is on its way
-- already stays so.
create or replace function acl.send_again(x uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare d public.delivery;
begin
  select * into d from public.delivery y where y.id = x and y.state in ('dead', 'waiting') and y.payload_sealed <> '' and acl.as_member() is null
    and (y.person = acl.me() or y.organisation_id = acl.i_manage()) for update;
  if d.id is null then perform acl.refuse(); end if;
  if d.state = 'waiting' then return; end if;
  update public.delivery set state = 'waiting', tries = 0, next_at = acl.now() where id = x;
  update public.takeover t set failed_at = null, way = coalesce((select o.way from public.organisation o
    where o.id = t.organisation_id and o.way in ('webhook', 'drop', 'bucket', 'mail')), t.way) where t.id = x;
end $$;

-- For who looks after an organisation: that something did not arrive. No family, no book, no person.
create or replace function acl.dead_letters() returns table (id uuid, made_at timestamptz, tries int, status text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select d.id, d.made_at, d.tries, d.status::text from public.delivery d
    where d.state = 'dead' and d.organisation_id = acl.i_manage() order by d.made_at;
end $$;

-- 21: an organisation's own program reads what was handed to it, and nothing else: it acts as the organisation, which is nobody's member.
create or replace function acl.handed_over(since_ timestamptz, after_ uuid, x uuid)
returns table (id uuid, dossier uuid, payload bytea, version int, sha256 text, taken_at timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select d.id, d.dossier_id, d.payload_sealed, t.version, t.sha256::text, t.taken_at from acl.claim() c
    join public.delivery d on d.organisation_id = c.me join public.takeover t on t.id = d.id
    where c.client = 'program' and c.scope = 'takeovers' and d.payload_sealed <> '' and (x is null or d.id = x)
      -- what its author can still take back is not there yet; what waits to be tried again is
      and (d.tries > 0 or d.next_at <= acl.now())
      -- the list lags a minute, so that who goes on after its last one passes over nothing that is being written now
      and (x is not null or t.taken_at < acl.now() - interval '1 minute' and (since_ is null or (t.taken_at, d.id) > (since_, after_)))
    order by t.taken_at, d.id limit 100;
end $$;

-- At night: what arrived and was not fetched in thirty days is not kept, nor what could not be sent in ninety, nor what was handed out.
create or replace function acl.forget_deliveries() returns bigint
language sql security definer set search_path = public, pg_temp as $$
  delete from acl.handed_out h where h.at < acl.now() - interval '30 days' or not exists (select from public.takeover t where t.id = h.id);
  with gone as (update public.delivery d set payload_sealed = '' where d.payload_sealed <> ''
    and (d.state = 'arrived' and d.arrived_at < acl.now() - interval '30 days' or d.state = 'dead' and d.made_at < acl.now() - interval '90 days')
    returning 1) select count(*) from gone
$$;

-- The meter, mine alone: by day (a week and a month are made of days) how often it went by itself, by a click, or was typed again, and how many words that were.
create or replace function acl.takeover_counts(since_ timestamptz) returns table (day date, how text, n bigint, words bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select (t.taken_at at time zone 'Europe/Amsterdam')::date, t.how::text, count(*), sum(t.words)
  from public.takeover t where t.person = acl.me() and t.taken_at > since_ and acl.as_member() is null group by 1, 2
$$;

-- The same of an organisation, for who looks after it: of months that are over, rounded down to tens, and only where nobody stands
-- out: ten or more by three people besides who asks, none of them with more than half. No total, and no row for what is not told.
create or replace function acl.organisation_counts() returns table (month date, how text, n bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query with made as (
    select date_trunc('month', t.taken_at at time zone 'Europe/Amsterdam')::date as m, t.how::text as h, t.person, count(*) as k
    from public.takeover t where t.organisation_id = acl.i_manage()
      and t.taken_at < date_trunc('month', acl.now() at time zone 'Europe/Amsterdam') at time zone 'Europe/Amsterdam' group by 1, 2, 3)
  select x.m, x.h, (sum(x.k)::bigint / 10) * 10 from made x group by 1, 2
  having count(*) filter (where x.person <> acl.me()) >= 3 and sum(x.k) filter (where x.person <> acl.me()) >= 10
    and max(x.k) filter (where x.person <> acl.me()) * 2 <= sum(x.k) filter (where x.person <> acl.me()) order by 1, 2;
end $$;

revoke all on all functions in schema acl from public;
revoke all on all tables in schema acl from public;
grant execute on function acl.to_take(uuid[]), acl.may_take_over(uuid[]), acl.take_over(jsonb, bytea, bytea, bytea, bytea), acl.taken_again(uuid), acl.allow_taking(uuid, boolean),
  acl.not_taken_over(timestamptz), acl.due_deliveries(), acl.delivery_content(uuid), acl.delivered(uuid, boolean, text, timestamptz, boolean),
  acl.send_again(uuid), acl.dead_letters(), acl.handed_over(timestamptz, uuid, uuid), acl.forget_deliveries(), acl.takeover_counts(timestamptz),
  acl.organisation_counts() to gb_app;
reset role;

-- 2, 22: a receipt, for who sees the stukje, and for who took it also when that is gone; of a private chapter only while fresh.
-- 18: not what was taken behind a silent pause; in the first seconds of what is held back only its taker's.
create policy see on takeover for select to gb_app using (
  person = (select acl.me()) and (not private or (select acl.fresh()))
  or dossier_id = any((select acl.my_dossiers())::uuid[]) and exists (select from item i where i.id = takeover.item_id and i.dossier_id = takeover.dossier_id)
    and taken_at <= (select acl.now()) and ((select acl.my_veil()) is null or not acl.hides((select acl.my_veil()), id, member, dossier_id, taken_at)));
create policy as_member on takeover as restrictive to gb_app using ((select acl.as_member()) is null
  or exists (select from item i where i.id = takeover.item_id and i.dossier_id = takeover.dossier_id));
-- How far it is, for its taker; never what is in it.
create policy see on delivery for select to gb_app using (person = (select acl.me()));
create policy as_member on delivery as restrictive to gb_app using ((select acl.as_member()) is null);
grant select on takeover to gb_app;
grant select (id, dossier_id, person, organisation_id, files, state, tries, status, made_at, next_at, arrived_at) on delivery to gb_app;
