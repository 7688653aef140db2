-- Delivery: who is told what by which channel, and how far that got; links by which an offer is taken
-- or refused from a mail; texts of mails that a municipality words itself.

create table delivery (
    municipality_id uuid not null,
    id uuid not null,
    tiding text not null check (tiding in (
        'receipt', 'missing_items', 'interim_reply', 'delay_notice', 'promise_changed',
        'suspension', 'new_coordinator', 'message', 'question', 'answer', 'closing', 'reopened',
        'lost_code', 'new_case', 'offer', 'offer_repeated', 'offer_unaccepted', 'contribution',
        'urgent', 'warning', 'missed', 'renew_promise', 'remedy', 'hand_over', 'call_back',
        'message_received', 'question_asked', 'case_moved', 'task_force', 'harmful_file',
        'digest'
    )),
    channel text not null check (channel in ('mail')),
    case_id uuid,
    staff_id uuid,
    contact_id uuid,
    payload jsonb not null,
    state text not null check (state in ('waiting', 'sending', 'delivered', 'dead', 'no_address')),
    attempts integer not null,
    next_at timestamptz,
    lease uuid,
    failure text check (failure in ('refused_for_now', 'refused', 'unreachable', 'interrupted', 'unwritable', 'too_often', 'too_old')),
    reply_code integer,
    patient_since timestamptz not null,
    created_at timestamptz not null,
    ended_at timestamptz,
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
);
create index delivery_next on delivery (next_at) where next_at is not null;
create index delivery_by_state on delivery (municipality_id, state, id);
create index delivery_by_case on delivery (municipality_id, case_id, id);
create index delivery_by_staff on delivery (municipality_id, staff_id, id) where staff_id is not null;

create table offer_link (
    municipality_id uuid not null,
    delivery_id uuid not null,
    hash bytea not null,
    contribution_id uuid not null,
    contribution_version integer not null,
    staff_id uuid not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    primary key (municipality_id, delivery_id),
    unique (hash),
    foreign key (municipality_id, delivery_id) references delivery (municipality_id, id)
        on delete cascade,
    foreign key (municipality_id, contribution_id) references contribution (municipality_id, id)
        on delete cascade,
    foreign key (municipality_id, staff_id) references staff (municipality_id, id)
);
create index offer_link_by_end on offer_link (expires_at);

create table mail_template (
    municipality_id uuid not null,
    tiding text not null,
    language text not null check (language in ('en', 'da', 'nb', 'nn', 'sv', 'fi')),
    subject text not null,
    words text not null,
    version integer not null,
    updated_at timestamptz not null,
    primary key (municipality_id, tiding, language),
    foreign key (municipality_id) references municipality (id)
);

select guard_rows('delivery');
select guard_rows('offer_link');
select guard_rows('mail_template');
