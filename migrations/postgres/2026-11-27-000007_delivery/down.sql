drop table mail_template;
drop table offer_link;
drop table delivery;
