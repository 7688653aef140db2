-- Cases that belong together, labels, and the people who work on a complex case together.

create table case_link (
    municipality_id uuid not null,
    case_id uuid not null,
    other_id uuid not null,
    kind text not null check (kind in ('related', 'duplicate', 'merged', 'split')),
    created_at timestamptz not null,
    created_by text not null,
    primary key (municipality_id, case_id, other_id),
    foreign key (municipality_id, case_id) references "case" (municipality_id, id),
    foreign key (municipality_id, other_id) references "case" (municipality_id, id),
    check (case_id <> other_id)
);
create index case_link_back on case_link (municipality_id, other_id);
-- A matter goes on in one case at most.
create unique index case_link_merged_once on case_link (municipality_id, case_id) where kind = 'merged';

create table case_label (
    municipality_id uuid not null,
    case_id uuid not null,
    label text not null check (label <> ''),
    primary key (municipality_id, case_id, label),
    foreign key (municipality_id, case_id) references "case" (municipality_id, id)
);
create index case_label_by_label on case_label (municipality_id, label, case_id);

create table task_force (
    municipality_id uuid not null,
    case_id uuid not null,
    name text not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (municipality_id, case_id),
    foreign key (municipality_id, case_id) references "case" (municipality_id, id)
);

create table task_force_member (
    municipality_id uuid not null,
    case_id uuid not null,
    staff_id uuid not null,
    primary key (municipality_id, case_id, staff_id),
    foreign key (municipality_id, case_id) references task_force (municipality_id, case_id),
    foreign key (municipality_id, staff_id) references staff (municipality_id, id)
);
create index task_force_member_by_staff on task_force_member (municipality_id, staff_id, case_id);
