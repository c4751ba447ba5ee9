-- ERASING A BOOK (SHARING 17, 27; REQ-07). It needs every guardian with gezag and every youth of 16 or older; then the shared
-- chapters close at once, and after the waiting time the key is destroyed and every row removed. What stays is the request
-- itself, which is the receipt, and the log, both without content.

set role gb_acl;

-- Whose yes it takes. Gezag is what a guardian says it is (15): who said nothing counts, who only ever said no does not.
-- Where no guardian has gezag it takes all of them.
create or replace function acl.deciders(dossier uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  with g as (
    select m.id, m.role, not exists (select from public.custody c where c.member = m.id)
      or exists (select from public.custody c where c.member = m.id and c.answer <> 'no'
                 and (c.until is null or c.until >= (acl.now() at time zone 'Europe/Amsterdam')::date)) as gezag
    from acl.live m where m.dossier_id = dossier and m.role = 'guardian')
  select id from g where gezag or not exists (select from g where gezag)
  union select m.id from acl.live m where m.dossier_id = dossier and m.role = 'youth' and acl.age(m.child_id) >= 16
$$;

-- The request that runs, locked: one voice at a time. Refused for who has none.
create or replace function acl.take_erasure(e uuid) returns public.erasure
language plpgsql security definer set search_path = public, pg_temp as $$
declare x public.erasure;
begin
  select * into x from public.erasure r where r.id = e and r.ended_at is null and r.erased_at is null for update;
  if x.id is null or acl.as_member() is not null
    or not coalesce(acl.my_member(x.dossier_id) in (select acl.deciders(x.dossier_id)), false) then perform acl.refuse(); end if;
  return x;
end $$;

create or replace function acl.hear(e uuid, dossier uuid, what text) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into public.erasure_voice (id, erasure_id, member, person, said, said_at)
  select gen_random_uuid(), e, m.id, m.person_id, what, acl.now() from acl.live m where m.id = acl.my_member(dossier)
  on conflict (erasure_id, member) do update set said = excluded.said, said_at = excluded.said_at
$$;

create or replace function acl.all_agree(e uuid, dossier uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from acl.deciders(dossier)) and not exists (select from acl.deciders(dossier) d
    where not exists (select from public.erasure_voice v where v.erasure_id = e and v.member = d and v.said = 'yes'))
$$;

-- The last yes closes the book.
create or replace function acl.close_if_agreed(e uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare x public.erasure;
begin
  select * into x from public.erasure where id = e;
  if x.due_at is not null or not acl.all_agree(e, x.dossier_id) then return; end if;
  update public.erasure r set agreed_at = acl.now(), due_at = acl.now() + make_interval(days => r.wait_days),
    agreed = (select count(*) from acl.deciders(x.dossier_id)) where id = e;
  update public.dossier set erase_at = acl.now() + make_interval(days => x.wait_days) where id = x.dossier_id;
  perform acl.note_member('erase agreed', x.dossier_id, null, null, null);
end $$;

-- Asked by somebody whose yes it takes, right after a passkey or PIN: a phone in other hands is not enough.
create or replace function acl.ask_erase(e uuid, dossier uuid, days int) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare m uuid := acl.my_member(dossier);
begin
  perform from public.dossier d where d.id = dossier and m is not null for update;
  if m is null or not acl.fresh() or acl.as_member() is not null or m not in (select acl.deciders(dossier))
    or days is null or days not between 14 and 30
    or exists (select from public.erasure r where r.dossier_id = dossier and r.ended_at is null) then perform acl.refuse(); end if;
  insert into public.erasure (id, dossier_id, asked_by, asked_at, wait_days, ended_how, agreed)
  values (e, dossier, m, acl.now(), days, '', 0);
  perform acl.hear(e, dossier, 'yes');
  perform acl.note_member('erase asked', dossier, null, null, null);
  perform acl.close_if_agreed(e);
end $$;

-- Yes, right after a passkey or PIN; no, at any time, and then it does not happen.
create or replace function acl.say_erase(e uuid, yes boolean) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare x public.erasure := acl.take_erasure(e);
begin
  if yes is null or yes and not acl.fresh() or x.begun_at is not null then perform acl.refuse(); end if;
  if not yes then
    perform acl.end_erasure(e, case when x.due_at is null then 'declined' else 'taken back' end);
    return;
  end if;
  perform acl.hear(e, x.dossier_id, 'yes');
  perform acl.note_member('erase yes', x.dossier_id, null, null, null);
  perform acl.close_if_agreed(e);
end $$;

-- It does not happen: the book is open again as it was.
create or replace function acl.end_erasure(e uuid, how text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare d uuid;
begin
  update public.erasure set ended_at = acl.now(), ended_how = how where id = e and ended_at is null and begun_at is null
    returning dossier_id into d;
  if d is null then perform acl.refuse(); end if;
  update public.dossier set erase_at = null where id = d;
  perform acl.note_member('erase ended', d, null, null, how);
end $$;

-- The requests I know: one in whose book my yes counts, or in which I had a voice.
create or replace function acl.erasures_i_know() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select v.erasure_id from public.erasure_voice v where v.person = acl.me() and acl.as_member() is null
  union select r.id from public.erasure r where acl.as_member() is null and r.dossier_id = any(acl.my_dossiers())
    and acl.my_member(r.dossier_id) in (select acl.deciders(r.dossier_id))
$$;

-- Whose yes is still to come; for who has a voice.
create or replace function acl.erasure_waits_for(e uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select d from public.erasure r, acl.deciders(r.dossier_id) d
  where r.id = e and r.id in (select acl.erasures_i_know()) and r.due_at is null and r.ended_at is null
    and not exists (select from public.erasure_voice v where v.erasure_id = e and v.member = d and v.said = 'yes')
$$;

-- May I ask it, or is my yes asked: what the page offers.
create or replace function acl.i_decide(dossier uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select acl.as_member() is null and coalesce(acl.my_member(dossier) in (select acl.deciders(dossier)), false)
$$;

-- 17: "otherwise one removes only one's own": everything of mine that I may remove goes to the bin, thirty days.
create or replace function acl.bin_my_own(dossier uuid) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare i public.item; r record; t text; n bigint := 0; gone bigint; me_ uuid := acl.my_member(dossier);
begin
  if me_ is null or acl.as_member() is not null then perform acl.refuse(); end if;
  for i in select t.* from public.item t where t.dossier_id = dossier and t.author = me_ and t.deleted_at is null
      and exists (select from acl.my_keys() k where k.level = 'write' and acl.opens(k, t.chapter_id, t.audience, t.author, t.created_at, t.about))
      for update loop
    update public.item set deleted_at = acl.now() where id = i.id;
    perform acl.note('delete', 'D', i, null, 'own');
    n := n + 1;
  end loop;
  for r in select c.what, c.id from (
      select 'reply' as what, y.id, y.item_id from public.reply y where y.dossier_id = dossier and y.author = me_ and y.deleted_at is null
      union all select 'file', f.id, f.item_id from public.file f where f.dossier_id = dossier and f.author = me_ and f.deleted_at is null
      union all select 'step', s.id, s.item_id from public.step s where s.dossier_id = dossier and s.author = me_ and s.deleted_at is null) c
      where c.item_id = any(acl.may('reply', array[c.item_id])) loop
    perform acl.bin_child(r.what, r.id, true);
    n := n + 1;
  end loop;
  for r in select w.id from public.rebuttal w where w.dossier_id = dossier and w.author = me_ and w.deleted_at is null
      and exists (select from public.item t where t.id = w.item_id and t.deleted_at is null) and exists (select from acl.seen(array[w.item_id])) loop
    perform acl.take_back(r.id);
    n := n + 1;
  end loop;
  -- what hangs on what I read has no bin: a place, a topic, a number, a signal, the name of an own plan, a consult
  foreach t in array array['appointment_place', 'topic', 'score', 'signal', 'sign', 'signal_answer', 'own_plan', 'consult_answer', 'consult'] loop
    execute format('delete from public.%I r where r.dossier_id = $1 and r.author = $2 and exists (select from acl.seen(array[r.item_id]))', t)
      using dossier, me_;
    get diagnostics gone = row_count;
    n := n + gone;
  end loop;
  -- nor has what I said of the plan of all of us
  foreach t in array array['plan_day', 'helping', 'plan_accord'] loop
    execute format('delete from public.%I r where r.dossier_id = $1 and r.author = $2', t) using dossier, me_;
    get diagnostics gone = row_count;
    n := n + gone;
  end loop;
  return n;
end $$;

-- Whom the post tells, and in which words: ids of persons alone, for the job that sends it. Who is asked hears of a request;
-- of an agreement or its end everybody who takes part, and everybody who wrote; of the erasing the family.
create or replace function acl.erasure_listeners(e uuid, moment text) returns table (person uuid, inside boolean, book uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select m.person_id, bool_or(m.id in (select l.id from acl.live l where l.dossier_id = r.dossier_id)), r.dossier_id
  from public.erasure r join public.member m on m.dossier_id = r.dossier_id and m.person_id is not null
  where r.id = e and (
    moment = 'asked' and r.due_at is null and r.ended_at is null and m.id in (select acl.deciders(r.dossier_id))
      and not exists (select from public.erasure_voice v where v.erasure_id = e and v.member = m.id)
    or moment = 'declined' and r.ended_at is not null and r.agreed_at is null
      and exists (select from public.erasure_voice v where v.erasure_id = e and v.member = m.id)
    or moment in ('agreed', 'taken back') and r.agreed_at is not null and r.begun_at is null
      and (m.id in (select l.id from acl.live l where l.dossier_id = r.dossier_id)
        or exists (select from public.item i where i.author = m.id) or exists (select from public.reply y where y.author = m.id)))
  group by m.person_id, r.dossier_id
  union select v.person, false, r.dossier_id from public.erasure_voice v join public.erasure r on r.id = v.erasure_id
  where r.id = e and moment = 'erased' and r.erased_at is not null
$$;

-- The books whose time has come, for the job of the night. What is not agreed after 30 days lapses; who need agree is looked at
-- again, for a child may have become 16. From here on it cannot be taken back. Receipts stay here for 90 days.
create or replace function acl.erase_due() returns table (erasure uuid, dossier uuid)
language plpgsql security definer set search_path = public, pg_temp as $$
declare x public.erasure;
begin
  for x in select r.* from public.erasure r where r.due_at is null and r.ended_at is null
      and r.asked_at <= acl.now() - interval '30 days' for update loop
    perform acl.end_erasure(x.id, 'lapsed');
  end loop;
  for x in select r.* from public.erasure r where r.due_at <= acl.now() and r.ended_at is null and r.begun_at is null for update loop
    if acl.all_agree(x.id, x.dossier_id) then
      update public.erasure set begun_at = acl.now() where id = x.id;
    else
      perform acl.end_erasure(x.id, 'changed');
    end if;
  end loop;
  delete from public.erasure_voice v using public.erasure r where r.id = v.erasure_id
    and coalesce(r.erased_at, r.ended_at) <= acl.now() - interval '90 days';
  return query select r.id, r.dossier_id from public.erasure r where r.begun_at is not null and r.erased_at is null;
end $$;

-- Every row of a book, in one statement, so that what hangs on one another goes together. The log and the request stay.
-- Not for the web role: for the function below, and for whoever puts a backup back (27).
create or replace function acl.forget_book(book uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare parts text;
begin
  select string_agg(format('d%s as (delete from %I.%I where dossier_id = $1)', row_number, nspname, relname), ', ') into parts from (
    select row_number() over (), n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'dossier_id' and not a.attisdropped
    where c.relkind = 'r' and n.nspname in ('public', 'acl') and c.relname not in ('log_line', 'erasure')) t;
  execute format('with %s delete from public.dossier where id = $1', parts) using book;
end $$;

-- Its key is gone; now the rows. The guardians and youths who take part may fetch the receipt.
create or replace function acl.erase_book(e uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare x public.erasure;
begin
  select * into x from public.erasure r where r.id = e and r.begun_at is not null and r.erased_at is null for update;
  if x.id is null then perform acl.refuse(); end if;
  insert into public.erasure_voice (id, erasure_id, member, person, said)
  select gen_random_uuid(), e, m.id, m.person_id, '' from acl.live m where m.dossier_id = x.dossier_id
    and m.role in ('guardian', 'youth') and m.person_id is not null on conflict (erasure_id, member) do nothing;
  perform acl.note_member('erased', x.dossier_id, null, null, null);
  perform acl.forget_book(x.dossier_id);
  update public.erasure set erased_at = acl.now() where id = e;
end $$;

reset role;
