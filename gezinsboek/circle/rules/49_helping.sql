-- WHO DOES WHAT (SHARING 5, 18, 20): what a helper is here for, how often, and until when that is planned; in the words of the family
-- or of the helper. It opens nothing and ends nothing: access has an end of its own.

set role gb_acl;

-- May I say this of them? The family of any helper, a helper of oneself; along a chapter that was given to both, where I write.
create or replace function acl.may_say_helping(book uuid, who uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from acl.my_keys() k join public.chapter_grant g on g.chapter_id = k.chapter_id join public.member w on w.id = g.member_id
    where k.dossier_id = book and k.level = 'write' and w.id = who and w.dossier_id = book and w.role in ('network', 'professional')
      and (k.role in ('guardian', 'youth') or k.member_id = who))
$$;

-- Of whom I may say it: what the page offers.
create or replace function acl.helping_i_may_say(book uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select m.id from acl.live m where m.dossier_id = book and acl.as_member() is null and acl.may_say_helping(book, m.id)
$$;

-- It never changes: new words are a new row, and what was said before stays readable. Only who turns out to be here already gets
-- what was said of them while they were invited anew (acl.enter).
create or replace function acl.guard_helping() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if current_user <> 'gb_acl' then perform acl.refuse(); end if;
    return new;
  end if;
  new.created_at := acl.now();
  return new;
end $$;

create or replace function acl.note_helping() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then perform acl.note_member('helping', new.dossier_id, null, new.member, null);
  elsif exists (select from public.dossier d where d.id = old.dossier_id) then perform acl.note_member('helping', old.dossier_id, null, old.member, 'back'); end if;
  return null;
end $$;

grant execute on function acl.guard_helping(), acl.note_helping() to gb_owner;  -- it makes the triggers below
reset role;

create or replace trigger guard before insert or update on helping for each row execute function acl.guard_helping();
create or replace trigger note_helping after insert or delete on helping for each row execute function acl.note_helping();

-- 5: with the person it is about, also while looking as somebody.
create policy see on helping for select to gb_app using (dossier_id = any((select acl.my_dossiers())::uuid[])
  and exists (select from member m where m.id = helping.member and m.dossier_id = helping.dossier_id)
  and ((select acl.my_veil()) is null or not acl.hides((select acl.my_veil()), helping.id, helping.author, helping.dossier_id, helping.created_at)));
create policy add on helping for insert to gb_app with check (author = any((select acl.my_members())::uuid[])
  and acl.may_say_helping(dossier_id, helping.member));
create policy go on helping for delete to gb_app using (author = any((select acl.my_members())::uuid[]) and (select acl.as_member()) is null);
create policy as_member on helping as restrictive to gb_app using (true) with check ((select acl.as_member()) is null);
