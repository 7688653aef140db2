-- The database itself keeps municipalities apart: work for one of them runs as onedoor_app, a role
-- that owns nothing, and sees and writes only rows of the municipality that its transaction names.
-- Whoever migrates owns the tables, and does the installation's own work as itself.

do $$
declare
    is_ours boolean := false;
begin
    if not exists (select from pg_roles where rolname = 'onedoor_app') then
        begin
            create role onedoor_app nologin noinherit;
            is_ours := true;
        exception when duplicate_object or unique_violation then
            -- Roles belong to all databases of a server: another one has just made it.
            null;
        end;
    end if;
    -- Who makes a role may not yet work as it.
    if is_ours or not pg_has_role(current_user, 'onedoor_app', 'member') then
        execute format('grant onedoor_app to %I', current_user);
    end if;
exception when insufficient_privilege then
    raise exception 'this login may not make roles: have an administrator run "create role onedoor_app nologin noinherit" and "grant onedoor_app to %"', current_user;
end
$$;

do $$
begin
    execute format('grant usage on schema %I to onedoor_app', current_schema());
end
$$;

-- Whose rows the transaction may see: nobody's, if it does not say.
create function the_municipality() returns uuid
    language sql stable parallel safe
    return nullif(current_setting('onedoor.municipality', true), '')::uuid;

-- Every migration that adds a table calls it for that table.
create function guard_rows(which regclass) returns void
    language plpgsql
as $$
begin
    execute format('alter table %s enable row level security', which);
    execute format(
        'create policy of_one_municipality on %s to onedoor_app '
        'using (municipality_id = the_municipality()) '
        'with check (municipality_id = the_municipality())',
        which
    );
    execute format('grant select, insert, update, delete on %s to onedoor_app', which);
end
$$;
revoke execute on function guard_rows(regclass) from public;

select guard_rows(attrelid)
from pg_attribute
join pg_class on pg_class.oid = attrelid
where attname = 'municipality_id' and not attisdropped
    and relkind = 'r' and relnamespace = current_schema()::regnamespace;

-- A municipality may be changed from within; only the installation makes one.
alter table municipality enable row level security;
create policy of_one_municipality on municipality to onedoor_app
    using (id = the_municipality()) with check (id = the_municipality());
grant select, update on municipality to onedoor_app;

-- What happened stays as it was written.
revoke update, delete on event from onedoor_app;

-- An index is only used for what the guard lets pass before it has looked at a row, and matching
-- words is not among it. So these look by themselves, each at one municipality.
create function businesses_named(words tsquery, most bigint) returns setof uuid
    language plpgsql stable security definer set search_path from current
as $$
begin
    return query
        select id from business
        where municipality_id = the_municipality()
            and to_tsvector('simple', name_key) @@ words
        limit most;
end
$$;

create function contacts_named(words tsquery, most bigint) returns setof uuid
    language plpgsql stable security definer set search_path from current
as $$
begin
    return query
        select id from contact_person
        where municipality_id = the_municipality()
            and name_key is not null and to_tsvector('simple', name_key) @@ words
            and not protected_identity
        limit most;
end
$$;

create function cases_that_say(words tsquery, before uuid, most bigint) returns setof uuid
    language plpgsql stable security definer set search_path from current
as $$
begin
    return query
        select distinct case_id from enquiry_search
        where municipality_id = the_municipality()
            and document @@ words and case_id < before
        order by case_id desc
        limit most;
end
$$;

revoke execute on function
    businesses_named(tsquery, bigint),
    contacts_named(tsquery, bigint),
    cases_that_say(tsquery, uuid, bigint)
from public;
grant execute on function
    businesses_named(tsquery, bigint),
    contacts_named(tsquery, bigint),
    cases_that_say(tsquery, uuid, bigint)
to onedoor_app;
