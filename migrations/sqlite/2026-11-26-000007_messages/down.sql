drop table overview;
drop table answer_draft;
drop table missing_item;
drop table note;
drop table question;
drop table message;
