-- THE POLICIES: what the web role sees and may add or change. No policy for anything means: nothing.

do $$
declare
  t text;
  gate constant text := 'dossier_id = any((select acl.my_dossiers())::uuid[])';                       -- becomes an index condition
  -- 1, 2, 3: one map chapter -> since-date, worked out once per query; a chapter that is not in it gives null, so closed
  keyed constant text := '(created_at >= ((select acl.%1$s_since()) ->> chapter_id::text)::timestamptz
    and (audience is null or (author || audience) && (select acl.%1$s_members())::uuid[])
    and (about is null or not coalesce((select acl.%1$s_closed()) -> chapter_id::text ? about::text, false)))';  -- 6
  writes constant text := 'chapter_id in (select chapter_id from acl.my_keys() where level = ''write'')';
  mine constant text := 'author = any((select acl.my_members())::uuid[])';
  -- 9: the bin is seen by those who could remove
  binned constant text := '(deleted_at is null or ' || writes || ' and author in (select acl.authors_i_may_change()))';
  -- in its first seconds only its author sees it, and can take it back
  sent_out constant text := '(held_until is null or held_until <= (select acl.now()))';
  -- 18: nothing of after a silent pause; where nobody is paused this is known once per query
  unveiled constant text := '((select acl.my_veil()) is null or not acl.hides((select acl.my_veil()), %1$I.id, %1$I.author, %1$I.dossier_id, %1$I.created_at))';
  as_it_is constant text := '((select acl.my_veil()) is null or acl.cut(%1$I.%2$I) is null)';
  for_all constant text := '(answered_at is not null or created_at <= (select acl.now()) - interval ''3 days'')';  -- a signal: not the family's alone
  not_looking_as constant text := '(select acl.as_member()) is null';
  parent constant text := 'exists (select from item i where i.id = item_id and i.dossier_id = %1$I.dossier_id)';
