-- Signing in: accounts, sessions, identity providers, and what tokens and tracking codes lacked.

-- How somebody signs in here: a local account of a staff member.
create table account (
    municipality_id blob not null,
    staff_id blob not null,
    password text,
    password_at integer,
    totp_secret blob,
    totp_at integer,
    totp_step integer,
    version integer not null,
    created_at integer not null,
    updated_at integer not null,
    primary key (municipality_id, staff_id),
    foreign key (municipality_id, staff_id) references staff (municipality_id, id),
    check ((password is null) = (password_at is null))
) strict;

-- What opens an account when the authenticator is lost, each once.
create table recovery_code (
    municipality_id blob not null,
    staff_id blob not null,
    hash blob not null,
    used_at integer,
    primary key (municipality_id, staff_id, hash),
    foreign key (municipality_id, staff_id) references account (municipality_id, staff_id)
) strict;

-- Links by which a password is set, each once.
create table password_link (
    municipality_id blob not null,
    id blob not null,
    staff_id blob not null,
    hash blob not null,
    created_at integer not null,
    created_by text not null,
    expires_at integer not null,
    used_at integer,
    primary key (municipality_id, id),
    unique (hash),
    foreign key (municipality_id, staff_id) references account (municipality_id, staff_id)
) strict;
create index password_link_by_staff on password_link (municipality_id, staff_id);
create index password_link_by_end on password_link (expires_at);

-- Wrong guesses, by a hash of who guessed at whom.
create table sign_in_attempt (
    municipality_id blob not null,
    hash blob not null,
    failures integer not null,
    last_at integer,
    succeeded_at integer,
    touched_at integer not null,
    primary key (municipality_id, hash),
    foreign key (municipality_id) references municipality (id),
    check (failures >= 0)
) strict;
create index sign_in_attempt_by_touch on sign_in_attempt (touched_at);

-- Whose word about identities is believed.
create table identity_provider (
    municipality_id blob not null,
    id blob not null,
    name text not null,
    issuer text not null,
    client_id text not null,
    client_secret blob,
    audience text,
    groups_claim text not null,
    rules text not null check (json_valid(rules)),
    second_factor_words text check (second_factor_words is null or json_valid(second_factor_words)),
    adds_people integer not null check (adds_people in (0, 1)),
    links_by_email integer not null check (links_by_email in (0, 1)),
    active integer not null check (active in (0, 1)),
    version integer not null,
    created_at integer not null,
    updated_at integer not null,
    primary key (municipality_id, id),
    unique (municipality_id, issuer),
    foreign key (municipality_id) references municipality (id)
) strict;

-- Who somebody is at a provider.
create table identity (
    municipality_id blob not null,
    provider_id blob not null,
    subject text not null,
    staff_id blob not null,
    created_at integer not null,
    primary key (municipality_id, provider_id, subject),
    foreign key (municipality_id, provider_id) references identity_provider (municipality_id, id),
    foreign key (municipality_id, staff_id) references staff (municipality_id, id)
) strict;
create index identity_by_staff on identity (municipality_id, staff_id);

-- Whoever was sent to a provider and has not come back yet.
create table sign_in_flow (
    municipality_id blob not null,
    hash blob not null,
    provider_id blob not null,
    browser blob not null,
    nonce text not null,
    verifier blob not null,
    return_to text not null,
    is_anew integer not null check (is_anew in (0, 1)),
    expires_at integer not null,
    primary key (municipality_id, hash),
    foreign key (municipality_id, provider_id) references identity_provider (municipality_id, id)
) strict;
create index sign_in_flow_by_end on sign_in_flow (expires_at);

-- Who is signed in.
create table session (
    municipality_id blob not null,
    id blob not null,
    hash blob not null,
    staff_id blob not null,
    provider_id blob,
    roles text not null check (json_valid(roles)),
    has_second_factor integer not null check (has_second_factor in (0, 1)),
    agent text,
    started_at integer not null,
    shown_at integer not null,
    last_seen_at integer not null,
    primary key (municipality_id, id),
    unique (hash),
    foreign key (municipality_id, staff_id) references staff (municipality_id, id),
    foreign key (municipality_id, provider_id) references identity_provider (municipality_id, id)
) strict;
create index session_by_staff on session (municipality_id, staff_id, id);
create index session_by_start on session (started_at);

-- What a token is narrowed to, when it was used last, and when another took its place.
alter table api_token add column scopes text check (scopes is null or json_valid(scopes));
alter table api_token add column last_used_at integer;
alter table api_token add column rotated_at integer;

alter table tracking_code add column version integer not null default 1;
create index tracking_code_by_case on tracking_code (municipality_id, case_id, id);

-- Somebody lost the code of a case: it must be sent a new one.
create table outbox_new (
    municipality_id blob not null,
    id blob not null,
    kind text not null check (kind in (
        'index_enquiry', 'case_opened', 'warning', 'missed', 'delay_notice',
        'renew_promise', 'promise_changed', 'missing_papers', 'offer_repeated',
        'offer_unaccepted', 'suspension', 'urgent_enquiry', 'remedy', 'handed_over',
        'contribution', 'message', 'call_back', 'meeting', 'attachment', 'case_moved', 'feed',
        'lost_code'
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
