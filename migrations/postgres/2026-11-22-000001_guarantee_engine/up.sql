-- The guarantee engine: every version of the calendar is kept, guarantees go through all their
-- stages, contributions are answered and offered again, and people are told of it.

create table calendar (
    municipality_id uuid not null,
    version integer not null,
    document jsonb not null,
    time_zone text not null,
    created_at timestamptz not null,
    created_by text not null,
    primary key (municipality_id, version),
    foreign key (municipality_id) references municipality (id)
);
-- When it was made and by whom was not kept so far: the last change of the municipality is the
-- latest it can have been.
insert into calendar (municipality_id, version, document, time_zone, created_at, created_by)
select id, calendar_version, calendar, time_zone, updated_at, 'system' from municipality;

alter table contribution
    drop constraint contribution_stage_check,
    drop constraint contribution_check,
    drop constraint contribution_check1,
    add column answered_at timestamptz,
    -- The defaults are for a program of the version before, which may still be running.
    add column offered_at timestamptz not null default now(),
    add column offers integer not null default 1,
    add column next_at timestamptz;
update contribution set offered_at = created_at;
alter table contribution
    add constraint contribution_stage_check check (stage in ('offered', 'accepted', 'answered')),
    add constraint contribution_offered_to_a_unit check (stage <> 'offered' or handler_id is null),
    add constraint contribution_accepted_by_a_person check (stage <> 'accepted' or handler_id is not null),
    add constraint contribution_handler_since check ((handler_id is null) = (accepted_at is null)),
    add constraint contribution_answered_when check ((stage = 'answered') = (answered_at is not null)),
    add constraint contribution_offered_at_all check (offers >= 1),
    add constraint contribution_looked_at check (next_at is null or stage = 'offered');

alter table guarantee
    drop constraint guarantee_state_check,
    drop constraint guarantee_check,
    drop constraint guarantee_check1,
    add column ended_at timestamptz,
    add column explained boolean not null default false;
alter table guarantee
    add constraint guarantee_state_check check (state in (
        'waiting', 'running', 'paused', 'missed', 'met', 'met_late', 'cancelled'
    )),
    add constraint guarantee_due_while_live check (state not in ('running', 'missed') or due_at is not null),
    add constraint guarantee_not_due_while_still check (state not in ('waiting', 'paused') or due_at is null),
    add constraint guarantee_started check (state not in ('running', 'paused', 'missed') or start_at is not null),
    add constraint guarantee_ended check ((ended_at is not null) = (state in ('met', 'met_late', 'cancelled'))),
    add constraint guarantee_looked_at check (next_at is null or state in ('running', 'paused', 'missed'));

-- The cost of a sweep follows what is due, not what is open.
drop index guarantee_next;
create index guarantee_next on guarantee (next_at) where next_at is not null;
create index contribution_next on contribution (next_at) where next_at is not null;
-- Whom to speak with today, the longest overdue first.
create index guarantee_live on guarantee (municipality_id, clock, due_at, id) where state in ('running', 'missed');

alter table outbox drop constraint outbox_kind_check;
alter table outbox add constraint outbox_kind_check check (kind in (
    'index_enquiry', 'case_opened', 'warning', 'missed', 'delay_notice',
    'renew_promise', 'promise_changed', 'missing_papers', 'offer_repeated',
    'offer_unaccepted', 'suspension', 'urgent_enquiry', 'remedy'
));
