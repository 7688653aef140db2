-- The first house: directory, catalogue, enquiries, cases, ledger, outbox.
-- Both databases have the same tables; docs/data.md says what each is for.

create table municipality (
    id blob not null,
    slug text not null,
    name text not null,
    country text not null check (country in ('DK', 'NO', 'SE', 'FI', 'IS')),
    time_zone text not null,
    language text not null check (language in ('en', 'da', 'nb', 'nn', 'sv', 'fi')),
    settings text not null check (json_valid(settings)),
    calendar text not null check (json_valid(calendar)),
    calendar_version integer not null,
    directory_version integer not null,
    version integer not null,
    created_at integer not null,
    updated_at integer not null,
    primary key (id),
    unique (slug)
) strict;

create table catalogue (
    municipality_id blob not null,
    id blob not null,
    version integer not null,
    status text not null check (status in ('draft', 'published', 'retired')),
    document text not null,
    created_at integer not null,
    created_by text not null,
    published_at integer,
    published_by text,
    primary key (municipality_id, id),
    unique (municipality_id, version),
    foreign key (municipality_id) references municipality (id)
) strict;

create table unit (
    municipality_id blob not null,
    id text not null,
    mailbox text,
    phone text,
    version integer not null,
    created_at integer not null,
    updated_at integer not null,
    primary key (municipality_id, id),
    foreign key (municipality_id) references municipality (id)
) strict;

create table staff (
    municipality_id blob not null,
    id blob not null,
    name text not null,
    title text not null,
    email text not null,
    phone text not null,
    active integer not null check (active in (0, 1)),
    roles text not null check (json_valid(roles)),
    skills text not null check (json_valid(skills)),
    languages text not null check (json_valid(languages)),
    capacity integer not null,
    version integer not null,
    created_at integer not null,
    updated_at integer not null,
    primary key (municipality_id, id),
    unique (municipality_id, email),
    foreign key (municipality_id) references municipality (id)
) strict;

create table staff_unit (
    municipality_id blob not null,
    staff_id blob not null,
    unit_id text not null,
    is_head integer not null check (is_head in (0, 1)),
    primary key (municipality_id, staff_id, unit_id),
    foreign key (municipality_id, staff_id) references staff (municipality_id, id),
    foreign key (municipality_id, unit_id) references unit (municipality_id, id)
) strict, without rowid;

create table staff_load (
    municipality_id blob not null,
    staff_id blob not null,
    coordinations integer not null,
    contributions integer not null,
    last_assigned_at integer,
    primary key (municipality_id, staff_id),
    foreign key (municipality_id, staff_id) references staff (municipality_id, id),
    check (coordinations >= 0),
    check (contributions >= 0)
) strict, without rowid;

create table absence (
    municipality_id blob not null,
    id blob not null,
    staff_id blob not null,
    starts_at integer not null,
    ends_at integer not null,
    substitute_id blob,
    version integer not null,
    created_at integer not null,
    updated_at integer not null,
    primary key (municipality_id, id),
    foreign key (municipality_id, staff_id) references staff (municipality_id, id),
    foreign key (municipality_id, substitute_id) references staff (municipality_id, id),
    check (starts_at < ends_at)
) strict;

create table duty (
    municipality_id blob not null,
    id blob not null,
    staff_id blob not null,
    starts_at integer not null,
    ends_at integer not null,
    version integer not null,
    created_at integer not null,
    updated_at integer not null,
    primary key (municipality_id, id),
    foreign key (municipality_id, staff_id) references staff (municipality_id, id),
    check (starts_at < ends_at)
) strict;

create table api_token (
    municipality_id blob not null,
    id blob not null,
    hash blob not null,
    label text not null,
    roles text not null check (json_valid(roles)),
    staff_id blob,
    created_at integer not null,
    created_by text not null,
    expires_at integer not null,
    revoked_at integer,
    version integer not null,
    primary key (municipality_id, id),
    unique (hash),
    foreign key (municipality_id) references municipality (id),
    foreign key (municipality_id, staff_id) references staff (municipality_id, id)
) strict;

