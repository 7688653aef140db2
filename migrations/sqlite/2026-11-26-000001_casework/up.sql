-- Casework: a case and a contribution go through all their stages, and several kinds of work follow.

-- SQLite cannot change a check, and too much refers to a case to make its table anew: the column is
-- made anew instead. Its default is for a program of the version before.
drop index case_by_stage;
alter table "case" add column stage_new text not null default 'open'
    check (stage_new in ('open', 'waiting', 'answered', 'closed'));
update "case" set stage_new = stage;
alter table "case" drop column stage;
alter table "case" rename column stage_new to stage;
create index case_by_stage on "case" (municipality_id, stage, id);
alter table "case" add column awaited text check (awaited in ('business', 'others'))
    check ((stage = 'waiting') = (awaited is not null));
alter table "case" add column awaited_since integer check ((awaited is null) = (awaited_since is null));
alter table "case" add column answered_at integer check (stage <> 'answered' or answered_at is not null);
alter table "case" add column closed_at integer check ((stage = 'closed') = (closed_at is not null));
alter table "case" add column closed_as text
    check (closed_as in ('answered', 'withdrawn', 'merged'))
    check ((closed_at is null) = (closed_as is null));
alter table "case" add column round integer not null default 1 check (round >= 1);
alter table "case" add column answers text not null default '{}' check (json_valid(answers));

create table contribution_new (
    municipality_id blob not null,
    id blob not null,
    case_id blob not null,
    unit_id text not null,
    stage text not null check (stage in (
        'held', 'offered', 'accepted', 'waiting', 'answered', 'returned', 'declined', 'cancelled'
    )),
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
    offered_to_id blob,
    awaited text check (awaited in ('business', 'others')),
    awaited_since integer,
    ended_at integer,
    hops integer not null default 0,
    rerouted_from_id blob,
    answer text,
    primary key (municipality_id, id),
    foreign key (municipality_id, case_id) references "case" (municipality_id, id),
    foreign key (municipality_id, handler_id) references staff (municipality_id, id),
    foreign key (municipality_id, offered_to_id) references staff (municipality_id, id),
    foreign key (municipality_id, rerouted_from_id) references contribution_new (municipality_id, id),
    check (stage not in ('held', 'offered', 'returned', 'declined', 'cancelled') or handler_id is null),
    check (stage not in ('accepted', 'waiting') or handler_id is not null),
    check ((handler_id is null) = (accepted_at is null)),
    check ((stage = 'answered') = (answered_at is not null)),
    check (stage = 'offered' or offered_to_id is null),
    check ((stage = 'waiting') = (awaited is not null)),
    check ((awaited is null) = (awaited_since is null)),
    check ((stage in ('returned', 'declined', 'cancelled')) = (ended_at is not null)),
    check (hops >= 0),
    check (answer is null or stage = 'answered'),
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
-- A unit owes a case one open contribution at most; what it declined or answered may come again.
create unique index contribution_one_open on contribution (municipality_id, case_id, unit_id)
    where stage in ('held', 'offered', 'accepted', 'waiting', 'returned');
create index contribution_by_case on contribution (municipality_id, case_id);

create table contribution_dependency (
    municipality_id blob not null,
    contribution_id blob not null,
    depends_on_id blob not null,
    primary key (municipality_id, contribution_id, depends_on_id),
    foreign key (municipality_id, contribution_id) references contribution (municipality_id, id),
    foreign key (municipality_id, depends_on_id) references contribution (municipality_id, id),
    check (contribution_id <> depends_on_id)
) strict, without rowid;
create index contribution_dependency_back on contribution_dependency (municipality_id, depends_on_id);

create table outbox_new (
    municipality_id blob not null,
    id blob not null,
    kind text not null check (kind in (
        'index_enquiry', 'case_opened', 'warning', 'missed', 'delay_notice',
        'renew_promise', 'promise_changed', 'missing_papers', 'offer_repeated',
        'offer_unaccepted', 'suspension', 'urgent_enquiry', 'remedy', 'handed_over',
        'contribution', 'message', 'call_back', 'meeting', 'attachment', 'case_moved', 'feed'
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
