-- THE PAPERS OF THE PLAN (REQ-01, REQ-02; SHARING 2, 4, 5, 18): which days the law counts with, and which plan of a helper's own
-- serves a goal. The words of such a plan stay where they are.

set role gb_acl;

-- Who writes such a day down: somebody who shares something here and writes there. Offering, drawing up and giving on paper is
-- work of a helper or a guardian; saying yes is the family's; saying no is the parents', and the other two reasons of the law are
-- a professional's to give, with their name under it.
create or replace function acl.may_say_day(book uuid, what text, reason text) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select acl.as_member() is null and exists (select from acl.my_keys() k join public.member m on m.id = k.member_id
    where k.dossier_id = book and k.owner is null and k.level = 'write' and case
      when what in ('offered', 'made', 'written') and reason = '' then k.role in ('guardian', 'professional')
      when what = 'accepted' and reason = '' then k.role = 'guardian' or k.role = 'youth' and acl.age(m.child_id) >= 16
      when what = 'asked' and reason = '' then k.role in ('guardian', 'youth', 'professional')
      when what = 'set_aside' and reason = 'declined' then k.role = 'guardian'
      when what = 'set_aside' and reason in ('threat', 'interests') then k.role = 'professional'
      else false end)
$$;

-- What I may write down here: what the page offers.
create or replace function acl.days_i_may_say(book uuid) returns table (what text, reason text)
language sql stable security definer set search_path = public, pg_temp as $$
  select w.what, w.reason from (values ('offered', ''), ('accepted', ''), ('set_aside', 'declined'), ('set_aside', 'threat'), ('set_aside', 'interests'),
    ('made', ''), ('asked', ''), ('written', '')) w (what, reason) where acl.may_say_day(book, w.what, w.reason)
$$;

-- May I say that a plan of mine serves this goal? It is my work, and I write there.
create or replace function acl.may_say_own_plan(x uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from public.item i join acl.my_keys() k on k.chapter_id = i.chapter_id
    where i.id = x and i.deleted_at is null and k.level = 'write' and k.role = 'professional')
$$;

-- A day that came already; what was written down never changes.
create or replace function acl.guard_plan_day() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' or new.day > (acl.now() at time zone 'Europe/Amsterdam')::date then perform acl.refuse(); end if;
  new.created_at := acl.now();
  return new;
end $$;

create or replace function acl.note_plan_day() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then perform acl.note_member('plan day', new.dossier_id, null, null, new.what);
  elsif exists (select from public.dossier d where d.id = old.dossier_id) then perform acl.note_member('plan day', old.dossier_id, null, null, 'back'); end if;
  return null;
end $$;

-- REQ-02: what is still to be done, and by when: six weeks after it is clear that there is no familiegroepsplan a plan stands;
-- fourteen days after somebody asks for it in writing it is on paper.
create or replace view acl.plan_term as
  select d.id as subject, d.dossier_id, d.author, d.created_at, d.day,
    d.day + case d.what when 'asked' then 14 else 42 end as due
  from public.plan_day d where d.what in ('set_aside', 'asked') and not exists (
    select from public.plan_day n where n.dossier_id = d.dossier_id and n.day >= d.day and n.id <> d.id
      and (d.what = 'asked' and n.what = 'written' or d.what = 'set_aside' and (n.what in ('made', 'accepted')
        or n.what = 'set_aside' and (n.day, n.created_at, n.id) > (d.day, d.created_at, d.id))));

-- Whom to remind: the guardians and professionals who read that day. 18: not of what a pauser wrote down since.
create or replace function acl.term_listeners(d uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct m.person_id from acl.plan_term t join acl.live m on m.dossier_id = t.dossier_id
  where t.subject = d and m.role in ('guardian', 'professional') and m.person_id is not null
    and exists (select from acl.key k where k.member_id = m.id and k.owner is null)
    and not exists (select from public.pause p where p.paused = m.id and p.ended_at is null and t.created_at > p.since
      and (p.pauser = t.author or p.whole and t.author <> m.id))
$$;

grant execute on function acl.guard_plan_day(), acl.note_plan_day() to gb_owner;  -- it makes the triggers below
reset role;

create or replace trigger guard before insert or update on plan_day for each row execute function acl.guard_plan_day();
create or replace trigger note_day after insert or delete on plan_day for each row execute function acl.note_plan_day();
create or replace trigger guard before insert or update on own_plan for each row execute function acl.guard_child();
create or replace trigger note_added after insert or delete on own_plan for each row execute function acl.note_added();

-- For the family and the professionals who share something here: not the network, and not who reads a private chapter alone.
create policy see on plan_day for select to gb_app using (dossier_id in (select dossier_id from acl.my_keys()
    where owner is null and role in ('guardian', 'youth', 'professional'))
  and ((select acl.my_veil()) is null or not acl.hides((select acl.my_veil()), id, author, dossier_id, created_at)));
create policy add on plan_day for insert to gb_app with check (author = any((select acl.my_members())::uuid[]) and acl.may_say_day(dossier_id, what, reason));
create policy go on plan_day for delete to gb_app using (author = any((select acl.my_members())::uuid[]) and (select acl.as_member()) is null);
create policy as_member on plan_day as restrictive to gb_app using ((select acl.as_member()) is null
    or dossier_id in (select dossier_id from acl.as_keys() where owner is null and role in ('guardian', 'youth', 'professional')))
  with check ((select acl.as_member()) is null);

-- 2: with its goal. Said by a professional who writes there; taken back by nobody else.
create policy see on own_plan for select to gb_app using (dossier_id = any((select acl.my_dossiers())::uuid[])
  and exists (select from item i where i.id = item_id and i.dossier_id = own_plan.dossier_id)
  and ((select acl.my_veil()) is null or not acl.hides((select acl.my_veil()), own_plan.id, own_plan.author, own_plan.dossier_id, own_plan.created_at)));
create policy add on own_plan for insert to gb_app with check (author = any((select acl.my_members())::uuid[]) and acl.may_say_own_plan(item_id)
  and exists (select from goal g join item i on i.id = g.item_id where g.item_id = own_plan.item_id and i.dossier_id = own_plan.dossier_id));
create policy go on own_plan for delete to gb_app using (author = any((select acl.my_members())::uuid[]) and (select acl.as_member()) is null);
create policy as_member on own_plan as restrictive to gb_app using (true) with check ((select acl.as_member()) is null);
