-- Attachments: files of a case. The bytes lie elsewhere; here stands what they are and where.

create table attachment (
    municipality_id blob not null,
    id blob not null,
    case_id blob not null,
    contribution_id blob,
    only_unit text,
    name text not null,
    media_type text not null check (media_type in (
        'application/pdf', 'image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/heic', 'image/tiff',
        'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'application/vnd.openxmlformats-officedocument.presentationml.presentation',
        'application/vnd.oasis.opendocument.text',
        'application/vnd.oasis.opendocument.spreadsheet',
        'application/vnd.oasis.opendocument.presentation',
        'application/msword', 'application/vnd.ms-excel', 'text/plain', 'text/csv'
    )),
    size integer not null check (size > 0),
    sha256 blob not null check (length(sha256) = 32),
    file_id blob not null,
    note text,
    added_at integer not null,
    added_by text not null,
    state text not null check (state in ('unscanned', 'quarantined', 'clean', 'infected', 'removed')),
    scan_at integer,
    scan_attempts integer not null check (scan_attempts >= 0),
    scanned_at integer,
    found text,
    removed_at integer,
    removed_by text,
    removed_because text,
    version integer not null,
    primary key (municipality_id, id),
    -- No two attachments share bytes: removing one must not take another's away.
    unique (municipality_id, file_id),
    foreign key (municipality_id, case_id) references "case" (municipality_id, id),
    foreign key (municipality_id, contribution_id) references contribution (municipality_id, id),
    check ((scan_at is not null) = (state = 'quarantined')),
    check ((scanned_at is not null) = (state in ('clean', 'infected'))),
    check ((found is not null) = (state = 'infected')),
    check ((removed_at is not null) = (state = 'removed')),
    check ((removed_by is not null) = (state = 'removed')),
    check ((removed_because is not null) = (state = 'removed'))
) strict;
create index attachment_by_case on attachment (municipality_id, case_id, id);
create index attachment_to_scan on attachment (scan_at) where scan_at is not null;

-- Bytes that no attachment vouches for: on their way in, or to be deleted. The row is written
-- before the first byte, so that no crash leaves bytes behind of which nobody knows.
create table stray_file (
    municipality_id blob not null,
    id blob not null,
    delete_at integer not null,
    primary key (municipality_id, id),
    foreign key (municipality_id) references municipality (id)
) strict;
create index stray_file_next on stray_file (delete_at);
