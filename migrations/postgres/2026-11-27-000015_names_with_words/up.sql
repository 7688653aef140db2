-- The whole name beside each of its words, so that whoever looks for several words reads one index and
-- no other table. The tables hold nothing of their own: they are made anew.

drop trigger business_named on business;
drop trigger business_renamed on business;
drop function keep_business_words();
drop table business_word;
drop trigger contact_named on contact_person;
drop trigger contact_renamed on contact_person;
drop function keep_contact_words();
drop table contact_word;

create table business_word (
    municipality_id uuid not null,
    word text collate "C" not null,
    business_id uuid not null,
    name_key text not null,
    primary key (municipality_id, word, business_id) include (name_key),
    foreign key (municipality_id, business_id) references business (municipality_id, id) on delete cascade
);
create function keep_business_words() returns trigger
    language plpgsql
as $$
begin
    if tg_op = 'UPDATE' then
        delete from business_word
        where municipality_id = old.municipality_id and business_id = old.id
            and word in (select left(said, 60) from unnest(string_to_array(old.name_key, ' ')) said);
    end if;
    insert into business_word (municipality_id, word, business_id, name_key)
        select distinct new.municipality_id, left(said, 60), new.id, new.name_key
        from unnest(string_to_array(new.name_key, ' ')) said
        where said <> '';
    return null;
end
$$;
create trigger business_named after insert on business
    for each row execute function keep_business_words();
create trigger business_renamed after update of name_key on business
    for each row when (old.name_key is distinct from new.name_key)
    execute function keep_business_words();
insert into business_word (municipality_id, word, business_id, name_key)
    select distinct municipality_id, left(said, 60), id, name_key
    from business, unnest(string_to_array(name_key, ' ')) said
    where said <> '';
select guard_rows('business_word');

create table contact_word (
    municipality_id uuid not null,
    word text collate "C" not null,
    contact_id uuid not null,
    name_key text not null,
    primary key (municipality_id, word, contact_id) include (name_key),
    foreign key (municipality_id, contact_id) references contact_person (municipality_id, id) on delete cascade
);
create function keep_contact_words() returns trigger
    language plpgsql
as $$
begin
    if tg_op = 'UPDATE' then
        delete from contact_word
        where municipality_id = old.municipality_id and contact_id = old.id
            and word in (select left(said, 60) from unnest(string_to_array(old.name_key, ' ')) said);
    end if;
    insert into contact_word (municipality_id, word, contact_id, name_key)
        select distinct new.municipality_id, left(said, 60), new.id, new.name_key
        from unnest(string_to_array(new.name_key, ' ')) said
        where said <> '';
    return null;
end
$$;
create trigger contact_named after insert on contact_person
    for each row execute function keep_contact_words();
create trigger contact_renamed after update of name_key on contact_person
    for each row when (old.name_key is distinct from new.name_key)
    execute function keep_contact_words();
insert into contact_word (municipality_id, word, contact_id, name_key)
    select distinct municipality_id, left(said, 60), id, name_key
    from contact_person, unnest(string_to_array(name_key, ' ')) said
    where said <> '';
select guard_rows('contact_word');
