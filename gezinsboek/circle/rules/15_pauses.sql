-- A SILENT PAUSE (SHARING 18): what somebody sees of what the pauser wrote stands still. Every policy that could show it asks
-- acl.my_veil(); where nothing is paused that is one look at an empty index, once per query. docs/decisions/0061.

set role gb_acl;

-- What is veiled for me: {author: since} for one pauser, {book: since} for a whole pause, {row: -infinity} for what was opened to
-- me since. My own stays mine ({me: infinity}). Null when nothing is. The pauser who looks as me sees it as I do; anybody else
-- who looks as me does not, for they must not learn of it. Whole only while the pauser takes part, so that nobody is shut out for ever.
create or replace function acl.my_veil() returns jsonb
language plpgsql stable security definer parallel safe cost 50 set search_path = public, pg_temp as $$
declare c record;
begin
  if not exists (select from public.pause p where p.ended_at is null) then return null; end if;
  select * into c from acl.claim();
  return (
    with mine as (
      select p.* from public.pause p join public.member m on m.id = p.paused
      where p.ended_at is null and (m.person_id = c.me
        or m.id = c.as_ and exists (select from public.member g where g.id = p.pauser and g.person_id = c.me))),
    veil (key, at) as (
      select p.pauser, p.since from mine p
      union all select p.dossier_id, p.since from mine p where p.whole and exists (select from acl.live g where g.id = p.pauser)
      union all select v.row, '-infinity' from mine p join public.pause_veil v on v.pause_id = p.id
      -- whom the pauser asked something since, until their answer is there
      union all select l.member_id, '-infinity' from mine p join public.one_time_link l on l.asked_by = p.pauser and l.item_id is null
        join public.member o on o.id = l.member_id and o.created_at > p.since
      union all select p.paused, 'infinity' from mine p)
    select jsonb_object_agg(key, at) from (select key, min(at) as at from veil group by 1) x);
end $$;

-- Is this row, of this author and moment, behind the veil? The earliest of what its author and its book say; one's own never is.
create or replace function acl.hides(veil jsonb, x uuid, author uuid, dossier uuid, at timestamptz) returns boolean
language sql stable parallel safe as $$
  select veil is not null and coalesce(at > coalesce((veil ->> x::text)::timestamptz, case when veil ->> author::text = 'infinity' then 'infinity'
    else least((veil ->> author::text)::timestamptz, (veil ->> dossier::text)::timestamptz) end), false)
$$;

-- Did the pauser ask this of a guest since? By the moment the guest was named: a link that is sent anew is still the old one.
create or replace function acl.asked_behind_veil(link uuid, asker uuid, dossier uuid, guest uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce((select acl.hides(acl.my_veil(), link, asker, dossier, m.created_at) from public.member m where m.id = guest), false)
$$;

-- The first version of this text (an item's, a reply's, a weerwoord's or a step's) that is behind my veil; null when I may read all of it. What I wrote
-- myself I see as it is, whoever changed it (9).
create or replace function acl.cut(x uuid) returns int
language plpgsql stable security definer parallel safe set search_path = public, pg_temp as $$
declare veil jsonb := acl.my_veil();
begin
  if veil is null then return null; end if;
  return (select min(v.version) from (
      select r.version, r.author, r.created_at as at, r.dossier_id from public.revision r where r.row = x
      union all select i.version, coalesce(i.changed_by, i.author), coalesce(i.changed_at, i.created_at), i.dossier_id from public.item i where i.id = x
      union all select y.version, coalesce(y.changed_by, y.author), coalesce(y.changed_at, y.created_at), y.dossier_id from public.reply y where y.id = x
      union all select w.version, w.author, coalesce(w.changed_at, w.created_at), w.dossier_id from public.rebuttal w where w.id = x
      union all select s.version, coalesce(s.changed_by, s.author), coalesce(s.changed_at, s.created_at), s.dossier_id from public.step s where s.id = x) v
    where v.version > 1 and acl.hides(veil, x, v.author, v.dossier_id, v.at)
      and not exists (select from public.item i where i.id = x and veil ->> i.author::text = 'infinity')
      and not exists (select from public.reply y where y.id = x and veil ->> y.author::text = 'infinity')
      and not exists (select from public.step s where s.id = x and veil ->> s.author::text = 'infinity'));
end $$;

-- Do I pause anybody? Then my labels tell who really reads it.
create or replace function acl.i_pause() returns boolean
language sql stable security definer parallel safe set search_path = public, pg_temp as $$
  select exists (select from public.pause p where p.ended_at is null)
    and exists (select from public.pause p join public.member m on m.id = p.pauser where p.ended_at is null and m.person_id = acl.me())
$$;

-- Does this member, whom I pause, not read this row?
create or replace function acl.kept_from(reader uuid, x uuid, author uuid, at timestamptz) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from public.pause p join public.member m on m.id = p.pauser
    where p.ended_at is null and m.person_id = acl.me() and p.paused = reader and author <> reader
      and (at > p.since and (p.whole or author = p.pauser)
        or exists (select from public.pause_veil v where v.pause_id = p.id and v.row = x)))
$$;

reset role;
