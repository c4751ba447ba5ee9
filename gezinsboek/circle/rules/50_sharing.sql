-- GIVING AND TAKING AWAY (SHARING 1, 4, 10, 16).
--
-- THE ORDER OF LOCKS. Whatever runs beside something else takes rows in this order, so that two never wait for one another; each
-- deed takes only some of them.
--   1. what came from outside or runs by itself: an invitation, a one-time link, a request to erase (invitation_by, say_yes,
--      withdraw, say_guardian; once_by, link_i_know; take_erasure, erase_due, erase_book)
--   2. the member whom it is about: the invited, the given to, the paused, the let; of several in the order of their ids, as in
--      say_address (enter, give, end_grant, set_until, say_reader, let_read, take_charge, ready_own_chapter, pause, end_member)
--   3. the book, where one thing at a time happens in it (enter, object, say_agreement; ask_erase, close_if_agreed, end_erasure)
--   4. who comes back: the member they were before; only enter, which holds the book by then
--   5. what hangs on a member: grants, then a letting or a pause; an address, then its readers; what a child said no to
--   6. an item, then what hangs on it: its text, files, replies, weerwoorden, versions (take in 40_items.sql; empty_bin)
-- A child (set_birth), a chapter (chapter_about) and gezag (see_custody) are each held alone, before what hangs on them. A row that
-- one deed has just made waits for nobody: invite makes the member and the invitation first, ask_erase the request under the book.

set role gb_acl;

-- Within one's own keys: where one gives (acl.key); no higher level, no earlier since, no later until. ('read' < 'write'
-- also as text.)
create or replace function acl.may_grant(by uuid, chapter uuid, lvl text, since_ timestamptz, until_ timestamptz)
returns boolean language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return exists (select from acl.key k
    where k.member_id = by and k.chapter_id = chapter
      and k.gives
      and (lvl = k.level or k.level = 'write')
      and coalesce(since_, '-infinity') >= k.since and coalesce(until_, 'infinity') <= coalesce(k.until, 'infinity'));
end $$;

