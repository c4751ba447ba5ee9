-- WHICH ROLE REACHES WHICH TABLE AND FUNCTION. What is not named here is not reachable at all.

grant select on appointment, occurrence, topic, appointment_place, reminder to gb_app;
grant insert on appointment, occurrence, topic, appointment_place, reminder, agenda_feed to gb_app;
grant update (starts_at, ends_at, day, last_day, rule, who, series, version) on appointment to gb_app;
grant update (place_sealed, place_for) on appointment_place to gb_app;
grant update (position, talked_at) on topic to gb_app;
grant update (minutes, next_at) on reminder to gb_app;
grant delete on occurrence, topic, appointment_place, reminder, agenda_feed to gb_app;
-- never the fingerprint of the secret
grant select (id, person, discreet, made_at) on agenda_feed to gb_app;
grant update (discreet) on agenda_feed to gb_app;
grant select, insert on goal, score, step, step_order, sign, signal, signal_answer to gb_app;
grant delete on score, step_order to gb_app;
grant update (text_sealed, who, who_words_sealed, by, due_on, version) on step to gb_app;
grant select on dossier, chapter, child, custody, member, chapter_grant, item, entry, revision, reply, file, heart, question, rebuttal, bookmark to gb_app;
grant insert on item, entry, reply, file, heart, question, rebuttal, child, custody, bookmark to gb_app;
grant update (text_sealed, version, mark) on entry to gb_app;
grant update (text_sealed, version) on reply to gb_app;
grant update (text_sealed, version, item_version) on rebuttal to gb_app;
grant update (alt_sealed) on file to gb_app;
grant delete on heart to gb_app;
grant update (name_sealed, left_out) on dossier to gb_app;
grant update (name_sealed, look, position, hidden_at) on chapter to gb_app;
grant update (name_sealed) on child to gb_app;
grant update (answer, since, until, given_at, shown_to) on custody to gb_app;
grant select, insert, delete on plan_day, own_plan, helping to gb_app;
grant select, insert on consult, consult_answer to gb_app;
grant select on plan_version, plan_part, plan_accord to gb_app;
grant select on custody_proof, objection, assent, pause to gb_app;
grant update (name_sealed, title_sealed, reach_sealed) on member to gb_app;
grant update, delete on bookmark to gb_app;
grant select, insert, delete on draft to gb_app;
grant update (told_sealed, chapter_id, version, thrown_at) on draft to gb_app;
grant select on person to gb_app;
grant update (name_sealed, organisation_sealed, profession_sealed, language) on person to gb_app;
-- 14: never a half of the code; the address, and who came with another one, only through acl.invitations_here
grant select (id, dossier_id, member_id, sent_at, expires_at, tries, used_at, refused_at, withdrawn_at, waits_for, turned_away_at) on invitation to gb_app;
-- neither of a one-time link; the addresses only through acl.links_here
grant select (id, dossier_id, member_id, chapter_id, asked_by, question_sealed, sent_at, expires_at, opened_at, withdrawn_at, refused_at, answered_at,
  item_id, more_at, more_done_at, more_yes) on one_time_link to gb_app;
-- 26: never the network address, never which other items were on the page
grant select (id, event_id, event_action_code, event_date_time, event_outcome_indicator, event_type_code, user_id, user_name, role_id_code,
  purpose_of_use, participant_object_id, participant_object_detail, authorisation_protocol, treatment_relation_protocol, consent_profile,
  dossier_id, chapter_id, item_id, object_author, member_id, as_member, other_member, private) on log_line to gb_app;
grant select on file_text to gb_app;
grant select on installation to gb_app, gb_door;
grant select on erasure, erasure_voice, letting to gb_app;
grant select on agreement, accord, address, address_reader to gb_app;
grant select, insert, delete on takeaway to gb_app;
grant update (done, total, ready_at, size, fault, items, stamp) on takeaway to gb_app;
-- organisations: never the code that was mailed, nor a half of a link or an api key
grant select (id, name_sealed, way, content, headings_sealed, endpoint_sealed, mail_sealed, mail_confirmed_at, mail_code_until, passphrase_sealed, bucket_sealed,
  created_at, changed_at, version) on organisation to gb_app;
