-- Working lists: what lies where, soonest first; and the questions that people ask again and again.

-- Nothing is known of what was promised before: it is at risk once its ledger gets a line.
alter table guarantee add column risk_at timestamptz;

create table saved_filter (
    municipality_id uuid not null,
    id uuid not null,
    staff_id uuid not null,
    name text not null,
    query jsonb not null,
    version integer not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (municipality_id, id),
    unique (municipality_id, staff_id, name),
    foreign key (municipality_id, staff_id) references staff (municipality_id, id)
);

-- Each holds only what is not done, so that a list costs what it shows and not what ever was.
create index case_live_by_coordinator on "case" (municipality_id, coordinator_id, id) where stage <> 'closed';
create index case_waiting on "case" (municipality_id, awaited, id) where stage = 'waiting';
create index contribution_open_by_unit on contribution (municipality_id, unit_id, stage, id)
    where stage in ('held', 'offered', 'accepted', 'waiting', 'returned');
create index contribution_carried on contribution (municipality_id, handler_id, id) where stage in ('accepted', 'waiting');
create index contribution_open_by_stage on contribution (municipality_id, stage, id)
    where stage in ('held', 'offered', 'accepted', 'waiting', 'returned');
create index guarantee_due on guarantee (municipality_id, due_at, id) where state in ('running', 'missed');
create index guarantee_at_risk on guarantee (municipality_id, risk_at, id) where risk_at is not null;
create index guarantee_unexplained on guarantee (municipality_id, due_at, id)
    where state in ('missed', 'met_late') and not explained;
