-- Refused by the old checks as long as a row is in a stage that the old tables do not know: nothing
-- is lost unseen.
alter table outbox drop constraint outbox_kind_check;
alter table outbox add constraint outbox_kind_check check (kind in (
    'index_enquiry', 'case_opened', 'warning', 'missed', 'delay_notice',
    'renew_promise', 'promise_changed', 'missing_papers', 'offer_repeated',
    'offer_unaccepted', 'suspension', 'urgent_enquiry', 'remedy'
));

drop table contribution_dependency;
drop index contribution_by_case;
drop index contribution_one_open;
alter table contribution
    drop constraint contribution_stage_check,
    drop constraint contribution_in_nobodys_hands,
    drop constraint contribution_in_somebodys_hands,
    drop column offered_to_id,
    drop column awaited,
    drop column awaited_since,
    drop column ended_at,
    drop column hops,
    drop column rerouted_from_id,
    drop column answer,
    add constraint contribution_stage_check check (stage in ('offered', 'accepted', 'answered')),
    add constraint contribution_offered_to_a_unit check (stage <> 'offered' or handler_id is null),
    add constraint contribution_accepted_by_a_person check (stage <> 'accepted' or handler_id is not null),
    add unique (municipality_id, case_id, unit_id);

alter table "case"
    drop column awaited,
    drop column awaited_since,
    drop column answered_at,
    drop column closed_at,
    drop column closed_as,
    drop column round,
    drop column answers;
drop index case_by_stage;
alter table "case"
    add column stage_old text not null default 'open'
        constraint case_stage_check check (stage_old in ('open', 'closed'));
update "case" set stage_old = stage;
alter table "case" drop column stage;
alter table "case" rename column stage_old to stage;
create index case_by_stage on "case" (municipality_id, stage, id);
