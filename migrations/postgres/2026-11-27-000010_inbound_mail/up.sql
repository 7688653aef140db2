-- Mail that came in: what it was, what became of it, and where it lies as it came.

create table inbound_mail (
    municipality_id uuid not null,
    id uuid not null,
    message_key bytea not null check (length(message_key) = 32),
    internet_message_id text,
    sender text,
    subject text not null,
    size bigint not null check (size > 0),
    sha256 bytea not null check (length(sha256) = 32),
    file_id uuid,
    received_at timestamptz not null,
    received_by text not null,
    outcome text not null check (outcome in ('enquiry', 'reply', 'ignored')),
    why text check (why in (
        'own_mail', 'bounce', 'automatic_reply', 'automatic', 'mailing_list', 'no_sender', 'empty',
        'from_colleague', 'too_many', 'unreadable'
    )),
    case_id uuid,
    enquiry_id uuid,
    message_id uuid,
    mentions_id uuid,
    passed_on_by_id uuid,
    version integer not null,
    primary key (municipality_id, id),
    -- The same mail is taken once, however often it is handed in.
    unique (municipality_id, message_key),
    unique (municipality_id, file_id),
    foreign key (municipality_id) references municipality (id),
    foreign key (municipality_id, case_id) references "case" (municipality_id, id),
    foreign key (municipality_id, enquiry_id) references enquiry (municipality_id, id),
    foreign key (municipality_id, message_id) references message (municipality_id, id),
    foreign key (municipality_id, mentions_id) references "case" (municipality_id, id),
    foreign key (municipality_id, passed_on_by_id) references staff (municipality_id, id),
    check ((why is not null) = (outcome = 'ignored')),
    check ((case_id is null) = (outcome = 'ignored')),
    check ((enquiry_id is not null) = (outcome = 'enquiry')),
    check ((message_id is not null) = (outcome = 'reply'))
);
create index inbound_mail_by_outcome on inbound_mail (municipality_id, outcome, id);
create index inbound_mail_by_case on inbound_mail (municipality_id, case_id, id) where case_id is not null;
create index inbound_mail_by_mention on inbound_mail (municipality_id, mentions_id) where mentions_id is not null;
create index inbound_mail_by_enquiry on inbound_mail (municipality_id, enquiry_id) where enquiry_id is not null;
create index inbound_mail_by_message on inbound_mail (municipality_id, message_id) where message_id is not null;
create index inbound_mail_by_staff on inbound_mail (municipality_id, passed_on_by_id) where passed_on_by_id is not null;
create index inbound_mail_by_sender on inbound_mail (municipality_id, sender, received_at) where sender is not null;
create index inbound_mail_by_id on inbound_mail (municipality_id, internet_message_id) where internet_message_id is not null;
-- What was set aside goes when its time is over.
create index inbound_mail_set_aside on inbound_mail (received_at) where outcome = 'ignored';

select guard_rows('inbound_mail');
