-- Who does not want to follow a case by mail. What the rules owe them comes all the same.

create table mail_stop (
    municipality_id uuid not null,
    case_id uuid not null,
    contact_id uuid not null,
    since timestamptz not null,
    primary key (municipality_id, case_id, contact_id),
    foreign key (municipality_id, case_id) references "case" (municipality_id, id)
        on delete cascade,
    foreign key (municipality_id, contact_id) references contact_person (municipality_id, id)
        on delete cascade
);
create index mail_stop_by_contact on mail_stop (municipality_id, contact_id);

select guard_rows('mail_stop');
