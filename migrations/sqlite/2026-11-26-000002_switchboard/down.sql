drop index contact_person_by_name;
drop index case_by_contact;
drop index case_live_by_contact;
drop index case_live_by_business;
drop index contact_person_by_phone;
drop table contact_moment;
drop table call_back;
drop table staff_presence;
