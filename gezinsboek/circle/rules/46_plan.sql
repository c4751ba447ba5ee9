-- THE PLAN (SHARING 2, 8, 9, 18; REQ-02): goals, scores and steps. A goal is an item with words; whatever hangs on it is seen exactly
-- when it is. Numbers, days and who are readable for the rules that raise signals; every word is sealed.

set role gb_acl;

-- Whose goal may this one be: of all of us (null and null), of a child whom I know, or of somebody who reads it.
create or replace function acl.may_be_whose(x uuid, child uuid, person uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select (child is null or person is null) and (person is null or acl.may_ask(x, person)) and (child is null or exists (
    select from public.child c join public.item i on i.dossier_id = c.dossier_id
    where i.id = x and c.id = child and c.id in (select acl.children_i_know())))
$$;

-- May I write down what this child gives? One of this book whom I know, and who does not take part: from then on they say it themselves.
create or replace function acl.may_score_for(child uuid, dossier uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select child in (select acl.children_i_know()) and exists (select from public.child c where c.id = child and c.dossier_id = dossier)
    and not exists (select from acl.live m where m.child_id = child)
$$;

-- Facts of a goal change only from here; its words as those of every item.
create or replace function acl.guard_goal() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    new.version := 1;
    new.closed_at := null;
    new.closed_how := '';
    new.changed_at := null;
    new.changed_by := null;
  elsif current_user <> 'gb_acl' or (new.item_id, new.dossier_id) is distinct from (old.item_id, old.dossier_id) then
    perform acl.refuse();
  end if;
  return new;
end $$;

-- A score is of a day that came already, and never changes.
create or replace function acl.guard_score() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' or new.scored_on > (acl.now() at time zone 'Europe/Amsterdam')::date then perform acl.refuse(); end if;
  return new;
end $$;

-- Whoever is named in a step reads its goal (2: naming never widens). Its words only from the version that is there.
create or replace function acl.guard_step() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    new.version := 1;
    new.done_at := null;
    new.done_by := null;
    new.changed_at := null;
    new.changed_by := null;
    new.deleted_at := null;
  elsif current_user = 'gb_acl' then
    return new;
  elsif new.version <> old.version + 1 then
    raise 'made from an older version' using errcode = '40001';
  else
    new.changed_at := acl.now();
    new.changed_by := acl.my_member(new.dossier_id);
  end if;
  if exists (select from unnest(new.who) w where (tg_op = 'INSERT' or w <> all(old.who)) and not acl.may_ask(new.item_id, w)) then perform acl.refuse(); end if;
  return new;
end $$;

-- 9: how it was stays, also whether it was done: so that for who is paused it stands still (18).
create or replace function acl.keep_step() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare i public.item;
begin
  select * into i from public.item where id = old.item_id;
  insert into public.revision (id, dossier_id, item_id, row, version, author, chapter, audience, text_sealed, created_at, facts)
  values (gen_random_uuid(), i.dossier_id, i.id, old.id, old.version, coalesce(old.changed_by, old.author), i.chapter_id, i.audience, old.text_sealed,
    coalesce(old.changed_at, old.created_at), to_jsonb(old) - '{id,dossier_id,item_id,author,text_sealed,created_at,changed_at,changed_by,deleted_at,version}'::text[]);
  i.author := old.author;  -- the line is about what this author wrote
  perform acl.note('update', 'U', i, null, case when new.done_at is not null and old.done_at is null then 'tick'
    when new.done_at is null and old.done_at is not null then 'untick' else 'step' end);
  return null;
end $$;

-- First this, then that, and never in a circle; one at a time in a book, so that two do not close one together. It counts all steps,
-- also those that who asks does not see: refusing tells no more than that the two hang together already.
create or replace function acl.guard_order() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' then perform acl.refuse(); end if;
  perform pg_advisory_xact_lock(hashtext('acl.guard_order ' || new.dossier_id));
  if exists (with recursive before_ (id) as (select new.first
      union select o.first from public.step_order o join before_ b on o.step = b.id) select from before_ b where b.id = new.step)
  then perform acl.refuse(); end if;
  return new;
end $$;

-- 25: not when it goes because its step went.
create or replace function acl.note_order() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare i public.item; r public.step_order;
begin
  if tg_op = 'DELETE' then r := old; else r := new; end if;
  select * into i from public.item t where t.id = r.item_id and exists (select from public.step s where s.id = r.step)
    and exists (select from public.step s where s.id = r.first);
  if i.id is not null then perform acl.note('update', 'U', i, null, 'step order'); end if;
  return null;
end $$;

-- Other facts, by whoever may change the goal, from the version that is there.
create or replace function acl.say_goal(x uuid, child uuid, person uuid, begin_ int, enough_ int, made_from int) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare i public.item := acl.take(x, 'change'); g public.goal;
begin
  select * into g from public.goal t where t.item_id = x for update;
  if g.item_id is null or not ((child, person) is not distinct from (g.whose_child, g.whose_member) or acl.may_be_whose(x, child, person))
    or enough_ is null or enough_ not between 0 and 10 or begin_ not between 0 and 10 then perform acl.refuse(); end if;
  if made_from is distinct from g.version then raise 'made from an older version' using errcode = '40001'; end if;
  update public.goal set whose_child = child, whose_member = person, begin = begin_, enough = enough_, version = version + 1,
    changed_at = acl.now(), changed_by = acl.my_member(i.dossier_id) where item_id = x;
  perform acl.note('update', 'U', i, null, 'goal');
end $$;

-- It is reached, or we stop with it; an empty word opens it again. Twice is once.
create or replace function acl.close_goal(x uuid, how text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare i public.item := acl.take(x, 'change');
begin
  if how is null or how not in ('', 'reached', 'stopped') or not exists (select from public.goal g where g.item_id = x) then perform acl.refuse(); end if;
  update public.goal set closed_at = case when how <> '' then acl.now() end, closed_how = how, version = version + 1,
    changed_at = acl.now(), changed_by = acl.my_member(i.dossier_id) where item_id = x and closed_how <> how;
  if found then perform acl.note('update', 'U', i, null, case how when '' then 'goal open' else 'goal closed' end); end if;
end $$;

-- Which of these may I tick? Those in which I am named, also where I only read; and those of a goal that I may change.
create or replace function acl.may_tick(xs uuid[]) returns uuid[]
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(s.id), '{}') from public.step s
    join acl.seen(array(select t.item_id from public.step t where t.id = any(xs))) h on (h.i).id = s.item_id
  where s.id = any(xs) and s.deleted_at is null and (h.i).deleted_at is null and acl.as_member() is null
    and ((select acl.my_veil()) is null or not acl.hides((select acl.my_veil()), s.id, s.author, s.dossier_id, s.created_at) and acl.cut(s.id) is null)
    and ((h.k).member_id = any(s.who) or s.item_id = any((select acl.may('change', array(select t.item_id from public.step t where t.id = any(xs))))::uuid[]))
$$;

-- It is done, or it is not after all. Twice is once.
create or replace function acl.tick(x uuid, done boolean) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare s public.step;
begin
  if done is null or not x = any(acl.may_tick(array[x])) then perform acl.refuse(); end if;
  select * into s from public.step t where t.id = x for update;
  if (s.done_at is not null) = done then return; end if;
  update public.step set done_at = case when done then acl.now() end, done_by = case when done then acl.my_member(s.dossier_id) end,
    version = version + 1, changed_at = acl.now(), changed_by = acl.my_member(s.dossier_id) where id = x;
end $$;

-- In which order the steps stand on the page: by whoever may change the goal, as they see them. It decides nothing.
create or replace function acl.order_steps(x uuid, steps uuid[]) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare i public.item := acl.take(x, 'change');
begin
  if steps is null or not exists (select from public.step s where s.item_id = x) then perform acl.refuse(); end if;
  update public.step s set position = n.place from unnest(steps) with ordinality n(id, place)
    where s.id = n.id and s.item_id = x and s.deleted_at is null and s.position <> n.place;
  perform acl.note('update', 'U', i, null, 'step order');
end $$;

-- 18: the steps of these goals that stand still for me, each as it was before the pause. Nothing for who is not paused.
create or replace function acl.steps_before_pause(xs uuid[])
returns table (x uuid, item uuid, dossier uuid, author uuid, created timestamptz, sealed bytea, version int, facts jsonb)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare veil jsonb := acl.my_veil();
begin
  if veil is null then return; end if;
  return query select s.id, s.item_id, s.dossier_id, s.author, s.created_at, r.text_sealed, r.version, r.facts
    from acl.seen(xs) h join public.step s on s.item_id = (h.i).id and s.deleted_at is null and not acl.hides(veil, s.id, s.author, s.dossier_id, s.created_at)
    join public.revision r on r.row = s.id and r.version = acl.cut(s.id) - 1;
end $$;

grant execute on function acl.guard_goal(), acl.guard_score(), acl.guard_step(), acl.keep_step(), acl.guard_order(), acl.note_order() to gb_owner;  -- it makes the triggers below
reset role;

create or replace trigger guard before insert or update on goal for each row execute function acl.guard_goal();
do $$ declare t text; begin
  foreach t in array array['score', 'step', 'step_order'] loop
    execute format('create or replace trigger guard before insert or update on %I for each row execute function acl.guard_child()', t);
  end loop;
end $$;
create or replace trigger guard_day before insert or update on score for each row execute function acl.guard_score();
create or replace trigger guard_text before insert or update on step for each row execute function acl.guard_step();
create or replace trigger guard_circle before insert or update on step_order for each row execute function acl.guard_order();
create or replace trigger keep after update on step for each row when (old.version is distinct from new.version) execute function acl.keep_step();
create or replace trigger note_added after insert on score for each row execute function acl.note_added();
create or replace trigger note_gone after delete on score for each row execute function acl.note_added();
create or replace trigger note_added after insert on step for each row execute function acl.note_added();
create or replace trigger note_order after insert or delete on step_order for each row execute function acl.note_order();
