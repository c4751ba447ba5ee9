-- INVITING AND COMING IN (SHARING 14). An invitation is a member who is not there yet, with grants that wait.

set role gb_acl;

create or replace function acl.invite(told jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  dossier uuid := told ->> 'dossier';
  m uuid := told ->> 'member';
  me_ uuid := acl.my_member(dossier);
  role_ text := told ->> 'role';
  child uuid := told ->> 'child';
  g record;
begin
  if me_ is null or acl.family(array[me_]) = '{}' or acl.as_member() is not null
    or jsonb_array_length(told -> 'grants') = 0
    or child is not null and not exists (select from public.child c where c.id = child and c.dossier_id = dossier)
    -- 15: a further guardian needs the yes of every present one; with only me here, that is this invitation
    or role_ = 'guardian' and (exists (select from acl.live l where l.dossier_id = dossier and l.role = 'guardian' and l.id <> me_)
      or not exists (select from acl.live l where l.id = me_ and l.role = 'guardian'))
  then perform acl.refuse(); end if;
  insert into public.member (id, dossier_id, role, child_id, name_sealed, title_sealed, purpose_sealed, reach_sealed, invited_by, expires_at, created_at)
  values (m, dossier, role_, child, decode(told ->> 'name', 'base64'), decode(told ->> 'title', 'base64'),
    decode(told ->> 'purpose', 'base64'), '', me_, (told ->> 'until')::timestamptz, acl.now());
  insert into public.invitation (id, dossier_id, member_id, handle, code_hash, address_hash, address_sealed, waiting_sealed, sent_at, expires_at, tries)
  values ((told ->> 'invitation')::uuid, dossier, m, told ->> 'handle', decode(told ->> 'code', 'base64'),
    decode(told ->> 'address_hash', 'base64'), decode(coalesce(told ->> 'address', ''), 'base64'), '', acl.now(), (told ->> 'expires')::timestamptz, 0);
  for g in select * from jsonb_to_recordset(told -> 'grants') as x(id uuid, chapter uuid, level text, since timestamptz, until timestamptz) loop
    perform acl.give(g.id, g.chapter, m, g.level, g.since, g.until);
  end loop;
  perform acl.note_member('invite', dossier, null, m, role_);
end $$;

-- Still open: not used, refused, withdrawn, expired or locked, and the inviter is still here.
create or replace function acl.open_invitation(i public.invitation) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select i.id is not null and i.used_at is null and i.refused_at is null and i.withdrawn_at is null and i.tries < 5
    and i.expires_at > acl.now() and exists (
      select from public.member m join acl.live l on l.id = m.invited_by where m.id = i.member_id and m.ended_at is null)
$$;

-- The invitation behind a code; a wrong code is counted. Called over door's autocommit connection, so the count stays.
create or replace function acl.invitation_by(handle_ text, code bytea) returns public.invitation
language plpgsql security definer set search_path = public, pg_temp as $$
declare i public.invitation; nothing public.invitation;
begin
  select * into i from public.invitation where handle = handle_ for update;
  if not acl.open_invitation(i) then return nothing; end if;
  if i.code_hash <> code then
    update public.invitation set tries = tries + 1 where id = i.id;
    return nothing;
  end if;
  return i;
end $$;

-- What the invited sees before accepting: who invites and why, nothing more.
create or replace function acl.peek(handle_ text, code bytea)
returns table (invitation uuid, dossier uuid, inviter uuid, inviter_name bytea, member uuid, role text, name bytea, title bytea, purpose bytea, expires timestamptz, waiting boolean)
language sql security definer set search_path = public, pg_temp as $$
  select i.id, i.dossier_id, b.id, b.name_sealed, m.id, m.role, m.name_sealed, m.title_sealed, m.purpose_sealed, i.expires_at, i.waits_for is not null
  from acl.invitation_by(handle_, code) i
  join public.member m on m.id = i.member_id join public.member b on b.id = m.invited_by
$$;

-- What comes out is a word, never an error, so that a wrong try stays counted: closed, wrong, waits, already, in.
create or replace function acl.redeem(claim text, handle_ text, code bytea, addresses bytea[], waiting bytea, again jsonb)
returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare i public.invitation;
begin
  perform set_config('app.claim', claim, true);
  if acl.me() is null or acl.as_member() is not null then return 'closed'; end if;
  i := acl.invitation_by(handle_, code);
  if i.id is null then return 'wrong'; end if;
  if i.address_hash is not null and not (i.address_hash = any(addresses)) then
    update public.invitation set waits_for = acl.me(), waiting_sealed = waiting where id = i.id and waits_for is null;
    return 'waits';
  end if;
  return acl.enter(i.id, acl.me(), again);
end $$;

create or replace function acl.decline(handle_ text, code bytea) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare i public.invitation := acl.invitation_by(handle_, code);
begin
  if i.id is null then return 'wrong'; end if;
  update public.invitation set refused_at = acl.now() where id = i.id;
  update public.member set ended_at = acl.now() where id = i.member_id;
  return 'declined';
end $$;

-- The member this person was here before, so that name and purpose can be sealed anew for that row.
create or replace function acl.came_before(claim text, dossier uuid) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform set_config('app.claim', claim, true);
  return (select id from public.member where dossier_id = dossier and person_id = acl.me());
end $$;

create or replace function acl.invitation_i_sent(inv uuid) returns setof public.invitation
language sql stable security definer set search_path = public, pg_temp as $$
  select n.* from public.invitation n join public.member m on m.id = n.member_id
  where n.id = inv and m.invited_by = any(acl.my_members()) and acl.as_member() is null
    and m.id in (select acl.members_i_know())
$$;

create or replace function acl.waiting_before(inv uuid) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select m.id from acl.invitation_i_sent(inv) n join public.member m on m.dossier_id = n.dossier_id and m.person_id = n.waits_for
$$;

create or replace function acl.say_yes(inv uuid, again jsonb) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare i public.invitation;
begin
  select n.* into i from public.invitation n where n.id = inv and n.id in (select id from acl.invitation_i_sent(inv)) for update;
  if i.id is null or i.waits_for is null or not acl.open_invitation(i) then perform acl.refuse(); end if;
  return acl.enter(inv, i.waits_for, again);
end $$;

create or replace function acl.say_no(inv uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update public.invitation set waits_for = null, waiting_sealed = '' where id in (select id from acl.invitation_i_sent(inv)) and used_at is null;
  if not found then perform acl.refuse(); end if;
end $$;

create or replace function acl.withdraw(inv uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare i public.invitation;
begin
  update public.invitation n set withdrawn_at = acl.now() from public.member m
  where n.id = inv and m.id = n.member_id and n.used_at is null and n.withdrawn_at is null and acl.as_member() is null
    and m.id in (select acl.members_i_know()) and (m.invited_by = any(acl.my_members())
      or exists (select from acl.my_keys() k where k.dossier_id = n.dossier_id and k.role = 'guardian' and k.owner is null))
  returning n.* into i;
  if i.id is null then perform acl.refuse(); end if;
  update public.member set ended_at = acl.now(), ended_by = acl.my_member(i.dossier_id) where id = i.member_id;
  perform acl.note_member('withdraw', i.dossier_id, null, i.member_id, null);
end $$;

-- A new code for the same invitation: the old one is worth nothing from then on.
create or replace function acl.renew(inv uuid, handle_ text, code bytea, expires timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare i public.invitation;
begin
  update public.invitation set handle = handle_, code_hash = code, expires_at = expires, tries = 0, sent_at = acl.now()
  where id in (select id from acl.invitation_i_sent(inv)) and used_at is null and withdrawn_at is null and refused_at is null
  returning * into i;
  if i.id is null then perform acl.refuse(); end if;
  perform acl.note_member('invite', i.dossier_id, null, i.member_id, 'again');
end $$;

-- Coming in. Grants are checked again against the inviter's keys of now. One row per person per book, for ever: who
-- comes back is the same member and author, but old grants stay ended.
create or replace function acl.enter(inv uuid, p uuid, again jsonb) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare m public.member; was public.member;
begin
  select x.* into m from public.invitation n join public.member x on x.id = n.member_id where n.id = inv for update;
  update public.chapter_grant g set until = acl.now() where g.member_id = m.id and (g.until is null or g.until > acl.now())
    and not acl.may_grant(g.given_by, g.chapter_id, g.level, g.since, g.until);
  select * into was from public.member where dossier_id = m.dossier_id and person_id = p for update;
  if exists (select from acl.live where id = was.id) then return 'already'; end if;
  if was.id is not null then
    if (again ->> 'member')::uuid is distinct from was.id then return 'closed'; end if;
    update public.chapter_grant set until = acl.now() where member_id = was.id and (until is null or until > acl.now());
    update public.chapter_grant set member_id = was.id where member_id = m.id;
    update public.invitation set member_id = was.id where member_id = m.id;
    update public.member set role = m.role, child_id = m.child_id, invited_by = m.invited_by, via = m.via,
      expires_at = m.expires_at, ended_at = null, ended_by = null, accepted_at = acl.now(),
      name_sealed = decode(again ->> 'name', 'base64'), title_sealed = decode(again ->> 'title', 'base64'),
      purpose_sealed = decode(again ->> 'purpose', 'base64')
    where id = was.id;
    delete from public.member where id = m.id;
  else
    update public.member set person_id = p, accepted_at = acl.now() where id = m.id;
  end if;
  update public.invitation set used_at = acl.now(), waits_for = null where id = inv;
  perform acl.note_member('enter', m.dossier_id, null, coalesce(was.id, m.id), m.role);
  return 'in';
end $$;

reset role;
