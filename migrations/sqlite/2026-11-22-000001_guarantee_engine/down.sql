-- Refused by the old checks as long as a row is in a stage that the old tables do not know: nothing
-- is lost unseen.
create table outbox_new (
    municipality_id blob not null,
    id blob not null,
    kind text not null check (kind in ('index_enquiry', 'case_opened')),
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

create table contribution_new (
    municipality_id blob not null,
    id blob not null,
    case_id blob not null,
    unit_id text not null,
    stage text not null check (stage in ('offered', 'accepted')),
    manner text not null check (manner in ('pool', 'named', 'external', 'guide_and_forward')),
    handler_id blob,
    accepted_at integer,
    because text not null check (json_valid(because)),
    created_at integer not null,
    updated_at integer not null,
    version integer not null,
    primary key (municipality_id, id),
    unique (municipality_id, case_id, unit_id),
    foreign key (municipality_id, case_id) references "case" (municipality_id, id),
    foreign key (municipality_id, handler_id) references staff (municipality_id, id),
    check ((stage = 'offered') = (handler_id is null)),
    check ((handler_id is null) = (accepted_at is null))
) strict;

create table guarantee_new (
    municipality_id blob not null,
    id blob not null,
    case_id blob not null,
    contribution_id blob,
    clock text not null,
    state text not null check (state in ('waiting', 'running')),
    terms text not null check (json_valid(terms)),
    start_at integer,
    due_at integer,
    next_at integer,
    created_at integer not null,
    version integer not null,
    primary key (municipality_id, id),
    foreign key (municipality_id, case_id) references "case" (municipality_id, id),
    foreign key (municipality_id, contribution_id) references contribution_new (municipality_id, id),
    check ((state = 'running') = (due_at is not null)),
    check ((start_at is null) = (due_at is null))
) strict;

insert into contribution_new (
    municipality_id, id, case_id, unit_id, stage, manner, handler_id, accepted_at, because,
    created_at, updated_at, version
)
select
    municipality_id, id, case_id, unit_id, stage, manner, handler_id, accepted_at, because,
    created_at, updated_at, version
from contribution;
insert into guarantee_new (
    municipality_id, id, case_id, contribution_id, clock, state, terms, start_at, due_at, next_at,
    created_at, version
)
select
    municipality_id, id, case_id, contribution_id, clock, state, terms, start_at, due_at, next_at,
    created_at, version
from guarantee;
drop table guarantee;
drop table contribution;
alter table contribution_new rename to contribution;
alter table guarantee_new rename to guarantee;
create index contribution_by_unit on contribution (municipality_id, unit_id, case_id);
create index contribution_by_handler on contribution (municipality_id, handler_id, case_id) where handler_id is not null;
create index guarantee_by_case on guarantee (municipality_id, case_id, due_at);
create index guarantee_next on guarantee (next_at) where state = 'running' and next_at is not null;

drop table calendar;
