-- WHAT IS DONE WITH AN ITEM (SHARING 8-11). Every refusal is the same error, also for what does not exist.

set role gb_acl;

-- The item, if I see it and may do this with it ('change' or 'widen'); locked until the end of the transaction. Who does
-- not see it cannot even hold it up.
create or replace function acl.take(x uuid, act text, binned boolean default false) returns public.item
language plpgsql security definer set search_path = public, pg_temp as $$
declare i public.item; k acl.key;
begin
  if not exists (select from acl.seen(array[x])) then perform acl.refuse(); end if;
  select * into i from public.item where id = x and (deleted_at is not null) = binned for update;
  select * into k from acl.my_keys() q where acl.opens(q, i.chapter_id, i.audience, i.author, i.created_at, i.about) limit 1;
  if k.member_id is null or k.level <> 'write' or acl.as_member() is not null
    or act = 'change' and (i.author not in (select acl.authors_i_may_change()) or not binned and acl.cut(i.id) is not null)
    or act = 'widen' and not (case when acl.family(array[i.author]) <> '{}' then i.author = k.member_id
                              else k.role = 'guardian' end)
  then perform acl.refuse(); end if;
  return i;
end $$;

-- 3, 8-10: of these items, those I see: who reads each, and what I may do with it; nothing while looking as another. Called
-- only from here, so it is no wall of its own and what is not asked of it is not worked out.
create or replace function acl.rights(xs uuid[]) returns table (item uuid, members uuid[], binned boolean, change boolean, widen boolean, reply boolean)
language sql stable as $$
  select s.item, case when s.told then (select coalesce(array_agg(distinct k.member_id), '{}') from acl.key k
      where k.chapter_id = s.chapter and acl.opens(k, s.chapter, s.audience, s.author, s.at, s.about)
        -- 18: the pauser alone is told who really reads it
        and (not (select acl.i_pause()) or not acl.kept_from(k.member_id, s.item, s.author, s.at))) end,
    -- 18: what one may only read as it was, one does not change
    s.binned, s.writes and s.author in (select acl.authors_i_may_change()) and ((select acl.my_veil()) is null or acl.cut(s.item) is null),
    s.writes and case when s.by_family then s.author = s.me else s.role = 'guardian' end, s.writes
  from (select (t.i).id as item, (t.i).chapter_id as chapter, (t.i).audience, (t.i).author, (t.i).created_at as at, (t.i).about,
      (t.i).deleted_at is not null as binned, (t.k).level = 'write' as writes, (t.k).role, (t.k).member_id as me,
      (t.k).member_id = (t.i).author or (t.k).role in ('guardian', 'youth') as told,
      exists (select from public.member a where a.id = (t.i).author and a.role in ('guardian', 'youth')) as by_family
    from acl.seen(xs) t where (select acl.as_member()) is null) s
$$;

-- May the page offer it? The same answer as the act itself would give, for many items at once. What I see in the bin I may
-- take out of it.
create or replace function acl.may(act text, xs uuid[]) returns uuid[]
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(r.item), '{}') from acl.rights(xs) r where r.binned = (act = 'restore')
    and case act when 'reply' then r.reply when 'change' then r.change when 'restore' then r.reply when 'widen' then r.widen end
$$;

-- 11: may this person be asked something about this item? Only who reads it. It tells only who reads it as well.
create or replace function acl.may_ask(x uuid, person uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from acl.seen(array[x]) s
    where person = any(acl.readers((s.i).chapter_id, (s.i).audience, (s.i).author, (s.i).created_at, (s.i).about)))
$$;

-- 3, 10: to some of the present readers; the family of an outsider's item stays.
create or replace function acl.narrow(x uuid, names uuid[]) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  i public.item := acl.take(x, 'change');
  present uuid[] := acl.readers(i.chapter_id, i.audience, i.author, i.created_at, i.about);
begin
  if names is null or not names <@ present
    or acl.family(array[i.author]) = '{}' and not acl.family(present) <@ names then perform acl.refuse(); end if;
  update public.item set audience = names where id = x;
  perform acl.note('share', 'U', i, null, 'narrow');
end $$;