grant update (name_sealed, way, content, headings_sealed, endpoint_sealed, mail_sealed, passphrase_sealed, bucket_sealed, version) on organisation to gb_app;
grant select on employee to gb_app;
grant select (id, organisation_id, address_sealed, by, made_at, expires_at, used_at, withdrawn_at) on organisation_invitation to gb_app;
grant select (id, organisation_id, kind, secret_sealed, made_at, ends_at, used_at) on organisation_key to gb_app;
grant select on organisation_change to gb_app;

-- The door: sign-in, sessions, rate limits. Nothing of a family.
grant select, insert, update on person to gb_door;
do $$ declare t text; begin
  for t in select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and (relname in
      ('account', 'account_vouching', 'account_recovery', 'django_session', 'rate_limit', 'usersessions_usersession', 'mfa_authenticator', 'account_emailaddress', 'account_emailconfirmation', 'mail')) loop
    execute format('create policy door on %I to gb_door using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to gb_door', t);
  end loop;
  execute coalesce((select 'grant usage on sequence ' || string_agg(oid::regclass::text, ', ') || ' to gb_door' from pg_class
    where relkind = 'S' and relnamespace = 'public'::regnamespace and relname ~ '^(account_email|mfa_|usersessions_)'), 'select 1');
end $$;

-- The post: the web role puts a mail in, the worker takes it out over the door. Whom it is for and what it says is sealed. The owner of
-- the tables, where somebody runs a command by hand, puts in one too.
create policy post on mail for insert to gb_app, gb_owner with check (true);
grant insert on mail to gb_app;

-- The queue: jobs hold ids and signed persons only, never content (GROUND 3).
-- What a foreign key of it does (a worker that goes, a job that waits to be tried again) runs as the owner of its tables.
do $$ declare r record; begin
  for r in select relname, relkind from pg_class where relnamespace = 'public'::regnamespace and relname like 'procrastinate\_%' and relkind in ('r', 'S') loop
    if r.relkind = 'r' then
      execute format('create policy queue on %I to gb_app, gb_owner using (true) with check (true)', r.relname);
      execute format('grant select, insert, update, delete on %I to gb_app', r.relname);
    else
      execute format('grant usage, select on sequence %I to gb_app', r.relname);
    end if;
  end loop;
  for r in select p.oid::regprocedure as name from pg_proc p where p.pronamespace = 'public'::regnamespace and p.proname like 'procrastinate\_%' loop
    execute format('grant execute on function %s to gb_app', r.name);
  end loop;
end $$;

set role gb_acl;
revoke all on all functions in schema acl from public;
revoke all on all tables in schema acl from public;
-- what the policies and pages of the web role call
grant execute on function acl.now(), acl.claim(), acl.me(), acl.fresh(), acl.focus(), acl.my_keys(), acl.my_since(), acl.my_closed(), acl.my_dossiers(), acl.my_members(),
  acl.my_member(uuid), acl.as_member(), acl.looked_through(), acl.as_members(), acl.as_keys(), acl.as_since(), acl.as_closed(), acl.as_book(), acl.may_ask(uuid, uuid),
  acl.authors_i_may_change(), acl.may_name(uuid, uuid, uuid[], uuid), acl.members_i_know(), acl.children_i_know(), acl.refuse(), acl.guard_item(), acl.guard_detail(),
  acl.guard_child(), acl.guard_reply(), acl.may(text, uuid[]), acl.narrow(uuid, uuid[]), acl.widen(uuid, uuid[]), acl.move(uuid, uuid),
  acl.say_about(uuid, uuid), acl.bin(uuid), acl.unsend(uuid), acl.unsend_reply(uuid), acl.not_out(uuid, uuid[], timestamptz), acl.restore(uuid), acl.bin_child(text, uuid, boolean), acl.answer(uuid, uuid), acl.who_reads(uuid[]),
  acl.who_would_read(uuid), acl.older(uuid[]), acl.empty_bin(), acl.give(uuid, uuid, uuid, text, timestamptz, timestamptz), acl.end_grant(uuid),
  acl.end_member(uuid), acl.set_until(uuid, timestamptz), acl.protected(uuid), acl.i_may_invite(uuid), acl.i_may_give(), acl.invite(jsonb), acl.waiting_before(uuid), acl.say_yes(uuid, jsonb), acl.say_no(uuid),
  acl.withdraw(uuid), acl.renew(uuid, text, bytea, timestamptz), acl.posted(uuid, uuid), acl.invitations_here(uuid), acl.waiting_for_my_yes(), acl.fell_away_for_me(uuid),
  acl.give_own_book(uuid, text, timestamptz), acl.own_book(text), acl.use_own_book(text), acl.open_book(jsonb),
  acl.add_chapter(uuid, uuid, bytea, text, int, boolean, uuid), acl.chapter_about(uuid, uuid), acl.set_birth(uuid, date, bytea),
  acl.looked(uuid[], text), acl.looked_at(uuid, text, text), acl.looked_round(uuid, text), acl.who_looked(uuid), acl.chain_log() to gb_app;
