-- ANSWERING ONCE, WITHOUT TAKING PART (SHARING 14, 19, 25; decision 0064). The family asks one thing of a guest, who answers
-- through a link or a letter. The guest is a member row that nobody is: never a person, never a key. What the guest may do is
-- what these functions do after looking at the code themselves, over door's connection, without a claim.

set role gb_acl;

-- Where I may have an answer put: chapters that I read and write as family; a private one only while fresh.
create or replace function acl.i_may_ask_once(dossier uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select k.chapter_id from acl.my_keys() k where k.dossier_id = dossier and k.level = 'write' and k.role in ('guardian', 'youth')
    and k.since <= acl.now() and acl.as_member() is null
$$;

-- One code finds one thing: a handle that an invitation has is in use already.
create or replace function acl.free_handle(handle_ text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from public.invitation where handle = handle_) then
    raise 'in use' using errcode = '23505', constraint = 'handle_of_invitation';
  end if;
end $$;

-- A guest and the question. It is asked into a chapter of mine, for at most three months.
create or replace function acl.ask_once(told jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  dossier uuid := told ->> 'dossier';
  chapter uuid := told ->> 'chapter';
  guest uuid := told ->> 'member';
  ends timestamptz := told ->> 'expires';
begin
  if not coalesce(chapter in (select acl.i_may_ask_once(dossier)), false)
    or not coalesce(ends > acl.now() and ends <= acl.now() + interval '92 days', false) then perform acl.refuse(); end if;
  perform acl.free_handle(told ->> 'handle');
  insert into public.member (id, dossier_id, role, name_sealed, title_sealed, purpose_sealed, reach_sealed, invited_by, created_at)
  values (guest, dossier, 'guest', decode(told ->> 'name', 'base64'), decode(told ->> 'title', 'base64'), '', '', acl.my_member(dossier), acl.now());
  insert into public.one_time_link (id, dossier_id, member_id, chapter_id, asked_by, question_sealed, handle, code_hash, address_sealed,
    sent_at, expires_at, tries, more_address_sealed, more_words_sealed)
  values ((told ->> 'link')::uuid, dossier, guest, chapter, acl.my_member(dossier), decode(told ->> 'question', 'base64'), told ->> 'handle',
    decode(told ->> 'code', 'base64'), decode(coalesce(told ->> 'address', ''), 'base64'), acl.now(), ends, 0, '', '');
  perform acl.note_member('ask once', dossier, chapter, guest, null);
end $$;

-- Why it opens no more; null while it waits. As with an invitation it dies when who asked left, or no longer writes there.
create or replace function acl.why_closed_once(l public.one_time_link) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select case
    when l.answered_at is not null then 'answered'
    when l.refused_at is not null then 'refused'
    when l.withdrawn_at is not null or m.ended_at is not null then 'withdrawn'
    when not exists (select from acl.key k where k.member_id = l.asked_by and k.chapter_id = l.chapter_id and k.level = 'write'
      and k.role in ('guardian', 'youth')) then 'left'
    when l.tries >= 5 then 'locked'
    when l.expires_at <= acl.now() then 'expired'
  end from public.member m where m.id = l.member_id
$$;

-- The link behind a code, held. Nothing for a wrong code, which is counted whatever happens afterwards, and nothing for one that
-- is over; only who answered is known again, for thirty days.
create or replace function acl.once_by(handle_ text, code bytea) returns public.one_time_link
language plpgsql security definer set search_path = public, pg_temp as $$
declare l public.one_time_link; nothing public.one_time_link;
begin
  select * into l from public.one_time_link where handle = handle_ for update;
  if l.id is null or l.tries >= 5 or coalesce(acl.why_closed_once(l), '') not in ('', 'answered')
    or l.answered_at <= acl.now() - interval '30 days' then
    update acl.decoy set tries = tries + 1;
    return nothing;
  end if;
  if l.code_hash is distinct from code then
    update public.one_time_link set tries = tries + 1 where id = l.id;
    perform acl.write_line('code', 'E', 4, l.dossier_id, l.chapter_id, null, null, null, l.member_id, null);
    return nothing;
  end if;
  return l;
end $$;

-- What the guest sees before answering: who asks and what, nothing more; once it is answered not even that. (The rest is for
-- sealing the answer.) That it was opened is logged, once in ten minutes.
create or replace function acl.peek_once(handle_ text, code bytea, look boolean)
returns table (link uuid, dossier uuid, answered boolean, asked boolean, asker uuid, asker_name bytea, asker_person uuid, guest uuid, name bytea,
  title bytea, question bytea, expires timestamptz)
language plpgsql security definer set search_path = public, pg_temp as $$
declare l public.one_time_link := acl.once_by(handle_, code);
begin
  if l.id is null then return; end if;
  if look and l.answered_at is null and coalesce(l.opened_at, '-infinity') < acl.now() - interval '10 minutes' then
    update public.one_time_link set opened_at = acl.now() where id = l.id;
    perform acl.write_line('open once', 'R', 0, l.dossier_id, l.chapter_id, null, null, l.member_id, null, null);
  end if;
  return query select l.id, l.dossier_id, l.answered_at is not null, l.more_at is not null, b.id, b.name_sealed, b.person_id, l.member_id,
    case when l.answered_at is null then m.name_sealed end, case when l.answered_at is null then m.title_sealed end,
    case when l.answered_at is null then l.question_sealed end, l.expires_at
  from public.member m, public.member b where m.id = l.member_id and b.id = l.asked_by;
end $$;

-- The answer: one stukje with its files, under the name the guest gave, and the link is spent; all of it or nothing. What comes out
-- is a word, so that a wrong try stays counted: wrong, answered (by another form), again (that id is taken), done.
create or replace function acl.answer_once(handle_ text, code bytea, told jsonb) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  l public.one_time_link := acl.once_by(handle_, code);
  x uuid := told ->> 'item';
begin
  if l.id is null then return 'wrong'; end if;
  if l.answered_at is not null then return case when l.item_id = x then 'done' else 'answered' end; end if;
  if exists (select from public.item i where i.id = x) then return 'again'; end if;
  update public.member set name_sealed = decode(told ->> 'name', 'base64'), title_sealed = decode(told ->> 'title', 'base64') where id = l.member_id;
  insert into public.item (id, dossier_id, kind, chapter_id, author, created_at, version)
  values (x, l.dossier_id, 'entry', l.chapter_id, l.member_id, acl.now(), 1);
  insert into public.entry (item_id, dossier_id, text_sealed, version) values (x, l.dossier_id, decode(told ->> 'text', 'base64'), 1);
  insert into public.file (id, dossier_id, item_id, author, kind, mime, name_sealed, alt_sealed, size, width, height, created_at)
  select f.id, l.dossier_id, x, l.member_id, f.kind, f.mime, decode(f.name, 'base64'), '', f.size, f.width, f.height, acl.now()
  from jsonb_to_recordset(told -> 'files') as f(id uuid, kind text, mime text, name text, size int, width int, height int);
  update public.one_time_link set answered_at = acl.now(), item_id = x where id = l.id;
  perform acl.write_line('answer once', 'C', 0, l.dossier_id, l.chapter_id, x, null, l.member_id, null, null);
  return 'done';
end $$;

-- The guest rather does not answer; the link is over.
create or replace function acl.refuse_once(handle_ text, code bytea) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare l public.one_time_link := acl.once_by(handle_, code);
begin
  if l.id is null or l.answered_at is not null then return false; end if;
  update public.one_time_link set refused_at = acl.now() where id = l.id;
  perform acl.write_line('refuse once', 'U', 0, l.dossier_id, l.chapter_id, null, null, l.member_id, null, null);
  return true;
end $$;

-- "Mag ik meer?": only who answered, and once. It opens nothing; the family decides.
create or replace function acl.more_once(handle_ text, code bytea, address bytea, words bytea) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare l public.one_time_link := acl.once_by(handle_, code);
begin
  if l.answered_at is null then return false; end if;
  if l.more_at is null then
    update public.one_time_link set more_at = acl.now(), more_address_sealed = address, more_words_sealed = words where id = l.id;
    perform acl.write_line('more once', 'U', 0, l.dossier_id, l.chapter_id, null, null, l.member_id, null, null);
  end if;
  return true;
end $$;

-- Those that I know of: along a chapter that I read as family. The row's own policy says the same.
create or replace function acl.link_i_know(x uuid, mine boolean) returns public.one_time_link
language plpgsql security definer set search_path = public, pg_temp as $$
declare l public.one_time_link;
begin
  select t.* into l from public.one_time_link t join acl.my_keys() k on k.chapter_id = t.chapter_id and k.role in ('guardian', 'youth')
    where t.id = x and acl.as_member() is null and (t.asked_by = k.member_id or not mine and k.role = 'guardian')
      and not acl.asked_behind_veil(t.id, t.asked_by, t.dossier_id, t.member_id) for update of t;  -- 18
  if l.id is null then perform acl.refuse(); end if;
  return l;
end $$;

-- A new code, by who asked; the old one is worth nothing from then on.
create or replace function acl.renew_once(x uuid, handle_ text, code bytea, expires timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare l public.one_time_link := acl.link_i_know(x, true);
begin
  if l.answered_at is not null or l.withdrawn_at is not null or l.refused_at is not null
    or l.chapter_id not in (select acl.i_may_ask_once(l.dossier_id))
    or not coalesce(expires > acl.now() and expires <= acl.now() + interval '92 days', false) then perform acl.refuse(); end if;
  perform acl.free_handle(handle_);
  update public.one_time_link set handle = handle_, code_hash = code, expires_at = expires, sent_at = acl.now(), tries = 0, mail = null where id = x;
  perform acl.note_member('ask once', l.dossier_id, l.chapter_id, l.member_id, 'again');
end $$;

-- Taken back, by who asked or by a guardian who reads there.
create or replace function acl.withdraw_once(x uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare l public.one_time_link := acl.link_i_know(x, false);
begin
  if l.answered_at is not null or l.withdrawn_at is not null then perform acl.refuse(); end if;
  update public.one_time_link set withdrawn_at = acl.now() where id = x;
  perform acl.note_member('withdraw once', l.dossier_id, l.chapter_id, l.member_id, null);
end $$;

-- The mail that brought it, so that who asked can be told when it did not arrive.
create or replace function acl.posted_once(x uuid, mail_ uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare l public.one_time_link := acl.link_i_know(x, true);
begin
  update public.one_time_link set mail = mail_ where id = l.id;
end $$;

-- The family's answer to "Mag ik meer?". A yes opens nothing by itself: it leads to an ordinary invitation. After a no the
-- address is no longer kept.
create or replace function acl.say_more(x uuid, yes boolean) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare l public.one_time_link := acl.link_i_know(x, false);
begin
  if l.more_at is null or l.more_done_at is not null or yes is null then perform acl.refuse(); end if;
  update public.one_time_link set more_done_at = acl.now(), more_yes = yes, more_address_sealed = case when yes then l.more_address_sealed else '' end,
    more_words_sealed = case when yes then l.more_words_sealed else '' end where id = x;
  perform acl.note_member('say more', l.dossier_id, l.chapter_id, l.member_id, case when yes then 'yes' else 'no' end);
end $$;

-- For the page, beside the rows: why each is closed, and what I may do. The address to who asked alone; how to reach who asked
-- for more, to who may answer that.
create or replace function acl.links_here(dossier uuid)
returns table (link uuid, mine boolean, mayend boolean, closed text, address bytea, mail uuid, more_address bytea, more_words bytea)
language sql stable security definer set search_path = public, pg_temp as $$
  select l.id, s.mine, s.may, acl.why_closed_once(l), case when s.mine then l.address_sealed end, case when s.mine then l.mail end,
    case when s.may then l.more_address_sealed end, case when s.may then l.more_words_sealed end
  from public.one_time_link l join acl.my_keys() k on k.chapter_id = l.chapter_id and k.role in ('guardian', 'youth')
  cross join lateral (select l.asked_by = k.member_id as mine, l.asked_by = k.member_id or k.role = 'guardian' as may) s
  where l.dossier_id = dossier and acl.as_member() is null and not acl.asked_behind_veil(l.id, l.asked_by, l.dossier_id, l.member_id)
$$;

reset role;
