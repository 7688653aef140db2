-- What was seen stays written down, as a look at the case.
update access_log set part = 'case' where part = 'attachments';
alter table access_log drop constraint access_log_part_check;
alter table access_log add constraint access_log_part_check check (part in (
    'case', 'enquiries', 'messages', 'contacts', 'note', 'attachment', 'minutes', 'contact',
    'business'
));
