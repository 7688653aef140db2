-- The events themselves stay: a feed can be numbered anew from them.
drop table feed_end;
drop table feed;
delete from outbox where kind = 'feed';
alter table outbox drop constraint outbox_kind_check;
alter table outbox add constraint outbox_kind_check check (kind in (
    'index_enquiry', 'case_opened', 'warning', 'missed', 'delay_notice',
    'renew_promise', 'promise_changed', 'missing_papers', 'offer_repeated',
    'offer_unaccepted', 'suspension', 'urgent_enquiry', 'remedy'
));
