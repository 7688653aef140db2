-- Also looks at those files of a protected identity that all may see who work on the case.

alter table access_log drop constraint access_log_part_check;
alter table access_log add constraint access_log_part_check check (part in (
    'case', 'enquiries', 'messages', 'contacts', 'attachments', 'note', 'attachment', 'minutes',
    'contact', 'business'
));