-- what the pages of the circle ask on top
grant execute on function acl.i_may_look_as(), acl.my_news(uuid[]) to gb_app;
-- what the timeline asks on top
grant execute on function acl.say_when(uuid, date), acl.could_read(uuid), acl.my_last_end(uuid), acl.files_without_row(uuid[]), acl.shown(uuid[]), acl.around(uuid[], int, boolean, uuid) to gb_app;
-- 15, 16: two homes
grant execute on function acl.frozen_here(uuid), acl.object(uuid, uuid), acl.end_objection(uuid), acl.guardians_asked(uuid), acl.say_guardian(uuid, boolean),
  acl.see_custody(uuid, text), acl.unsee_custody(uuid) to gb_app;
-- 18: a silent pause
grant execute on function acl.my_veil(), acl.hides(jsonb, uuid, uuid, uuid, timestamptz), acl.cut(uuid), acl.asked_behind_veil(uuid, uuid, uuid, uuid), acl.before_pause(uuid[]), acl.replies_before_pause(uuid[]), acl.rebuttals_before_pause(uuid[]), acl.rebuttals_still(uuid[]),
  acl.pause(uuid, uuid, boolean), acl.end_pause(uuid) to gb_app;
-- 17, 27: erasing the book; the last three are for the job of the night
grant execute on function acl.ask_erase(uuid, uuid, int), acl.say_erase(uuid, boolean), acl.erasures_i_know(), acl.erasure_waits_for(uuid),
  acl.i_decide(uuid), acl.bin_my_own(uuid), acl.erasure_listeners(uuid, text), acl.erase_due(), acl.erase_book(uuid) to gb_app;
grant execute on function acl.forget_book(uuid) to gb_owner;
-- what the job that reads documents asks
grant execute on function acl.unread_files(int), acl.keep_file_text(uuid, int, text, bytea, bytea) to gb_app;
-- 7, 23: taking along
grant execute on function acl.may_take(uuid, text), acl.keys_stamp(uuid, boolean), acl.takes_private(uuid, text), acl.my_own_words(uuid), acl.my_own_parts(uuid), acl.my_own_files(uuid), acl.my_own_books(),
  acl.note_takeaway(uuid, text), acl.dead_takeaways() to gb_app;
-- the plan
grant execute on function acl.may_be_whose(uuid, uuid, uuid), acl.may_score_for(uuid, uuid), acl.guard_goal(), acl.guard_score(), acl.guard_step(), acl.guard_order(),
  acl.say_goal(uuid, uuid, uuid, int, int, int), acl.close_goal(uuid, text), acl.tick(uuid, boolean), acl.order_steps(uuid, uuid[]), acl.may_tick(uuid[]),
  acl.steps_before_pause(uuid[]), acl.guard_sign(), acl.guard_signal(), acl.end_sign(uuid, boolean), acl.raise_signals() to gb_app;
