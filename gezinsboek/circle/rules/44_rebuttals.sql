-- MARKS AND THE WEERWOORD (SHARING 2, 9; REQ-17): what a helper says of their own words, and the own view of who it is about,
-- which goes wherever the text goes.

set role gb_acl;

-- A fact, an opinion, or how the family sees it: said by the professional who wrote these words, of this version alone. Words
-- of somebody else carry no mark.
create or replace function acl.guard_mark() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.mark <> '' and (tg_op = 'INSERT' or (new.mark, new.version) is distinct from (old.mark, old.version))
    and (new.mark not in ('fact', 'opinion', 'family') or not exists (select from public.item i join public.member m on m.id = i.author
      where i.id = new.item_id and m.role = 'professional' and m.id = any(acl.my_members()))) then perform acl.refuse(); end if;
  return new;
end $$;

-- To which of these may I add a weerwoord? Another wrote it, I read it (reading is enough), and it, or its chapter, is about me. For a child
-- under twelve, or of unknown age, its guardians as well. What an outsider wrote about no child is about the family, and
-- what a professional or a guest wrote also about those of the network who read it.
create or replace function acl.may_rebut(xs uuid[]) returns uuid[]
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct (s.i).id), '{}') from acl.seen(xs) s
    join public.member m on m.id = (s.k).member_id join public.member a on a.id = (s.i).author
    join public.chapter c on c.id = (s.i).chapter_id cross join lateral (select coalesce((s.i).about, c.about) as about) x
  where acl.as_member() is null and (s.i).deleted_at is null and a.id <> m.id and case
    when x.about is null then a.role not in ('guardian', 'youth') and (m.role in ('guardian', 'youth')
      or m.role = 'network' and a.role in ('professional', 'guest'))
    else m.role = 'guardian' and coalesce(acl.age(x.about), 0) < 12 or coalesce(m.child_id = x.about, false) end
$$;

-- Its words only from the version that is there; it remembers which version of the stukje it was written with. Writing it
-- again after taking it back puts it back.
create or replace function acl.guard_rebuttal() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    new.version := 1;
    new.changed_at := null;
    new.deleted_at := null;
  elsif current_user <> 'gb_acl' then
    if new.version <> old.version + 1 then
      raise 'made from an older version' using errcode = '40001';
    end if;
    new.changed_at := acl.now();
    new.deleted_at := null;
  else
    return new;
  end if;
  new.item_version := greatest(1, least(new.item_version, (select i.version from public.item i where i.id = new.item_id)));
  return new;
end $$;

create or replace function acl.keep_rebuttal() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare i public.item;
begin
  select * into i from public.item where id = old.item_id;
  insert into public.revision (id, dossier_id, item_id, row, version, author, chapter, audience, text_sealed, created_at)
  values (gen_random_uuid(), i.dossier_id, i.id, old.id, old.version, old.author, i.chapter_id, i.audience, old.text_sealed,
          coalesce(old.changed_at, old.created_at));
  if old.deleted_at is not null then  -- 18: written again after it was taken back: what it said before does not come back either
    perform acl.veil_row(old.id, i.dossier_id, old.author, '{}', acl.readers(i.chapter_id, i.audience, i.author, i.created_at, i.about), null);
  end if;
  i.author := old.author;  -- the line is about what this author wrote
  perform acl.note('update', 'U', i, null, 'rebuttal');
  return null;
end $$;

-- Taken back by its writer, while they read the stukje; by nobody else, whatever they may do with the stukje itself.
create or replace function acl.take_back(x uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare w public.rebuttal; i public.item;
begin
  update public.rebuttal r set deleted_at = acl.now() from public.item t
  where r.id = x and r.deleted_at is null and r.author = any(acl.my_members()) and acl.as_member() is null
    and t.id = r.item_id and t.deleted_at is null and exists (select from acl.seen(array[t.id])) returning r.* into w;
  if w.id is null then perform acl.refuse(); end if;
  select * into i from public.item t where t.id = w.item_id;
  i.author := w.author;
  perform acl.note('delete', 'D', i, null, 'rebuttal');
end $$;

grant execute on function acl.guard_mark(), acl.guard_rebuttal(), acl.keep_rebuttal() to gb_owner;  -- it makes the triggers below
reset role;

create or replace trigger guard_mark before insert or update on entry for each row execute function acl.guard_mark();
create or replace trigger guard before insert or update on rebuttal for each row execute function acl.guard_child();
create or replace trigger guard_text before insert or update on rebuttal for each row execute function acl.guard_rebuttal();
create or replace trigger keep after update on rebuttal for each row
  when (old.version is distinct from new.version) execute function acl.keep_rebuttal();
create or replace trigger note_added after insert on rebuttal for each row execute function acl.note_added();
