-- The first house: directory, catalogue, enquiries, cases, ledger, outbox.
-- Both databases have the same tables; docs/data.md says what each is for.

create table municipality (
    id uuid not null,
    slug text not null,
    name text not null,
    country text not null check (country in ('DK', 'NO', 'SE', 'FI', 'IS')),
    time_zone text not null,
    language text not null check (language in ('en', 'da', 'nb', 'nn', 'sv', 'fi')),
    settings jsonb not null,
    calendar jsonb not null,
    calendar_version integer not null,
    directory_version bigint not null,
    version integer not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (id),
    unique (slug)
);

create table catalogue (
    municipality_id uuid not null,
    id uuid not null,
    version integer not null,
    status text not null check (status in ('draft', 'published', 'retired')),
    document text not null,
    created_at timestamptz not null,
    created_by text not null,
    published_at timestamptz,
    published_by text,
    primary key (municipality_id, id),
    unique (municipality_id, version),
    foreign key (municipality_id) references municipality (id)
);

create table unit (
    municipality_id uuid not null,
    id text not null,
    mailbox text,
    phone text,
    version integer not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (municipality_id, id),
    foreign key (municipality_id) references municipality (id)
);

create table staff (
    municipality_id uuid not null,
    id uuid not null,
    name text not null,
    title text not null,
    email text not null,
    phone text not null,
    active boolean not null,
    roles jsonb not null,
    skills jsonb not null,
    languages jsonb not null,
    capacity integer not null,
    version integer not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (municipality_id, id),
    unique (municipality_id, email),
    foreign key (municipality_id) references municipality (id)
);

create table staff_unit (
    municipality_id uuid not null,
    staff_id uuid not null,
    unit_id text not null,
    is_head boolean not null,
    primary key (municipality_id, staff_id, unit_id),
    foreign key (municipality_id, staff_id) references staff (municipality_id, id),
    foreign key (municipality_id, unit_id) references unit (municipality_id, id)
);

create table staff_load (
    municipality_id uuid not null,
    staff_id uuid not null,
    coordinations integer not null,
    contributions integer not null,
    last_assigned_at timestamptz,
    primary key (municipality_id, staff_id),
    foreign key (municipality_id, staff_id) references staff (municipality_id, id),
    check (coordinations >= 0),
    check (contributions >= 0)
);

create table absence (
    municipality_id uuid not null,
    id uuid not null,
    staff_id uuid not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    substitute_id uuid,
    version integer not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (municipality_id, id),
    foreign key (municipality_id, staff_id) references staff (municipality_id, id),
    foreign key (municipality_id, substitute_id) references staff (municipality_id, id),
    check (starts_at < ends_at)
);

create table duty (
    municipality_id uuid not null,
    id uuid not null,
    staff_id uuid not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    version integer not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (municipality_id, id),
    foreign key (municipality_id, staff_id) references staff (municipality_id, id),
    check (starts_at < ends_at)
);

create table api_token (
    municipality_id uuid not null,
    id uuid not null,
    hash bytea not null,
    label text not null,
    roles jsonb not null,
    staff_id uuid,
    created_at timestamptz not null,
    created_by text not null,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    version integer not null,
    primary key (municipality_id, id),
    unique (hash),
    foreign key (municipality_id) references municipality (id),
    foreign key (municipality_id, staff_id) references staff (municipality_id, id)
);

create table business (
    municipality_id uuid not null,
    id uuid not null,
    name text not null,
    name_key text not null,
    account_manager_id uuid,
    version integer not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (municipality_id, id),
    foreign key (municipality_id) references municipality (id),
    foreign key (municipality_id, account_manager_id) references staff (municipality_id, id)
);

create table business_identifier (
    municipality_id uuid not null,
    scheme text not null check (scheme in ('dk_cvr', 'dk_p', 'no_orgnr', 'se_orgnr', 'fi_ytunnus', 'is_kennitala', 'gln')),
    value text not null,
    business_id uuid not null,
    primary key (municipality_id, scheme, value),
    foreign key (municipality_id, business_id) references business (municipality_id, id)
);

create table contact_person (
    municipality_id uuid not null,
    id uuid not null,
    business_id uuid,
    name text,
    name_key text,
    email text,
    phone text,
    phone_raw text,
    acting_as text check (acting_as in ('owner', 'employee', 'adviser', 'agent')),
    protected_identity boolean not null,
    created_at timestamptz not null,
    primary key (municipality_id, id),
    foreign key (municipality_id) references municipality (id),
    foreign key (municipality_id, business_id) references business (municipality_id, id)
);

create table enquiry (
    municipality_id uuid not null,
    id uuid not null,
    channel text not null check (channel in ('phone', 'web_form', 'email', 'front_desk', 'hotline', 'visit', 'api')),
    received_at timestamptz not null,
    registered_at timestamptz not null,
    registered_by text not null,
    language text not null check (language in ('en', 'da', 'nb', 'nn', 'sv', 'fi')),
    subject text not null,
    text text not null,
    attributes jsonb not null,
    place jsonb,
    sender jsonb not null,
    urgent boolean not null,
    protected_identity boolean not null,
    business_id uuid,
    contact_id uuid,
    primary key (municipality_id, id),
    foreign key (municipality_id) references municipality (id),
    foreign key (municipality_id, business_id) references business (municipality_id, id),
    foreign key (municipality_id, contact_id) references contact_person (municipality_id, id)
);

