-- TAKING ALONG (SHARING 7, 22, 23): a copy of the book for its family, and one's own words for everybody who wrote.

set role gb_acl;

-- 7: my member in this book, also for thirty days after it ended or expired; then it is nobody's.
create or replace function acl.once_member(book uuid) returns setof public.member
language sql stable security definer set search_path = public, pg_temp as $$
  select m.* from public.member m where m.person_id = acl.me() and m.dossier_id = book and m.accepted_at is not null
    and acl.as_member() is null and coalesce(least(m.ended_at, m.expires_at), 'infinity') > acl.now() - interval '30 days'
$$;

-- 22, 23: the whole book is the family's to take; what they wrote themselves, everybody's. Never while looking as somebody.
create or replace function acl.may_take(book uuid, what text) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select case what
    when 'book' then exists (select from acl.live m where m.person_id = acl.me() and m.dossier_id = book
      and m.role in ('guardian', 'youth') and acl.as_member() is null)
    when 'own' then exists (select from acl.once_member(book)) else false end
$$;

-- 23: my keys in this book, and the addresses in which I am named, as one number: another number, and what was made by them
-- dies. Private ones only while fresh.
create or replace function acl.keys_stamp(book uuid, private_ boolean) returns bytea
language sql stable security definer set search_path = public, pg_temp as $$
  select sha256(convert_to(coalesce(string_agg(concat_ws(' ', k.grant_id, k.level, k.since, array_to_string(k.closed, '/')), ',' order by k.grant_id), '')
      || coalesce((select string_agg(o.id::text, ',' order by o.id) from acl.address_open o
        where o.reader = acl.my_member(book) and not acl.address_veiled(o.author, o.dossier_id)), ''), 'UTF8'))
  from acl.key k where k.person_id = acl.me() and k.dossier_id = book and (k.owner is null or private_ and acl.fresh())
$$;

-- 6: what a guardian wrote about a child of 16 or older is theirs to take only while that child lets them read it.
create or replace function acl.own_still(m uuid, i public.item) returns boolean
language sql stable set search_path = public, pg_temp as $$
  select not exists (select from acl.shut s where s.member_id = m
      and s.child_id in (i.about, (select c.about from public.chapter c where c.id = i.chapter_id)))
    or exists (select from acl.seen(array[i.id]))
$$;

-- 7: my own stukjes as I last wrote them; never replies or what others made of them. What the family threw away is gone, and
-- what stands in a private chapter only while fresh.
create or replace function acl.my_own_words(book uuid) returns table (item uuid, at timestamptz, happened date, sealed bytea, changed boolean,
  mark text, version int, source text)
language sql stable security definer set search_path = public, pg_temp as $$
  select i.id, i.created_at, i.happened_on, coalesce(v.text_sealed, e.text_sealed), v.id is not null,
    case when v.id is null then e.mark else v.mark end, coalesce(v.version, e.version), e.source
  from acl.once_member(book) m join public.item i on i.author = m.id and i.deleted_at is null
  join public.chapter c on c.id = i.chapter_id and (c.owner is null or acl.fresh())
  join public.entry e on e.item_id = i.id
  left join lateral (select r.id, r.text_sealed, r.mark, r.version from public.revision r where r.item_id = i.id and r.row = i.id and r.author = m.id
    and i.changed_by is distinct from m.id and i.changed_by is not null order by r.version desc limit 1) v on true
  where acl.own_still(m.id, i)
  order by i.created_at, i.id
$$;

-- 7: and the weerwoorden with them, for these travel with the text everywhere. By whom only as what they are to the child:
-- a name I may not know any more (5).
create or replace function acl.my_own_rebuttals(book uuid) returns table (item uuid, rebuttal uuid, role text, at timestamptz, sealed bytea, item_version int)
language sql stable security definer set search_path = public, pg_temp as $$
  select i.id, w.id, a.role::text, case when b.id is null then coalesce(w.changed_at, w.created_at) else b.created_at end,
    case when b.id is null then w.text_sealed else b.text_sealed end, case when b.id is null then w.item_version else acl.version_then(i.id, b.created_at) end
  from acl.once_member(book) m join public.item i on i.author = m.id and i.deleted_at is null
  join public.chapter c on c.id = i.chapter_id and (c.owner is null or acl.fresh())
  join public.rebuttal w on w.item_id = i.id and w.deleted_at is null join public.member a on a.id = w.author
  left join public.revision b on b.row = w.id and b.version = acl.cut(w.id) - 1  -- 18: one that was changed since, as it was
  where acl.own_still(m.id, i) and not acl.hides(acl.my_veil(), w.id, w.author, w.dossier_id, w.created_at)
  order by w.created_at, w.id
$$;

