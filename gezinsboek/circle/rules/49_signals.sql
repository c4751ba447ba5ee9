-- SIGNALS (SHARING 2, 11, 18, 20): under their goal, by agreement or by a plain rule, never a score that is kept from the family.
-- The family sees one first: others who read the goal once the family answered, or after three days.

set role gb_acl;

-- 11: who does something then reads the goal; naming never widens. Its words never change, so that a signal keeps what it is about.
create or replace function acl.guard_sign() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    new.ended_at := null;
    if exists (select from unnest(new.who) w where not acl.may_ask(new.item_id, w)) then perform acl.refuse(); end if;
  elsif current_user <> 'gb_acl' then
    perform acl.refuse();
  end if;
  return new;
end $$;

-- By hand only what was agreed is noticed; the rest is for acl.raise_signals.
create or replace function acl.guard_signal() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    new.answer := '';
    new.answered_at := null;
    if current_user <> 'gb_acl' then
      new.rule := 'noticed';
      new.step := null;
      new.score := null;
      new.member := null;
      new.cause := null;
    end if;
  elsif current_user <> 'gb_acl' then
    perform acl.refuse();
  end if;
  return new;
end $$;

-- The last answer holds; the first of the family shows the signal to the others.
create or replace function acl.signal_answered() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update public.signal s set answer = new.answer, answered_at = coalesce(s.answered_at, case
    when exists (select from public.member m where m.id = new.author and m.role in ('guardian', 'youth')) then acl.now() end) where s.id = new.signal;
  return null;
end $$;

-- We do not look out for it any more, or after all we do: by whoever may change its words.
create or replace function acl.end_sign(x uuid, over boolean) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare g public.sign; i public.item;
begin
  select * into g from public.sign s where s.id = x and s.item_id = any(acl.may('reply', array[s.item_id])) and s.author in (select acl.authors_i_may_change())
    and not acl.hides(acl.my_veil(), s.id, s.author, s.dossier_id, s.created_at) for update;
  if g.id is null or over is null then perform acl.refuse(); end if;
  if (g.ended_at is not null) = over then return; end if;
  update public.sign set ended_at = case when over then acl.now() end where id = x;
  select * into i from public.item where id = g.item_id;
  i.author := g.author;  -- the line is about what this author wrote
  perform acl.note('update', 'U', i, null, 'sign');
end $$;

-- The plain rules, of every open goal; each thing is said once. For the job of the night: it tells how many, never what.
create or replace function acl.raise_signals() returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare today date := (acl.now() at time zone 'Europe/Amsterdam')::date; n bigint;
begin
  with open_goal as (
    select i.id, i.dossier_id, i.chapter_id, greatest(i.created_at, i.changed_at, g.changed_at,
      (select max(c.created_at) from public.score c where c.item_id = i.id),
      (select max(coalesce(s.changed_at, s.created_at)) from public.step s where s.item_id = i.id),
      (select max(r.created_at) from public.reply r where r.item_id = i.id),
      (select max(a.created_at) from public.signal_answer a where a.item_id = i.id)) as last
    from public.goal g join public.item i on i.id = g.item_id join public.dossier d on d.id = i.dossier_id
    where g.closed_at is null and i.deleted_at is null and d.erase_at is null),
  to_do as (
    select s.*, h.chapter_id from open_goal h join public.step s on s.item_id = h.id where s.deleted_at is null and s.done_at is null),
  scored as (
    select c.*, lag(c.value) over line as was, lead(c.id) over line as next from open_goal h join public.score c on c.item_id = h.id
    window line as (partition by c.item_id, c.author, c.for_child order by c.scored_on, c.created_at, c.id)),
  ends as (
    select t.id as step, t.item_id, t.dossier_id, m.id as member, least(m.expires_at,
        (select max(g.until) from public.chapter_grant g where g.member_id = m.id and g.chapter_id = t.chapter_id and g.until > acl.now())) as at
    from to_do t cross join unnest(t.who) w join acl.live m on m.id = w),
  found (rule, item, dossier, step, score, member, cause) as (
    select 'overdue', t.item_id, t.dossier_id, t.id, null::uuid, null::uuid, concat_ws(' ', t.id, t.due_on) from to_do t where t.due_on < today
    union all select 'down_two', c.item_id, c.dossier_id, null, c.id, null, c.id::text from scored c where c.next is null and c.was - c.value >= 2
    union all select 'silence', h.id, h.dossier_id, null, null, null, concat_ws(' ', h.id, extract(epoch from h.last)) from open_goal h
      where h.last < acl.now() - interval '6 weeks'
    union all select 'access_ends', e.item_id, e.dossier_id, e.step, null, e.member, concat_ws(' ', e.step, e.member, extract(epoch from e.at)) from ends e
      where e.at < acl.now() + interval '14 days'
    -- the plan was to be looked at, and once more as long after that: both went by
    union all select 'reviews_missed', h.id, h.dossier_id, null, null, null, concat_ws(' ', h.id, v.subject) from open_goal h
      join acl.plan_review v on v.dossier_id = h.dossier_id join public.plan_part p on p.version = v.subject and p.item_id = h.id
      where v.due + (v.due - (v.created_at at time zone 'Europe/Amsterdam')::date) < today),
  raised as (
    insert into public.signal (id, dossier_id, item_id, rule, step, score, member, words_sealed, cause, answer, created_at)
    select gen_random_uuid(), f.dossier, f.item, f.rule, f.step, f.score, f.member, '', md5(concat_ws(' ', f.rule, f.cause))::uuid, '', acl.now() from found f
    on conflict (cause, dossier_id) do nothing returning id)
  select count(*) into n from raised;
  return n;
end $$;

grant execute on function acl.guard_sign(), acl.guard_signal(), acl.signal_answered() to gb_owner;  -- it makes the triggers below
reset role;

do $$ declare t text; begin
  foreach t in array array['sign', 'signal', 'signal_answer'] loop
    execute format('create or replace trigger guard before insert or update on %I for each row execute function acl.guard_child()', t);
    execute format('create or replace trigger note_added after insert on %I for each row when (new.author is not null) execute function acl.note_added()', t);
  end loop;
end $$;
create or replace trigger guard_words before insert or update on sign for each row execute function acl.guard_sign();
create or replace trigger guard_rule before insert or update on signal for each row execute function acl.guard_signal();
create or replace trigger answered after insert on signal_answer for each row execute function acl.signal_answered();
