-- BEGINNING AND ENDING A SILENT PAUSE (SHARING 18), and what the paused reads meanwhile.

set role gb_acl;

-- A guardian pauses what somebody sees of what they write; of who is not family also all the rest.
create or replace function acl.pause(p uuid, other uuid, whole_ boolean) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare m public.member; g public.member;
begin
  if other not in (select acl.members_i_know()) then perform acl.refuse(); end if;
  select t.* into m from public.member t where t.id = other and t.accepted_at is not null and t.ended_at is null for update;
  select l.* into g from acl.live l where l.id = acl.my_member(m.dossier_id);
  if g.id is null or g.role <> 'guardian' or g.id = m.id or acl.as_member() is not null
    or whole_ is null or whole_ and m.role in ('guardian', 'youth') then perform acl.refuse(); end if;
  if exists (select from public.pause x where x.pauser = g.id and x.paused = m.id and x.ended_at is null) then return; end if;
  insert into public.pause (id, dossier_id, pauser, paused, whole, since) values (p, m.dossier_id, g.id, m.id, whole_, acl.now());
  perform acl.note_member('pause', m.dossier_id, null, m.id, null);
end $$;

create or replace function acl.end_pause(other uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare x public.pause;
begin
  update public.pause p set ended_at = acl.now() where p.paused = other and p.pauser = any(acl.my_members()) and p.ended_at is null
    and acl.as_member() is null returning p.* into x;
  if x.id is null then perform acl.refuse(); end if;
  delete from public.pause_veil v where v.pause_id = x.id;
  perform acl.note_member('pause over', x.dossier_id, null, other, null);
end $$;

-- What a deed of now opens to somebody who is paused stays closed to them until the pause ends.
create or replace function acl.veil_row(x uuid, dossier uuid, author uuid, before_ uuid[], after_ uuid[], was_gone timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into public.pause_veil (id, dossier_id, pause_id, row)
  select gen_random_uuid(), p.dossier_id, p.id, x from public.pause p
  where p.dossier_id = dossier and p.ended_at is null and (p.whole or p.pauser = acl.my_member(dossier))
    and p.paused = any(after_) and p.paused <> all(before_) and p.paused <> author and coalesce(was_gone < p.since, true)
  on conflict do nothing
$$;

-- The texts of these items and of the replies to them that I may only read as they were: each as its last version from before the
-- pause. Of nothing else; and nothing for who is not paused.
create or replace function acl.before_pause(xs uuid[])
returns table (x uuid, item uuid, author uuid, created timestamptz, sealed bytea, by_ uuid, at timestamptz, version int, mark text, source text, step uuid)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare veil jsonb := acl.my_veil();
begin
  if veil is null then return; end if;
  return query
    with here as (select (s.i).id, (s.i).author, (s.i).created_at, (s.i).dossier_id from acl.seen(xs) s),
    texts as (
      select h.id as x, h.id as item, h.author, h.created_at from here h
      union all
      select y.id, y.item_id, y.author, y.created_at from public.reply y join here h on h.id = y.item_id
      where y.deleted_at is null and (acl.is_out(y) or y.author = any(acl.my_members())) and not acl.hides(veil, y.id, y.author, y.dossier_id, y.created_at)),
    cuts as (select t.*, acl.cut(t.x) as n from texts t)
    select c.x, c.item, c.author, c.created_at, r.text_sealed, case when r.version > 1 then r.author end,
      case when r.version > 1 then r.created_at end, r.version, coalesce(r.mark, '')::text,
      coalesce((select e.source from public.entry e where e.item_id = c.x), '')::text, (select y.step from public.reply y where y.id = c.x)
    from cuts c join public.revision r on r.row = c.x and r.version = c.n - 1 where c.n is not null;
end $$;

-- Which version of this stukje was there at that moment.
create or replace function acl.version_then(x uuid, moment timestamptz) returns int
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(max(v.version), 1) from (select r.version, r.created_at as at from public.revision r where r.row = x
    union all select i.version, coalesce(i.changed_at, i.created_at) from public.item i where i.id = x) v where v.at <= moment
$$;

-- The weerwoorden at these items that were changed since, each as it was before the pause. Of nothing else; one that was taken back is
-- gone for everybody.
create or replace function acl.rebuttals_before_pause(xs uuid[])
returns table (x uuid, item uuid, author uuid, created timestamptz, sealed bytea, at timestamptz, version int, item_version int)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare veil jsonb := acl.my_veil();
begin
  if veil is null then return; end if;
  return query
    select w.id, w.item_id, w.author, w.created_at, r.text_sealed, case when r.version > 1 then r.created_at end, r.version,
      acl.version_then(w.item_id, r.created_at)
    from acl.seen(xs) s join public.rebuttal w on w.item_id = (s.i).id and w.deleted_at is null
      and not acl.hides(veil, w.id, w.author, w.dossier_id, w.created_at)
    join public.revision r on r.row = w.id and r.version = acl.cut(w.id) - 1;
end $$;

-- The replies that stand still for me, to be counted like the others.
create or replace function acl.replies_before_pause(books uuid[]) returns table (dossier uuid, created timestamptz, author uuid)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if acl.my_veil() is null then return; end if;
  return query select y.dossier_id, b.created, b.author
    from acl.before_pause(array(select distinct r.item_id from public.reply r where r.dossier_id = any(books) and r.version > 1)) b
    join public.reply y on y.id = b.x;
end $$;

-- The weerwoorden that stand still for me, to be counted like the others: each with when it was written and when changed by then.
create or replace function acl.rebuttals_still(books uuid[]) returns table (dossier uuid, created timestamptz, changed timestamptz, author uuid)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if acl.my_veil() is null then return; end if;
  return query select i.dossier_id, b.created, b.at, b.author
    from acl.rebuttals_before_pause(array(select distinct w.item_id from public.rebuttal w where w.dossier_id = any(books) and w.version > 1)) b
    join public.item i on i.id = b.item;
end $$;

reset role;