begin
  -- Every table of ours is locked, also one that nobody thought of; gb_acl passes, since it is the rule.
  for t in select c.relname from pg_class c join pg_roles r on r.oid = c.relowner
           where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and r.rolname = current_user
             and not c.relname = any(array['django_migrations', 'installation', 'django_content_type', 'auth_permission', 'auth_group', 'auth_group_permissions']) loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy acl on %I to gb_acl using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to gb_acl', t);
    execute format('revoke all on %I from gb_app, gb_door', t);
  end loop;

  execute format('create policy see on item for select to gb_app using (%s and %s and %s and (%s or %s) and %s)', gate, format(keyed, 'my'), binned, sent_out, mine,
    format(unveiled, 'item'));
  execute format('create policy add on item for insert to gb_app with check (%s and %s and %s and %s and acl.may_name(chapter_id, author, audience, about)
    and (about is null or about in (select acl.children_i_know())))', gate, format(keyed, 'my'), writes, mine);
  execute format('create policy as_member on item as restrictive to gb_app using (%s or deleted_at is null and %s and %s) with check (%1$s)',
    not_looking_as, format(keyed, 'as'), sent_out);

  -- A detail: there when its item is. 8, 9: changed by who may change the item.
  foreach t in array array['entry'] loop
    execute format('create policy see on %1$I for select to gb_app using (' || gate || ' and ' || parent || ' and ' || format(as_it_is, t, 'item_id') || ')', t);
    execute format('create policy add on %1$I for insert to gb_app with check (' || gate || ' and exists (select from item i
      where i.id = item_id and i.dossier_id = %1$I.dossier_id and i.deleted_at is null and i.' || mine || ' and i.version = 1))', t);
    execute format('create policy change on %1$I for update to gb_app using (' || gate || ' and exists (select from item i
      where i.id = item_id and i.deleted_at is null and i.' || writes || ' and i.author in (select acl.authors_i_may_change())))', t);
    execute format('create policy as_member on %I as restrictive to gb_app using (true) with check (%s)', t, not_looking_as);
  end loop;

  -- 2: what belongs to an item carries no audience of its own. A reply or file in the bin is seen by those who could
  -- remove it, and what a reply said before goes with the reply.
  foreach t in array array['reply', 'file', 'heart', 'question', 'rebuttal', 'revision', 'score', 'step', 'step_order'] loop
    execute format('create policy see on %1$I for select to gb_app using (' || gate || ' and ' || parent || case
      when t in ('reply', 'file', 'step') then ' and (deleted_at is null or author in (select acl.authors_i_may_change())
        and exists (select from item i where i.id = item_id and i.deleted_at is null and i.' || writes || '))'
      when t = 'rebuttal' then ' and (deleted_at is null or ' || mine || ')'
      when t = 'revision' then ' and (row = item_id or exists (select from reply r where r.id = revision.row)
        or exists (select from rebuttal w where w.id = revision.row) or exists (select from step s where s.id = revision.row))'
        || ' and ((select acl.my_veil()) is null or coalesce(version < acl.cut(revision.row) - 1, true))'
      else '' end || case t when 'revision' then ''
        -- 18: one that was changed since comes as it was, from acl.rebuttals_before_pause
        when 'rebuttal' then ' and ' || replace(format(unveiled, t), 'rebuttal.created_at', 'coalesce(rebuttal.changed_at, rebuttal.created_at)')
        else ' and ' || format(unveiled, t) end
      || case t when 'reply' then ' and ' || format(as_it_is, t, 'id') || ' and (' || sent_out || ' or ' || mine || ')'
        when 'step' then ' and ' || format(as_it_is, t, 'id')
        -- first this, then that: when both steps are seen
        when 'step_order' then ' and exists (select from step s where s.id = step_order.step) and exists (select from step s where s.id = step_order.first)'
        else '' end || ')', t);
    execute format('create policy as_member on %I as restrictive to gb_app using (%s) with check (%s)', t, case
      when t in ('reply', 'file', 'rebuttal', 'step') then not_looking_as || ' or deleted_at is null' || case t when 'reply' then ' and ' || sent_out else '' end else 'true' end, not_looking_as);
  end loop;
  foreach t in array array['reply', 'file', 'question', 'score', 'step', 'step_order'] loop
    execute format('create policy add on %1$I for insert to gb_app with check (' || gate || ' and ' || mine || ' and exists (select from item i
      where i.id = item_id and i.dossier_id = %1$I.dossier_id and i.deleted_at is null and i.' || writes || case t
      when 'question' then ' and acl.may_ask(i.id, asked)'   -- 11: asking never widens
      when 'file' then ' and i.author in (select acl.authors_i_may_change())'
      when 'reply' then ' and (reply.step is null or exists (select from step s where s.id = reply.step and s.item_id = i.id and s.deleted_at is null))'
      when 'score' then ' and i.kind = ''goal'' and (for_child is null or acl.may_score_for(for_child, score.dossier_id))'
      when 'step' then ' and i.kind = ''goal'''
      when 'step_order' then ' and exists (select from step s where s.id = step_order.step and s.item_id = i.id and s.deleted_at is null)
        and exists (select from step s where s.id = step_order.first and s.deleted_at is null)'
      else '' end || '))', t);
  end loop;
  foreach t in array array['reply', 'step'] loop
    execute format('create policy change on %s for update to gb_app using (%s and deleted_at is null and author in (select acl.authors_i_may_change())
      and exists (select from item i where i.id = item_id and i.deleted_at is null and i.%s))', t, gate, writes);
  end loop;
  -- 2: a weerwoord, by whom it is about; changed by who wrote it and nobody else (44_rebuttals.sql).
  execute format('create policy add on rebuttal for insert to gb_app with check (%s and %s and item_id = any(acl.may_rebut(array[item_id])))', gate, mine);
  execute format('create policy change on rebuttal for update to gb_app using (%s and %s and exists (select from item i where i.id = item_id
    and i.deleted_at is null) and (deleted_at is null or item_id = any(acl.may_rebut(array[item_id]))))', gate, mine);
  -- 9: words instead of a photo, by who may change the item's photos.
  execute format('create policy change on file for update to gb_app using (%s and deleted_at is null and author in (select acl.authors_i_may_change())
    and exists (select from item i where i.id = item_id and i.deleted_at is null and i.%s))', gate, writes);
  -- A heart takes no words, so reading is enough; one's own goes as it came.
  execute format('create policy add on %1$I for insert to gb_app with check (' || gate || ' and ' || mine || ' and exists (select from item i
    where i.id = item_id and i.dossier_id = %1$I.dossier_id and i.deleted_at is null))', 'heart');
  execute format('create policy go on heart for delete to gb_app using (%s and %s and %s)', gate, mine, not_looking_as);
  -- One's own score goes as it came; an order of steps by whoever may change its words there.
  execute format('create policy go on score for delete to gb_app using (%s and %s and %s)', gate, mine, not_looking_as);
  execute format('create policy go on step_order for delete to gb_app using (%s and author in (select acl.authors_i_may_change()) and %s
    and exists (select from item i where i.id = item_id and i.deleted_at is null and i.%s))', gate, not_looking_as, writes);
  -- A goal: with its item. 18: facts that the pauser changed since are not shown at all; of one's own goal they are.
  execute format('create policy see on goal for select to gb_app using (%s and %s and ((select acl.my_veil()) is null
    or not acl.hides((select acl.my_veil()), item_id, changed_by, dossier_id, changed_at) or exists (select from item i where i.id = item_id and i.%s)))',
    gate, format(parent, 'goal'), mine);
  execute format('create policy add on goal for insert to gb_app with check (%s and exists (select from item i where i.id = item_id and i.dossier_id = goal.dossier_id
    and i.deleted_at is null and i.kind = ''goal'' and i.%s and i.version = 1) and acl.may_be_whose(item_id, whose_child, whose_member))', gate, mine);
  execute format('create policy as_member on goal as restrictive to gb_app using (true) with check (%s)', not_looking_as);
  -- 9: the author keeps sight of both versions while they read the chapter; "parent" above says just that.

  -- Signals (49_signals.sql): with their goal; what one is about must be seen too. The family first, also while looking as somebody.
  execute format('create policy see on sign for select to gb_app using (%s and %s and %s)', gate, format(parent, 'sign'), format(unveiled, 'sign'));
  execute format('create policy add on sign for insert to gb_app with check (%s and %s and exists (select from item i where i.id = item_id
    and i.dossier_id = sign.dossier_id and i.deleted_at is null and i.kind = ''goal'' and i.%s))', gate, mine, writes);
  execute format('create policy as_member on sign as restrictive to gb_app using (true) with check (%s)', not_looking_as);
  execute format('create policy see on signal for select to gb_app using (%s and %s and %s and (sign is null or exists (select from sign g where g.id = signal.sign))
    and (step is null or exists (select from step s where s.id = signal.step)) and (score is null or exists (select from score c where c.id = signal.score))
    and (%s or %s or exists (select from item i where i.id = item_id and i.chapter_id in (select chapter_id from acl.my_keys() where role in (''guardian'', ''youth'')))))',
    gate, format(parent, 'signal'), format(unveiled, 'signal'), mine, for_all);
  execute format('create policy add on signal for insert to gb_app with check (%s and %s and exists (select from item i where i.id = item_id
    and i.dossier_id = signal.dossier_id and i.deleted_at is null and i.kind = ''goal'' and i.%s)
    and exists (select from sign g where g.id = signal.sign and g.item_id = signal.item_id and g.ended_at is null))', gate, mine, writes);
  execute format('create policy as_member on signal as restrictive to gb_app using (%s or %s or author = (select acl.as_member())
    or exists (select from item i where i.id = item_id and i.chapter_id in (select chapter_id from acl.as_keys() where role in (''guardian'', ''youth''))))
    with check (%1$s)', not_looking_as, for_all);
  execute format('create policy see on signal_answer for select to gb_app using (%s and %s and exists (select from signal s where s.id = signal_answer.signal))',
    gate, format(unveiled, 'signal_answer'));
  execute format('create policy add on signal_answer for insert to gb_app with check (%s and %s and exists (select from signal s where s.id = signal_answer.signal
    and s.item_id = signal_answer.item_id and s.dossier_id = signal_answer.dossier_id) and exists (select from item i where i.id = item_id and i.deleted_at is null and i.%s))',
    gate, mine, writes);
  execute format('create policy as_member on signal_answer as restrictive to gb_app using (true) with check (%s)', not_looking_as);

  -- Agenda (47_agenda.sql): an appointment and what hangs on it are seen with its item. 8, 9: changed by who may change the item.
  foreach t in array array['appointment', 'occurrence', 'topic', 'appointment_place'] loop
    execute format('create policy see on %1$I for select to gb_app using (' || gate || ' and ' || parent || ' and ' || case t
      -- 18: not what was changed since
      when 'appointment' then '((select acl.my_veil()) is null or not acl.appointment_veiled(item_id, changed_by, dossier_id, changed_at))'
      -- REQ-83: the place only for who wrote it and whom they name, as long as they are not paused
      when 'appointment_place' then '(' || mine || ' or place_for && (select acl.my_members())::uuid[] and not acl.address_veiled(author, dossier_id))'
      else format(unveiled, t) end || ')', t);
    execute format('create policy add on %1$I for insert to gb_app with check (' || gate || ' and ' || case t when 'appointment' then 'true' else mine end
      || ' and exists (select from item i where i.id = item_id and i.dossier_id = %1$I.dossier_id and i.deleted_at is null and i.' || writes || case t
      when 'appointment' then ' and i.' || mine || ' and i.version = 1'
      when 'topic' then ' and i.dossier_id in (select dossier_id from acl.my_keys() where role in (''guardian'', ''youth''))'
      else ' and i.author in (select acl.authors_i_may_change())' end || ')'
      || case t when 'appointment_place' then ' and place_for <@ array(select acl.members_i_know())' else '' end || ')', t);
    execute format('create policy as_member on %I as restrictive to gb_app using (%s) with check (%s)', t, case t
      when 'appointment_place' then not_looking_as || ' or author = (select acl.as_member()) or (select acl.as_member()) = any(place_for)'
      else 'true' end, not_looking_as);
  end loop;
  execute format('create policy change on appointment for update to gb_app using (%s and exists (select from item i
    where i.id = item_id and i.deleted_at is null and i.%s and i.author in (select acl.authors_i_may_change())))', gate, writes);
  execute format('create policy change on topic for update to gb_app using (%s and exists (select from item i
    where i.id = item_id and i.deleted_at is null and i.%s))', gate, writes);
  execute format('create policy change on appointment_place for update to gb_app using (%s and %s and exists (select from item i
    where i.id = item_id and i.deleted_at is null)) with check (%2$s and place_for <@ array(select acl.members_i_know()))', gate, mine);
  execute format('create policy go on occurrence for delete to gb_app using (%s and %s and exists (select from item i
    where i.id = item_id and i.deleted_at is null and i.%s and i.author in (select acl.authors_i_may_change())))', gate, not_looking_as, writes);
  foreach t in array array['topic', 'appointment_place'] loop
    execute format('create policy go on %I for delete to gb_app using (%s and %s and %s)', t, gate, mine, not_looking_as);
  end loop;
