-- What is said on a case: messages, questions, notes, what is missing, the answer and the overview.

create table message (
    municipality_id uuid not null,
    id uuid not null,
    case_id uuid not null,
    direction text not null check (direction in ('out', 'in')),
    purpose text not null check (purpose in (
        'general', 'update', 'question', 'missing_items', 'interim_reply', 'delay', 'final_answer', 'overview'
    )),
    subject text not null,
    text text not null,
    language text not null check (language in ('en', 'da', 'nb', 'nn', 'sv', 'fi')),
    channel text not null check (channel in ('email', 'letter', 'digital_post', 'tracking', 'in_person', 'api')),
    author text not null,
    at timestamptz not null,
    recorded_at timestamptz not null,
    in_reply_to_id uuid,
    contribution_id uuid,
    primary key (municipality_id, id),
    foreign key (municipality_id, case_id) references "case" (municipality_id, id),
    foreign key (municipality_id, in_reply_to_id) references message (municipality_id, id),
    foreign key (municipality_id, contribution_id) references contribution (municipality_id, id)
);
create index message_by_case on message (municipality_id, case_id, id);

create table question (
    municipality_id uuid not null,
    id uuid not null,
    case_id uuid not null,
    contribution_id uuid not null,
    subject text not null,
    text text not null,
    language text not null check (language in ('en', 'da', 'nb', 'nn', 'sv', 'fi')),
    asked_by text not null,
    asked_at timestamptz not null,
    stage text not null check (stage in ('asked', 'forwarded', 'declined', 'answered')),
    decided_by text,
    decided_at timestamptz,
    reason text,
    message_id uuid,
    answered_at timestamptz,
    version integer not null,
    primary key (municipality_id, id),
    foreign key (municipality_id, case_id) references "case" (municipality_id, id),
    foreign key (municipality_id, contribution_id) references contribution (municipality_id, id),
    foreign key (municipality_id, message_id) references message (municipality_id, id),
    check ((stage = 'asked') = (decided_at is null)),
    check ((decided_at is null) = (decided_by is null)),
    check ((stage in ('forwarded', 'answered')) = (message_id is not null)),
    check ((stage = 'declined') = (reason is not null)),
    check ((stage = 'answered') = (answered_at is not null))
);
create index question_by_case on question (municipality_id, case_id, id);
create index question_by_message on question (municipality_id, message_id) where message_id is not null;

create table note (
    municipality_id uuid not null,
    id uuid not null,
    case_id uuid not null,
    contribution_id uuid,
    only_unit text,
    legal_ground text,
    text text not null,
    author text not null,
    written_at timestamptz not null,
    corrects_id uuid,
    primary key (municipality_id, id),
    foreign key (municipality_id, case_id) references "case" (municipality_id, id),
    foreign key (municipality_id, contribution_id) references contribution (municipality_id, id),
    foreign key (municipality_id, corrects_id) references note (municipality_id, id),
    -- Nothing is kept from colleagues without a ground in law.
    check ((only_unit is null) = (legal_ground is null))
);
create index note_by_case on note (municipality_id, case_id, id);

create table missing_item (
    municipality_id uuid not null,
    id uuid not null,
    case_id uuid not null,
    contribution_id uuid not null,
    unit_id text not null,
    document text,
    words text,
    registered_by text not null,
    registered_at timestamptz not null,
    asked_at timestamptz,
    received_at timestamptz,
    primary key (municipality_id, id),
    foreign key (municipality_id, case_id) references "case" (municipality_id, id),
    foreign key (municipality_id, contribution_id) references contribution (municipality_id, id),
    check (document is not null or words is not null)
);
create index missing_item_by_case on missing_item (municipality_id, case_id, id);

create table answer_draft (
    municipality_id uuid not null,
    case_id uuid not null,
    round integer not null check (round >= 1),
    text text not null,
    edited_by text not null,
    edited_at timestamptz not null,
    version integer not null,
    primary key (municipality_id, case_id, round),
    foreign key (municipality_id, case_id) references "case" (municipality_id, id)
);

create table overview (
    municipality_id uuid not null,
    case_id uuid not null,
    number integer not null check (number >= 1),
    language text not null check (language in ('en', 'da', 'nb', 'nn', 'sv', 'fi')),
    text text not null,
    content jsonb not null,
    created_by text not null,
    created_at timestamptz not null,
    sent_at timestamptz,
    message_id uuid,
    primary key (municipality_id, case_id, number),
    foreign key (municipality_id, case_id) references "case" (municipality_id, id),
    foreign key (municipality_id, message_id) references message (municipality_id, id),
    check ((sent_at is null) = (message_id is null))
);
