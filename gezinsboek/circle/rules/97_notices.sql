-- TELLING WITHOUT TELLING (REQ-82; SHARING 2-5, 10, 16): that something is there, never what. What the log notes is what is
-- told: each such line waits in acl.untold, in the transaction of the deed, until the job has asked the rule below.

set role gb_acl;

create table if not exists acl.untold (line_id uuid primary key, dossier_id uuid not null);

create or replace function acl.to_be_told() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into acl.untold values (new.id, new.dossier_id);
  return null;
end $$;

-- 10: the two sides of a permission: who has it, and the family that reads the chapter; of taking part as a whole, the
-- family of any shared chapter that was ever open to them. Who was only let into private chapters has no other side (5).
create or replace function acl.both_sides(o uuid, chapter uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select o
  union
  select k.member_id from acl.key k where k.role in ('guardian', 'youth') and k.owner is null
    and (k.chapter_id = chapter or chapter is null and k.chapter_id in (select g.chapter_id from public.chapter_grant g where g.member_id = o))
$$;

-- THE ONE RULE: whom a line of the log is told to, and as what; asked when it is spread and again right before a mail leaves.
-- Only who reads it now; never who did it; nothing of a private chapter (4: no notification betrays one).
create or replace function acl.whom_to_tell(l public.log_line) returns table (person uuid, kind text)
language sql stable security definer set search_path = public, pg_temp as $$
  with here as (
    select i.*, acl.readers(i.chapter_id, i.audience, i.author, i.created_at, i.about) as readers
    from public.item i join public.chapter c on c.id = i.chapter_id and c.owner is null
    where i.id = l.item_id and l.event_id = 'create' and i.deleted_at is null),
  told (member, kind) as (
    -- 2: an item or a reply, to who reads the item
    select unnest(h.readers), 'news' from here h where l.participant_object_detail in ('item', split_part(h.kind, '-', 1)) or l.participant_object_detail = 'reply'
      and exists (select from public.reply r where r.item_id = h.id and r.author = l.object_author and r.created_at = l.event_date_time and r.deleted_at is null)
    union all
    -- 2: a weerwoord, to who reads the item: its author, and the others
    select unnest(h.readers), 'news' from here h where l.participant_object_detail = 'rebuttal'
      and exists (select from public.rebuttal w where w.item_id = h.id and w.author = l.object_author and w.created_at = l.event_date_time and w.deleted_at is null)
    union all
    -- 2: an appointment that was changed, moved or called off; not that its place is another, which few may know
    select unnest(acl.readers(i.chapter_id, i.audience, i.author, i.created_at, i.about)), 'news'
    from public.item i join public.chapter c on c.id = i.chapter_id and c.owner is null
    where i.id = l.item_id and i.deleted_at is null and l.event_id = 'update' and l.participant_object_detail = 'appointment'
      and (exists (select from public.appointment a where a.item_id = i.id and a.changed_at = l.event_date_time)
        or exists (select from public.occurrence o where o.item_id = i.id and o.created_at = l.event_date_time))
    union all
    -- 11: a question, to whom it is asked, while it is open and they read it
    select q.asked, 'question' from here h join public.question q on q.item_id = h.id
    where l.participant_object_detail = 'question' and q.author = l.object_author and q.created_at = l.event_date_time
      and q.answered_at is null and q.asked = any(h.readers)
    union all
    -- a consult that is asked, to the family that reads the goal; what is said to it, to who asked
    select m.id, 'consult' from here h join public.consult c on c.item_id = h.id join public.member m on m.id = any(h.readers) and m.role in ('guardian', 'youth')
    where l.participant_object_detail = 'consult' and c.author = l.object_author and c.created_at = l.event_date_time and c.answer = ''
    union all
    select c.author, 'consult' from here h join public.consult_answer a on a.item_id = h.id join public.consult c on c.id = a.consult
    where l.participant_object_detail = 'consult_answer' and a.author = l.object_author and a.created_at = l.event_date_time and c.author = any(h.readers)
    union all
    -- 10: a permission that was given, changed or taken away, to both sides
    select s.id, 'access' from public.member o, acl.both_sides(o.id, case when l.event_id in ('grant', 'end grant', 'allow taking', 'end taking') then l.chapter_id end) s(id)
    where o.id = l.other_member and o.accepted_at <= l.event_date_time
      and (l.event_id in ('grant', 'end grant') and not l.private and (s.id <> o.id or l.event_id = 'end grant'
          or exists (select from acl.key k where k.member_id = o.id and k.chapter_id = l.chapter_id))
        or l.event_id in ('allow taking', 'end taking') and not l.private and (s.id <> o.id or l.event_id = 'end taking'
          or exists (select from public.chapter_grant g where g.member_id = o.id and g.chapter_id = l.chapter_id
            and (g.until is null or g.until > acl.now()) and acl.takes_over(g, null)))
        or l.event_id = 'let read' and s.id = o.id
        or l.event_id = 'until' and (not l.private or s.id = o.id)
        or l.event_id in ('end member', 'enter') and not l.private and s.id <> o.id)
    union all
    -- 15, 16: a guardian is asked for, a yes or no is said to one, an objection is made or taken back: to the guardians
    select g.id, 'access' from acl.live g where g.dossier_id = l.dossier_id and g.role = 'guardian' and not l.private
      and (l.event_id in ('objection', 'objection over', 'guardian yes', 'guardian no')
        or l.event_id = 'invite' and l.participant_object_detail = 'guardian')
    union all
    -- 6: a birth date that makes a child older waits for the other guardians; whoever is paused hears it too, since it is no text
    select g, 'access' from acl.birth_said a, acl.also_asked(a.child_id, a.member) g
    where l.event_id = 'update' and l.participant_object_detail = 'birth asked' and a.dossier_id = l.dossier_id and a.member = l.member_id
      and a.said_at = l.event_date_time and not acl.says_born(g, a.child_id, a.born)
    union all
    -- 6, 22: the child whose yes it takes too is asked: to reading, to taking over
    select y.id, 'question' from public.chapter_grant g join public.chapter c on c.id = g.chapter_id and c.owner is null
      join acl.live y on y.role = 'youth' and y.child_id = case l.event_id when 'grant' then g.asks else c.about end
    where g.chapter_id = l.chapter_id and g.member_id = l.other_member and (g.until is null or g.until > acl.now())
      and (l.event_id = 'grant' and g.yes_at is null or l.event_id = 'allow taking' and g.may_take_over and not acl.takes_over(g, null))
      and not exists (select from acl.said_no n
        where (n.child_id, n.chapter_id, n.member_id, n.taking) = (y.child_id, g.chapter_id, g.member_id, l.event_id = 'allow taking'))
  )
  -- once per person; a question goes before that something changed
  (select distinct on (m.person_id) m.person_id, t.kind from told t join acl.live m on m.id = t.member where m.person_id is distinct from l.user_id
    -- 18: not what the paused does not see: by whom they are paused, or on something that is closed to them meanwhile
    and (t.kind not in ('news', 'question', 'consult') or not exists (select from public.pause p left join public.item i on i.id = l.item_id
      where p.paused = m.id and p.ended_at is null and (
        l.event_date_time > p.since and (l.member_id = p.pauser or p.whole)
        or i.created_at > p.since and (i.author = p.pauser or p.whole) and i.author <> m.id
        or exists (select from public.pause_veil v where v.pause_id = p.id and v.row = i.id))))
    order by m.person_id, t.kind desc)
  union all
  -- 7: who was put out hears that, and nothing more
  select m.person_id, 'ended' from public.member m where l.event_id = 'end member' and m.id = l.other_member
    and m.ended_at is not null and m.accepted_at <= l.event_date_time and m.person_id is distinct from l.user_id
$$;

-- WHOM A SIGNAL IS TOLD (49_signals.sql): the family that reads the goal and who noticed it, the others when they may see it. Nothing of a
-- private chapter (4), of what a pause hides (18), nor of what the signal was about and is gone.
create or replace function acl.signal_listeners(x uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select m.person_id from public.signal s join public.item i on i.id = s.item_id and i.deleted_at is null
    join public.chapter c on c.id = i.chapter_id and c.owner is null
    cross join unnest(acl.readers(i.chapter_id, i.audience, i.author, i.created_at, i.about)) r join acl.live m on m.id = r
  where s.id = x and m.person_id is not null
    and (m.role in ('guardian', 'youth') or m.id = s.author or s.answered_at is not null or s.created_at <= acl.now() - interval '3 days')
    and (s.step is null or exists (select from public.step t where t.id = s.step and t.deleted_at is null))
    and (s.score is null or exists (select from public.score t where t.id = s.score))
    and not exists (select from public.pause p, lateral (values (i.author, i.created_at), (s.author, s.created_at),
        ((select g.author from public.sign g where g.id = s.sign), (select g.created_at from public.sign g where g.id = s.sign)),
        ((select t.author from public.step t where t.id = s.step), (select t.created_at from public.step t where t.id = s.step)),
        ((select t.author from public.score t where t.id = s.score), (select t.created_at from public.score t where t.id = s.score))) as w (author, at)
      where p.paused = m.id and p.ended_at is null and w.at > p.since and (w.author = p.pauser or p.whole) and w.author is distinct from m.id)
$$;

-- Once per person, never to who noticed it; at once, again when the family answered, and by the job when three days are over.
create or replace function acl.tell_signal(x uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into public.notice (id, dossier_id, person, cause, kind, subject, at)
  select gen_random_uuid(), s.dossier_id, p, s.id, 'signal', s.id, acl.now() from public.signal s, acl.signal_listeners(s.id) p
  where s.id = x and p is distinct from (select m.person_id from public.member m where m.id = s.author)
  on conflict do nothing
$$;

create or replace function acl.signal_told() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform acl.tell_signal(new.id);
  return null;
end $$;

-- An answer is told to who noticed it, unless it is their own or of somebody who paused them; who answers needs not hear of the signal any more.
create or replace function acl.answer_told() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform acl.tell_signal(new.signal);
  update public.notice n set told_at = acl.now() from public.member m where m.id = new.author and n.person = m.person_id and n.subject = new.signal and n.told_at is null;
  insert into public.notice (id, dossier_id, person, cause, kind, subject, at)
  select gen_random_uuid(), new.dossier_id, m.person_id, new.id, 'answer', new.signal, acl.now()
  from public.signal s join public.member m on m.id = s.author
  where s.id = new.signal and s.author <> new.author and m.person_id in (select acl.signal_listeners(s.id))
    and not exists (select from public.pause p where p.paused = m.id and p.ended_at is null and (p.pauser = new.author or p.whole))
  on conflict do nothing;
  return null;
end $$;

-- Nobody answered for three days: now the others hear of it too. Two days more, for a worker that stood still.
create or replace function acl.spread_signals() returns void
language sql security definer set search_path = public, pg_temp as $$
  select acl.tell_signal(s.id) from public.signal s
  where s.answered_at is null and s.created_at between acl.now() - interval '5 days' and acl.now() - interval '3 days'
$$;

-- What ends by itself: taking part, or one shared chapter before that.
create or replace view acl.ending as
  select m.id as subject, m.id as member, null::uuid as chapter, m.dossier_id, m.expires_at as until, m.accepted_at as since
  from acl.live m where m.expires_at is not null
  union all
  select g.id, m.id, g.chapter_id, m.dossier_id, g.until, g.given_at
  from acl.live m join public.chapter_grant g on g.member_id = m.id join public.chapter c on c.id = g.chapter_id and c.owner is null
  where g.until > acl.now() and (m.expires_at is null or g.until < m.expires_at);

-- What waits to be told, with the wishes of whom it is for. Unasked: once a day, not at night.
create or replace view acl.waiting as
  select n.id, n.dossier_id, n.person, n.cause, n.kind, n.subject, n.until, n.at, coalesce(w.rhythm, 'day') as rhythm,
    coalesce(r.hour, case when p.professional then 8 else 18 end) as hour, coalesce(r.quiet_from, 21) as quiet_from,
    coalesce(r.quiet_until, 7) as quiet_until, r.stopped_at is not null and not exists (
      select from public.notice_device d where d.person = n.person) as stopped, r.mailed_at, r.mail, r.address, greatest(b.visited_at, b.seen_until) as visited_at
  from public.notice n join public.person p on p.id = n.person
  left join public.notice_wish w on w.dossier_id = n.dossier_id and w.person = n.person
  left join public.notice_reach r on r.person = n.person
  left join public.bookmark b on b.dossier_id = n.dossier_id and b.person = n.person
  where n.told_at is null;

-- When it may leave at the earliest, by the clock in the Netherlands. A question does not wait; what somebody may read or
-- lose waits a day at most.
create or replace function acl.due(n acl.waiting) returns timestamptz
language sql stable security definer set search_path = public, pg_temp as $$
  select case
    when n.kind in ('question', 'soon') or n.rhythm = 'now' then n.at
    when n.rhythm = 'week' and n.kind in ('news', 'signal', 'answer') then (monday + case when monday < local then interval '7 days' else interval '0' end) at time zone 'Europe/Amsterdam'
    else (today + case when today < local then interval '1 day' else interval '0' end) at time zone 'Europe/Amsterdam' end
  from (select n.at at time zone 'Europe/Amsterdam' as local) a,
    lateral (select date_trunc('week', local) + n.hour * interval '1 hour' as monday, date_trunc('day', local) + n.hour * interval '1 hour' as today) b
$$;

-- Quiet hours, by the clock in the Netherlands; the same hour twice is none.
create or replace function acl.quiet(since int, until int) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select case when since <= until then h >= since and h < until else h >= since or h < until end
  from (select extract(hour from acl.now() at time zone 'Europe/Amsterdam')::int as h) x
$$;

-- Not now: quiet hours, or a mail less than a quarter of an hour ago.
create or replace function acl.not_now(n acl.waiting) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(n.mailed_at between acl.now() - interval '15 minutes' and acl.now(), false) or acl.quiet(n.quiet_from, n.quiet_until)
$$;

-- How one person wants a mail that is no notice, now and about this book: discreet, none, and not before the quiet hours are over.
create or replace function acl.mail_wished(whom uuid, book uuid) returns table (discreet boolean, no_mail boolean, not_before timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(r.discreet, false), r.stopped_at is not null or coalesce(w.rhythm = 'none', false),
    case when acl.quiet(h.since, h.until) then
      (d.today + case when d.today <= h.local then interval '1 day' else interval '0' end) at time zone 'Europe/Amsterdam' end
  from (values (whom)) p (id)
  left join public.notice_reach r on r.person = p.id
  left join public.notice_wish w on w.person = p.id and w.dossier_id = book,
    lateral (select coalesce(r.quiet_from, 21)::int as since, coalesce(r.quiet_until, 7)::int as until,
      acl.now() at time zone 'Europe/Amsterdam' as local) h,
    lateral (select date_trunc('day', h.local) + h.until * interval '1 hour' as today) d
$$;

-- Still true for this person at this moment? The rule again; an end may have been moved, somebody may be gone.
create or replace function acl.still_told(n acl.waiting) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select case
    when n.kind = 'ends' then exists (select from acl.ending e, acl.both_sides(e.member, e.chapter) s(id) join acl.live m on m.id = s.id
      where e.subject = n.subject and e.until = n.until and m.person_id = n.person)
    when n.kind = 'soon' then exists (select from public.reminder r where r.id = n.subject and r.person = n.person)
    when n.kind in ('signal', 'answer') then n.person in (select acl.signal_listeners(n.subject))
    when n.kind = 'term' then n.person in (select acl.term_listeners(n.subject))
    when n.kind = 'review' then n.person in (select acl.review_listeners(n.subject))
    when n.kind = 'grows' then exists (select from acl.birthday b join acl.live m on m.dossier_id = b.dossier_id
      where b.child_id = n.subject and m.person_id = n.person and (m.role = 'guardian' or m.child_id = b.child_id))
    when n.until is not null then exists (select from public.member o where o.id = n.subject and o.expires_at = n.until
      and (n.kind = 'ended' or n.person in (select m.person_id from acl.both_sides(o.id, null) s(id) join acl.live m on m.id = s.id)))
    else exists (select from public.log_line l, acl.whom_to_tell(l) w where l.id = n.cause and w.person = n.person and w.kind = n.kind)
  end
$$;

-- The job, every minute. Done twice it does nothing more: a line leaves acl.untold with what it led to, in one transaction,
-- and nobody gets the same cause twice. What is older than two weeks is no news.
create or replace function acl.spread_news() returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare l public.log_line; n bigint := 0;
begin
  for l in with taken as (delete from acl.untold where line_id in (select u.line_id from acl.untold u
             -- not while its author can still take it back
             where not exists (select from public.log_line y join public.item i on i.id = y.item_id where y.id = u.line_id and not acl.is_out(i))
               and not exists (select from public.log_line y join public.reply r on r.id = any(y.items) where y.id = u.line_id and not acl.is_out(r))
             limit 1000 for update of u skip locked) returning line_id)
           select x.* from public.log_line x join taken on taken.line_id = x.id
           where x.event_date_time > acl.now() - interval '14 days' loop
    insert into public.notice (id, dossier_id, person, cause, kind, at)
    -- new from when others can read it
    select gen_random_uuid(), l.dossier_id, w.person, l.id, w.kind, greatest(l.event_date_time,
      (select i.held_until from public.item i where i.id = l.item_id), (select r.held_until from public.reply r where r.id = any(l.items))) from acl.whom_to_tell(l) w
    on conflict do nothing;
    n := n + 1;
  end loop;
  return n;
end $$;

-- 14 and 3 days before the day of an end, and when it is there. What was shorter from the beginning is not announced.
create or replace function acl.spread_ends() returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into public.notice (id, dossier_id, person, cause, kind, subject, until, at)
  select gen_random_uuid(), e.dossier_id, m.person_id, md5(concat_ws(' ', e.subject, extract(epoch from e.until), d.days))::uuid, 'ends', e.subject, e.until, acl.now()
  from acl.ending e,
    lateral (select (e.until at time zone 'Europe/Amsterdam')::date - (acl.now() at time zone 'Europe/Amsterdam')::date as n) still,
    lateral (select case when still.n <= 3 then 3 else 14 end as days) d,
    acl.both_sides(e.member, e.chapter) s(id) join acl.live m on m.id = s.id
  where still.n <= 14 and e.since <= e.until - d.days * interval '1 day'
  on conflict do nothing;
  insert into public.notice (id, dossier_id, person, cause, kind, subject, until, at)
  select gen_random_uuid(), o.dossier_id, m.person_id, md5(concat_ws(' ', o.id, extract(epoch from o.expires_at), 0))::uuid,
    case when m.id = o.id then 'ended' else 'access' end, o.id, o.expires_at, o.expires_at
  from public.member o, acl.both_sides(o.id, null) s(id) join public.member m on m.id = s.id
  where o.expires_at between acl.now() - interval '14 days' and acl.now() and o.accepted_at < o.expires_at and o.ended_at is null
    and m.person_id is not null and (m.id = o.id or exists (select from acl.live v where v.id = m.id))
  on conflict do nothing;
$$;

-- 6: a birthday that changes who reads what, thirty days ahead, to the child and the guardians (REQ-86). Not which day: that is
-- told on the page, to who may know it.
create or replace function acl.spread_birthdays() returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into public.notice (id, dossier_id, person, cause, kind, subject, at)
  select gen_random_uuid(), b.dossier_id, m.person_id, md5(concat_ws(' ', b.child_id, b.band))::uuid, 'grows', b.child_id, acl.now()
  from acl.birthday b join acl.live m on m.dossier_id = b.dossier_id and (m.role = 'guardian' or m.child_id = b.child_id)
  where b.still >= 0 and m.person_id is not null
  on conflict do nothing
$$;

-- REQ-02: a term of the plan, fourteen and three days before its end, and once when it is over. Which plan or whose is told on the page.
create or replace function acl.spread_terms() returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into public.notice (id, dossier_id, person, cause, kind, subject, at)
  select gen_random_uuid(), t.dossier_id, p, md5(concat_ws(' ', t.subject, 'term', d.days))::uuid, 'term', t.subject, acl.now()
  from acl.plan_term t, lateral (select t.due - (acl.now() at time zone 'Europe/Amsterdam')::date as n) still,
    lateral (select case when still.n < 0 then -1 when still.n <= 3 then 3 else 14 end as days) d, acl.term_listeners(t.subject) p
  where still.n between -14 and 14 and t.due - t.day > d.days
  on conflict do nothing
$$;

-- The day on which the plan is looked at again, fourteen and three days before, and once when it went by.
create or replace function acl.spread_reviews() returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into public.notice (id, dossier_id, person, cause, kind, subject, at)
  select gen_random_uuid(), r.dossier_id, p, md5(concat_ws(' ', r.subject, 'review', d.days))::uuid, 'review', r.subject, acl.now()
  from acl.plan_review r, lateral (select r.due - (acl.now() at time zone 'Europe/Amsterdam')::date as n) still,
    lateral (select case when still.n < 0 then -1 when still.n <= 3 then 3 else 14 end as days) d, acl.review_listeners(r.subject) p
  where still.n between -14 and 14 and r.due - (r.created_at at time zone 'Europe/Amsterdam')::date > d.days
  on conflict do nothing
$$;

-- Who may have to be told something now; with their last mail, to know first whether it arrived. Ids, nothing else.
create or replace function acl.people_to_tell() returns table (person uuid, mail uuid, address text)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct w.person, w.mail, coalesce(w.address, '') from acl.waiting w
  where (w.rhythm = 'none' or w.stopped or acl.due(w) <= acl.now()) and not acl.not_now(w)
$$;

-- Take what is to be told to one person, of all their books at once, for this mail or push (none: it stays in the product). One
-- worker at a time; what needs no telling any more leaves the queue as well. No row: no mail.
create or replace function acl.take_notices(whom uuid, mail_ uuid, address_ text) returns table (reach uuid, discreet boolean, by_mail boolean)
language plpgsql security definer set search_path = public, pg_temp as $$
declare n bigint;
begin
  perform pg_advisory_xact_lock(hashtextextended('notice ' || whom, 0));
  insert into public.notice_reach (id, person, quiet_from, quiet_until, discreet, address) values (gen_random_uuid(), whom, 21, 7, false, '')
    on conflict do nothing;
  update public.notice x set told_at = acl.now() from acl.waiting w
    where x.id = w.id and w.person = whom and (w.rhythm = 'none' or w.stopped
      or w.kind in ('news', 'question') and w.visited_at >= w.at or not acl.still_told(w));
  update public.notice x set told_at = acl.now(), mail = mail_ from acl.waiting w
    where x.id = w.id and w.person = whom and acl.due(w) <= acl.now() and not acl.not_now(w);
  get diagnostics n = row_count;
  if n > 0 and mail_ is not null then
    return query update public.notice_reach r set mail = mail_, mailed_at = acl.now(), address = address_
      where r.person = whom returning r.id, r.discreet, r.stopped_at is null;
  end if;
end $$;

-- One click in a mail, without signing in: the long name of the row is what only that mail knows.
create or replace function acl.stop_telling(r uuid) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update public.notice_reach set stopped_at = coalesce(stopped_at, acl.now()) where id = r;
  return found;
end $$;

-- I looked at the page that tells it all: nothing of it needs a mail any more.
create or replace function acl.seen_news() returns void
language sql security definer set search_path = public, pg_temp as $$
  update public.notice set told_at = acl.now() where person = acl.me() and told_at is null and acl.as_member() is null
$$;

create or replace function acl.clear_notices() returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from public.notice where at < acl.now() - interval '60 days'
$$;

revoke all on all functions in schema acl from public;
revoke all on all tables in schema acl from public;
grant execute on function acl.to_be_told(), acl.signal_told(), acl.answer_told() to gb_owner;  -- it makes the triggers below
grant execute on function acl.spread_news(), acl.spread_ends(), acl.spread_birthdays(), acl.spread_terms(), acl.spread_signals(), acl.spread_reviews(), acl.people_to_tell(), acl.take_notices(uuid, uuid, text),
  acl.mail_wished(uuid, uuid), acl.stop_telling(uuid), acl.seen_news(), acl.clear_notices() to gb_app;
reset role;

create or replace trigger to_be_told after insert on log_line for each row when (new.event_outcome_indicator = 0
  and (new.event_id in ('grant', 'end grant', 'end member', 'until', 'enter', 'let read', 'allow taking', 'end taking', 'objection', 'objection over', 'guardian yes', 'guardian no')
    or new.event_id = 'invite' and new.participant_object_detail = 'guardian'
    or new.event_id = 'update' and new.participant_object_detail = 'birth asked'
    or new.event_id = 'create' and new.participant_object_detail in ('item', 'goal', 'plan', 'appointment', 'reply', 'question', 'rebuttal',
        'consult', 'consult_answer')
    or new.event_id = 'update' and new.participant_object_detail = 'appointment'))
  execute function acl.to_be_told();
create or replace trigger told after insert on signal for each row execute function acl.signal_told();
create or replace trigger told after insert on signal_answer for each row execute function acl.answer_told();

-- Wishes are mine; what is to be told to me is made by the functions above, and I see that it is there.
create policy own on notice_wish to gb_app using (person = (select acl.me()) and dossier_id = any((select acl.my_dossiers())::uuid[]));
create policy own on notice_reach to gb_app using (person = (select acl.me()));
create policy own on notice_device to gb_app using (person = (select acl.me()));
create policy see on notice for select to gb_app using (person = (select acl.me()));
do $$ declare t text; begin
  foreach t in array array['notice_wish', 'notice_reach', 'notice_device', 'notice'] loop
    execute format('create policy as_member on %I as restrictive to gb_app using ((select acl.as_member()) is null) with check ((select acl.as_member()) is null)', t);
  end loop;
end $$;
grant select, insert on notice_wish, notice_reach, notice_device to gb_app;
grant delete on notice_device to gb_app;
grant update (rhythm) on notice_wish to gb_app;
grant update (quiet_from, quiet_until, hour, discreet, stopped_at, mail) on notice_reach to gb_app;
grant select (id, dossier_id, person, kind, subject, until, at, told_at, mail) on notice to gb_app;
