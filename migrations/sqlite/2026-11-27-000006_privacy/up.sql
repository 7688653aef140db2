-- Privacy: how long a case is kept and what keeps it longer, who saw what is protected or
-- confidential and on what ground it was passed on, and what is left of what went.

create table retention (
    municipality_id blob not null,
    case_id blob not null,
    state text not null check (state in ('closed', 'to_archive')),
    class text check (class in ('brief', 'standard', 'long', 'permanent')),
    closed_at integer not null,
    ends_at integer,
    next_at integer,
    archived_at integer,
    archived_by text,
    version integer not null,
    primary key (municipality_id, case_id),
    foreign key (municipality_id, case_id) references "case" (municipality_id, id),
    check (state <> 'to_archive' or (class is not null and ends_at is not null)),
    check ((state = 'closed') = (next_at is not null)),
    check ((archived_at is null) = (archived_by is null))
) strict, without rowid;
-- Only what somebody must still look at, so that a look costs what is due and not what is kept.
create index retention_next on retention (next_at) where next_at is not null;
create index retention_over on retention (municipality_id, case_id) where state = 'to_archive';
-- What was closed before is looked at once.
insert into retention (municipality_id, case_id, state, closed_at, next_at, version)
select municipality_id, id, 'closed', closed_at, closed_at, 1 from "case" where stage = 'closed';

create table legal_hold (
    municipality_id blob not null,
    id blob not null,
    case_id blob not null,
    ground text not null,
    placed_at integer not null,
    placed_by text not null,
    lifted_at integer,
    lifted_by text,
    lifted_because text,
    version integer not null,
    primary key (municipality_id, id),
    foreign key (municipality_id, case_id) references "case" (municipality_id, id),
    check ((lifted_at is null) = (lifted_by is null)),
    check ((lifted_at is null) = (lifted_because is null))
) strict;
create index legal_hold_by_case on legal_hold (municipality_id, case_id, id);

-- What is left of a case that went: what figures are made of, no words and no person.
create table disposed_case (
    municipality_id blob not null,
    id blob not null,
    reference text not null,
    class text not null check (class in ('brief', 'standard', 'long', 'permanent')),
    figures text not null check (json_valid(figures)),
    received_at integer not null,
    closed_at integer not null,
    archived_at integer,
    disposed_at integer not null,
    disposed_by text not null,
    primary key (municipality_id, id),
    unique (municipality_id, reference),
    foreign key (municipality_id) references municipality (id)
) strict;

create table erasure (
    municipality_id blob not null,
    id blob not null,
    subject text not null check (subject in ('contact', 'business')),
    subject_id blob not null,
    at integer not null,
    by text not null,
    outcome text not null check (json_valid(outcome)),
    primary key (municipality_id, id),
    foreign key (municipality_id) references municipality (id)
) strict;
create index erasure_by_subject on erasure (municipality_id, subject_id, id);

-- Without a reference to the case: who saw it stays known when it went.
create table access_log (
    municipality_id blob not null,
    id blob not null,
    at integer not null,
    actor text not null,
    deed text not null check (deed in (
        'read', 'shared', 'exported', 'archived', 'erased', 'disposed', 'hold_placed', 'hold_lifted'
    )),
    part text not null check (part in (
        'case', 'enquiries', 'messages', 'contacts', 'note', 'attachment', 'minutes', 'contact',
        'business'
    )),
    part_id blob not null,
    case_id blob,
    ground text not null,
    primary key (municipality_id, id),
    foreign key (municipality_id) references municipality (id)
) strict;
create index access_log_by_case on access_log (municipality_id, case_id, id) where case_id is not null;

create table part_share (
    municipality_id blob not null,
    id blob not null,
    case_id blob not null,
    part text not null check (part in ('note', 'attachment', 'minutes')),
    part_id blob not null,
    unit_id text not null,
    legal_ground text not null,
    shared_at integer not null,
    shared_by text not null,
    primary key (municipality_id, id),
    unique (municipality_id, part_id, unit_id),
    foreign key (municipality_id, case_id) references "case" (municipality_id, id)
) strict;
create index part_share_by_case on part_share (municipality_id, case_id, id);

-- Words that were taken out of the index are really gone from it, and not only marked so.
insert into enquiry_search (enquiry_search, rank) values ('secure-delete', 1);
