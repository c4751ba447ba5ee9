-- WHAT NEVER CHANGES (SHARING 8, 9, 12): triggers that hold even where a policy cannot, since a policy cannot compare
-- old with new. The web role has no update on item at all; these guard inserts and the details and replies it may change.

set role gb_acl;

create or replace function acl.refuse() returns void language plpgsql as $$
begin raise 'refused' using errcode = '42501'; end $$;

-- The moment an item was stored is the database's, whatever the program says (1: since-dates look at it).
create or replace function acl.guard_item() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    new.created_at := acl.now();
    new.version := 1;
    new.changed_at := null;
    new.changed_by := null;
    new.deleted_at := null;
  elsif (new.id, new.dossier_id, new.author, new.created_at, new.kind)
     is distinct from (old.id, old.dossier_id, old.author, old.created_at, old.kind) then
    perform acl.refuse();
  end if;
  return new;
end $$;

-- A detail (entry; later goal, appointment): same item for ever, changed only from the version that is there.
create or replace function acl.guard_detail() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    new.version := 1;
  elsif (new.item_id, new.dossier_id) is distinct from (old.item_id, old.dossier_id) then
    perform acl.refuse();
  elsif new.version <> old.version + 1 then
    raise 'made from an older version' using errcode = '40001';
  end if;
  return new;
end $$;

-- A reply, file, heart or question: never changes hands; its text only from the version that is there.
create or replace function acl.guard_child() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    new.created_at := acl.now();
    return new;
  end if;
  if (new.id, new.dossier_id, new.item_id, new.author, new.created_at)
     is distinct from (old.id, old.dossier_id, old.item_id, old.author, old.created_at) then
    perform acl.refuse();
  end if;
  return new;
end $$;

create or replace function acl.guard_reply() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    new.version := 1;
    new.changed_at := null;
    new.changed_by := null;
    new.deleted_at := null;
  elsif current_user <> 'gb_acl' then
    if new.version <> old.version + 1 then
      raise 'made from an older version' using errcode = '40001';
    end if;
    new.changed_at := acl.now();
    new.changed_by := acl.my_member(new.dossier_id);
  end if;
  return new;
end $$;

-- 9: both versions stay, with the chapter and audience of that moment; the item learns who changed it and when.
create or replace function acl.keep_entry() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare i public.item; me_ uuid := acl.my_member(old.dossier_id);
begin
  select * into i from public.item where id = old.item_id;
  insert into public.revision (id, dossier_id, item_id, row, version, author, chapter, audience, text_sealed, created_at)
  values (gen_random_uuid(), i.dossier_id, i.id, i.id, old.version, coalesce(i.changed_by, i.author), i.chapter_id,
          i.audience, old.text_sealed, coalesce(i.changed_at, i.created_at));
  update public.item set version = new.version, changed_at = acl.now(), changed_by = me_ where id = i.id;
  perform acl.note('update', 'U', i, null, 'text');
  return null;
end $$;

create or replace function acl.keep_reply() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare i public.item;
begin
  select * into i from public.item where id = old.item_id;
  insert into public.revision (id, dossier_id, item_id, row, version, author, chapter, audience, text_sealed, created_at)
  values (gen_random_uuid(), i.dossier_id, i.id, old.id, old.version, coalesce(old.changed_by, old.author),
          i.chapter_id, i.audience, old.text_sealed, coalesce(old.changed_at, old.created_at));
  perform acl.note('update', 'U', i, null, 'reply');
  return null;
end $$;

-- 25: what is added is logged by the database itself, so that no page can forget it.
create or replace function acl.note_added() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare i public.item;
begin
  if tg_table_name = 'item' then
    i := new;
  else
    select * into i from public.item where id = new.item_id;
  end if;
  perform acl.note('create', 'C', i, null, tg_table_name::text);
  return null;
end $$;

grant execute on all functions in schema acl to gb_owner;  -- it makes the triggers below
reset role;

create or replace trigger guard before insert or update on item for each row execute function acl.guard_item();
create or replace trigger guard before insert or update on entry for each row execute function acl.guard_detail();
create or replace trigger keep after update of text_sealed on entry for each row
  when (old.text_sealed is distinct from new.text_sealed) execute function acl.keep_entry();
do $$ declare t text; begin
  foreach t in array array['reply', 'file', 'heart', 'question'] loop
    execute format('create or replace trigger guard before insert or update on %I for each row execute function acl.guard_child()', t);
  end loop;
  foreach t in array array['item', 'reply', 'file', 'question'] loop
    execute format('create or replace trigger note_added after insert on %I for each row execute function acl.note_added()', t);
  end loop;
end $$;
create or replace trigger guard_text before insert or update on reply for each row execute function acl.guard_reply();
create or replace trigger keep after update of text_sealed on reply for each row
  when (old.text_sealed is distinct from new.text_sealed) execute function acl.keep_reply();
