-- Refused by the old checks as long as a row is in a stage that the old tables do not know: nothing
-- is lost unseen.
create table outbox_new (
    municipality_id blob not null,
    id blob not null,
    kind text not null check (kind in (
        'index_enquiry', 'case_opened', 'warning', 'missed', 'delay_notice',
        'renew_promise', 'promise_changed', 'missing_papers', 'offer_repeated',
        'offer_unaccepted', 'suspension', 'urgent_enquiry', 'remedy'
    )),
    case_id blob,
    payload text not null check (json_valid(payload)),
    created_at integer not null,
    available_at integer not null,
    attempts integer not null,
    primary key (municipality_id, id),
    foreign key (municipality_id) references municipality (id)
) strict;
insert into outbox_new (municipality_id, id, kind, case_id, payload, created_at, available_at, attempts)
select municipality_id, id, kind, case_id, payload, created_at, available_at, attempts from outbox;
drop table outbox;
alter table outbox_new rename to outbox;
create index outbox_next on outbox (kind, available_at);

drop table contribution_dependency;
create table contribution_new (
    municipality_id blob not null,
    id blob not null,
    case_id blob not null,
    unit_id text not null,
    stage text not null check (stage in ('offered', 'accepted', 'answered')),
    manner text not null check (manner in ('pool', 'named', 'external', 'guide_and_forward')),
    handler_id blob,
    accepted_at integer,
    because text not null check (json_valid(because)),
    created_at integer not null,
    updated_at integer not null,
    version integer not null,
    answered_at integer,
    offered_at integer not null default (cast(unixepoch('subsec') * 1000000 as integer)),
    offers integer not null default 1,
    next_at integer,
    primary key (municipality_id, id),
    unique (municipality_id, case_id, unit_id),
    foreign key (municipality_id, case_id) references "case" (municipality_id, id),
    foreign key (municipality_id, handler_id) references staff (municipality_id, id),
    check (stage <> 'offered' or handler_id is null),
    check (stage <> 'accepted' or handler_id is not null),
    check ((handler_id is null) = (accepted_at is null)),
    check ((stage = 'answered') = (answered_at is not null)),
    check (offers >= 1),
    check (next_at is null or stage = 'offered')
) strict;

create table guarantee_new (
    municipality_id blob not null,
    id blob not null,
    case_id blob not null,
    contribution_id blob,
    clock text not null,
    state text not null check (state in (
        'waiting', 'running', 'paused', 'missed', 'met', 'met_late', 'cancelled'
    )),
    terms text not null check (json_valid(terms)),
    start_at integer,
    due_at integer,
    next_at integer,
    created_at integer not null,
    version integer not null,
    ended_at integer,
    explained integer not null default 0 check (explained in (0, 1)),
    primary key (municipality_id, id),
    foreign key (municipality_id, case_id) references "case" (municipality_id, id),
    foreign key (municipality_id, contribution_id) references contribution_new (municipality_id, id),
    check (state not in ('running', 'missed') or due_at is not null),
    check (state not in ('waiting', 'paused') or due_at is null),
    check (state not in ('running', 'paused', 'missed') or start_at is not null),
    check ((ended_at is not null) = (state in ('met', 'met_late', 'cancelled'))),
    check (next_at is null or state in ('running', 'paused', 'missed'))
) strict;

insert into contribution_new (
    municipality_id, id, case_id, unit_id, stage, manner, handler_id, accepted_at, because,
    created_at, updated_at, version, answered_at, offered_at, offers, next_at
)
select
    municipality_id, id, case_id, unit_id, stage, manner, handler_id, accepted_at, because,
    created_at, updated_at, version, answered_at, offered_at, offers, next_at
from contribution;
insert into guarantee_new (
    municipality_id, id, case_id, contribution_id, clock, state, terms, start_at, due_at, next_at,
    created_at, version, ended_at, explained
)
select
    municipality_id, id, case_id, contribution_id, clock, state, terms, start_at, due_at, next_at,
    created_at, version, ended_at, explained
from guarantee;
drop table guarantee;
drop table contribution;
alter table contribution_new rename to contribution;
alter table guarantee_new rename to guarantee;
create index contribution_by_unit on contribution (municipality_id, unit_id, case_id);
create index contribution_by_handler on contribution (municipality_id, handler_id, case_id) where handler_id is not null;
create index contribution_next on contribution (next_at) where next_at is not null;
create index guarantee_by_case on guarantee (municipality_id, case_id, due_at);
-- The cost of a sweep follows what is due, not what is open.
create index guarantee_next on guarantee (next_at) where next_at is not null;
-- Whom to speak with today, the longest overdue first.
create index guarantee_live on guarantee (municipality_id, clock, due_at, id) where state in ('running', 'missed');

drop index case_by_stage;
alter table "case" drop column answers;
alter table "case" drop column round;
alter table "case" drop column closed_as;
alter table "case" drop column closed_at;
alter table "case" drop column answered_at;
alter table "case" drop column awaited_since;
alter table "case" drop column awaited;
alter table "case" add column stage_old text not null default 'open' check (stage_old in ('open', 'closed'));
update "case" set stage_old = stage;
alter table "case" drop column stage;
alter table "case" rename column stage_old to stage;
create index case_by_stage on "case" (municipality_id, stage, id);