end $$;

-- When I want to hear of an appointment beforehand, and the addresses my calendars read at: mine alone.
create policy own on reminder to gb_app using (person = (select acl.me()) and dossier_id = any((select acl.my_dossiers())::uuid[]))
  with check (person = (select acl.me()) and exists (select from item i where i.id = item_id and i.dossier_id = reminder.dossier_id));
create policy own on agenda_feed to gb_app using (person = (select acl.me()));
do $$ declare t text; begin
  foreach t in array array['reminder', 'agenda_feed'] loop
    execute format('create policy as_member on %I as restrictive to gb_app using ((select acl.as_member()) is null) with check ((select acl.as_member()) is null)', t);
  end loop;
end $$;

-- 2: what stands in a document is read by who sees the file: its policies say so, also while looking as somebody.
create policy see on file_text for select to gb_app using (dossier_id = any((select acl.my_dossiers())::uuid[])
  and exists (select from file f where f.id = file_text.id and f.dossier_id = file_text.dossier_id));
create policy as_member on file_text as restrictive to gb_app using (true) with check ((select acl.as_member()) is null);

-- The book, its chapters and children.
create policy see on dossier for select to gb_app using (id = any((select acl.my_dossiers())::uuid[]));
create policy rename on dossier for update to gb_app using (id in (select dossier_id from acl.my_keys() where role = 'guardian' and owner is null));
create policy as_member on dossier as restrictive to gb_app using ((select acl.as_member()) is null or id = (select acl.as_book()))
  with check ((select acl.as_member()) is null);
