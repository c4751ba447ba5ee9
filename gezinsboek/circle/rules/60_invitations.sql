-- INVITING AND COMING IN (SHARING 14). An invitation is a member who is not there yet, with grants that wait.

set role gb_acl;

-- Whom I may invite, as what. The family invites; who belongs to the family is said by a guardian.
-- 15: a further guardian also needs the yes of every other one, which acl.enter asks for.
create or replace function acl.i_may_invite(dossier uuid) returns text[]
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce((select array['network', 'professional']
      || case when m.role = 'guardian' then array['youth', 'guardian'] else '{}' end
    from acl.live m where m.id = acl.my_member(dossier) and m.role in ('guardian', 'youth') and acl.as_member() is null), '{}')
$$;

-- 10: what I have to give: the chapters, at most this level, not before since, not after until.
create or replace function acl.i_may_give() returns table (chapter uuid, level text, since timestamptz, until timestamptz, private boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select k.chapter_id, k.level, nullif(k.since, '-infinity'), k.until, k.owner is not null from acl.my_keys() k
  where k.gives and acl.as_member() is null
$$;

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
  if not coalesce(role_ = any(acl.i_may_invite(dossier)), false) or coalesce(jsonb_array_length(told -> 'grants'), 0) = 0
    -- a child of this book comes in once, as itself: whoever is this child decides about what is written of it (6)
    or child is not null and (role_ <> 'youth' or acl.child_is_in(child)
      or not exists (select from public.child c where c.id = child and c.dossier_id = dossier))
    -- 15: who becomes a guardian shares something with the others; 16: and is not put out by a day that was set beforehand
    or role_ = 'guardian' and not exists (select from jsonb_to_recordset(told -> 'grants') as x(chapter uuid)
      join public.chapter h on h.id = x.chapter and h.owner is null)
  then perform acl.refuse(); end if;
  insert into public.member (id, dossier_id, role, child_id, name_sealed, title_sealed, purpose_sealed, reach_sealed, invited_by, expires_at, created_at)
  values (m, dossier, role_, child, decode(told ->> 'name', 'base64'), decode(told ->> 'title', 'base64'),
    decode(told ->> 'purpose', 'base64'), '', me_, (told ->> 'until')::timestamptz, acl.now());
  if (told ->> 'until')::timestamptz > acl.safe_from(m) then perform acl.refuse(); end if;
  insert into public.invitation (id, dossier_id, member_id, handle, code_hash, address_hash, address_sealed, waiting_sealed, sent_at, expires_at, tries)
  values ((told ->> 'invitation')::uuid, dossier, m, told ->> 'handle', decode(told ->> 'code', 'base64'),
    decode(told ->> 'address_hash', 'base64'), decode(coalesce(told ->> 'address', ''), 'base64'), '', acl.now(), (told ->> 'expires')::timestamptz, 0);
  for g in select * from jsonb_to_recordset(told -> 'grants') as x(id uuid, chapter uuid, level text, since timestamptz, until timestamptz) loop
    perform acl.give(g.id, g.chapter, m, g.level, g.since, g.until);
  end loop;
  perform acl.note_member('invite', dossier, null, m, role_);
end $$;

create or replace function acl.child_is_in(child uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as
'select exists (select from acl.live l where l.child_id = child)';

-- Why an invitation no longer opens; null while it does: not used, refused, withdrawn, expired or locked, and the inviter
-- is still here.
create or replace function acl.why_closed(i public.invitation) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select case
    when i.used_at is not null then 'used'
    when i.refused_at is not null then 'refused'
    when i.withdrawn_at is not null or m.ended_at is not null then 'withdrawn'
    when not exists (select from acl.live l where l.id = m.invited_by) then 'left'
    when i.tries >= 5 then 'locked'
    when i.expires_at <= acl.now() or m.expires_at <= acl.now() then 'expired'
  end from public.member m where m.id = i.member_id
$$;

create or replace function acl.open_invitation(i public.invitation) returns boolean
language sql stable security definer set search_path = public, pg_temp as
'select i.id is not null and acl.why_closed(i) is null';

-- A code that nobody has must cost as much time as a wrong one: its try is counted too, here.
create table if not exists acl.decoy (tries bigint not null);
insert into acl.decoy select 0 where not exists (select from acl.decoy);

-- The invitation behind a code; a wrong code is counted. Called over door's autocommit connection, so the count stays.
create or replace function acl.invitation_by(handle_ text, code bytea) returns public.invitation
language plpgsql security definer set search_path = public, pg_temp as $$
declare i public.invitation; nothing public.invitation;
begin
  select * into i from public.invitation where handle = handle_ for update;
  if not acl.open_invitation(i) then
    update acl.decoy set tries = tries + 1;
    return nothing;
  end if;
  if i.code_hash is distinct from code then
    update public.invitation set tries = tries + 1 where id = i.id;
    perform acl.write_line('code', 'E', 4, i.dossier_id, null, null, null, null, i.member_id, null);
    return nothing;
  end if;
  return i;
end $$;

-- What the invited sees before accepting: who invites, how sure their gezag is (15) and why, and the spelregels
-- that go with a yes; nothing more. (The rest is for sealing the row anew.)
create or replace function acl.peek(handle_ text, code bytea)
returns table (invitation uuid, dossier uuid, inviter uuid, inviter_name bytea, inviter_person uuid, member uuid, role text, name bytea, title bytea,
  purpose bytea, expires timestamptz, waiting boolean, by_mail boolean, gezag text, agreement uuid, agreement_version int,
  agreement_told bytea)
language sql security definer set search_path = public, pg_temp as $$
  select i.id, i.dossier_id, b.id, b.name_sealed, b.person_id, m.id, m.role, m.name_sealed, m.title_sealed, m.purpose_sealed, i.expires_at,
    i.waits_for is not null, i.address_hash is not null, case when b.role = 'guardian' then acl.gezag_at_least(b.id) else '' end,
    a.id, a.version, a.told_sealed
  from acl.invitation_by(handle_, code) i
  join public.member m on m.id = i.member_id join public.member b on b.id = m.invited_by
  left join public.agreement a on a.id = acl.agreement_now(i.dossier_id)
$$;

-- Why it does not open, for who has the right code; the book as well, for who came in with it.
create or replace function acl.closed_for(claim text, handle_ text, code bytea) returns table (why text, dossier uuid)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform set_config('app.claim', claim, true);
  return query select acl.why_closed(i), l.dossier_id from public.invitation i
    left join acl.live l on l.id = i.member_id and l.person_id = acl.me()
    where i.handle = handle_ and i.code_hash = code;
end $$;

-- What comes out is a word, never an error, so that a wrong try stays counted: wrong, closed, empty, already, work (a
-- professional must first say where they work), agree (to the spelregels of now, first), waits (for the inviter's yes),
-- other (somebody else waits), guardians (15: another guardian has not said yes yet), in.
create or replace function acl.redeem(claim text, handle_ text, code bytea, addresses bytea[], waiting bytea, again jsonb, agreed_ uuid default null)
returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare i public.invitation;
begin
  perform set_config('app.claim', claim, true);
  if acl.me() is null or acl.as_member() is not null then return 'closed'; end if;
  i := acl.invitation_by(handle_, code);
  if i.id is null then return 'wrong'; end if;
  if acl.shares_already(acl.my_member(i.dossier_id)) then return 'already'; end if;
  if exists (select from public.member m, public.person p where m.id = i.member_id and p.id = acl.me() and m.role = 'professional' and not p.professional)
  then return 'work'; end if;
  if acl.agreement_now(i.dossier_id) <> coalesce(agreed_, i.id) then return 'agree'; end if;
  if i.waits_for is null or i.waits_for = acl.me() then
    update public.invitation set agreed = acl.agreement_now(i.dossier_id), agreed_at = acl.now() where id = i.id;
  end if;
  if i.address_hash is not null and not coalesce(i.address_hash = any(addresses), false) then
    if i.waits_for <> acl.me() then return 'other'; end if;
    update public.invitation set waits_for = acl.me(), waiting_sealed = waiting where id = i.id;
    return 'waits';
  end if;
  return acl.enter(i.id, acl.me(), again);
end $$;

create or replace function acl.decline(handle_ text, code bytea) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare i public.invitation := acl.invitation_by(handle_, code);
begin
  if i.id is null then return 'wrong'; end if;
  update public.invitation set refused_at = acl.now(), waits_for = null, waiting_sealed = '' where id = i.id;
  update public.member set ended_at = acl.now() where id = i.member_id;
  perform acl.note_member('decline', i.dossier_id, null, i.member_id, null);
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

-- Not this person. Their link or letter is in strange hands, so it is worth nothing from now on.
create or replace function acl.say_no(inv uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update public.invitation set waits_for = null, waiting_sealed = '', turned_away_at = acl.now(), expires_at = acl.now()
  where id in (select id from acl.invitation_i_sent(inv)) and used_at is null and waits_for is not null;
  if not found then perform acl.refuse(); end if;
end $$;

create or replace function acl.withdraw(inv uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare i public.invitation;
begin
  update public.invitation n set withdrawn_at = acl.now(), waits_for = null, waiting_sealed = '' from public.member m
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
  update public.invitation n set handle = handle_, code_hash = code, expires_at = expires, tries = 0, sent_at = acl.now(),
    waits_for = null, waiting_sealed = '', turned_away_at = null, mail = null
  where n.id in (select id from acl.invitation_i_sent(inv)) and n.used_at is null and n.withdrawn_at is null and n.refused_at is null
    and exists (select from public.member m where m.id = n.member_id and m.ended_at is null)
  returning n.* into i;
  if i.id is null then perform acl.refuse(); end if;
  perform acl.note_member('invite', i.dossier_id, null, i.member_id, 'again');
end $$;

-- Coming in. Grants are checked again against the inviter's keys of now; what no longer fits falls away, and when nothing
-- is left nobody comes in. One row per person per book, for ever: who comes back is the same member and author, but old
-- grants stay ended. 15: who became guardian meanwhile has a say in a further one. 16: what is frozen by now falls away.
create or replace function acl.enter(inv uuid, p uuid, again jsonb) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare m public.member; was public.member; lost uuid[]; here boolean;
begin
  select x.* into m from public.invitation n join public.member x on x.id = n.member_id where n.id = inv for update;
  perform from public.dossier d where d.id = m.dossier_id for no key update;  -- one person with two invitations comes in once
  select * into was from public.member where dossier_id = m.dossier_id and person_id = p for update;
  here := exists (select from acl.live where id = was.id);
  if here and (acl.shares_already(was.id) or m.role not in ('network', 'professional') or not exists (
      select from acl.waiting_grants(m.id) g join public.chapter h on h.id = g.chapter_id where h.owner is null)) then return 'already'; end if;
  if was.id is not null and (again ->> 'member')::uuid is distinct from was.id or m.child_id is not null and acl.child_is_in(m.child_id)
    or m.role in ('guardian', 'youth') and not exists (select from acl.live l where l.id = m.invited_by and l.role = 'guardian')
  then return 'closed'; end if;
  if exists (select from acl.guardians_to_agree(m.id)) then return 'guardians'; end if;
  select coalesce(array_agg(g.chapter_id), '{}') into lost from acl.waiting_grants(m.id) g
    where acl.frozen(g.chapter_id) or not acl.may_grant(g.given_by, g.chapter_id, g.level, g.since, g.until);
  if not exists (select from acl.waiting_grants(m.id) g where g.chapter_id <> all(lost)) then return 'empty'; end if;
  update public.chapter_grant g set until = acl.now() where g.id in (select id from acl.waiting_grants(m.id)) and g.chapter_id = any(lost);
  -- 6: who became twelve since it was given is asked now
  update public.chapter_grant g set asks = acl.asked_child(g.chapter_id, m.role, g.given_by)
    where g.id in (select id from acl.waiting_grants(m.id)) and g.asks is null;
  if was.id is not null then
    if here then
      -- what they have stays; what was to end on a day ends on that day
      update public.chapter_grant g set until = acl.now() where g.id in (select w.id from acl.waiting_grants(m.id) w join acl.waiting_grants(was.id) o using (chapter_id));
      update public.chapter_grant g set until = least(g.until, case g.member_id when m.id then m.expires_at else was.expires_at end) where g.member_id in (m.id, was.id);
      m.expires_at := case when was.expires_at is null then null when m.expires_at > was.expires_at or m.expires_at is null then m.expires_at else was.expires_at end;
    else
      update public.chapter_grant set until = acl.now() where member_id = was.id and (until is null or until > acl.now());
      -- 6: what a child of 16 or older let them read as well
      update public.letting l set ended_at = acl.now() where l.member = was.id and l.ended_at is null;
      -- 7: and an address is shown anew, theirs and those that were shown to them
      delete from public.address_reader r where r.member = was.id or r.address_id in (select a.id from public.address a where a.author = was.id);
    end if;
    update public.chapter_grant set member_id = was.id where member_id = m.id;
    update public.invitation set member_id = was.id where member_id = m.id;
    update public.helping h set member = was.id where h.member = m.id;
    -- 6: a no of the child to who turns out to be here already stays a no
    insert into acl.said_no select n.child_id, n.chapter_id, was.id, n.dossier_id, n.taking from acl.said_no n where n.member_id = m.id on conflict do nothing;
    delete from acl.said_no n where n.member_id = m.id;
    update public.member set role = m.role, child_id = m.child_id, invited_by = m.invited_by, via = m.via,
      expires_at = m.expires_at, ended_at = null, ended_by = null, accepted_at = acl.now(),
      name_sealed = decode(again ->> 'name', 'base64'), title_sealed = decode(again ->> 'title', 'base64'),
      purpose_sealed = decode(again ->> 'purpose', 'base64')
    where id = was.id;
    delete from public.member where id = m.id;
  else
    update public.member set person_id = p, accepted_at = acl.now() where id = m.id;
  end if;
  update public.invitation set used_at = acl.now(), waits_for = null, waiting_sealed = '', fell_away = lost where id = inv;
  perform acl.keep_accord(inv, coalesce(was.id, m.id));
  perform acl.note_member('enter', m.dossier_id, null, coalesce(was.id, m.id), m.role);
  return 'in';
end $$;

-- 4, 5: whether somebody takes part along shared chapters. A helper who was only ever let into private ones is somebody new
-- for everybody else, who can invite them as anybody.
create or replace function acl.shares_already(member uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce((select l.role in ('guardian', 'youth') or exists (select from public.chapter_grant g join public.chapter h on h.id = g.chapter_id
    where g.member_id = l.id and h.owner is null) from acl.live l where l.id = member), false)
$$;

create or replace function acl.waiting_grants(m uuid) returns setof public.chapter_grant
language sql stable security definer set search_path = public, pg_temp as
'select * from public.chapter_grant g where g.member_id = m and (g.until is null or g.until > acl.now())';

-- The mail that brought it, so that the sender can be told when it did not arrive.
create or replace function acl.posted(inv uuid, mail_ uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update public.invitation set mail = mail_ where id in (select id from acl.invitation_i_sent(inv));
  if not found then perform acl.refuse(); end if;
end $$;

-- For the page of invitations, beside the rows themselves: what I may do with each, and why it is closed. To the sender
-- alone: the address, who came with another one, and what fell away (null: a chapter that the sender no longer reads).
create or replace function acl.invitations_here(dossier uuid)
returns table (invitation uuid, sent boolean, withdrawable boolean, closed text, address bytea, waiting bytea, mail uuid, lost uuid[])
language sql stable security definer set search_path = public, pg_temp as $$
  select n.id, s.mine, n.used_at is null and (s.mine or exists (
      select from acl.my_keys() k where k.dossier_id = n.dossier_id and k.role = 'guardian' and k.owner is null)),
    acl.why_closed(n), case when s.mine then n.address_sealed end, case when s.mine then n.waiting_sealed end,
    case when s.mine then n.mail end, case when s.mine then array(select k.chapter_id from unnest(n.fell_away) f left join acl.my_keys() k on k.chapter_id = f) end
  from public.invitation n join public.member m on m.id = n.member_id
  cross join lateral (select m.invited_by = any(acl.my_members()) as mine) s
  where n.dossier_id = dossier and m.id in (select acl.members_i_know()) and acl.as_member() is null
$$;

-- Who stands at the door with another address: their name is for the sender alone.
create or replace function acl.waiting_for_my_yes() returns setof uuid
language sql stable security definer parallel safe cost 500 rows 5 set search_path = public, pg_temp as $$
  select n.waits_for from public.invitation n join public.member m on m.id = n.member_id
  where n.waits_for is not null and m.invited_by = any(acl.my_members()) and m.id in (select acl.members_i_know())
    and acl.as_member() is null
$$;

-- How many shared chapters of my own invitation had fallen away when I came in.
create or replace function acl.fell_away_for_me(dossier uuid) returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select count(h.id) from (select n.fell_away from public.invitation n
    where n.member_id = acl.my_member(dossier) and n.used_at is not null order by n.used_at desc limit 1) mine
  join public.chapter h on h.id = any(mine.fell_away) and h.owner is null
$$;

-- A lost phone: may this person vouch for that one when all keys are lost? Never oneself, no helper by profession for somebody
-- of a family (14: a helper opens nothing), and for who came in as a child, until they are eighteen, never a guardian of a book
-- they were ever in (6, 16: a young person's way in is nobody's but theirs). Asked again at every step, because roles change.
create or replace function acl.may_vouch(whose uuid, who uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select whose <> who
    and not exists (select from public.person h, public.person p where h.id = who and p.id = whose and h.professional and not p.professional)
    and not exists (select from public.member y join public.member g on g.dossier_id = y.dossier_id
      where y.person_id = whose and y.role = 'youth' and y.accepted_at is not null and coalesce(acl.age(y.child_id) < 18, true)
        and g.person_id = who and g.role = 'guardian' and g.accepted_at is not null)
$$;

reset role;
