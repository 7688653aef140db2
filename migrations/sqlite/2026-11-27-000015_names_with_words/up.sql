-- The whole name beside each of its words, so that whoever looks for several words reads one index and
-- no other table. The tables hold nothing of their own: they are made anew.
-- A name as it is compared has letters, digits and single spaces: so it is JSON between quotes.

drop trigger business_named;
drop trigger business_renamed;
drop trigger contact_named;
drop trigger contact_renamed;
drop table business_word;
drop table contact_word;

create table business_word (
    municipality_id blob not null,
    word text not null,
    business_id blob not null,
    name_key text not null,
    primary key (municipality_id, word, business_id),
    foreign key (municipality_id, business_id) references business (municipality_id, id) on delete cascade
) strict, without rowid;
create trigger business_named after insert on business begin
    insert into business_word (municipality_id, word, business_id, name_key)
    select distinct new.municipality_id, substr(value, 1, 60), new.id, new.name_key
    from json_each('["' || replace(new.name_key, ' ', '","') || '"]')
    where value <> '';
end;
create trigger business_renamed after update of name_key on business
when old.name_key is not new.name_key begin
    delete from business_word
    where municipality_id = old.municipality_id and business_id = old.id
        and word in (
            select substr(value, 1, 60)
            from json_each('["' || replace(old.name_key, ' ', '","') || '"]')
        );
    insert into business_word (municipality_id, word, business_id, name_key)
    select distinct new.municipality_id, substr(value, 1, 60), new.id, new.name_key
    from json_each('["' || replace(new.name_key, ' ', '","') || '"]')
    where value <> '';
end;
insert into business_word (municipality_id, word, business_id, name_key)
select distinct business.municipality_id, substr(value, 1, 60), business.id, business.name_key
from business, json_each('["' || replace(name_key, ' ', '","') || '"]')
where value <> '';

create table contact_word (
    municipality_id blob not null,
    word text not null,
    contact_id blob not null,
    name_key text not null,
    primary key (municipality_id, word, contact_id),
    foreign key (municipality_id, contact_id) references contact_person (municipality_id, id) on delete cascade
) strict, without rowid;
create trigger contact_named after insert on contact_person begin
    insert into contact_word (municipality_id, word, contact_id, name_key)
    select distinct new.municipality_id, substr(value, 1, 60), new.id, new.name_key
    from json_each('["' || replace(new.name_key, ' ', '","') || '"]')
    where value <> '';
end;
create trigger contact_renamed after update of name_key on contact_person
when old.name_key is not new.name_key begin
    delete from contact_word
    where municipality_id = old.municipality_id and contact_id = old.id
        and word in (
            select substr(value, 1, 60)
            from json_each('["' || replace(old.name_key, ' ', '","') || '"]')
        );
    insert into contact_word (municipality_id, word, contact_id, name_key)
    select distinct new.municipality_id, substr(value, 1, 60), new.id, new.name_key
    from json_each('["' || replace(new.name_key, ' ', '","') || '"]')
    where value <> '';
end;
insert into contact_word (municipality_id, word, contact_id, name_key)
select distinct contact_person.municipality_id, substr(value, 1, 60), contact_person.id, contact_person.name_key
from contact_person, json_each('["' || replace(name_key, ' ', '","') || '"]')
where value <> '';