create policy see on chapter for select to gb_app using (id in (select chapter_id from acl.my_keys()));
create policy arrange on chapter for update to gb_app using (id in (select chapter_id from acl.my_keys()
  where level = 'write' and gives));
create policy as_member on chapter as restrictive to gb_app using ((select acl.as_member()) is null or id in (select chapter_id from acl.as_keys()))
  with check ((select acl.as_member()) is null);
-- A child's name: for the family that shares something here, and for who reads a chapter or an item about that child.
create policy see on child for select to gb_app using (id in (select acl.children_i_know()));
create policy add on child for insert to gb_app with check (dossier_id in (select dossier_id from acl.my_keys() where role = 'guardian' and owner is null));
create policy rename on child for update to gb_app using (dossier_id in (select dossier_id from acl.my_keys() where role = 'guardian' and owner is null));
-- 20: known through what both of us read, which the policies on chapter and item have worked out by then
create policy as_member on child as restrictive to gb_app using ((select acl.as_member()) is null
    or dossier_id in (select dossier_id from acl.as_keys() where role in ('guardian', 'youth') and owner is null)
    or exists (select from chapter h where h.about = child.id) or exists (select from item i where i.about = child.id))
  with check ((select acl.as_member()) is null);
-- Gezag: said about oneself, read by the guardians, and by whom it was shown to (15).
create policy see on custody for select to gb_app using (shown_to = any((select acl.my_members())::uuid[])
  or dossier_id in (select dossier_id from acl.my_keys() where role = 'guardian' and owner is null));