-- 7: and what I hung on what I or others wrote: steps (in the words I last gave them), numbers, signals, answers, topics, places, the names of own
-- plans; and the days of the plan that I wrote down. As for stukjes: not what lies in the bin, and of a private chapter only while fresh.
create or replace function acl.my_own_parts(book uuid) returns table (kind text, part uuid, item uuid, at timestamptz, sealed bytea, more bytea, told jsonb)
language sql stable security definer set search_path = public, pg_temp as $$
  with mine as (select m.id, m.dossier_id from acl.once_member(book) m),
  hung as (
    select 'step' as kind, s.id, s.item_id, s.author, s.created_at as at, coalesce(v.text_sealed, s.text_sealed) as sealed, s.who_words_sealed as more,
        jsonb_build_object('due_on', s.due_on) as told
      from mine join public.step s on s.author = mine.id and s.deleted_at is null
      left join lateral (select r.text_sealed from public.revision r where r.row = s.id and r.author = mine.id
        and s.changed_by is distinct from mine.id and s.changed_by is not null order by r.version desc limit 1) v on true
    union all select 'score', c.id, c.item_id, c.author, c.created_at, c.words_sealed, '', jsonb_build_object('value', c.value, 'scored_on', c.scored_on)
      from mine join public.score c on c.author = mine.id
    union all select 'sign', g.id, g.item_id, g.author, g.created_at, g.text_sealed, g.then_sealed, '{}' from mine join public.sign g on g.author = mine.id
    union all select 'signal', g.id, g.item_id, g.author, g.created_at, g.words_sealed, '', '{}' from mine join public.signal g on g.author = mine.id
    union all select 'signal_answer', a.id, a.item_id, a.author, a.created_at, a.words_sealed, '', jsonb_build_object('answer', a.answer)
      from mine join public.signal_answer a on a.author = mine.id
    union all select 'own_plan', o.id, o.item_id, o.author, o.created_at, o.name_sealed, '', jsonb_build_object('kind', o.kind, 'dated', o.dated)
      from mine join public.own_plan o on o.author = mine.id
    union all select 'topic', t.id, t.item_id, t.author, t.created_at, t.text_sealed, '', '{}' from mine join public.topic t on t.author = mine.id
    union all select 'appointment_place', p.id, p.item_id, p.author, p.created_at, p.place_sealed, '', '{}'
      from mine join public.appointment_place p on p.author = mine.id)
  select h.kind, h.id, h.item_id, h.at, h.sealed, h.more, h.told from hung h join public.item i on i.id = h.item_id and i.deleted_at is null
    join public.chapter c on c.id = i.chapter_id and (c.owner is null or acl.fresh())
  where acl.own_still(h.author, i)
  union all select 'plan_day', d.id, null, d.created_at, d.words_sealed, '', jsonb_build_object('what', d.what, 'day', d.day)
    from mine join public.plan_day d on d.author = mine.id
  order by 4, 2
$$;

create or replace function acl.my_own_files(book uuid) returns table (file uuid, item uuid, at timestamptz, name bytea, kind text, mime text, size int)
language sql stable security definer set search_path = public, pg_temp as $$
  select f.id, f.item_id, f.created_at, f.name_sealed, f.kind::text, f.mime::text, f.size
  from acl.once_member(book) m join public.file f on f.author = m.id and f.dossier_id = book and f.deleted_at is null
  join public.item i on i.id = f.item_id and i.deleted_at is null
  join public.chapter c on c.id = i.chapter_id and (c.owner is null or acl.fresh())
  where acl.own_still(m.id, i)
  order by f.created_at, f.id
$$;

-- Whether a copy that I ask now holds something of a private chapter: then it is mine only while fresh.
create or replace function acl.takes_private(book uuid, what text) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select acl.fresh() and (what = 'book' and exists (select from acl.my_keys() k where k.dossier_id = book and k.owner is not null)
    or what = 'own' and exists (select from acl.once_member(book) m join public.item i on i.author = m.id and i.deleted_at is null
      join public.chapter c on c.id = i.chapter_id and c.owner is not null))
$$;

-- The books of which I may take my own words, with the name that I gave it, or else its own as I knew it.
create or replace function acl.my_own_books() returns table (book uuid, name bytea, label_of uuid, label bytea, ended timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select m.dossier_id, case when not exists (select from public.log_line x where x.dossier_id = m.dossier_id and x.event_id = 'update'
      and x.participant_object_detail = 'book' and x.event_date_time > coalesce(least(m.ended_at, m.expires_at), 'infinity')) then d.name_sealed end,
    b.id, b.label_sealed, nullif(coalesce(least(m.ended_at, m.expires_at), 'infinity'), 'infinity')
  from public.member o join lateral acl.once_member(o.dossier_id) m on m.id = o.id join public.dossier d on d.id = m.dossier_id
  left join public.bookmark b on b.dossier_id = m.dossier_id and b.person = m.person_id
  where o.person_id = acl.me()
$$;

-- REQ-20, 21: a copy was made or fetched. Only of a copy of mine.
create or replace function acl.note_takeaway(x uuid, event text) returns void
language sql security definer set search_path = public, pg_temp as $$
  select acl.write_line(event, 'R', 0, t.dossier_id, null, null, null, null, m.id, t.kind::text)
  from public.takeaway t join public.member m on m.dossier_id = t.dossier_id and m.person_id = t.person
  where t.id = x and t.person = acl.me() and event in ('export', 'export download')
$$;

-- 23: what died, for the job of every hour: the rows go, and it is told which files go with them.
create or replace function acl.dead_takeaways() returns table (dossier uuid, file uuid)
language sql security definer set search_path = public, pg_temp as $$
  delete from public.takeaway t where t.asked_at <= acl.now() - interval '24 hours' returning t.dossier_id, t.id
$$;

reset role;
