-- Who does not want to follow a case by mail. What the rules owe them comes all the same.

create table mail_stop (
    municipality_id blob not null,
    case_id blob not null,
    contact_id blob not null,
    since integer not null,
    primary key (municipality_id, case_id, contact_id),
    foreign key (municipality_id, case_id) references "case" (municipality_id, id)
        on delete cascade,
    foreign key (municipality_id, contact_id) references contact_person (municipality_id, id)
        on delete cascade
) strict;
create index mail_stop_by_contact on mail_stop (municipality_id, contact_id);
