-- THE TEXT OF DOCUMENTS (SHARING 2): read once by a job that acts as nobody, kept under the lock of its file.

set role gb_acl;

-- Documents whose text the job still has to read. 97_unread.sql puts those on it that were there before.
create table if not exists acl.unread_file (file_id uuid primary key, dossier_id uuid not null);

create or replace function acl.mark_unread() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into acl.unread_file values (new.id, new.dossier_id) on conflict do nothing;
  return null;
end $$;

-- For the job that reads: the newest documents whose text was not read yet. It tells ids and kinds, never a name.
create or replace function acl.unread_files(most int) returns table (dossier uuid, file uuid, mime text)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from acl.unread_file u where not exists (select from public.file f where f.id = u.file_id);
  return query select f.dossier_id, f.id, f.mime::text from acl.unread_file u join public.file f on f.id = u.file_id
    order by f.created_at desc, f.id limit most;
end $$;

-- 2: what a document says, sealed by the job that read it. Only beside its own file, and never older than what is there.
create or replace function acl.keep_file_text(x uuid, reader_ int, state_ text, words_ bytea, text_ bytea) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into public.file_text (id, dossier_id, state, reader, words_sealed, text_sealed)
  select f.id, f.dossier_id, state_, reader_, words_, text_ from public.file f where f.id = x and f.kind = 'document'
  on conflict (id) do update set state = excluded.state, reader = excluded.reader, words_sealed = excluded.words_sealed,
    text_sealed = excluded.text_sealed where file_text.reader < excluded.reader;
  delete from acl.unread_file u where u.file_id = x;
end $$;

grant execute on function acl.mark_unread() to gb_owner;  -- it makes the trigger below
reset role;

create or replace trigger mark_unread after insert on file for each row when (new.kind = 'document') execute function acl.mark_unread();
