-- Documents that were stored before there was a reader, or that an older reader read (finding/documents/reading.py says
-- which one is the newest), wait for the job that reads them.
set role gb_acl;
insert into acl.unread_file select f.id, f.dossier_id from public.file f where f.kind = 'document'
  and not exists (select from public.file_text t where t.id = f.id and t.reader >= 1) on conflict do nothing;
reset role;
