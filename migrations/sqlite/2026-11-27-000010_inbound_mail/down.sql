drop table inbound_mail;
