-- CONSULT (SHARING 2, 10, 14, 18, 20): a professional asks, at a goal, to confer with a colleague or another organisation. It goes to
-- the family; nothing leaves the book by itself. A yes opens nothing: inviting or asking once is a deed of its own.

set role gb_acl;

-- May I ask it at this goal? It is my work, and I write there.
create or replace function acl.may_consult(x uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from public.item i join acl.my_keys() k on k.chapter_id = i.chapter_id
    where i.id = x and i.kind = 'goal' and i.deleted_at is null and k.level = 'write' and k.role = 'professional')
$$;

-- Whose yes, no or "let us talk first" it is: as with inviting (60_invitations.sql) the family's, of who writes there. Who asked
-- takes it back; then it is over.
create or replace function acl.may_answer_consult(x uuid, said text) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from public.consult c join public.item i on i.id = c.item_id join acl.my_keys() k on k.chapter_id = i.chapter_id
    where c.id = x and c.answer <> 'back' and i.deleted_at is null and k.level = 'write' and case
      when said = 'back' then k.member_id = c.author
      else k.role in ('guardian', 'youth') end)
$$;

create or replace function acl.guard_consult() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    new.answer := '';
    new.answered_at := null;
  elsif current_user <> 'gb_acl' then
    perform acl.refuse();
  end if;
  return new;
end $$;

-- The last answer holds; all of them stay.
create or replace function acl.consult_answered() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update public.consult set answer = new.answer, answered_at = acl.now() where id = new.consult;
  return null;
end $$;

grant execute on function acl.guard_consult(), acl.consult_answered() to gb_owner;  -- it makes the triggers below
reset role;

do $$ declare t text; begin
  foreach t in array array['consult', 'consult_answer'] loop
    execute format('create or replace trigger guard before insert or update on %I for each row execute function acl.guard_child()', t);
    execute format('create or replace trigger note_added after insert on %I for each row execute function acl.note_added()', t);
  end loop;
end $$;
create or replace trigger guard_answer before insert or update on consult for each row execute function acl.guard_consult();
create or replace trigger answered after insert on consult_answer for each row execute function acl.consult_answered();

-- 2: with its goal, so that whoever reads the goal reads what was asked and what became of it.
create policy see on consult for select to gb_app using (dossier_id = any((select acl.my_dossiers())::uuid[])
  and exists (select from item i where i.id = item_id and i.dossier_id = consult.dossier_id)
  and ((select acl.my_veil()) is null or not acl.hides((select acl.my_veil()), consult.id, consult.author, consult.dossier_id, consult.created_at)));
create policy add on consult for insert to gb_app with check (author = any((select acl.my_members())::uuid[]) and acl.may_consult(item_id)
  and exists (select from item i where i.id = item_id and i.dossier_id = consult.dossier_id));
create policy as_member on consult as restrictive to gb_app using (true) with check ((select acl.as_member()) is null);

create policy see on consult_answer for select to gb_app using (dossier_id = any((select acl.my_dossiers())::uuid[])
  and exists (select from consult c where c.id = consult_answer.consult)
  and ((select acl.my_veil()) is null or not acl.hides((select acl.my_veil()), consult_answer.id, consult_answer.author, consult_answer.dossier_id, consult_answer.created_at)));
create policy add on consult_answer for insert to gb_app with check (author = any((select acl.my_members())::uuid[])
  and acl.may_answer_consult(consult_answer.consult, answer) and exists (select from consult c where c.id = consult_answer.consult
    and c.item_id = consult_answer.item_id and c.dossier_id = consult_answer.dossier_id));
create policy as_member on consult_answer as restrictive to gb_app using (true) with check ((select acl.as_member()) is null);