create table business (
    municipality_id blob not null,
    id blob not null,
    name text not null,
    name_key text not null,
    account_manager_id blob,
    version integer not null,
    created_at integer not null,
    updated_at integer not null,
    primary key (municipality_id, id),
    foreign key (municipality_id) references municipality (id),
    foreign key (municipality_id, account_manager_id) references staff (municipality_id, id)
) strict;

create table business_identifier (
    municipality_id blob not null,
    scheme text not null check (scheme in ('dk_cvr', 'dk_p', 'no_orgnr', 'se_orgnr', 'fi_ytunnus', 'is_kennitala', 'gln')),
    value text not null,
    business_id blob not null,
    primary key (municipality_id, scheme, value),
    foreign key (municipality_id, business_id) references business (municipality_id, id)
) strict, without rowid;

create table contact_person (
    municipality_id blob not null,
    id blob not null,
    business_id blob,
    name text,
    name_key text,
    email text,
    phone text,
    phone_raw text,
    acting_as text check (acting_as in ('owner', 'employee', 'adviser', 'agent')),
    protected_identity integer not null check (protected_identity in (0, 1)),
    created_at integer not null,
    primary key (municipality_id, id),
    foreign key (municipality_id) references municipality (id),
    foreign key (municipality_id, business_id) references business (municipality_id, id)
) strict;

create table enquiry (
    municipality_id blob not null,
    id blob not null,
    channel text not null check (channel in ('phone', 'web_form', 'email', 'front_desk', 'hotline', 'visit', 'api')),
    received_at integer not null,
    registered_at integer not null,
    registered_by text not null,
    language text not null check (language in ('en', 'da', 'nb', 'nn', 'sv', 'fi')),
    subject text not null,
    text text not null,
    attributes text not null check (json_valid(attributes)),
    place text check (json_valid(place)),
    sender text not null check (json_valid(sender)),
    urgent integer not null check (urgent in (0, 1)),
    protected_identity integer not null check (protected_identity in (0, 1)),
    business_id blob,
    contact_id blob,
    primary key (municipality_id, id),
    foreign key (municipality_id) references municipality (id),
    foreign key (municipality_id, business_id) references business (municipality_id, id),
    foreign key (municipality_id, contact_id) references contact_person (municipality_id, id)
) strict;

create table "case" (
    municipality_id blob not null,
    id blob not null,
    reference text not null,
    stage text not null check (stage in ('open', 'closed')),
    complexity text not null check (complexity in ('simple', 'medium', 'complex')),
    triage integer not null check (triage in (0, 1)),
    urgent integer not null check (urgent in (0, 1)),
    protected_identity integer not null check (protected_identity in (0, 1)),
    language text not null check (language in ('en', 'da', 'nb', 'nn', 'sv', 'fi')),
    coordinator_id blob not null,
    business_id blob,
    contact_id blob,
    catalogue_version integer not null,
    plan text not null check (json_valid(plan)),
    received_at integer not null,
    created_at integer not null,
    updated_at integer not null,
    version integer not null,
    last_seq integer not null,
    last_hash blob not null,
    primary key (municipality_id, id),
    unique (municipality_id, reference),
    foreign key (municipality_id, coordinator_id) references staff (municipality_id, id),
    foreign key (municipality_id, business_id) references business (municipality_id, id),
    foreign key (municipality_id, contact_id) references contact_person (municipality_id, id)
) strict;

create table case_enquiry (
    municipality_id blob not null,
    case_id blob not null,
    enquiry_id blob not null,
    primary key (municipality_id, case_id, enquiry_id),
    unique (municipality_id, enquiry_id),
    foreign key (municipality_id, case_id) references "case" (municipality_id, id),
    foreign key (municipality_id, enquiry_id) references enquiry (municipality_id, id)
) strict, without rowid;

create table case_type_of_case (
    municipality_id blob not null,
    case_id blob not null,
    case_type text not null,
    position integer not null,
    source text not null check (source in ('given', 'suggested', 'fallback')),
    score integer not null,
    because text not null check (json_valid(because)),
    primary key (municipality_id, case_id, case_type),
    foreign key (municipality_id, case_id) references "case" (municipality_id, id)
) strict, without rowid;

