-- Refused by the old checks as long as a row is in a stage that the old tables do not know: nothing
-- is lost unseen.
alter table outbox drop constraint outbox_kind_check;
alter table outbox add constraint outbox_kind_check check (kind in ('index_enquiry', 'case_opened'));

drop index guarantee_live;
drop index contribution_next;
drop index guarantee_next;
create index guarantee_next on guarantee (next_at) where state = 'running' and next_at is not null;

alter table guarantee
    drop constraint guarantee_state_check,
    drop constraint guarantee_due_while_live,
    drop constraint guarantee_not_due_while_still,
    drop constraint guarantee_started,
    drop constraint guarantee_ended,
    drop constraint guarantee_looked_at,
    drop column ended_at,
    drop column explained,
    add constraint guarantee_state_check check (state in ('waiting', 'running')),
    add constraint guarantee_check check ((state = 'running') = (due_at is not null)),
    add constraint guarantee_check1 check ((start_at is null) = (due_at is null));

alter table contribution
    drop constraint contribution_stage_check,
    drop constraint contribution_offered_to_a_unit,
    drop constraint contribution_accepted_by_a_person,
    drop constraint contribution_handler_since,
    drop constraint contribution_answered_when,
    drop constraint contribution_offered_at_all,
    drop constraint contribution_looked_at,
    drop column answered_at,
    drop column offered_at,
    drop column offers,
    drop column next_at,
    add constraint contribution_stage_check check (stage in ('offered', 'accepted')),
    add constraint contribution_check check ((stage = 'offered') = (handler_id is null)),
    add constraint contribution_check1 check ((handler_id is null) = (accepted_at is null));

drop table calendar;
