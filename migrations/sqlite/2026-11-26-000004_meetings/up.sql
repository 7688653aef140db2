-- Meetings and visits on a case: when and where, who is invited, what was agreed; and the times that
-- come back every few weeks and are kept for them.

create table meeting_slot (
    municipality_id blob not null,
    id blob not null,
    name text not null,
    unit_id text,
    first_on text not null,
    every_weeks integer not null check (every_weeks between 1 and 52),
    starts_minute integer not null check (starts_minute between 0 and 1439),
    length_minutes integer not null check (length_minutes between 5 and 720),
    place text,
    link text,
    capacity integer not null check (capacity between 1 and 100),
    active integer not null check (active in (0, 1)),
    bookings integer not null,
    version integer not null,
    created_at integer not null,
    updated_at integer not null,
    primary key (municipality_id, id),
    foreign key (municipality_id) references municipality (id),
    foreign key (municipality_id, unit_id) references unit (municipality_id, id)
) strict;

create table meeting (
    municipality_id blob not null,
    id blob not null,
    case_id blob not null,
    kind text not null check (kind in ('joint_meeting', 'pre_meeting', 'visit')),
    stage text not null check (stage in ('planned', 'held', 'cancelled')),
    title text,
    starts_at integer not null,
    ends_at integer not null,
    slot_id blob,
    place text,
    link text,
    agenda text,
    sequence integer not null check (sequence >= 0),
    held_at integer,
    minutes text,
    only_unit text,
    cancelled_at integer,
    cancel_reason text,
    version integer not null,
    created_at integer not null,
    updated_at integer not null,
    primary key (municipality_id, id),
    foreign key (municipality_id, case_id) references "case" (municipality_id, id),
    foreign key (municipality_id, slot_id) references meeting_slot (municipality_id, id),
    check (starts_at < ends_at),
    check ((stage = 'held') = (held_at is not null)),
    check ((stage = 'cancelled') = (cancelled_at is not null)),
    check ((cancelled_at is null) = (cancel_reason is null)),
    check (minutes is null or stage = 'held'),
    check (only_unit is null or minutes is not null)
) strict;

create table meeting_participant (
    municipality_id blob not null,
    id blob not null,
    meeting_id blob not null,
    kind text not null check (kind in ('staff', 'unit', 'contact', 'guest')),
    staff_id blob,
    unit_id text,
    contact_id blob,
    name text,
    email text,
    attended integer check (attended in (0, 1)),
    invited_at integer not null,
    removed_at integer,
    primary key (municipality_id, id),
    foreign key (municipality_id, meeting_id) references meeting (municipality_id, id),
    foreign key (municipality_id, staff_id) references staff (municipality_id, id),
    foreign key (municipality_id, contact_id) references contact_person (municipality_id, id),
    check ((kind = 'staff') = (staff_id is not null)),
    check (kind <> 'unit' or unit_id is not null),
    check ((kind = 'contact') = (contact_id is not null)),
    check ((kind = 'guest') = (name is not null)),
    check ((kind = 'guest') = (email is not null))
) strict;

create table meeting_action (
    municipality_id blob not null,
    id blob not null,
    meeting_id blob not null,
    what text not null,
    staff_id blob,
    due_on text not null,
    done_at integer,
    created_at integer not null,
    primary key (municipality_id, id),
    foreign key (municipality_id, meeting_id) references meeting (municipality_id, id),
    foreign key (municipality_id, staff_id) references staff (municipality_id, id)
) strict;

create index meeting_slot_by_unit on meeting_slot (municipality_id, unit_id);
create index meeting_by_case on meeting (municipality_id, case_id, id);
-- Who is in a meeting now, and whose calendar holds what: by time, a few hours wide.
create index meeting_by_start on meeting (municipality_id, starts_at, id);
create index meeting_by_slot on meeting (municipality_id, slot_id, starts_at) where slot_id is not null;
create index meeting_participant_by_meeting on meeting_participant (municipality_id, meeting_id, id);
create index meeting_participant_by_staff on meeting_participant (municipality_id, staff_id, meeting_id) where staff_id is not null;
create index meeting_action_by_meeting on meeting_action (municipality_id, meeting_id, id);
