-- Casework: a case and a contribution go through all their stages, and several kinds of work follow.

-- Made anew and not only checked anew, so that it stands where SQLite has to put it.
-- The defaults are for a program of the version before, which may still be running.
drop index case_by_stage;
alter table "case"
    add column stage_new text not null default 'open'
        constraint case_stage_known check (stage_new in ('open', 'waiting', 'answered', 'closed'));
update "case" set stage_new = stage;
alter table "case" drop column stage;
alter table "case" rename column stage_new to stage;
create index case_by_stage on "case" (municipality_id, stage, id);
alter table "case"
    add column awaited text check (awaited in ('business', 'others')),
    add column awaited_since timestamptz,
    add column answered_at timestamptz,
    add column closed_at timestamptz,
    add column closed_as text check (closed_as in ('answered', 'withdrawn', 'merged')),
    add column round integer not null default 1,
    add column answers jsonb not null default '{}';
-- A program of the version before closed nothing, so that no closed case lacks its moment.
alter table "case"
    add constraint case_waits check ((stage = 'waiting') = (awaited is not null)),
    add constraint case_waits_since check ((awaited is null) = (awaited_since is null)),
    add constraint case_answered_when check (stage <> 'answered' or answered_at is not null),
    add constraint case_closed_when check ((stage = 'closed') = (closed_at is not null)),
    add constraint case_closed_how check ((closed_at is null) = (closed_as is null)),
    add constraint case_round check (round >= 1);

alter table contribution
    drop constraint contribution_municipality_id_case_id_unit_id_key,
    drop constraint contribution_stage_check,
    drop constraint contribution_offered_to_a_unit,
    drop constraint contribution_accepted_by_a_person,
    add column offered_to_id uuid,
    add column awaited text check (awaited in ('business', 'others')),
    add column awaited_since timestamptz,
    add column ended_at timestamptz,
    add column hops integer not null default 0,
    add column rerouted_from_id uuid,
    add column answer text;
alter table contribution
    add constraint contribution_stage_check check (stage in (
        'held', 'offered', 'accepted', 'waiting', 'answered', 'returned', 'declined', 'cancelled'
    )),
    add constraint contribution_in_nobodys_hands check (
        stage not in ('held', 'offered', 'returned', 'declined', 'cancelled') or handler_id is null
    ),
    add constraint contribution_in_somebodys_hands check (
        stage not in ('accepted', 'waiting') or handler_id is not null
    ),
    add constraint contribution_offered_to_somebody check (stage = 'offered' or offered_to_id is null),
    add constraint contribution_waits check ((stage = 'waiting') = (awaited is not null)),
    add constraint contribution_waits_since check ((awaited is null) = (awaited_since is null)),
    add constraint contribution_ended_when check (
        (stage in ('returned', 'declined', 'cancelled')) = (ended_at is not null)
    ),
    add constraint contribution_hops check (hops >= 0),
    add constraint contribution_answer check (answer is null or stage = 'answered'),
    add foreign key (municipality_id, offered_to_id) references staff (municipality_id, id),
    add foreign key (municipality_id, rerouted_from_id) references contribution (municipality_id, id);
-- A unit owes a case one open contribution at most; what it declined or answered may come again.
create unique index contribution_one_open on contribution (municipality_id, case_id, unit_id)
    where stage in ('held', 'offered', 'accepted', 'waiting', 'returned');
create index contribution_by_case on contribution (municipality_id, case_id);

create table contribution_dependency (
    municipality_id uuid not null,
    contribution_id uuid not null,
    depends_on_id uuid not null,
    primary key (municipality_id, contribution_id, depends_on_id),
    foreign key (municipality_id, contribution_id) references contribution (municipality_id, id),
    foreign key (municipality_id, depends_on_id) references contribution (municipality_id, id),
    check (contribution_id <> depends_on_id)
);
create index contribution_dependency_back on contribution_dependency (municipality_id, depends_on_id);

alter table outbox drop constraint outbox_kind_check;
alter table outbox add constraint outbox_kind_check check (kind in (
    'index_enquiry', 'case_opened', 'warning', 'missed', 'delay_notice',
    'renew_promise', 'promise_changed', 'missing_papers', 'offer_repeated',
    'offer_unaccepted', 'suspension', 'urgent_enquiry', 'remedy', 'handed_over',
    'contribution', 'message', 'call_back', 'meeting', 'attachment', 'case_moved', 'feed'
));
