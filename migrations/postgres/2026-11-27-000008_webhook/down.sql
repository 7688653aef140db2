delete from delivery where tiding = 'webhook_switched_off';
alter table delivery drop constraint delivery_tiding_check;
alter table delivery add constraint delivery_tiding_check check (tiding in (
        'receipt', 'missing_items', 'interim_reply', 'delay_notice', 'promise_changed',
        'suspension', 'new_coordinator', 'message', 'question', 'answer', 'closing', 'reopened',
        'lost_code', 'new_case', 'offer', 'offer_repeated', 'offer_unaccepted', 'contribution',
        'urgent', 'warning', 'missed', 'renew_promise', 'remedy', 'hand_over', 'call_back',
        'message_received', 'question_asked', 'case_moved', 'task_force', 'harmful_file',
        'digest'
));

drop table webhook_delivery;
drop table webhook;
