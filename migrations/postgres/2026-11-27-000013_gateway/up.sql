-- Gateways: how a municipality sends text messages and writes into chat channels; and what else is told:
-- invitations to meetings, and each morning what waits.

create table gateway (
    municipality_id uuid not null,
    id uuid not null,
    kind text not null check (kind in ('sms', 'chat')),
    description text not null,
    unit text,
    tidings jsonb not null,
    encoding text not null check (encoding in ('json', 'form')),
    body jsonb not null,
    way bytea not null,
    active boolean not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version integer not null,
    primary key (municipality_id, id),
    foreign key (municipality_id) references municipality (id),
    -- A text message goes to a person, whichever unit they are in.
    check (unit is null or kind = 'chat')
);

alter table delivery drop constraint delivery_tiding_check;
alter table delivery add constraint delivery_tiding_check check (tiding in (
        'receipt', 'missing_items', 'interim_reply', 'delay_notice', 'promise_changed',
        'suspension', 'new_coordinator', 'message', 'question', 'answer', 'closing', 'reopened',
        'lost_code', 'new_case', 'offer', 'offer_repeated', 'offer_unaccepted', 'contribution',
        'urgent', 'warning', 'missed', 'renew_promise', 'remedy', 'hand_over', 'call_back',
        'message_received', 'question_asked', 'case_moved', 'task_force', 'harmful_file',
        'digest', 'webhook_switched_off', 'meeting_invited', 'meeting_changed', 'meeting_cancelled',
        'morning_queue'
));
alter table delivery drop constraint delivery_channel_check;
alter table delivery add constraint delivery_channel_check check (channel in ('mail', 'sms', 'chat'));
alter table delivery drop constraint delivery_failure_check;
alter table delivery add constraint delivery_failure_check check (failure in (
        'refused_for_now', 'refused', 'unreachable', 'interrupted', 'unwritable', 'too_often', 'too_old',
        'not_allowed', 'switched_off'
));
alter table delivery add column gateway_id uuid;
alter table delivery add constraint delivery_gateway_fkey
    foreign key (municipality_id, gateway_id) references gateway (municipality_id, id);
alter table delivery add constraint delivery_gateway_check check (gateway_id is null or channel <> 'mail');
create index delivery_by_gateway on delivery (municipality_id, gateway_id) where gateway_id is not null;

select guard_rows('gateway');
