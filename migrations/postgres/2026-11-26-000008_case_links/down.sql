drop table task_force_member;
drop table task_force;
drop table case_label;
drop table case_link;