create table contribution (
    municipality_id blob not null,
    id blob not null,
    case_id blob not null,
    unit_id text not null,
    stage text not null check (stage in ('offered', 'accepted')),
    manner text not null check (manner in ('pool', 'named', 'external', 'guide_and_forward')),
    handler_id blob,
    accepted_at integer,
    because text not null check (json_valid(because)),
    created_at integer not null,
    updated_at integer not null,
    version integer not null,
    primary key (municipality_id, id),
    unique (municipality_id, case_id, unit_id),
    foreign key (municipality_id, case_id) references "case" (municipality_id, id),
    foreign key (municipality_id, handler_id) references staff (municipality_id, id),
    check ((stage = 'offered') = (handler_id is null)),
    check ((handler_id is null) = (accepted_at is null))
) strict;

create table guarantee (
    municipality_id blob not null,
    id blob not null,
    case_id blob not null,
    contribution_id blob,
    clock text not null,
    state text not null check (state in ('waiting', 'running')),
    terms text not null check (json_valid(terms)),
    start_at integer,
    due_at integer,
    next_at integer,
    created_at integer not null,
    version integer not null,
    primary key (municipality_id, id),
    foreign key (municipality_id, case_id) references "case" (municipality_id, id),
    foreign key (municipality_id, contribution_id) references contribution (municipality_id, id),
    check ((state = 'running') = (due_at is not null)),
    check ((start_at is null) = (due_at is null))
) strict;

create table event (
    municipality_id blob not null,
    case_id blob not null,
    seq integer not null,
    id blob not null,
    kind text not null,
    at integer not null,
    actor text not null,
    payload text not null,
    hash blob not null,
    primary key (municipality_id, case_id, seq),
    unique (municipality_id, id),
    foreign key (municipality_id, case_id) references "case" (municipality_id, id)
) strict;

create table tracking_code (
    municipality_id blob not null,
    id blob not null,
    case_id blob not null,
    contact_id blob,
    hash blob not null,
    created_at integer not null,
    expires_at integer not null,
    revoked_at integer,
    primary key (municipality_id, id),
    unique (hash),
    foreign key (municipality_id, case_id) references "case" (municipality_id, id),
    foreign key (municipality_id, contact_id) references contact_person (municipality_id, id)
) strict;

create table outbox (
    municipality_id blob not null,
    id blob not null,
    kind text not null check (kind in ('index_enquiry', 'case_opened')),
    case_id blob,
    payload text not null check (json_valid(payload)),
    created_at integer not null,
    available_at integer not null,
    attempts integer not null,
    primary key (municipality_id, id),
    foreign key (municipality_id) references municipality (id)
) strict;

create table idempotency_key (
    municipality_id blob not null,
    hash blob not null,
    fingerprint blob not null,
    status integer not null,
    answer blob not null,
    created_at integer not null,
    expires_at integer not null,
    primary key (municipality_id, hash),
    foreign key (municipality_id) references municipality (id)
) strict;

create index business_by_name on business (municipality_id, name_key);
create index business_identifier_by_business on business_identifier (municipality_id, business_id);
create index contact_person_by_business on contact_person (municipality_id, business_id);
create index enquiry_by_business on enquiry (municipality_id, business_id);
create index case_by_stage on "case" (municipality_id, stage, id);
create index case_by_coordinator on "case" (municipality_id, coordinator_id, id);
create index case_by_business on "case" (municipality_id, business_id, id);
create index case_type_of_case_by_type on case_type_of_case (municipality_id, case_type, case_id);
create index contribution_by_unit on contribution (municipality_id, unit_id, case_id);
create index contribution_by_handler on contribution (municipality_id, handler_id, case_id) where handler_id is not null;
create index guarantee_by_case on guarantee (municipality_id, case_id, due_at);
-- The sweep's cost follows what is due, not what is open.
create index guarantee_next on guarantee (next_at) where state = 'running' and next_at is not null;
create index absence_by_end on absence (municipality_id, ends_at);
create index duty_by_end on duty (municipality_id, ends_at);
create index outbox_next on outbox (kind, available_at);
create index idempotency_key_by_expiry on idempotency_key (expires_at);

-- Full text: the municipality is a word of the index, so that a search stays in one house.
create virtual table enquiry_search using fts5 (
    municipality_id, enquiry_id unindexed, case_id unindexed, document,
    tokenize = "unicode61 remove_diacritics 2"
);
