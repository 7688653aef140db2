drop index delivery_receipts;
drop index municipality_by_morning;
alter table municipality drop column morning_at;