-- 10: to more readers of the chapter; null is all of them, now and later.
create or replace function acl.widen(x uuid, names uuid[]) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare i public.item := acl.take(x, 'widen');
begin
  if i.audience is null or not coalesce(names @> i.audience
    and names <@ (i.audience || acl.readers(i.chapter_id, null, null, i.created_at, i.about)), true)
  then perform acl.refuse(); end if;
  update public.item set audience = names where id = x;
  perform acl.veil_row(x, i.dossier_id, i.author, acl.readers(i.chapter_id, i.audience, i.author, i.created_at, i.about),
    acl.readers(i.chapter_id, names, i.author, i.created_at, i.about), null);
  perform acl.note('share', 'U', i, null, 'widen');
end $$;

-- 8, 10: inside the book, to a chapter where I write and still read it. New readers make it widening; the family of an
-- outsider's item stays.
create or replace function acl.move(x uuid, target uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  i public.item := acl.take(x, 'change');
  before_ uuid[] := acl.readers(i.chapter_id, i.audience, i.author, i.created_at, i.about);
  after_ uuid[] := acl.readers(target, i.audience, i.author, i.created_at, i.about);
begin
  if not exists (select from acl.my_keys() k where k.dossier_id = i.dossier_id and k.level = 'write'
                 and acl.opens(k, target, i.audience, i.author, i.created_at, i.about))
    or acl.family(array[i.author]) = '{}' and not acl.family(before_) <@ after_ then perform acl.refuse(); end if;
  if not after_ <@ before_ then perform acl.take(x, 'widen'); end if;
  update public.item set chapter_id = target where id = x;
  perform acl.veil_row(x, i.dossier_id, i.author, before_, after_, null);
  perform acl.note('share', 'U', i, null, 'move');
end $$;

-- 6: whom it concerns. From twelve on only that child takes its name off, also from what others wrote. From sixteen on only its
-- author puts it there: it closes to every guardian whom the child does not let, and nobody puts another guardian out (16). I must
-- still read it, and what an outsider wrote is still read by somebody of the family.
create or replace function acl.say_about(x uuid, child uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare i public.item;
begin
  if child is null and acl.as_member() is null and exists (select from acl.seen(array[x]) s where (s.i).deleted_at is null
      and (s.i).about in (select acl.child_i_am()) and acl.age((s.i).about) >= 12) then
    select * into i from public.item where id = x for update;
    update public.item set about = null where id = x;
    perform acl.note('update', 'U', i, null, 'about');
    return;
  end if;
  i := acl.take(x, 'change');
  if child is not null and not exists (select from public.child c where c.id = child and c.dossier_id = i.dossier_id
      and c.id in (select acl.children_i_know()))
    or i.about is distinct from child and acl.age(i.about) >= 12 and not exists (
      select from acl.live m where m.person_id = acl.me() and m.child_id = i.about)
    or i.about is distinct from child and acl.age(child) >= 16 and i.author <> all(acl.my_members())
    or child is not null and (not exists (select from acl.my_keys() k where acl.opens(k, i.chapter_id, i.audience, i.author, i.created_at, child))
      or acl.family(array[i.author]) = '{}' and acl.family(acl.readers(i.chapter_id, i.audience, i.author, i.created_at, child)) = '{}')
  then perform acl.refuse(); end if;
  update public.item set about = child where id = x;
  perform acl.note('update', 'U', i, null, 'about');
end $$;

create or replace function acl.bin(x uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare i public.item := acl.take(x, 'change');
begin
  update public.item set deleted_at = acl.now() where id = i.id;
  perform acl.note('delete', 'D', i, null, 'bin');
end $$;

-- Taken back by its author while nobody else could see it: then it never was. Two seconds before it is shown it is too
-- late, so that what is shown to one is never taken back by another in the same moment.
create or replace function acl.unsend(x uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare i public.item := acl.take(x, 'change');
begin
  if i.author <> all(acl.my_members()) or i.held_until is null or i.held_until <= acl.now() + interval '2 seconds' then
    perform acl.refuse();
  end if;
  perform acl.note('delete', 'D', i, null, 'unsend');
  perform acl.not_taken_after_all(i.id, i.author, i.created_at);  -- 22
  delete from public.takeover t where t.item_id = i.id;
  delete from public.item where id = i.id;
end $$;

create or replace function acl.restore(x uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare i public.item := acl.take(x, 'change', true);
begin
  update public.item set deleted_at = null where id = i.id;
  perform acl.veil_row(x, i.dossier_id, i.author, '{}', acl.readers(i.chapter_id, i.audience, i.author, i.created_at, i.about), i.deleted_at);
  perform acl.note('restore', 'U', i, null, 'bin');
end $$;

-- 2, 9: a reply, file or step into the bin or out of it, by whoever may change it.
create or replace function acl.bin_child(kind text, x uuid, gone boolean) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare done record; i public.item; was timestamptz; held timestamptz;
begin
  select y.held_until into held from public.reply y where y.id = x and kind = 'reply';
  if held > acl.now() and not exists (select from public.reply y where y.id = x and y.author = any(acl.my_members())) then perform acl.refuse(); end if;
  if kind in ('reply', 'file', 'step') then execute format('select deleted_at from public.%I where id = $1', kind) into was using x; end if;
  if kind not in ('reply', 'file', 'step') then perform acl.refuse(); end if;
  execute format('update public.%I c set deleted_at = $1 where c.id = $2 and (c.deleted_at is null) = $3
    and c.item_id = any(acl.may(''reply'', array[c.item_id])) and c.author in (select acl.authors_i_may_change())
    returning c.item_id, c.author', kind) into done using case when gone then acl.now() end, x, gone;
  select * into i from public.item where id = done.item_id;
  if i.id is null then perform acl.refuse(); end if;
  if not gone then
    perform acl.veil_row(x, i.dossier_id, done.author, '{}', acl.readers(i.chapter_id, i.audience, i.author, i.created_at, i.about), was);
  end if;
  i.author := done.author;  -- the line is about what this author wrote
  perform acl.note_reply(case when gone then 'delete' else 'restore' end, case when gone then 'D' else 'U' end, i, x, held, kind);
end $$;

-- As acl.unsend, for a reply of mine; a question that it answered is open again.
create or replace function acl.unsend_reply(x uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare r public.reply; i public.item;
begin
  delete from public.reply y where y.id = x and y.author = any(acl.my_members()) and y.deleted_at is null
    and y.held_until > acl.now() + interval '2 seconds' and y.item_id = any(acl.may('reply', array[y.item_id])) returning y.* into r;
  if r.id is null then perform acl.refuse(); end if;
  delete from public.revision v where v.row = r.id;
  perform acl.not_taken_after_all(r.item_id, r.author, r.created_at);  -- 22
  update public.question q set answered_at = (select min(coalesce(o.held_until, o.created_at)) from public.reply o
      where o.item_id = q.item_id and o.author = q.asked and o.created_at >= q.created_at and o.deleted_at is null)
    where q.item_id = r.item_id and q.asked = r.author and q.answered_at = r.held_until;
  select * into i from public.item t where t.id = r.item_id;
  i.author := r.author;
  perform acl.note_reply('delete', 'D', i, r.id, r.held_until, 'unsend reply');
end $$;

-- 11: done, says whom it was asked of, or who asked. By a reply that only its author sees yet: from when others read it.
create or replace function acl.answer(x uuid, by_ uuid default null) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare i public.item; held timestamptz;
begin
  select r.held_until into held from public.question q join public.reply r on r.item_id = q.item_id and r.author = q.asked
    where q.id = x and r.id = by_ and r.author = any(acl.my_members()) and not acl.is_out(r);
  update public.question q set answered_at = coalesce(held, acl.now()) from public.item t
  where q.id = x and (q.answered_at is null or q.answered_at > acl.now()) and t.id = q.item_id and t.deleted_at is null and acl.as_member() is null
    and (q.asked = any(acl.my_members()) or q.author = any(acl.my_members()))
    and not acl.hides(acl.my_veil(), q.id, q.author, q.dossier_id, q.created_at) and not acl.hides(acl.my_veil(), t.id, t.author, t.dossier_id, t.created_at)
    and exists (select from acl.my_keys() k where acl.opens(k, t.chapter_id, t.audience, t.author, t.created_at, t.about)
      and (acl.is_out(t) or t.author = k.member_id))
  returning t.* into i;
  if i.id is null then perform acl.refuse(); end if;
  perform acl.note_reply('update', 'U', i, by_, held, 'question');
end $$;

-- "Wie leest dit?": the whole list for the author and the family, null ("jij en anderen") for others. For many at once.
create or replace function acl.who_reads(xs uuid[]) returns table (item uuid, members uuid[])
language sql stable security definer set search_path = public, pg_temp as 'select r.item, r.members from acl.rights(xs) r';

-- Who would read something new here: for the line above every text box and for the picker. Only for who writes here.
create or replace function acl.who_would_read(chapter uuid) returns uuid[]
language sql stable security definer set search_path = public, pg_temp as $$
  select case when acl.as_member() is null and exists (select from acl.my_keys() k where k.chapter_id = chapter and k.level = 'write')
    then array(select r from unnest(acl.readers(chapter, null, null, acl.now(), null)) r
      -- 18: the pauser alone is told who really would
      where not (select acl.i_pause()) or not exists (select from public.pause p join public.member m on m.id = p.pauser
        where p.paused = r and p.ended_at is null and m.person_id = acl.me()))
    else '{}' end
$$;

-- 1: how many items would open that "alleen vanaf vandaag" keeps closed; only of chapters I read, only what I see.
create or replace function acl.older(chapters uuid[]) returns table (chapter uuid, n bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select k.chapter_id, count(i.id) from acl.my_keys() k
  left join public.item i on i.chapter_id = k.chapter_id and i.deleted_at is null and i.audience is null
    and acl.opens(k, i.chapter_id, i.audience, i.author, i.created_at, i.about) and (acl.is_out(i) or i.author = k.member_id)
    and ((select acl.my_veil()) is null or not acl.hides((select acl.my_veil()), i.id, i.author, i.dossier_id, i.created_at))
  where k.chapter_id = any(chapters) and acl.as_member() is null group by 1
$$;

-- 30 days in the bin, then gone. Gives the files whose content must go from the disk as well.
create or replace function acl.empty_bin() returns table (dossier uuid, file uuid)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- what somebody takes out of the bin at this moment stays, with its files
  perform from public.item i where i.deleted_at < acl.now() - interval '30 days' for update;
  perform from public.file f where f.deleted_at < acl.now() - interval '30 days' for update;
  return query select f.dossier_id, f.id from public.file f join public.item i on i.id = f.item_id
    where i.deleted_at < acl.now() - interval '30 days' or f.deleted_at < acl.now() - interval '30 days';
  delete from public.file f where f.deleted_at < acl.now() - interval '30 days';
  -- what a reply, weerwoord or step said before goes with it
  delete from public.revision v using public.reply r where v.row = r.id and r.deleted_at < acl.now() - interval '30 days';
  delete from public.reply r where r.deleted_at < acl.now() - interval '30 days';
  delete from public.revision v using public.rebuttal r where v.row = r.id and r.deleted_at < acl.now() - interval '30 days';
  delete from public.rebuttal r where r.deleted_at < acl.now() - interval '30 days';
  delete from public.revision v using public.step s where v.row = s.id and s.deleted_at < acl.now() - interval '30 days';
  delete from public.step s where s.deleted_at < acl.now() - interval '30 days';
  delete from public.item i where i.deleted_at < acl.now() - interval '30 days';
end $$;

-- 8: the day an item tells about; whoever may change the item may mend it. It decides nothing.
create or replace function acl.say_when(x uuid, day date) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare i public.item := acl.take(x, 'change');
begin
  update public.item set happened_on = day where id = i.id;
end $$;

-- 2, 27: of these files on the disk, those that no row names: left by an upload that did not become a stukje, or by a
-- row that went. For the job that sweeps; it tells of made-up ids alone that nobody has them.
create or replace function acl.files_without_row(xs uuid[]) returns uuid[]
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(x), '{}') from unnest(xs) x where not exists (select from public.file f where f.id = x)
$$;

-- 8, 10: for whoever may narrow, widen or move an item: the chapters it may lie in (where I write and would read it), with
-- who could read it there when it is not narrowed, and who would read it as it is.
create or replace function acl.could_read(x uuid) returns table (chapter uuid, everybody uuid[], named uuid[])
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct on (q.chapter_id) q.chapter_id, acl.readers(q.chapter_id, null, null, (s.i).created_at, (s.i).about),
    acl.readers(q.chapter_id, (s.i).audience, (s.i).author, (s.i).created_at, (s.i).about)
  from acl.seen(array[x]) s join acl.my_keys() q on q.dossier_id = (s.i).dossier_id and q.level = 'write'
    and acl.opens(q, q.chapter_id, (s.i).audience, (s.i).author, (s.i).created_at, (s.i).about)
  where x = any(acl.may('change', array[x]) || acl.may('widen', array[x]))
$$;

-- 2: what stands around items of a page: replies (the latest few of each, and how many there are), hearts, files,
-- questions and weerwoorden; and with `asked` what is asked of me anywhere in this book and still open. It runs as who asks, under the
-- policies of each table; a function only because its plan, which costs more than its answer, is then kept.
create or replace function acl.around(items uuid[], latest int, asked boolean, book uuid)
returns table (what text, id uuid, item uuid, author uuid, at timestamptz, sealed bytea, second bytea, other uuid, moment timestamptz,
  number bigint, n bigint, told text, width int, height int, held timestamptz)
language plpgsql stable set search_path = public, pg_temp as $$
begin
  return query
  select 'reply', l.id, l.item_id, l.author, l.created_at, l.text_sealed, null::bytea, l.changed_by, l.changed_at, l.version::bigint,
    l.n, l.step::text, null::int, null::int, l.held_until
  from (select r.*, row_number() over (partition by r.item_id order by r.created_at desc, r.id desc) as place,
               count(*) over (partition by r.item_id) as n
        from (select r.id, r.item_id, r.author, r.created_at, r.text_sealed, r.changed_by, r.changed_at, r.version, r.held_until, r.step
              from reply r where r.item_id = any(items) and r.deleted_at is null
              -- 18: and those that stand still for me, as they were
              union all select b.x, b.item, b.author, b.created, b.sealed, b.by_, b.at, b.version, null, b.step from acl.before_pause(items) b where b.x <> b.item
             ) r) l where l.place <= latest
  union all
  select 'heart', h.id, h.item_id, h.author, h.created_at, null, null, null, null, 0, 0, null, null, null, null
  from heart h where h.item_id = any(items)
  union all
  select 'file', f.id, f.item_id, f.author, f.created_at, f.name_sealed, f.alt_sealed, null, null, f.size, 0, f.kind || ' ' || f.mime,
    f.width, f.height, null
  from file f where f.item_id = any(items) and f.deleted_at is null
  union all
  select 'question', q.id, q.item_id, q.author, q.created_at, null, null, q.asked,
    case when (select acl.my_veil()) is null or not acl.hides((select acl.my_veil()), q.id, q.asked, q.dossier_id, q.answered_at)
      then case when q.answered_at <= acl.now() or q.asked = any((select acl.my_members())::uuid[]) then q.answered_at end end,
    0, 0, q.wanted_on::text, null, null, null
  from question q where q.item_id = any(items)
  union all
  select 'rebuttal', w.id, w.item_id, w.author, w.created_at, w.text_sealed, null, null, w.changed_at, w.version, w.item_version,
    null, null, null, null
  from rebuttal w where w.item_id = any(items) and w.deleted_at is null
  union all
  select 'rebuttal', b.x, b.item, b.author, b.created, b.sealed, null, null, b.at, b.version, b.item_version, null, null, null, null
  from acl.rebuttals_before_pause(items) b
  union all
  -- 22: into whose own system it went
  select 'takeover', t.id, t.item_id, t.member, t.taken_at, t.organisation_sealed, t.reason_sealed, t.organisation_id, t.sent_at, t.version,
    case when t.failed_at is null then 0 else 1 end, t.way || ' ' || t.how || ' ' || t.why, null, null, null
  from takeover t where t.item_id = any(items)
  union all
  select 'open', q.id, q.item_id, q.author, q.created_at, null, null, q.asked, q.answered_at, 0, 0, q.wanted_on::text, null, null, null
  from question q where around.asked and q.answered_at is null and q.asked = any((select acl.my_members())::uuid[]) and q.dossier_id = book
  order by 5, 2;
end $$;

reset role;
