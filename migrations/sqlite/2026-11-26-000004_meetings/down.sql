drop table meeting_action;
drop table meeting_participant;
drop table meeting;
drop table meeting_slot;
