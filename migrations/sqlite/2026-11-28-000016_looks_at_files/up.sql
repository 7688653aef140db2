-- Also looks at those files of a protected identity that all may see who work on the case.

-- SQLite changes no check: the table is made anew.
create table access_log_anew (
    municipality_id blob not null,
    id blob not null,
    at integer not null,
    actor text not null,
    deed text not null check (deed in (
        'read', 'shared', 'exported', 'archived', 'erased', 'disposed', 'hold_placed', 'hold_lifted'
    )),
    part text not null check (part in (
        'case', 'enquiries', 'messages', 'contacts', 'attachments', 'note', 'attachment', 'minutes',
        'contact', 'business'
    )),
    part_id blob not null,
    case_id blob,
    ground text not null,
    primary key (municipality_id, id),
    foreign key (municipality_id) references municipality (id)
) strict;
insert into access_log_anew
select municipality_id, id, at, actor, deed, part, part_id, case_id, ground from access_log;
drop table access_log;
alter table access_log_anew rename to access_log;
create index access_log_by_case on access_log (municipality_id, case_id, id) where case_id is not null;
