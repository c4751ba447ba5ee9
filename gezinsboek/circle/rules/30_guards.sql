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
    -- a moment to take it back in, never longer: ten seconds on the page, and five for a slow line
    new.held_until := case when new.held_until is not null then acl.now() + interval '15 seconds' end;
  elsif current_user <> 'gb_acl' or (new.id, new.dossier_id, new.author, new.created_at, new.kind)
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
    new.held_until := case when new.held_until is not null then acl.now() + interval '15 seconds' end;  -- as an item
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
  insert into public.revision (id, dossier_id, item_id, row, version, author, chapter, audience, text_sealed, created_at, mark)
  values (gen_random_uuid(), i.dossier_id, i.id, i.id, old.version, coalesce(i.changed_by, i.author), i.chapter_id,
          i.audience, old.text_sealed, coalesce(i.changed_at, i.created_at), old.mark);
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
  i.author := old.author;  -- the line is about what this author wrote
  perform acl.note_reply('update', 'U', i, old.id, old.held_until, 'reply');
  return null;
end $$;

-- 25: what is added, or taken back, is logged by the database itself, so that no page can forget it.
create or replace function acl.note_added() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare i public.item; r record;
begin
  if tg_op = 'DELETE' then r := old; else r := new; end if;
  if tg_table_name = 'item' then
    i := new;
  else
    select * into i from public.item where id = r.item_id;
    if i.id is null then return null; end if;  -- it goes because its item went
    i.author := r.author;
  end if;
  if tg_table_name = 'reply' then
    perform acl.note_reply('create', 'C', i, r.id, r.held_until, 'reply');
    return null;
  end if;
  -- what stands before the dash of a kind is the tool: a stukje or a part of our story is an item, a goal says so
  perform acl.note(case tg_op when 'INSERT' then 'create' else 'delete' end, case tg_op when 'INSERT' then 'C' else 'D' end, i, null,
    case when tg_table_name <> 'item' then tg_table_name::text when split_part(i.kind, '-', 1) in ('entry', 'story') then 'item' else split_part(i.kind, '-', 1) end);
  return null;
end $$;

-- 25: what the web role changes about the book itself: names, places, children, gezag, how to reach somebody.
create or replace function acl.note_changed() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare event text := case tg_op when 'INSERT' then 'create' else 'update' end;
begin
  case tg_table_name
    when 'dossier' then perform acl.note_member(event, new.id, null, null, case when new.name_sealed = old.name_sealed then 'story' else 'book' end);
    when 'chapter' then perform acl.note_member(event, new.dossier_id, new.id, null, 'chapter');
    when 'member' then perform acl.note_member(event, new.dossier_id, null, new.id, 'member');
    when 'custody' then perform acl.note_member(event, new.dossier_id, null, new.member, 'custody');
    else perform acl.note_member(event, new.dossier_id, null, null, tg_table_name::text);
  end case;
  return null;
end $$;

grant execute on all functions in schema acl to gb_owner;  -- it makes the triggers below
reset role;

create or replace trigger guard before insert or update on item for each row execute function acl.guard_item();
create or replace trigger guard before insert or update on entry for each row execute function acl.guard_detail();
create or replace trigger keep after update on entry for each row execute function acl.keep_entry();
do $$ declare t text; begin
  foreach t in array array['reply', 'file', 'heart', 'question'] loop
    execute format('create or replace trigger guard before insert or update on %I for each row execute function acl.guard_child()', t);
  end loop;
  foreach t in array array['item', 'reply', 'file', 'heart', 'question'] loop
    execute format('create or replace trigger note_added after insert on %I for each row execute function acl.note_added()', t);
  end loop;
end $$;
create or replace trigger guard_text before insert or update on reply for each row execute function acl.guard_reply();
create or replace trigger keep after update on reply for each row
  when (old.version is distinct from new.version) execute function acl.keep_reply();
create or replace trigger note_gone after delete on heart for each row execute function acl.note_added();
create or replace trigger note_changed after update of name_sealed, left_out on dossier for each row execute function acl.note_changed();
create or replace trigger note_changed after update of name_sealed, look, position, hidden_at on chapter for each row execute function acl.note_changed();
create or replace trigger note_changed after insert or update of name_sealed, born_sealed on child for each row execute function acl.note_changed();
create or replace trigger note_changed after insert or update on custody for each row execute function acl.note_changed();
-- not while somebody comes in or a guest answers: that has a line of its own
create or replace trigger note_changed after update of name_sealed, title_sealed, reach_sealed on member for each row
  when (old.accepted_at is not distinct from new.accepted_at and new.role <> 'guest') execute function acl.note_changed();