create policy say on custody for insert to gb_app with check (source = 'self' and member = any((select acl.my_members())::uuid[])
  and dossier_id in (select dossier_id from acl.my_keys() where role = 'guardian' and owner is null) and child_id in (select c.id from child c where c.dossier_id = custody.dossier_id));
create policy change on custody for update to gb_app using (member = any((select acl.my_members())::uuid[]));
create policy as_member on custody as restrictive to gb_app using ((select acl.as_member()) is null) with check ((select acl.as_member()) is null);
-- 15, 16: who saw it, where the gezag itself is seen; that a guardian objects, to the guardians and to who objected.
create policy see on custody_proof for select to gb_app using (exists (select from custody c where c.id = custody_id));
create policy as_member on custody_proof as restrictive to gb_app using ((select acl.as_member()) is null);
create policy see on objection for select to gb_app using (member = any((select acl.my_members())::uuid[])
  or dossier_id in (select dossier_id from acl.my_keys() where role = 'guardian' and owner is null));
create policy see on assent for select to gb_app using (guardian = any((select acl.my_members())::uuid[]));
create policy as_member on assent as restrictive to gb_app using ((select acl.as_member()) is null);
create policy as_member on objection as restrictive to gb_app using ((select acl.as_member()) is null);

-- 18: a pause is seen by the pauser alone.
create policy see on pause for select to gb_app using (pauser = any((select acl.my_members())::uuid[]));
create policy as_member on pause as restrictive to gb_app using ((select acl.as_member()) is null);

