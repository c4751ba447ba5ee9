-- WHAT SOMEBODY IS STILL TYPING (SHARING 1, 4, 7, 20): theirs alone. It opens nothing and no key of anybody else opens it.

set role gb_acl;

-- Mine, also where I may not write any more: it is my own text, to copy. 4: what was typed for a private chapter only
-- while fresh. 7: other words for what somebody else wrote only while I read that. 20: never while looking as somebody.
create or replace function acl.my_drafts() returns setof uuid
language sql stable security definer parallel safe cost 1000 rows 10 set search_path = public, pg_temp as $$
  select d.id from acl.claim() c, public.draft d
    left join public.item i on i.id = d.item_id and i.dossier_id = d.dossier_id
    left join public.chapter h on h.id = coalesce(i.chapter_id, d.chapter_id)
  where d.person = c.me and c.as_ is null and (h.owner is null or c.fresh)
    and d.dossier_id = coalesce(acl.focus(), d.dossier_id)
    and (d.place not in ('change', 'reagenda', 'reword', 'restep') or d.place in ('change', 'reagenda') and exists (select from public.member m where m.id = i.author and m.person_id = c.me and not exists (
        select from acl.shut s where s.member_id = m.id and s.child_id in (i.about, h.about)))  -- 6
      or exists (select from acl.seen(array[d.item_id])))
$$;

-- May I write there now: something new in a chapter, an answer to an item or other words for one, a weerwoord, other words for it?
create or replace function acl.may_draft(d public.draft) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select acl.as_member() is null and d.person = acl.me() and case (case  -- something new in a chapter; something new at an item; other words there
      when d.place in ('story', 'plan', 'agenda') then 'new' when d.place in ('score', 'step', 'topic') then 'reply' when d.place = 'restep' then 'reword'
      when d.place = 'reagenda' then 'change' else d.place end)
    when 'new' then d.item_id is null and exists (select from acl.my_keys() k
      where k.dossier_id = d.dossier_id and k.level = 'write' and k.chapter_id = coalesce(d.chapter_id, k.chapter_id))
    when 'reply' then d.item_id = any(acl.may('reply', array[d.item_id])) and exists (select from public.item i
      where (i.id, i.dossier_id, i.chapter_id) = (d.item_id, d.dossier_id, d.chapter_id))
    when 'reword' then d.item_id = any(acl.may('reply', array[d.item_id])) and exists (select from public.item i
      where (i.id, i.dossier_id, i.chapter_id) = (d.item_id, d.dossier_id, d.chapter_id))
    when 'rebuttal' then (d.item_id = any(acl.may_rebut(array[d.item_id])) or exists (select from public.rebuttal w
        where w.item_id = d.item_id and w.author = any(acl.my_members()) and w.deleted_at is null and exists (select from acl.seen(array[d.item_id]))))
      and exists (select from public.item i where (i.id, i.dossier_id, i.chapter_id) = (d.item_id, d.dossier_id, d.chapter_id))
    when 'change' then d.item_id = any(acl.may('change', array[d.item_id])) and exists (select from public.item i
      where (i.id, i.dossier_id, i.chapter_id) = (d.item_id, d.dossier_id, d.chapter_id))
    else false end
$$;

-- 8, 12: it never changes hands or place; its text only from the version that is there, and only where I may write now.
create or replace function acl.guard_draft() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    new.version := 1;
    new.saved_at := acl.now();
    new.thrown_at := null;
  elsif (new.id, new.dossier_id, new.person, new.place, new.item_id, new.saved_at)
        is distinct from (old.id, old.dossier_id, old.person, old.place, old.item_id, old.saved_at) then
    perform acl.refuse();
  elsif (new.told_sealed, new.version, new.chapter_id) is distinct from (old.told_sealed, old.version, old.chapter_id) then
    if new.version <> old.version + 1 then
      raise 'made from an older version' using errcode = '40001';
    end if;
    if not coalesce(acl.may_draft(new), false) then perform acl.refuse(); end if;
    new.saved_at := acl.now();
  end if;
  if new.thrown_at is not null then new.thrown_at := acl.now(); end if;
  return new;
end $$;

-- 30 days after the last word, and a day after it was thrown away, it is gone.
create or replace function acl.empty_drafts() returns bigint
language sql security definer set search_path = public, pg_temp as $$
  with gone as (delete from public.draft d where d.saved_at < acl.now() - interval '30 days'
    or d.thrown_at < acl.now() - interval '1 day' returning 1) select count(*) from gone
$$;

grant execute on function acl.guard_draft() to gb_owner;  -- it makes the trigger below
reset role;

create or replace trigger guard before insert or update on draft for each row execute function acl.guard_draft();
