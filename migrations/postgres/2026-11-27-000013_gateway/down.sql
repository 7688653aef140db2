delete from delivery
where channel <> 'mail'
    or tiding in ('meeting_invited', 'meeting_changed', 'meeting_cancelled', 'morning_queue')
    or failure in ('not_allowed', 'switched_off');

alter table delivery drop column gateway_id;
alter table delivery drop constraint delivery_failure_check;
alter table delivery add constraint delivery_failure_check check (failure in (
        'refused_for_now', 'refused', 'unreachable', 'interrupted', 'unwritable', 'too_often', 'too_old'
));
alter table delivery drop constraint delivery_channel_check;
alter table delivery add constraint delivery_channel_check check (channel in ('mail'));
alter table delivery drop constraint delivery_tiding_check;
alter table delivery add constraint delivery_tiding_check check (tiding in (
        'receipt', 'missing_items', 'interim_reply', 'delay_notice', 'promise_changed',
        'suspension', 'new_coordinator', 'message', 'question', 'answer', 'closing', 'reopened',
        'lost_code', 'new_case', 'offer', 'offer_repeated', 'offer_unaccepted', 'contribution',
        'urgent', 'warning', 'missed', 'renew_promise', 'remedy', 'hand_over', 'call_back',
        'message_received', 'question_asked', 'case_moved', 'task_force', 'harmful_file',
        'digest', 'webhook_switched_off'
));

drop table gateway;
