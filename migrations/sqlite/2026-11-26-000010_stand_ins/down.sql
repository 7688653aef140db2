drop table attendance;
drop table stand_in;
