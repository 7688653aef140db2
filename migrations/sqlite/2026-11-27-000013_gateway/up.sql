-- Gateways: how a municipality sends text messages and writes into chat channels; and what else is told:
-- invitations to meetings, and each morning what waits.

create table gateway (
    municipality_id blob not null,
    id blob not null,
    kind text not null check (kind in ('sms', 'chat')),
    description text not null,
    unit text,
    tidings text not null check (json_valid(tidings)),
    encoding text not null check (encoding in ('json', 'form')),
    body text not null check (json_valid(body)),
    way blob not null,
    active integer not null,
    created_at integer not null,
    updated_at integer not null,
    version integer not null,
    primary key (municipality_id, id),
    foreign key (municipality_id) references municipality (id),
    -- A text message goes to a person, whichever unit they are in.
    check (unit is null or kind = 'chat')
) strict;

-- SQLite changes no check: both tables are made anew, in an order in which nothing is lost.
create table delivery_new (
    municipality_id blob not null,
    id blob not null,
    tiding text not null check (tiding in (
        'receipt', 'missing_items', 'interim_reply', 'delay_notice', 'promise_changed',
        'suspension', 'new_coordinator', 'message', 'question', 'answer', 'closing', 'reopened',
        'lost_code', 'new_case', 'offer', 'offer_repeated', 'offer_unaccepted', 'contribution',
        'urgent', 'warning', 'missed', 'renew_promise', 'remedy', 'hand_over', 'call_back',
        'message_received', 'question_asked', 'case_moved', 'task_force', 'harmful_file',
        'digest', 'webhook_switched_off', 'meeting_invited', 'meeting_changed', 'meeting_cancelled',
        'morning_queue'
    )),
    channel text not null check (channel in ('mail', 'sms', 'chat')),
    case_id blob,
    staff_id blob,
    contact_id blob,
    payload text not null check (json_valid(payload)),
    state text not null check (state in ('waiting', 'sending', 'delivered', 'dead', 'no_address')),
    attempts integer not null,
    next_at integer,
    lease blob,
    failure text check (failure in ('refused_for_now', 'refused', 'unreachable', 'interrupted', 'unwritable', 'too_often', 'too_old',
        'not_allowed', 'switched_off')),
    reply_code integer,
    patient_since integer not null,
    created_at integer not null,
    ended_at integer,
    version integer not null,
    gateway_id blob,
    primary key (municipality_id, id),
    foreign key (municipality_id, staff_id) references staff (municipality_id, id),
    foreign key (municipality_id, case_id) references "case" (municipality_id, id)
        on delete cascade,
    foreign key (municipality_id, contact_id) references contact_person (municipality_id, id)
        on delete cascade,
    foreign key (municipality_id, gateway_id) references gateway (municipality_id, id),
    -- A gateway can be removed: that something was told by it stays.
    check (gateway_id is null or channel <> 'mail'),
    check ((lease is null) = (state <> 'sending')),
    check ((next_at is null) = (state in ('delivered', 'dead', 'no_address'))),
    check ((ended_at is null) = (state in ('waiting', 'sending')))
) strict;
insert into delivery_new (municipality_id, id, tiding, channel, case_id, staff_id, contact_id, payload, state, attempts,
    next_at, lease, failure, reply_code, patient_since, created_at, ended_at, version)
select municipality_id, id, tiding, channel, case_id, staff_id, contact_id, payload, state, attempts,
    next_at, lease, failure, reply_code, patient_since, created_at, ended_at, version
from delivery;

create table offer_link_new (
    municipality_id blob not null,
    delivery_id blob not null,
    hash blob not null,
    contribution_id blob not null,
    contribution_version integer not null,
    staff_id blob not null,
    created_at integer not null,
    expires_at integer not null,
    used_at integer,
    primary key (municipality_id, delivery_id),
    unique (hash),
    foreign key (municipality_id, delivery_id) references delivery_new (municipality_id, id)
        on delete cascade,
    foreign key (municipality_id, contribution_id) references contribution (municipality_id, id)
        on delete cascade,
    foreign key (municipality_id, staff_id) references staff (municipality_id, id)
) strict;
insert into offer_link_new (municipality_id, delivery_id, hash, contribution_id, contribution_version, staff_id,
    created_at, expires_at, used_at)
select municipality_id, delivery_id, hash, contribution_id, contribution_version, staff_id,
    created_at, expires_at, used_at
from offer_link;

drop table offer_link;
drop table delivery;
alter table delivery_new rename to delivery;
alter table offer_link_new rename to offer_link;
create index delivery_next on delivery (next_at) where next_at is not null;
create index delivery_by_state on delivery (municipality_id, state, id);
create index delivery_by_case on delivery (municipality_id, case_id, id);
create index delivery_by_staff on delivery (municipality_id, staff_id, id) where staff_id is not null;
create index delivery_by_gateway on delivery (municipality_id, gateway_id) where gateway_id is not null;
create index offer_link_by_end on offer_link (expires_at);
