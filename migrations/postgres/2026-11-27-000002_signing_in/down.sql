delete from outbox where kind = 'lost_code';
alter table outbox drop constraint outbox_kind_check;
alter table outbox add constraint outbox_kind_check check (kind in (
    'index_enquiry', 'case_opened', 'warning', 'missed', 'delay_notice',
    'renew_promise', 'promise_changed', 'missing_papers', 'offer_repeated',
    'offer_unaccepted', 'suspension', 'urgent_enquiry', 'remedy', 'handed_over',
    'contribution', 'message', 'call_back', 'meeting', 'attachment', 'case_moved', 'feed'
));

drop index tracking_code_by_case;
alter table tracking_code drop column version;
alter table api_token drop column rotated_at;
alter table api_token drop column last_used_at;
alter table api_token drop column scopes;

drop table session;
drop table sign_in_flow;
drop table identity;
drop table identity_provider;
drop table sign_in_attempt;
drop table password_link;
drop table recovery_code;
drop table account;
