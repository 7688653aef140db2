-- The feed of a municipality: its events in the order in which they became visible, numbered
-- without gaps after their commit.

create table feed (
    municipality_id uuid not null,
    number bigint not null check (number > 0),
    case_id uuid not null,
    seq integer not null,
    primary key (municipality_id, number),
    unique (municipality_id, case_id, seq),
    foreign key (municipality_id, case_id, seq) references event (municipality_id, case_id, seq)
);
-- Whoever numbers holds this row, so that there is one at a time.
create table feed_end (
    municipality_id uuid not null,
    last_number bigint not null check (last_number >= 0),
    primary key (municipality_id),
    foreign key (municipality_id) references municipality (id)
);

-- What happened before there was a feed, in the order in which it happened.
insert into feed (municipality_id, number, case_id, seq)
select
    municipality_id,
    row_number() over (partition by municipality_id order by at, case_id, seq),
    case_id,
    seq
from event;
insert into feed_end (municipality_id, last_number)
select id, (select count(*) from feed where feed.municipality_id = municipality.id)
from municipality;
