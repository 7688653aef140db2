drop table mail_stop;
