-- demo only
-- The clock of a demo or test database can be moved by `gezinsboek.ground.clock.moved_to` (SHARING 6, 30).
set role gb_acl;
create or replace function acl.now() returns timestamptz language sql stable as
$$ select now() + coalesce(nullif(current_setting('app.clock', true), '')::interval, interval '0') $$;
reset role;
