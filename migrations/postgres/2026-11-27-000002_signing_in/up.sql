-- Signing in: accounts, sessions, identity providers, and what tokens and tracking codes lacked.

-- How somebody signs in here: a local account of a staff member.
create table account (
    municipality_id uuid not null,
    staff_id uuid not null,
    password text,
    password_at timestamptz,
    totp_secret bytea,
    totp_at timestamptz,
    totp_step bigint,
    version integer not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (municipality_id, staff_id),
    foreign key (municipality_id, staff_id) references staff (municipality_id, id),
    check ((password is null) = (password_at is null))
);

-- What opens an account when the authenticator is lost, each once.
create table recovery_code (
    municipality_id uuid not null,
    staff_id uuid not null,
    hash bytea not null,
    used_at timestamptz,
    primary key (municipality_id, staff_id, hash),
    foreign key (municipality_id, staff_id) references account (municipality_id, staff_id)
);

-- Links by which a password is set, each once.
create table password_link (
    municipality_id uuid not null,
    id uuid not null,
    staff_id uuid not null,
    hash bytea not null,
    created_at timestamptz not null,
    created_by text not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    primary key (municipality_id, id),
    unique (hash),
    foreign key (municipality_id, staff_id) references account (municipality_id, staff_id)
);
create index password_link_by_staff on password_link (municipality_id, staff_id);
create index password_link_by_end on password_link (expires_at);

-- Wrong guesses, by a hash of who guessed at whom.
create table sign_in_attempt (
    municipality_id uuid not null,
    hash bytea not null,
    failures integer not null,
    last_at timestamptz,
    succeeded_at timestamptz,
    touched_at timestamptz not null,
    primary key (municipality_id, hash),
    foreign key (municipality_id) references municipality (id),
    check (failures >= 0)
);
create index sign_in_attempt_by_touch on sign_in_attempt (touched_at);

-- Whose word about identities is believed.
create table identity_provider (
    municipality_id uuid not null,
    id uuid not null,
    name text not null,
    issuer text not null,
    client_id text not null,
    client_secret bytea,
    audience text,
    groups_claim text not null,
    rules jsonb not null,
    second_factor_words jsonb,
    adds_people boolean not null,
    links_by_email boolean not null,
    active boolean not null,
    version integer not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (municipality_id, id),
    unique (municipality_id, issuer),
    foreign key (municipality_id) references municipality (id)
);

-- Who somebody is at a provider.
create table identity (
    municipality_id uuid not null,
    provider_id uuid not null,
    subject text not null,
    staff_id uuid not null,
    created_at timestamptz not null,
    primary key (municipality_id, provider_id, subject),
    foreign key (municipality_id, provider_id) references identity_provider (municipality_id, id),
    foreign key (municipality_id, staff_id) references staff (municipality_id, id)
);
create index identity_by_staff on identity (municipality_id, staff_id);

-- Whoever was sent to a provider and has not come back yet.
create table sign_in_flow (
    municipality_id uuid not null,
    hash bytea not null,
    provider_id uuid not null,
    browser bytea not null,
    nonce text not null,
    verifier bytea not null,
    return_to text not null,
    is_anew boolean not null,
    expires_at timestamptz not null,
    primary key (municipality_id, hash),
    foreign key (municipality_id, provider_id) references identity_provider (municipality_id, id)
);
create index sign_in_flow_by_end on sign_in_flow (expires_at);

-- Who is signed in.
create table session (
    municipality_id uuid not null,
    id uuid not null,
    hash bytea not null,
    staff_id uuid not null,
    provider_id uuid,
    roles jsonb not null,
    has_second_factor boolean not null,
    agent text,
    started_at timestamptz not null,
    shown_at timestamptz not null,
    last_seen_at timestamptz not null,
    primary key (municipality_id, id),
    unique (hash),
    foreign key (municipality_id, staff_id) references staff (municipality_id, id),
    foreign key (municipality_id, provider_id) references identity_provider (municipality_id, id)
);
create index session_by_staff on session (municipality_id, staff_id, id);
create index session_by_start on session (started_at);

-- What a token is narrowed to, when it was used last, and when another took its place.
alter table api_token add column scopes jsonb;
alter table api_token add column last_used_at timestamptz;
alter table api_token add column rotated_at timestamptz;

alter table tracking_code add column version integer not null default 1;
create index tracking_code_by_case on tracking_code (municipality_id, case_id, id);

-- Somebody lost the code of a case: it must be sent a new one.
alter table outbox drop constraint outbox_kind_check;
alter table outbox add constraint outbox_kind_check check (kind in (
    'index_enquiry', 'case_opened', 'warning', 'missed', 'delay_notice',
    'renew_promise', 'promise_changed', 'missing_papers', 'offer_repeated',
    'offer_unaccepted', 'suspension', 'urgent_enquiry', 'remedy', 'handed_over',
    'contribution', 'message', 'call_back', 'meeting', 'attachment', 'case_moved', 'feed',
    'lost_code'
));
