-- The switchboard: who can take a call, who was spoken with, and who must be called back.

create table staff_presence (
    municipality_id uuid not null,
    staff_id uuid not null,
    said text not null check (said in ('available', 'busy')),
    until_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (municipality_id, staff_id),
    foreign key (municipality_id, staff_id) references staff (municipality_id, id)
);

create table call_back (
    municipality_id uuid not null,
    id uuid not null,
    case_id uuid not null,
    guarantee_id uuid not null,
    staff_id uuid,
    phone text,
    name text,
    reason text,
    wished_after timestamptz,
    wished_before timestamptz,
    due_at timestamptz not null,
    stage text not null check (stage in ('open', 'kept', 'cancelled')),
    attempts integer not null,
    ended_at timestamptz,
    ended_because text,
    asked_by text not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version integer not null,
    primary key (municipality_id, id),
    unique (municipality_id, guarantee_id),
    foreign key (municipality_id, case_id) references "case" (municipality_id, id),
    foreign key (municipality_id, guarantee_id) references guarantee (municipality_id, id),
    foreign key (municipality_id, staff_id) references staff (municipality_id, id),
    check (attempts >= 0),
    check ((stage = 'open') = (ended_at is null))
);

create table contact_moment (
    municipality_id uuid not null,
    id uuid not null,
    case_id uuid not null,
    kind text not null check (kind in ('call', 'visit', 'mail', 'meeting')),
    direction text not null check (direction in ('in', 'out')),
    outcome text not null check (outcome in ('reached', 'not_reached', 'call_back')),
    staff_id uuid not null,
    contact_id uuid,
    name text,
    at timestamptz not null,
    minutes integer,
    note text,
    call_back_id uuid,
    created_at timestamptz not null,
    primary key (municipality_id, id),
    foreign key (municipality_id, case_id) references "case" (municipality_id, id),
    foreign key (municipality_id, staff_id) references staff (municipality_id, id),
    foreign key (municipality_id, contact_id) references contact_person (municipality_id, id),
    foreign key (municipality_id, call_back_id) references call_back (municipality_id, id),
    check (minutes is null or minutes >= 0)
);

create index contact_moment_by_case on contact_moment (municipality_id, case_id, id);
create index call_back_by_case on call_back (municipality_id, case_id, id);
-- Whom to call next, for everybody and for one person.
create index call_back_due on call_back (municipality_id, due_at, id) where stage = 'open';

-- Who calls, while the phone still rings.
create index contact_person_by_phone on contact_person (municipality_id, phone) where phone is not null;
create index case_live_by_business on "case" (municipality_id, business_id, id) where stage <> 'closed';
create index case_live_by_contact on "case" (municipality_id, contact_id, id) where stage <> 'closed';
create index case_by_contact on "case" (municipality_id, contact_id);

-- Names are found by the beginnings of their words. Not put off to be sorted in later: who looks
-- would have to walk through all that waits. As for enquiries, the municipality leads where it can.
do $$ begin
    create extension if not exists btree_gin;
    create index business_by_words on business
        using gin (municipality_id, to_tsvector('simple', name_key)) with (fastupdate = off);
    create index contact_person_by_words on contact_person
        using gin (municipality_id, to_tsvector('simple', name_key)) with (fastupdate = off)
        where name_key is not null;
exception when others then
    create index business_by_words on business
        using gin (to_tsvector('simple', name_key)) with (fastupdate = off);
    create index contact_person_by_words on contact_person
        using gin (to_tsvector('simple', name_key)) with (fastupdate = off)
        where name_key is not null;
end $$;