create table "case" (
    municipality_id uuid not null,
    id uuid not null,
    reference text not null,
    stage text not null check (stage in ('open', 'closed')),
    complexity text not null check (complexity in ('simple', 'medium', 'complex')),
    triage boolean not null,
    urgent boolean not null,
    protected_identity boolean not null,
    language text not null check (language in ('en', 'da', 'nb', 'nn', 'sv', 'fi')),
    coordinator_id uuid not null,
    business_id uuid,
    contact_id uuid,
    catalogue_version integer not null,
    plan jsonb not null,
    received_at timestamptz not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version integer not null,
    last_seq integer not null,
    last_hash bytea not null,
    primary key (municipality_id, id),
    unique (municipality_id, reference),
    foreign key (municipality_id, coordinator_id) references staff (municipality_id, id),
    foreign key (municipality_id, business_id) references business (municipality_id, id),
    foreign key (municipality_id, contact_id) references contact_person (municipality_id, id)
);

create table case_enquiry (
    municipality_id uuid not null,
    case_id uuid not null,
    enquiry_id uuid not null,
    primary key (municipality_id, case_id, enquiry_id),
    unique (municipality_id, enquiry_id),
    foreign key (municipality_id, case_id) references "case" (municipality_id, id),
    foreign key (municipality_id, enquiry_id) references enquiry (municipality_id, id)
);

create table case_type_of_case (
    municipality_id uuid not null,
    case_id uuid not null,
    case_type text not null,
    position integer not null,
    source text not null check (source in ('given', 'suggested', 'fallback')),
    score integer not null,
    because jsonb not null,
    primary key (municipality_id, case_id, case_type),
    foreign key (municipality_id, case_id) references "case" (municipality_id, id)
);

create table contribution (
    municipality_id uuid not null,
    id uuid not null,
    case_id uuid not null,
    unit_id text not null,
    stage text not null check (stage in ('offered', 'accepted')),
    manner text not null check (manner in ('pool', 'named', 'external', 'guide_and_forward')),
    handler_id uuid,
    accepted_at timestamptz,
    because jsonb not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version integer not null,
    primary key (municipality_id, id),
    unique (municipality_id, case_id, unit_id),
    foreign key (municipality_id, case_id) references "case" (municipality_id, id),
    foreign key (municipality_id, handler_id) references staff (municipality_id, id),
    check ((stage = 'offered') = (handler_id is null)),
    check ((handler_id is null) = (accepted_at is null))
);

create table guarantee (
    municipality_id uuid not null,
    id uuid not null,
    case_id uuid not null,
    contribution_id uuid,
    clock text not null,
    state text not null check (state in ('waiting', 'running')),
    terms jsonb not null,
    start_at timestamptz,
    due_at timestamptz,
    next_at timestamptz,
    created_at timestamptz not null,
    version integer not null,
    primary key (municipality_id, id),
    foreign key (municipality_id, case_id) references "case" (municipality_id, id),
    foreign key (municipality_id, contribution_id) references contribution (municipality_id, id),
    check ((state = 'running') = (due_at is not null)),
    check ((start_at is null) = (due_at is null))
);

create table event (
    municipality_id uuid not null,
    case_id uuid not null,
    seq integer not null,
    id uuid not null,
    kind text not null,
    at timestamptz not null,
    actor text not null,
    payload text not null,
    hash bytea not null,
    primary key (municipality_id, case_id, seq),
    unique (municipality_id, id),
    foreign key (municipality_id, case_id) references "case" (municipality_id, id)
);

create table tracking_code (
    municipality_id uuid not null,
    id uuid not null,
    case_id uuid not null,
    contact_id uuid,
    hash bytea not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    primary key (municipality_id, id),
    unique (hash),
    foreign key (municipality_id, case_id) references "case" (municipality_id, id),
    foreign key (municipality_id, contact_id) references contact_person (municipality_id, id)
);

create table outbox (
    municipality_id uuid not null,
    id uuid not null,
    kind text not null check (kind in ('index_enquiry', 'case_opened')),
    case_id uuid,
    payload jsonb not null,
    created_at timestamptz not null,
    available_at timestamptz not null,
    attempts integer not null,
    primary key (municipality_id, id),
    foreign key (municipality_id) references municipality (id)
);

create table idempotency_key (
    municipality_id uuid not null,
    hash bytea not null,
    fingerprint bytea not null,
    status integer not null,
    answer bytea not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    primary key (municipality_id, hash),
    foreign key (municipality_id) references municipality (id)
);

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

-- Who searches sees one municipality: its id leads the index where the extension allows it.
create table enquiry_search (
    municipality_id uuid not null,
    enquiry_id uuid not null,
    case_id uuid not null,
    document tsvector not null,
    primary key (municipality_id, enquiry_id),
    foreign key (municipality_id, enquiry_id) references enquiry (municipality_id, id),
    foreign key (municipality_id, case_id) references "case" (municipality_id, id)
);
do $$ begin
    create extension if not exists btree_gin;
    create index enquiry_search_document on enquiry_search using gin (municipality_id, document);
exception when others then
    -- The extension is not there: the index is larger to walk for a small municipality.
    create index enquiry_search_document on enquiry_search using gin (document);
end $$;
