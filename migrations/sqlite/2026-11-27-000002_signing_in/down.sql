delete from outbox where kind = 'lost_code';
create table outbox_new (
    municipality_id blob not null,
    id blob not null,
    kind text not null check (kind in (
        'index_enquiry', 'case_opened', 'warning', 'missed', 'delay_notice',
        'renew_promise', 'promise_changed', 'missing_papers', 'offer_repeated',
        'offer_unaccepted', 'suspension', 'urgent_enquiry', 'remedy', 'handed_over',
        'contribution', 'message', 'call_back', 'meeting', 'attachment', 'case_moved', 'feed'
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

drop index tracking_code_by_case;
alter table tracking_code drop column version;
alter table api_token drop column rotated_at;
alter table api_token drop column last_used_at;
alter table api_token drop column scopes;

drop table session;
drop table sign_in_flow;
drop table identity;
drop table identity_provider;
drop table sign_in_attempt;
drop table password_link;
drop table recovery_code;
drop table account;
