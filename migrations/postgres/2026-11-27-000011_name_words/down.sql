do $$ begin
    create extension if not exists btree_gin;
    create index business_by_words on business
        using gin (municipality_id, to_tsvector('simple', name_key)) with (fastupdate = off);
    create index contact_person_by_words on contact_person
        using gin (municipality_id, to_tsvector('simple', name_key)) with (fastupdate = off)
        where name_key is not null;
exception when others then
    create index business_by_words on business
        using gin (to_tsvector('simple', name_key)) with (fastupdate = off);
    create index contact_person_by_words on contact_person
        using gin (to_tsvector('simple', name_key)) with (fastupdate = off)
        where name_key is not null;
end $$;

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

revoke execute on function
    businesses_named(tsquery, bigint), contacts_named(tsquery, bigint)
from public;
grant execute on function
    businesses_named(tsquery, bigint), contacts_named(tsquery, bigint)
to onedoor_app;

drop trigger business_renamed on business;
drop trigger business_named on business;
drop function keep_business_words();
drop table business_word;
drop trigger contact_renamed on contact_person;
drop trigger contact_named on contact_person;
drop function keep_contact_words();
drop table contact_word;
