drop table part_share;
drop table access_log;
drop table erasure;
drop table disposed_case;
drop table legal_hold;
drop table retention;
