-- Webhooks: where a municipality's events are sent, and how far each got; and that whoever administers
-- is told when one is switched off.

create table webhook (
    municipality_id uuid not null,
    id uuid not null,
    url text not null,
    description text not null,
    kinds jsonb not null,
    secret bytea not null,
    old_secret bytea,
    old_secret_until timestamptz,
    switched_off_at timestamptz,
    switched_off_because text check (switched_off_because in ('by_hand', 'failing', 'gone')),
    failing_since timestamptz,
    failures integer not null,
    read_to bigint not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version integer not null,
    primary key (municipality_id, id),
    foreign key (municipality_id) references municipality (id),
    check ((old_secret is null) = (old_secret_until is null)),
    check ((switched_off_at is null) = (switched_off_because is null)),
    check ((failing_since is null) = (failures = 0)),
    check (failures >= 0 and read_to >= 0)
);
create index webhook_active on webhook (municipality_id, read_to) where switched_off_at is null;

create table webhook_delivery (
    municipality_id uuid not null,
    id uuid not null,
    webhook_id uuid not null,
    event_id uuid,
    number bigint,
    kind text not null,
    case_id uuid,
    body text not null,
    state text not null check (state in ('waiting', 'sending', 'delivered', 'dead')),
    attempts integer not null,
    next_at timestamptz,
    lease uuid,
    failure text check (failure in ('refused_for_now', 'refused', 'unreachable', 'interrupted', 'unwritable', 'too_often', 'too_old', 'not_allowed', 'switched_off')),
    reply_code integer,
    patient_since timestamptz not null,
    created_at timestamptz not null,
    ended_at timestamptz,
    version integer not null,
    primary key (municipality_id, id),
    -- Nothing is sent to one receiver as two deliveries.
    unique (municipality_id, webhook_id, event_id),
    foreign key (municipality_id, webhook_id) references webhook (municipality_id, id)
        on delete cascade,
    foreign key (municipality_id, case_id) references "case" (municipality_id, id)
        on delete cascade,
    check ((event_id is null) = (number is null)),
    check ((lease is null) = (state <> 'sending')),
    check ((next_at is null) = (state in ('delivered', 'dead'))),
    check ((ended_at is null) = (state in ('waiting', 'sending')))
);
create index webhook_delivery_next on webhook_delivery (municipality_id, webhook_id, next_at) where next_at is not null;
create index webhook_delivery_by_webhook on webhook_delivery (municipality_id, webhook_id, id);
create index webhook_delivery_by_state on webhook_delivery (municipality_id, webhook_id, state, id);
create index webhook_delivery_by_case on webhook_delivery (municipality_id, case_id) where case_id is not null;
create index webhook_delivery_ended on webhook_delivery (ended_at) where ended_at is not null;

alter table delivery drop constraint delivery_tiding_check;
alter table delivery add constraint delivery_tiding_check check (tiding in (
        'receipt', 'missing_items', 'interim_reply', 'delay_notice', 'promise_changed',
        'suspension', 'new_coordinator', 'message', 'question', 'answer', 'closing', 'reopened',
        'lost_code', 'new_case', 'offer', 'offer_repeated', 'offer_unaccepted', 'contribution',
        'urgent', 'warning', 'missed', 'renew_promise', 'remedy', 'hand_over', 'call_back',
        'message_received', 'question_asked', 'case_moved', 'task_force', 'harmful_file',
        'digest', 'webhook_switched_off'
));

select guard_rows('webhook');
select guard_rows('webhook_delivery');
