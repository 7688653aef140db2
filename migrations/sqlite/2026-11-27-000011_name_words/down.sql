drop trigger business_renamed;
drop trigger business_named;
drop table business_word;
drop trigger contact_renamed;
drop trigger contact_named;
drop table contact_word;
