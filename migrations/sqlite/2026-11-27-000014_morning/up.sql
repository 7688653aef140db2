-- Each working day staff are told what waits for them; and one address gets only so many receipts.

alter table municipality add column morning_at integer;
create index municipality_by_morning on municipality (morning_at) where morning_at is not null;

create index delivery_receipts on delivery (municipality_id, ended_at)
where tiding = 'receipt' and state = 'delivered';