-- The people (5). I know myself, without looking whom else I know.
create policy see on member for select to gb_app using (dossier_id = any((select acl.my_dossiers())::uuid[])
  and (id = any((select acl.my_members())::uuid[]) or id in (select acl.members_i_know())));
create policy change on member for update to gb_app using (id = any((select acl.my_members())::uuid[])
  or invited_by = any((select acl.my_members())::uuid[]) and role in ('professional', 'network') and id in (select acl.members_i_know()));
create policy as_member on member as restrictive to gb_app using ((select acl.as_member()) is null or id = (select acl.as_member())
  or id in (select g.member_id from chapter_grant g) or role = 'guest' and exists (select from item i where i.author = member.id)) with check ((select acl.as_member()) is null);
create policy see on chapter_grant for select to gb_app using (chapter_id in (select chapter_id from acl.my_keys()));
create policy as_member on chapter_grant as restrictive to gb_app using ((select acl.as_member()) is null or chapter_id in (select chapter_id from acl.as_keys()));
create policy see on invitation for select to gb_app using (dossier_id = any((select acl.my_dossiers())::uuid[]) and member_id in (select acl.members_i_know()));
create policy as_member on invitation as restrictive to gb_app using ((select acl.as_member()) is null);
create policy see on one_time_link for select to gb_app using (chapter_id in (select chapter_id from acl.my_keys() where role in ('guardian', 'youth'))
  and ((select acl.my_veil()) is null or not acl.asked_behind_veil(id, asked_by, dossier_id, member_id)));  -- 18
create policy as_member on one_time_link as restrictive to gb_app using ((select acl.as_member()) is null);
create policy see on person for select to gb_app using (id = (select acl.me()) or id in (select m.person_id from member m) or id in (select acl.waiting_for_my_yes()));
create policy change on person for update to gb_app using (id = (select acl.me()));
create policy as_member on person as restrictive to gb_app using (true) with check ((select acl.as_member()) is null);
create policy door on person to gb_door using (true) with check (true);
create policy own on bookmark to gb_app using (person = (select acl.me()) and dossier_id = any((select acl.my_dossiers())::uuid[]));
create policy as_member on bookmark as restrictive to gb_app using ((select acl.as_member()) is null) with check ((select acl.as_member()) is null);

-- 6: that a child of 16 or older lets a guardian read what is about them: for those two alone.
create policy see on letting for select to gb_app using (dossier_id = any((select acl.my_dossiers())::uuid[])
  and (member = any((select acl.my_members())::uuid[]) or child_id in (select acl.child_i_am())));
create policy as_member on letting as restrictive to gb_app using ((select acl.as_member()) is null);

-- What I am still typing: mine alone, put down only where I may write (45_drafts.sql).
create policy see on draft for select to gb_app using (id in (select acl.my_drafts()));
create policy add on draft for insert to gb_app with check (acl.may_draft(draft));
create policy change on draft for update to gb_app using (id in (select acl.my_drafts())) with check (person = (select acl.me()));
create policy go on draft for delete to gb_app using (id in (select acl.my_drafts()));
create policy as_member on draft as restrictive to gb_app using ((select acl.as_member()) is null) with check ((select acl.as_member()) is null);