-- 16: nobody takes anything away from another guardian or from a youth of 16 or older. It tells only of people I know.
create or replace function acl.protected(member uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce((select m.role = 'guardian' or m.role = 'youth' and acl.age(m.child_id) >= 16
    from public.member m where m.id = member and not m.id = any(acl.my_members()) and m.id in (select acl.members_i_know())), false)
$$;

-- 6: whose yes it takes too when somebody from outside the family comes to read a shared chapter about a child of 12 or older.
create or replace function acl.asked_child(chapter uuid, role_ text, giver uuid) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select c.about from public.chapter c where c.id = chapter and c.owner is null and role_ in ('network', 'professional')
    and acl.age(c.about) >= 12 and not exists (select from public.member m where m.id = giver and m.child_id = c.about)
$$;

-- 1: at most one running grant; giving again replaces it, and replacing by less is taking away (16).
create or replace function acl.give(g uuid, chapter uuid, to_ uuid, lvl text, since_ timestamptz, until_ timestamptz)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare k acl.key; was public.chapter_grant; t public.member; asks_ uuid; yes timestamptz; open_ boolean := false; takes boolean := false;
  taking uuid;
begin
  if to_ not in (select acl.members_i_know()) then perform acl.refuse(); end if;
  select * into t from public.member where id = to_ for update;  -- one giver at a time, so that one grant runs
  select * into k from acl.my_keys() q
    where q.chapter_id = chapter and acl.may_grant(q.member_id, chapter, lvl, since_, until_) limit 1;
  if k.member_id is null or acl.as_member() is not null or t.dossier_id is distinct from k.dossier_id
    or t.ended_at is not null or t.role = 'guest' then perform acl.refuse(); end if;  -- a guest never has a key
  -- 16: an end that comes when they are protected is putting out with a delay; only the giver's own end binds them
  if k.owner is null and to_ <> k.member_id and coalesce(until_, 'infinity') < coalesce(k.until, 'infinity')
    and until_ > acl.safe_from(to_) and not exists (select from public.chapter_grant x where x.member_id = to_
      and x.chapter_id = chapter and x.until > acl.now() and until_ >= x.until) then perform acl.refuse(); end if;
  -- 16: after an objection what runs may be prolonged, and nothing new is given
  if acl.frozen(chapter) and not exists (select from public.chapter_grant x
    where x.member_id = to_ and x.chapter_id = chapter and (x.until is null or x.until > acl.now()) and lvl <= x.level
      and coalesce(since_, '-infinity') >= coalesce(x.since, '-infinity')) then perform acl.refuse(); end if;
  -- all that run: one that was given after this transaction began counts too
  for was in select * from public.chapter_grant x
    where x.member_id = to_ and x.chapter_id = chapter and (x.until is null or x.until > acl.now()) loop
    if to_ = k.owner or k.owner is null and acl.protected(to_) and not (k.role = 'youth' and t.role = 'guardian') and (lvl < was.level
        or coalesce(since_, '-infinity') > coalesce(was.since, '-infinity')
        or coalesce(until_, 'infinity') < coalesce(was.until, 'infinity')) then perform acl.refuse(); end if;
    open_ := open_ or was.asks is null or was.yes_at is not null;
    yes := coalesce(yes, was.yes_at);
    -- 22: what was allowed stays allowed when only the level or a date changes, with the yes of the child
    takes := takes or was.may_take_over;
    taking := coalesce(taking, was.taking_yes);
    update public.chapter_grant set until = acl.now() where id = was.id;
  end loop;
  asks_ := acl.asked_child(chapter, t.role, k.member_id);
  if open_ and yes is null then asks_ := null; end if;  -- who reads there already is no new reader
  insert into public.chapter_grant (id, dossier_id, chapter_id, member_id, level, since, until, given_by, given_at, asks, yes_at, may_take_over, taking_yes)
  values (g, k.dossier_id, chapter, to_, lvl, since_, until_, k.member_id, acl.now(), asks_, case when asks_ is not null then yes end, takes, taking);
  perform acl.note_member('grant', k.dossier_id, chapter, to_, lvl);
end $$;

-- 16: one's own; who gives there those of outsiders and younger youths; the owner those in a private chapter, never the
-- owner's; 6: a child of 16 or older in a chapter about them those of guardians too.
create or replace function acl.end_grant(g uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare x public.chapter_grant;
begin
  perform from public.member m join public.chapter_grant y on y.member_id = m.id
    where y.id = g and y.chapter_id in (select chapter_id from acl.my_keys()) for update of m;
  update public.chapter_grant y set until = acl.now() from acl.my_keys() k
  where y.id = g and k.chapter_id = y.chapter_id and acl.as_member() is null
    and (y.until is null or y.until > acl.now()) and y.member_id is distinct from k.owner
    and (y.member_id = k.member_id or k.gives and (k.owner is not null or not acl.protected(y.member_id)
      or k.role = 'youth' and exists (select from public.member t where t.id = y.member_id and t.role = 'guardian')))
  returning y.* into x;
  if x.id is null then perform acl.refuse(); end if;
  perform acl.note_member('end grant', x.dossier_id, x.chapter_id, x.member_id, null);
end $$;

-- 7, 16: leaving, and a guardian ending somebody who is not protected.
create or replace function acl.end_member(x uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare m public.member;
begin
  update public.member t set ended_at = acl.now(), ended_by = k.id from acl.live k
  where t.id = x and t.ended_at is null and k.person_id = acl.me() and k.dossier_id = t.dossier_id
    and acl.as_member() is null and (t.id = k.id
      or k.role = 'guardian' and not acl.protected(t.id) and t.id in (select acl.members_i_know()))
  returning t.* into m;
  if m.id is null then perform acl.refuse(); end if;
  perform acl.note_member('end member', m.dossier_id, null, m.id, null);
end $$;

-- The day somebody's taking part ends by itself; null is no end. 10: a later day gives more only where I could give it;
-- elsewhere, where I do not even know of it, it ends when it would have ended.
create or replace function acl.set_until(x uuid, until_ timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare m public.member;
begin
  if x not in (select acl.members_i_know()) then perform acl.refuse(); end if;
  select t.* into m from public.member t join acl.live k on k.dossier_id = t.dossier_id
  where t.id = x and t.ended_at is null and k.person_id = acl.me() and acl.as_member() is null
    and k.role = 'guardian' and t.id <> k.id and not acl.protected(t.id) for update of t;
  -- 16: a last day for when they are sixteen puts them out then
  if until_ > acl.safe_from(m.id) then perform acl.refuse(); end if;
  if m.id is null then perform acl.refuse(); end if;
  if coalesce(until_, 'infinity') > m.expires_at then
    update public.chapter_grant g set until = m.expires_at
    where g.member_id = m.id and coalesce(g.until, 'infinity') > m.expires_at and (m.expires_at <= acl.now() and acl.frozen(g.chapter_id)
      or not acl.may_grant(
      acl.my_member(m.dossier_id), g.chapter_id, g.level, g.since, nullif(least(g.until, coalesce(until_, 'infinity')), 'infinity')));
  end if;
  update public.member set expires_at = until_ where id = m.id;
  perform acl.note_member('until', m.dossier_id, null, m.id, null);
end $$;

-- 1, 10: what others changed in my keys since I was last here ("both sides are told"): per chapter what I had and what I have,
-- and the end of my taking part when it was changed. A private chapter only while fresh. A chapter that closed for me
-- goes by the name I knew; when it was changed since, by none.
create or replace function acl.my_news(dossiers uuid[]) returns table (dossier uuid, chapter uuid, name bytea, had text, has text,
  wider boolean, until timestamptz, until_changed boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  with here as (
    select m.id, m.dossier_id, m.expires_at, greatest(m.accepted_at, case when b.visited_at < acl.now() - interval '30 minutes'
      then b.visited_at else b.seen_until end) as seen
    from acl.live m left join public.bookmark b on b.dossier_id = m.dossier_id and b.person = m.person_id
    where m.person_id = acl.me() and m.dossier_id = any(dossiers) and acl.as_member() is null),
  latest as (
    select distinct on (h.id, g.chapter_id) h.id as me_, h.seen, g.* from here h join public.chapter_grant g on g.member_id = h.id
    where g.asks is null or g.yes_at is not null  -- 6: what waits for the child's yes is not told
    order by h.id, g.chapter_id, g.given_at desc, g.id desc),
  before_ as (
    select distinct on (h.id, g.chapter_id) g.* from here h join public.chapter_grant g on g.member_id = h.id
    where greatest(g.given_at, g.yes_at) <= h.seen and (g.until is null or g.until > h.seen) order by h.id, g.chapter_id, g.given_at desc, g.id desc)
  select l.dossier_id, l.chapter_id, case when n.still or not exists (select from public.log_line x
        where x.dossier_id = l.dossier_id and x.event_date_time > l.until and x.chapter_id = l.chapter_id and x.event_id = 'update')
      then c.name_sealed end,
    coalesce(b.level, 'none'), case when n.still then l.level else 'none' end,
    n.still and b.id is not null and coalesce(l.since, '-infinity') < coalesce(b.since, '-infinity'), null, false
  from latest l join public.chapter c on c.id = l.chapter_id
  left join before_ b on b.member_id = l.member_id and b.chapter_id = l.chapter_id
  cross join lateral (select (l.until is null or l.until > acl.now()) and exists (select from acl.key k where k.grant_id = l.id) as still) n
  where (c.owner is null or acl.fresh()) and (n.still and greatest(l.given_at, l.yes_at) > l.seen and l.given_by <> l.me_ or not n.still and l.until > l.seen)
  union all
  select h.dossier_id, null, null, null, null, false, h.expires_at, exists (select from public.log_line x
    where x.dossier_id = h.dossier_id and x.event_date_time > h.seen and x.event_id = 'until' and x.other_member = h.id)
  from here h
$$;

-- 1, 7: since when what was shared with me here is not any more, when nothing is left. Only of shared chapters, only to me.
create or replace function acl.my_last_end(book uuid) returns timestamptz
language sql stable security definer set search_path = public, pg_temp as $$
  select max(g.until) from acl.live m join public.chapter_grant g on g.member_id = m.id join public.chapter c on c.id = g.chapter_id
  where m.person_id = acl.me() and m.dossier_id = book and c.owner is null and g.until <= acl.now() and acl.as_member() is null
    and not exists (select from acl.my_keys() k where k.dossier_id = book)
$$;

reset role;
