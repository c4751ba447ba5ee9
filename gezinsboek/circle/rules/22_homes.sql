-- TWO HOMES (SHARING 15, 16): what holds between guardians; 72_homes.sql has what they do about it.

set role gb_acl;

-- 16: an objection freezes new grants in this chapter: it is shared, whoever objects reads it, and so does another guardian.
-- Never a private one; and only while who objected takes part.
create or replace function acl.frozen(chapter uuid) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return exists (select from public.objection o
    join acl.key k on k.member_id = o.member and k.chapter_id = chapter and k.owner is null and k.role = 'guardian'
    join acl.key other on other.chapter_id = chapter and other.role = 'guardian' and other.member_id <> k.member_id
    where o.ended_at is null);
end $$;

-- The shared chapters I may give in, in which nothing new can be given now: for the pages that offer it.
create or replace function acl.frozen_here(dossier uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct k.chapter_id from acl.my_keys() k
  where k.dossier_id = dossier and k.owner is null and k.role = 'guardian' and acl.as_member() is null and acl.frozen(k.chapter_id)
$$;

-- 16: from when on nobody puts this member out: a guardian always, a youth from the first moment of being sixteen.
create or replace function acl.safe_from(member uuid) returns timestamptz
language sql stable security definer set search_path = public, pg_temp as $$
  select case when m.role = 'guardian' then '-infinity'::timestamptz
      when m.role = 'youth' then (b.born + interval '16 years')::timestamp at time zone 'Europe/Amsterdam' end
  from public.member m left join acl.birth b on b.child_id = m.child_id where m.id = member
$$;

-- 15: the guardians who still have to say yes to this invited one: all who take part now, but for who invited.
create or replace function acl.guardians_to_agree(m uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select g.id from public.member n join acl.live g on g.dossier_id = n.dossier_id and g.role = 'guardian' and g.id <> n.invited_by
  where n.id = m and n.role = 'guardian' and not exists (
    select from public.assent a where a.invited = n.id and a.guardian = g.id and a.said = 'yes')
$$;

-- 15: how sure it is that somebody has gezag over a child now: '' (not said, or no), self, guardian (another one confirmed it),
-- paper (somebody saw evidence).
create or replace function acl.gezag(child uuid, of_ uuid) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce((select case when bool_or(p.kind <> 'guardian') then 'paper' when bool_or(p.kind = 'guardian') then 'guardian' else 'self' end
    from public.custody c left join public.custody_proof p on p.custody_id = c.id,
      lateral (select (acl.now() at time zone 'Europe/Amsterdam')::date as today) d
    where c.child_id = child and c.member = of_ and c.answer = 'yes' and coalesce(c.since, '-infinity') <= d.today
      and coalesce(c.until, 'infinity') >= d.today group by c.id), '')
$$;

-- The same of all children of the book together: the least sure one counts.
create or replace function acl.gezag_at_least(of_ uuid) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce((select case when bool_or(g = 'self') then 'self' when bool_or(g = 'guardian') then 'guardian' when bool_or(g = 'paper') then 'paper' end
    from public.custody c, lateral (select acl.gezag(c.child_id, c.member) as g) x where c.member = of_), '')
$$;

reset role;