-- The log (26): my own lines; those of professionals and network on what I see or wrote; private ones only while fresh,
-- and of others only along a chapter that I read (an item may have left a private chapter since).
create policy see on log_line for select to gb_app using (dossier_id = any((select acl.my_dossiers())::uuid[])
  and (not private or (select acl.fresh()))
  and ((select acl.my_veil()) is null or not acl.hides((select acl.my_veil()), id, member_id, dossier_id, event_date_time)
    and coalesce((select acl.my_veil()) ->> other_member::text, '') <> '-infinity')  -- also of a guest who was asked since: wrong codes
  and (member_id = any((select acl.my_members())::uuid[])
    or role_id_code not in ('guardian', 'youth') and case when event_action_code <> 'R' and items is not null then not acl.not_out(item_id, items, event_date_time) else true end
      and (object_author = any((select acl.my_members())::uuid[])
      -- 26: whose address it is, and that there is one, is known to these two alone
      or event_id not in ('address', 'address read', 'address export')
      and (not private or chapter_id in (select chapter_id from acl.my_keys())) and (exists (select from item i where i.id = item_id)
        or item_id is null and chapter_id in (select chapter_id from acl.my_keys())
        or item_id is null and chapter_id is null and other_member in (select acl.members_i_know())
        or item_id is null and chapter_id is null and other_member is null
          and dossier_id in (select dossier_id from acl.my_keys() where role = 'guardian' and owner is null)))));
create policy as_member on log_line as restrictive to gb_app using ((select acl.as_member()) is null);

-- A request to erase the book: for whose yes it takes, and for who had a voice (17); not while looking as somebody else.
create policy see on erasure for select to gb_app using (id in (select acl.erasures_i_know()));
create policy see on erasure_voice for select to gb_app using (erasure_id in (select acl.erasures_i_know()));

-- 23: a copy is its asker's alone; one with private chapters in it only while fresh, and none while looking as somebody else.
create policy own on takeaway to gb_app using (person = (select acl.me()) and (not private or (select acl.fresh())))
  with check (person = (select acl.me()) and (not private or (select acl.fresh())) and acl.may_take(dossier_id, kind));
create policy as_member on takeaway as restrictive to gb_app using ((select acl.as_member()) is null) with check ((select acl.as_member()) is null);

-- Spelregels (55_agreement.sql): the text, for everybody in the book; a yes, for who said it and for the family that knows
-- them (5). While looking as somebody else only the text, which all of them read.
-- 17: not while the book waits to be erased; 18: not what a pauser said or agreed to since.
create policy see on agreement for select to gb_app using (dossier_id = any((select acl.my_dossiers())::uuid[])
  and exists (select from dossier d where d.id = dossier_id and d.erase_at is null)
  and ((select acl.my_veil()) is null or not acl.hides((select acl.my_veil()), id, said_by, dossier_id, said_at)));
create policy as_member on agreement as restrictive to gb_app using ((select acl.as_member()) is null or dossier_id = (select acl.as_book()));
create policy see on accord for select to gb_app using (dossier_id = any((select acl.my_dossiers())::uuid[])
  and exists (select from agreement a where a.id = agreement_id and a.dossier_id = accord.dossier_id)
  and ((select acl.my_veil()) is null or not acl.hides((select acl.my_veil()), id, member, dossier_id, said_at))
  and (member = any((select acl.my_members())::uuid[]) or member in (select acl.members_i_know())
    and dossier_id in (select dossier_id from acl.my_keys() where role in ('guardian', 'youth') and owner is null)));
create policy as_member on accord as restrictive to gb_app using ((select acl.as_member()) is null);

-- Addresses (57_addresses.sql): for who wrote one and whom they named. Who is named, for who wrote it; the named one sees
-- only that it is them. While looking as somebody only what both may see.
create policy see on address for select to gb_app using (id in (select acl.my_addresses()));
create policy as_member on address as restrictive to gb_app using ((select acl.as_member()) is null or id in (select acl.as_addresses()));
create policy see on address_reader for select to gb_app using (exists (select from address a where a.id = address_id and a.dossier_id = address_reader.dossier_id
  and (member = any((select acl.my_members())::uuid[]) or a.author = any((select acl.my_members())::uuid[]) and member in (select acl.members_i_know()))));
create policy as_member on address_reader as restrictive to gb_app using ((select acl.as_member()) is null);
