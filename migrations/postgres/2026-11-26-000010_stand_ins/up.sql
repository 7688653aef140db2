-- Whoever is away is stood in for: whose case somebody coordinates for the time being, and when the
-- clock looks whether somebody has left or come back.

create table stand_in (
    municipality_id uuid not null,
    case_id uuid not null,
    staff_id uuid not null,
    stand_in_id uuid not null,
    since timestamptz not null,
    primary key (municipality_id, case_id),
    foreign key (municipality_id, case_id) references "case" (municipality_id, id),
    foreign key (municipality_id, staff_id) references staff (municipality_id, id),
    foreign key (municipality_id, stand_in_id) references staff (municipality_id, id),
    check (staff_id <> stand_in_id)
);
create index stand_in_by_staff on stand_in (municipality_id, staff_id, case_id);

create table attendance (
    municipality_id uuid not null,
    staff_id uuid not null,
    next_at timestamptz not null,
    primary key (municipality_id, staff_id),
    foreign key (municipality_id, staff_id) references staff (municipality_id, id)
);
create index attendance_next on attendance (next_at);
-- Whoever is away already is looked at too.
insert into attendance (municipality_id, staff_id, next_at)
select municipality_id, staff_id, min(starts_at) from absence group by municipality_id, staff_id;