-- marks and the weerwoord
grant execute on function acl.guard_mark(), acl.may_rebut(uuid[]), acl.guard_rebuttal(), acl.keep_rebuttal(), acl.take_back(uuid), acl.my_own_rebuttals(uuid) to gb_app;
-- spelregels
grant execute on function acl.i_may_say_agreement(uuid), acl.say_agreement(uuid, uuid, int, bytea), acl.agreement_waits(uuid), acl.say_accord(uuid) to gb_app;
-- addresses
grant execute on function acl.my_addresses(), acl.as_addresses(), acl.whose_address(uuid), acl.say_address(uuid, uuid, uuid, int, bytea, uuid[]),
  acl.forget_address(uuid), acl.looked_at_addresses(uuid[], text) to gb_app;
-- the agenda
grant execute on function acl.guard_appointment(), acl.appointment_veiled(uuid, uuid, uuid, timestamptz), acl.address_veiled(uuid, uuid), acl.reminders_due(),
  acl.remind(uuid, timestamptz, timestamptz, timestamptz) to gb_app;
grant execute on function acl.open_feed(text) to gb_door;
-- the papers of the plan
grant execute on function acl.may_say_day(uuid, text, text), acl.days_i_may_say(uuid), acl.may_say_own_plan(uuid) to gb_app;
-- who does what, and asking to confer
grant execute on function acl.may_say_helping(uuid, uuid), acl.helping_i_may_say(uuid), acl.may_consult(uuid), acl.may_answer_consult(uuid, text) to gb_app;
-- versions of the plan
grant execute on function acl.plan_veiled(uuid, uuid, timestamptz), acl.may_make_plan(uuid),
  acl.make_plan(uuid, uuid, int, date, uuid, uuid[], bytea, uuid[], uuid[], bytea[]), acl.agree_plan(uuid, uuid, text, bytea) to gb_app;
-- what somebody is still typing
grant execute on function acl.my_drafts(), acl.may_draft(public.draft), acl.guard_draft(), acl.empty_drafts() to gb_app;
-- asking once, without inviting; and over the door what a guest does
grant execute on function acl.i_may_ask_once(uuid), acl.ask_once(jsonb), acl.renew_once(uuid, text, bytea, timestamptz), acl.withdraw_once(uuid),
  acl.posted_once(uuid, uuid), acl.say_more(uuid, boolean), acl.links_here(uuid) to gb_app;
grant execute on function acl.peek_once(text, bytea, boolean), acl.answer_once(text, bytea, jsonb), acl.refuse_once(text, bytea),
  acl.more_once(text, bytea, bytea, bytea) to gb_door;
-- 6: growing up
grant execute on function acl.births_asked(uuid), acl.births_to_mend(uuid), acl.closed_grants(uuid), acl.taking_waits(uuid) to gb_app;
grant execute on function acl.child_i_am(), acl.asked_of_me(uuid), acl.say_reader(uuid, boolean, boolean), acl.let_read(uuid, uuid, boolean), acl.take_charge(uuid),
  acl.about_me(uuid), acl.birthdays(uuid), acl.without_own_chapter(), acl.ready_own_chapter(uuid, uuid, bytea), acl.address_waits(uuid, bytea) to gb_app;
-- organisations
grant execute on function acl.my_organisation(), acl.i_manage(), acl.guard_organisation(), acl.begin_organisation(uuid, uuid, bytea), acl.colleagues(),
  acl.invite_colleague(uuid, text, text, bytea, timestamptz), acl.withdraw_colleague(uuid), acl.colleague_link(text, text), acl.join_organisation(text, text, uuid),
  acl.end_colleague(uuid), acl.let_manage(uuid, boolean), acl.leave_organisation(), acl.make_organisation_key(uuid, text, bytea, text, text, timestamptz),
  acl.end_organisation_key(uuid, timestamptz), acl.code_to_organisation(text), acl.confirm_organisation_mail(text),
  acl.told_to_all(text), acl.organisation_changes(int) to gb_app;
grant execute on function acl.open_organisation_key(text, text) to gb_door;
-- what must outlive a rolled back request
grant execute on function acl.refused(text, uuid, uuid, text, text, text), acl.peek(text, bytea), acl.redeem(text, text, bytea, bytea[], bytea, jsonb, uuid),
  acl.decline(text, bytea), acl.closed_for(text, text, bytea), acl.came_before(text, uuid) to gb_door;
-- a lost phone: who may vouch for whom
grant execute on function acl.may_vouch(uuid, uuid) to gb_door;
reset role;
