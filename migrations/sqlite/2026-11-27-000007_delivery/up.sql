-- Delivery: who is told what by which channel, and how far that got; links by which an offer is taken
-- or refused from a mail; texts of mails that a municipality words itself.

create table delivery (
    municipality_id blob not null,
    id blob not null,
    tiding text not null check (tiding in (
        'receipt', 'missing_items', 'interim_reply', 'delay_notice', 'promise_changed',
        'suspension', 'new_coordinator', 'message', 'question', 'answer', 'closing', 'reopened',
        'lost_code', 'new_case', 'offer', 'offer_repeated', 'offer_unaccepted', 'contribution',
        'urgent', 'warning', 'missed', 'renew_promise', 'remedy', 'hand_over', 'call_back',
        'message_received', 'question_asked', 'case_moved', 'task_force', 'harmful_file',
        'digest'
    )),
    channel text not null check (channel in ('mail')),
    case_id blob,
    staff_id blob,
    contact_id blob,
    payload text not null check (json_valid(payload)),
    state text not null check (state in ('waiting', 'sending', 'delivered', 'dead', 'no_address')),
    attempts integer not null,
    next_at integer,
    lease blob,
    failure text check (failure in ('refused_for_now', 'refused', 'unreachable', 'interrupted', 'unwritable', 'too_often', 'too_old')),
    reply_code integer,
    patient_since integer not null,
    created_at integer not null,
    ended_at integer,
    version integer not null,
    primary key (municipality_id, id),
    foreign key (municipality_id, staff_id) references staff (municipality_id, id),
    foreign key (municipality_id, case_id) references "case" (municipality_id, id)
        on delete cascade,
    foreign key (municipality_id, contact_id) references contact_person (municipality_id, id)
        on delete cascade,
    check ((lease is null) = (state <> 'sending')),
    check ((next_at is null) = (state in ('delivered', 'dead', 'no_address'))),
    check ((ended_at is null) = (state in ('waiting', 'sending')))
) strict;
create index delivery_next on delivery (next_at) where next_at is not null;
create index delivery_by_state on delivery (municipality_id, state, id);
create index delivery_by_case on delivery (municipality_id, case_id, id);
create index delivery_by_staff on delivery (municipality_id, staff_id, id) where staff_id is not null;

create table offer_link (
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
    foreign key (municipality_id, delivery_id) references delivery (municipality_id, id)
        on delete cascade,
    foreign key (municipality_id, contribution_id) references contribution (municipality_id, id)
        on delete cascade,
    foreign key (municipality_id, staff_id) references staff (municipality_id, id)
) strict;
create index offer_link_by_end on offer_link (expires_at);

create table mail_template (
    municipality_id blob not null,
    tiding text not null,
    language text not null check (language in ('en', 'da', 'nb', 'nn', 'sv', 'fi')),
    subject text not null,
    words text not null,
    version integer not null,
    updated_at integer not null,
    primary key (municipality_id, tiding, language),
    foreign key (municipality_id) references municipality (id)
) strict;
