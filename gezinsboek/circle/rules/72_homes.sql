-- WHAT GUARDIANS SAY TO ONE ANOTHER (SHARING 15, 16): an objection, a yes to a further guardian, gezag that was seen.

set role gb_acl;

-- 16, REQ-05: a guardian whose voice counts (gezag) objects. One that runs is enough.
create or replace function acl.object(o uuid, dossier uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare m uuid := acl.my_member(dossier);
begin
  perform from public.dossier d where d.id = dossier and m is not null for no key update;
  if m is null or acl.as_member() is not null or m not in (select acl.deciders(dossier))
    or not exists (select from acl.my_keys() k where k.member_id = m and k.role = 'guardian' and k.owner is null) then perform acl.refuse(); end if;
  if exists (select from public.objection x where x.member = m and x.ended_at is null) then return; end if;
  insert into public.objection (id, dossier_id, member, said_at) values (o, dossier, m, acl.now());
  perform acl.note_member('objection', dossier, null, m, null);
end $$;

-- Only by who made it.
create or replace function acl.end_objection(dossier uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare m uuid := acl.my_member(dossier);
begin
  update public.objection x set ended_at = acl.now() where x.member = m and x.ended_at is null and acl.as_member() is null;
  if not found then perform acl.refuse(); end if;
  perform acl.note_member('objection over', dossier, null, m, null);
end $$;

-- 15: the guardians-to-be of this book that wait for a yes, for each present guardian; also where the invited one only gets
-- chapters that I do not read, since my yes is asked all the same.
create or replace function acl.guardians_asked(dossier uuid)
returns table (invited uuid, name bytea, inviter uuid, inviter_name bytea, at timestamptz, mine boolean, waits uuid[], waits_names bytea[])
language sql stable security definer set search_path = public, pg_temp as $$
  select n.id, n.name_sealed, b.id, b.name_sealed, i.sent_at, me.id = any(w.ids), w.ids, w.names
  from acl.live me join public.member n on n.dossier_id = me.dossier_id and n.role = 'guardian' and n.accepted_at is null and n.ended_at is null
  join public.member b on b.id = n.invited_by
  join public.invitation i on i.member_id = n.id and acl.open_invitation(i)
  cross join lateral (select coalesce(array_agg(g.id order by g.id), '{}') as ids, coalesce(array_agg(g.name_sealed order by g.id), '{}') as names
    from acl.guardians_to_agree(n.id) a(id) join public.member g on g.id = a.id) w
  where me.id = acl.my_member(dossier) and me.role = 'guardian' and acl.as_member() is null
  order by i.sent_at, n.id
$$;

-- A yes is kept until they come in, and can become a no until then. A no ends the invitation.
create or replace function acl.say_guardian(invited_ uuid, yes boolean) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare n public.member; me_ uuid;
begin
  -- the invitation first, as coming in, declining and withdrawing do (50_sharing.sql)
  perform from public.invitation i join public.member x on x.id = i.member_id
    join acl.live g on g.dossier_id = x.dossier_id and g.role = 'guardian' and g.person_id = acl.me()
  where x.id = invited_ and x.role = 'guardian' and x.accepted_at is null and x.ended_at is null and x.invited_by <> g.id
    and acl.as_member() is null order by i.id for update of i;
  select x.* into n from public.member x join acl.live g on g.dossier_id = x.dossier_id and g.role = 'guardian' and g.person_id = acl.me()
  where x.id = invited_ and x.role = 'guardian' and x.accepted_at is null and x.ended_at is null and x.invited_by <> g.id
    and acl.as_member() is null for update of x;
  if n.id is null or yes is null then perform acl.refuse(); end if;
  me_ := acl.my_member(n.dossier_id);
  insert into public.assent (id, dossier_id, invited, guardian, said, said_at)
  values (gen_random_uuid(), n.dossier_id, n.id, me_, case when yes then 'yes' else 'no' end, acl.now())
  on conflict (invited, guardian) do update set said = excluded.said, said_at = excluded.said_at;
  if not yes then
    update public.invitation i set withdrawn_at = acl.now(), waits_for = null, waiting_sealed = ''
    where i.member_id = n.id and i.used_at is null and i.withdrawn_at is null;
    update public.member x set ended_at = acl.now(), ended_by = me_ where x.id = n.id;
  end if;
  perform acl.note_member(case when yes then 'guardian yes' else 'guardian no' end, n.dossier_id, null, n.id, null);
end $$;

-- 15: gezag that somebody else confirms (a guardian), or of which they saw the paper (a guardian, or the professional to whom
-- it was shown). Who has it never says this about themselves. The paper itself is not kept.
create or replace function acl.see_custody(c uuid, kind_ text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare x public.custody; m public.member;
begin
  select t.* into x from public.custody t where t.id = c for update;
  select l.* into m from acl.live l where l.id = acl.my_member(x.dossier_id);
  if m.id is null or acl.as_member() is not null or x.answer <> 'yes' or x.member = m.id
    or not coalesce(kind_ in ('guardian', 'register', 'ruling'), false)
    or not coalesce(m.role = 'guardian' and exists (select from acl.my_keys() k where k.member_id = m.id and k.owner is null)
      or m.role = 'professional' and kind_ <> 'guardian' and x.shown_to = m.id, false) then perform acl.refuse(); end if;
  insert into public.custody_proof (id, dossier_id, custody_id, by, kind, seen_at)
  values (gen_random_uuid(), x.dossier_id, x.id, m.id, kind_, acl.now())
  on conflict (custody_id, by) do update set kind = excluded.kind, seen_at = excluded.seen_at;
  perform acl.note_member('custody seen', x.dossier_id, null, x.member, kind_);
end $$;

-- A mistake: taken back by who said it.
create or replace function acl.unsee_custody(c uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare x public.custody;
begin
  delete from public.custody_proof p using public.custody t
  where p.custody_id = c and t.id = c and p.by = acl.my_member(t.dossier_id) and acl.as_member() is null returning t.* into x;
  if x.id is null then perform acl.refuse(); end if;
  perform acl.note_member('custody seen', x.dossier_id, null, x.member, 'back');
end $$;

-- Another answer or another period is another thing than what was seen.
create or replace function acl.forget_proof() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from public.custody_proof p where p.custody_id = new.id;
  return null;
end $$;

grant execute on function acl.forget_proof() to gb_owner;  -- it makes the trigger below
reset role;

create or replace trigger forget_proof after update on custody for each row
  when ((old.answer, old.since, old.until) is distinct from (new.answer, new.since, new.until)) execute function acl.forget_proof();
