-- The events themselves stay: a feed can be numbered anew from them.
drop table feed_end;
drop table feed;
delete from outbox where kind = 'feed';
create table outbox_new (
    municipality_id blob not null,
    id blob not null,
    kind text not null check (kind in (
        'index_enquiry', 'case_opened', 'warning', 'missed', 'delay_notice',
        'renew_promise', 'promise_changed', 'missing_papers', 'offer_repeated',
        'offer_unaccepted', 'suspension', 'urgent_enquiry', 'remedy'
    )),
    case_id blob,
    payload text not null check (json_valid(payload)),
    created_at integer not null,
    available_at integer not null,
    attempts integer not null,
    primary key (municipality_id, id),
    foreign key (municipality_id) references municipality (id)
) strict;
insert into outbox_new (municipality_id, id, kind, case_id, payload, created_at, available_at, attempts)
select municipality_id, id, kind, case_id, payload, created_at, available_at, attempts from outbox;
drop table outbox;
alter table outbox_new rename to outbox;
create index outbox_next on outbox (kind, available_at);
