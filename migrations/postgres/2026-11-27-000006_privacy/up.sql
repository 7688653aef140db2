-- Privacy: how long a case is kept and what keeps it longer, who saw what is protected or
-- confidential and on what ground it was passed on, and what is left of what went.

create table retention (
    municipality_id uuid not null,
    case_id uuid not null,
    state text not null check (state in ('closed', 'to_archive')),
    class text check (class in ('brief', 'standard', 'long', 'permanent')),
    closed_at timestamptz not null,
    ends_at timestamptz,
    next_at timestamptz,
    archived_at timestamptz,
    archived_by text,
    version integer not null,
    primary key (municipality_id, case_id),
    foreign key (municipality_id, case_id) references "case" (municipality_id, id),
    check (state <> 'to_archive' or (class is not null and ends_at is not null)),
    check ((state = 'closed') = (next_at is not null)),
    check ((archived_at is null) = (archived_by is null))
);
-- Only what somebody must still look at, so that a look costs what is due and not what is kept.
create index retention_next on retention (next_at) where next_at is not null;
create index retention_over on retention (municipality_id, case_id) where state = 'to_archive';
-- What was closed before is looked at once.
insert into retention (municipality_id, case_id, state, closed_at, next_at, version)
select municipality_id, id, 'closed', closed_at, closed_at, 1 from "case" where stage = 'closed';

create table legal_hold (
    municipality_id uuid not null,
    id uuid not null,
    case_id uuid not null,
    ground text not null,
    placed_at timestamptz not null,
    placed_by text not null,
    lifted_at timestamptz,
    lifted_by text,
    lifted_because text,
    version integer not null,
    primary key (municipality_id, id),
    foreign key (municipality_id, case_id) references "case" (municipality_id, id),
    check ((lifted_at is null) = (lifted_by is null)),
    check ((lifted_at is null) = (lifted_because is null))
);
create index legal_hold_by_case on legal_hold (municipality_id, case_id, id);

-- What is left of a case that went: what figures are made of, no words and no person.
create table disposed_case (
    municipality_id uuid not null,
    id uuid not null,
    reference text not null,
    class text not null check (class in ('brief', 'standard', 'long', 'permanent')),
    figures jsonb not null,
    received_at timestamptz not null,
    closed_at timestamptz not null,
    archived_at timestamptz,
    disposed_at timestamptz not null,
    disposed_by text not null,
    primary key (municipality_id, id),
    unique (municipality_id, reference),
    foreign key (municipality_id) references municipality (id)
);

create table erasure (
    municipality_id uuid not null,
    id uuid not null,
    subject text not null check (subject in ('contact', 'business')),
    subject_id uuid not null,
    at timestamptz not null,
    by text not null,
    outcome jsonb not null,
    primary key (municipality_id, id),
    foreign key (municipality_id) references municipality (id)
);
create index erasure_by_subject on erasure (municipality_id, subject_id, id);

-- Without a reference to the case: who saw it stays known when it went.
create table access_log (
    municipality_id uuid not null,
    id uuid not null,
    at timestamptz not null,
    actor text not null,
    deed text not null check (deed in (
        'read', 'shared', 'exported', 'archived', 'erased', 'disposed', 'hold_placed', 'hold_lifted'
    )),
    part text not null check (part in (
        'case', 'enquiries', 'messages', 'contacts', 'note', 'attachment', 'minutes', 'contact',
        'business'
    )),
    part_id uuid not null,
    case_id uuid,
    ground text not null,
    primary key (municipality_id, id),
    foreign key (municipality_id) references municipality (id)
);
create index access_log_by_case on access_log (municipality_id, case_id, id) where case_id is not null;

create table part_share (
    municipality_id uuid not null,
    id uuid not null,
    case_id uuid not null,
    part text not null check (part in ('note', 'attachment', 'minutes')),
    part_id uuid not null,
    unit_id text not null,
    legal_ground text not null,
    shared_at timestamptz not null,
    shared_by text not null,
    primary key (municipality_id, id),
    unique (municipality_id, part_id, unit_id),
    foreign key (municipality_id, case_id) references "case" (municipality_id, id)
);
create index part_share_by_case on part_share (municipality_id, case_id, id);

select guard_rows(which)
from unnest(array[
    'retention', 'legal_hold', 'disposed_case', 'erasure', 'access_log', 'part_share'
]::regclass[]) as which;
-- Who saw what stays as it was written.
revoke update, delete on access_log from onedoor_app;

-- What happened stays as it was written, until its case is disposed of.
create function dispose_of_events(which uuid) returns void
    language plpgsql security definer set search_path from current
as $$
begin
    delete from event
    where municipality_id = the_municipality() and case_id = which
        and exists (
            select from retention
            where municipality_id = the_municipality() and case_id = which
                and state = 'to_archive'
        );
end
$$;
revoke execute on function dispose_of_events(uuid) from public;
grant execute on function dispose_of_events(uuid) to onedoor_app;
