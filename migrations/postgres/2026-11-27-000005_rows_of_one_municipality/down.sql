drop function cases_that_say(tsquery, uuid, bigint);
drop function contacts_named(tsquery, bigint);
drop function businesses_named(tsquery, bigint);

do $$
declare
    guarded regclass;
begin
    for guarded in select polrelid from pg_policy where polname = 'of_one_municipality' loop
        execute format('drop policy of_one_municipality on %s', guarded);
        execute format('alter table %s disable row level security', guarded);
        execute format('revoke all on %s from onedoor_app', guarded);
    end loop;
    execute format('revoke usage on schema %I from onedoor_app', current_schema());
end
$$;

drop function guard_rows(regclass);
drop function the_municipality();
-- The role stays: other databases of the server may know it.
