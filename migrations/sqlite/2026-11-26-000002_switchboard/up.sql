-- The switchboard: who can take a call, who was spoken with, and who must be called back.

create table staff_presence (
    municipality_id blob not null,
    staff_id blob not null,
    said text not null check (said in ('available', 'busy')),
    until_at integer not null,
    updated_at integer not null,
    primary key (municipality_id, staff_id),
    foreign key (municipality_id, staff_id) references staff (municipality_id, id)
) strict, without rowid;

create table call_back (
    municipality_id blob not null,
    id blob not null,
    case_id blob not null,
    guarantee_id blob not null,
    staff_id blob,
    phone text,
    name text,
    reason text,
    wished_after integer,
    wished_before integer,
    due_at integer not null,
    stage text not null check (stage in ('open', 'kept', 'cancelled')),
    attempts integer not null,
    ended_at integer,
    ended_because text,
    asked_by text not null,
    created_at integer not null,
    updated_at integer not null,
    version integer not null,
    primary key (municipality_id, id),
    unique (municipality_id, guarantee_id),
    foreign key (municipality_id, case_id) references "case" (municipality_id, id),
    foreign key (municipality_id, guarantee_id) references guarantee (municipality_id, id),
    foreign key (municipality_id, staff_id) references staff (municipality_id, id),
    check (attempts >= 0),
    check ((stage = 'open') = (ended_at is null))
) strict;

create table contact_moment (
    municipality_id blob not null,
    id blob not null,
    case_id blob not null,
    kind text not null check (kind in ('call', 'visit', 'mail', 'meeting')),
    direction text not null check (direction in ('in', 'out')),
    outcome text not null check (outcome in ('reached', 'not_reached', 'call_back')),
    staff_id blob not null,
    contact_id blob,
    name text,
    at integer not null,
    minutes integer,
    note text,
    call_back_id blob,
    created_at integer not null,
    primary key (municipality_id, id),
    foreign key (municipality_id, case_id) references "case" (municipality_id, id),
    foreign key (municipality_id, staff_id) references staff (municipality_id, id),
    foreign key (municipality_id, contact_id) references contact_person (municipality_id, id),
    foreign key (municipality_id, call_back_id) references call_back (municipality_id, id),
    check (minutes is null or minutes >= 0)
) strict;

create index contact_moment_by_case on contact_moment (municipality_id, case_id, id);
create index call_back_by_case on call_back (municipality_id, case_id, id);
-- Whom to call next, for everybody and for one person.
create index call_back_due on call_back (municipality_id, due_at, id) where stage = 'open';

-- Who calls, while the phone still rings.
create index contact_person_by_phone on contact_person (municipality_id, phone) where phone is not null;
create index case_live_by_business on "case" (municipality_id, business_id, id) where stage <> 'closed';
create index case_live_by_contact on "case" (municipality_id, contact_id, id) where stage <> 'closed';
create index case_by_contact on "case" (municipality_id, contact_id);
-- Names are found by the beginnings of their words; a municipality of this size is walked through.
create index contact_person_by_name on contact_person (municipality_id, name_key) where name_key is not null;
