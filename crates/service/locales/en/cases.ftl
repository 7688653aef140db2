# Moments, as they are said.
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
due-at = by { $time } on { $weekday } { $day } { $month } { $year }
due-on = on { $weekday } { $day } { $month } { $year } at the latest

# When a promise has not started yet.
starts-received = counts from when the enquiry arrived
starts-complete = counts from when your papers are complete
starts-fee_paid = counts from when the fee is paid
starts-accepted = counts from when a handler has taken it on
starts-referral_done = counts from when everybody asked has answered
starts-board_ready = counts from when the matter is ready for the political board
starts-request_received = counts from when you ask for a decision
starts-first_absence_day = counts from the first day of absence
starts-wage_paid = counts from when the wage is paid
starts-event_date_backwards = counts backwards from the day of the event

# The unit's answer to the coordinator, which is internal.
clock-unit_answer = The unit answers the coordinator
clock-unit_answer-of = { $unit } answers the coordinator

# Promises that no catalogue lists: of urgent enquiries, and when a unit is late.
clock-first_human_contact = A person calls you back
clock-next_update = You hear how things stand
clock-call_back = A person calls you back as you asked

# Why a unit takes part.
because-leads = Leads “{ $case_type }”
because-always = Always takes part in “{ $case_type }”
because-answered = “{ $question }” was answered: { $answer }
because-external = An outside authority that takes part in “{ $case_type }”
because-nobody_inside = No unit of the municipality decides on “{ $case_type }”: the business office guides you and passes it on
because-rerouted = { $unit } said that this belongs here
because-added = The coordinator asked for it
answer-true = yes
answer-false = no

# Why a person is the coordinator.
coordinator-continuity = Coordinates another live case of this business
coordinator-account_manager = Is the account manager of this business
coordinator-substitute = Acts for the person who would have been chosen
coordinator-least_loaded = Carries least of those who fit
coordinator-over_capacity = Everybody who fits is at capacity; carries least
coordinator-unit_head = Nobody fitted: heads the business office
coordinator-on_duty = Nobody fitted: is on duty
coordinator-last_resort = Nobody else was there

# Why a person was not chosen.
against-inactive = No longer works here
against-absent = Is away
against-wrong_role = Does not coordinate
against-language = Does not speak the language; others do
against-skill = Does not know the matter; others do
against-at_capacity = Carries as much as they can
against-more_loaded = Carries more
against-more_recent = Got a case more recently
against-even = Fits as well; only the order decided
against-barred = May not take this case

# Events, one sentence each.
event-enquiry_registered = { $actor } registered the enquiry.
event-case_opened = The case was opened; { $coordinator } answers to the business.
event-contribution_offered = { $unit } was asked for its part.
event-contribution_offered-named = { $unit } was asked for its part; { $person } works on it.
event-guarantee_promised = Promised: { $promise }.
event-guarantee_started = The clock of “{ $promise }” started; due { $due }.
event-papers_missing = { $actor } told the business what is missing in its papers.
event-papers_complete = { $actor } declared the papers complete from { $at }.
event-papers_supplemented = The business added to its papers on its own initiative.
event-fee_paid = The fee was paid on { $at }.
event-referral_sent = { $actor } asked { $authority } for its opinion.
event-referral_sent-by = { $actor } asked { $authority } for its opinion, to be given { $due }.
event-referral_answered = The authority that was asked has answered.
event-progressed = { $progress }.
event-progressed-unit = { $unit } answered the coordinator.
event-offer_repeated = { $unit } was asked for its part once more, as nobody there had taken it on.
event-offer_unaccepted = Nobody at { $unit } has taken on its part; those above were told.
event-renewal_asked = A unit is late; the coordinator was asked to tell the business when it can expect an answer.
waits_for-business = the business
waits_for-others = others
event-contribution_held = { $unit } will be asked for its part once others have answered.
event-contribution_ordered = It was decided which others must answer before { $unit }.
event-contribution_opened = It is the turn of { $unit }, which was asked for its part.
event-contribution_accepted = { $person } took on the part of { $unit }.
event-contribution_waiting = { $unit } waits for { $whom }.
event-contribution_resumed = { $unit } goes on with its part.
event-contribution_answered = { $unit } gave its answer.
event-contribution_released = The part of { $unit } was put back before the unit.
event-contribution_reassigned = The part of { $unit } was given to { $person }.
event-contribution_declined = { $unit } said that the matter belongs to { $instead }, which owes the part now.
event-contribution_returned = { $unit } gave its part back to the coordinator.
event-contribution_passed_on = The coordinator asked { $instead } for the part that { $unit } had given back.
event-contribution_cancelled = The part of { $unit } is not needed any more.
event-question_answered = “{ $question }” was answered.
event-guarantee_paused = The clock of “{ $promise }” was stopped: { $reason }.
event-meeting_planned = { $meeting } was planned for { $at }.
event-meeting_changed = { $meeting } was changed; it begins { $at }.
event-meeting_cancelled = { $meeting } was cancelled.
event-meeting_held = { $meeting } took place.
event-meeting_action_agreed = At a meeting it was agreed who does something by { $due }.
event-meeting_action_done = What was agreed at a meeting has been done.
event-meeting_minutes_kept = The minutes of a meeting were kept.
event-attachment_added = A file was added to the case.
event-attachment_removed = A file was removed from the case.
event-attachment_infected = The virus scanner found something harmful in a file; it is locked away, and the coordinator has been told.
event-handed_over = { $from } handed the case over; { $to } answers to the business now.
event-handed_over-taken_over = { $to } took the case over from { $from } and answers to the business now.
event-handed_over-absence = { $from } is away; { $to } answers to the business meanwhile.
event-handed_over-return = { $to } is back and answers to the business again; { $from } stood in meanwhile.
event-handed_over-leave = { $from } no longer works here; { $to } answers to the business now.
event-guarantee_resumed = The clock of “{ $promise }” runs again; due { $due }.
event-guarantee_resumed-standing = One reason to stop the clock of “{ $promise }” has gone; another keeps it standing.
event-guarantee_restarted = The clock of “{ $promise }” began anew; due { $due }.
event-guarantee_extended = { $actor } extended “{ $promise }”; due { $due }.
event-guarantee_extended-standing = { $actor } extended “{ $promise }”; its clock still stands still.
event-guarantee_amended = Management corrected when “{ $promise }” is due: { $due }.
event-guarantee_warned = Those concerned were reminded of “{ $promise }”.
event-guarantee_missed = “{ $promise }” was not kept in time.
event-guarantee_met = “{ $promise }” was kept.
event-guarantee_cancelled = “{ $promise }” no longer applies.
event-guarantee_explained = { $actor } explained why “{ $promise }” was not kept in time: { $cause }.
event-guarantee_remedied = A step to make up for the late “{ $promise }” was recorded.
event-contact_moment_recorded = { $contact }; { $outcome }.
event-call_back_asked = The business asked to be called back; { $staff } is to call.
event-call_back_attempted = We called back and reached nobody; attempts so far: { $count }.
event-call_back_kept = The business was called back as it had asked.
event-call_back_cancelled = The call-back was called off.
event-call_back_reassigned = { $staff } is to call the business back now.
somebody = somebody who left

# Who did something, where it was nobody with a name.
actor-system = Onedoor
actor-business = The business
actor-program = A program

# Moments in short, for tables and lists.
weekday-short-1 = Mon
weekday-short-2 = Tue
weekday-short-3 = Wed
weekday-short-4 = Thu
weekday-short-5 = Fri
weekday-short-6 = Sat
weekday-short-7 = Sun
day-short = { $weekday } { $day } { $month }
day-short-year = { $weekday } { $day } { $month } { $year }
moment-short = { $day } { $time }
span = { $from } – { $to }

# How long.
length-working_hours = { $count ->
    [one] { $count } working hour
   *[other] { $count } working hours
}
length-working_days = { $count ->
    [one] { $count } working day
   *[other] { $count } working days
}
length-calendar_days = { $count ->
    [one] { $count } calendar day
   *[other] { $count } calendar days
}
length-weeks = { $count ->
    [one] { $count } week
   *[other] { $count } weeks
}
length-months = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
amount-minutes = { $hours } h { $minutes } min
amount-working_days = { $count ->
    [one] { $count } working day
   *[other] { $count } working days
}
amount-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}

# How a due moment came about, line by line.
derivation-promise = Promise: { $promise }
derivation-terms = { $length }; the clock { $start }.
derivation-restarted = Counted anew from { $at }. { $reason }.
derivation-restarted_by_order = Counted anew from { $at }. { $reason }. Asked for on { $ordered }; in time until { $until }.
derivation-extended = Extended by { $length }.
derivation-step = { $span }: { $why }
derivation-due = Due { $due }.
derivation-waiting = The clock has not started, so no due moment can be said yet.
derivation-standing = The clock stands still: { $reason }. The due moment follows when it runs again.
derivation-disagrees = For us: this way does not end at the moment that was promised. What was promised stands; have it looked into.

# Why a stretch of time counts or not, after its days.
why-counted = { $amount } counted
why-start_day = the day on which it starts is not counted
why-outside_hours = outside opening hours
why-weekly_closed = closed every week
why-public_holiday = { $name }
why-own_day = closed: { $name }
why-paused = the clock stood still ({ $reason })
why-out_of_season = the promise does not count in this part of the year
why-ends_no_period = no period ends on this day ({ $name })
why-last_day = the first day on which the period may end
why-corrected = management corrected the due moment; what was counted before no longer matters
why-counted_but_ends_no_period = the last day that counts, but no period ends on it ({ $name })

# What was done on a case, as a sentence without its full stop.
progress-receipt_sent = The business got a receipt with its case number and its coordinator
progress-business_reached = A person spoke with the business
progress-business_told = The business was told how things stand
progress-papers_checked = The papers were checked for gaps
progress-pre_meeting_held = A preparatory meeting was held
progress-overview_sent = The overview of the process was sent
progress-coordination_meeting_held = All units concerned met the business
progress-interim_reply_sent = An interim reply was sent
progress-unit_answered = A unit answered the coordinator
progress-offer_sent = A plot was offered to the business
progress-final_answer_sent = The final answer was sent
progress-decision_made = The decision was made
progress-access_decided = The request for documents was decided
progress-data_subject_answered = A person got an answer about the data on them
progress-complaint_prepared = The appeal was prepared for the appeal body
progress-delay_told = The business was told of a delay and its reason
progress-request_answered = The request to decide now was decided or refused
progress-expected_time_published = The expected time was published

# Why a clock stands still, after a colon.
pause-regional_state_referral = the matter lies with a regional or state authority
pause-referral_late = another authority has not answered by the day it was given
pause-minor_gap_at_applicant = a smaller gap in the papers is being mended by the business
pause-missing_attachment = an attachment is missing
pause-gap_at_applicant = the business was asked for something and has not answered yet
pause-postponement_asked = the business asked for the matter to rest
pause-awaiting_completion = something is missing that must be there before the period counts

# Why a clock was set back to nothing.
restart-basic_gap = Papers without which nothing can be decided were missing and have now come
restart-own_initiative_supplement = The business added to the matter on its own initiative
restart-supplement_order_within_3w_then_completion = We asked for the missing papers within three weeks, and they have come

# Why a promise was missed.
cause-workload = More work than we have people for
cause-absence = Whoever worked on it was away
cause-other_unit = Another unit of the municipality answered late
cause-other_authority = An authority outside the municipality answered late
cause-business = The business answered late
cause-complexity = The matter was harder than it looked
cause-political_treatment = It waited for a political decision
cause-misrouted = It went to the wrong place first
cause-mistake = We made a mistake
cause-system = A system did not work
cause-other = Something else

# What makes up for a missed promise, and how far it is.
remedy-fee_reduction = Reduction of the fee
remedy-deemed_approval = The permission counts as given
remedy-apology = An apology
remedy-manager_call = A call from a manager
remedy_stage-proposed = Proposed
remedy_stage-approved = Approved
remedy_stage-declined = Not approved
remedy_stage-executed = Carried out

# Where a promise stands.
state-waiting = The clock has not started
state-running = The clock is running
state-paused = The clock stands still
state-missed = Not kept in time
state-met = Kept in time
state-met_late = Kept, but too late
state-cancelled = No longer applies

# Who is told.
audience-handler = The handler
audience-coordinator = The coordinator
audience-unit_head = The head of the unit
audience-management = Management
audience-business = The business

# With whom a case lay.
holder-business = With the business
holder-coordinator = With the coordinator
holder-other_authority = With another authority
holder-nobody = With nobody: no unit had taken it on
holder-unit = With { $unit }

# How much a gap in the papers weighs.
gap-basic = Nothing can be decided without it
gap-minor = We can work on the matter meanwhile

# Meetings: as the beginning of a sentence, and as a title.
meeting-a-joint_meeting = A joint meeting
meeting-a-pre_meeting = A preparatory meeting
meeting-a-visit = A visit
meeting-joint_meeting = Joint meeting
meeting-pre_meeting = Preparatory meeting
meeting-visit = Visit
# How people were in contact, and what came of it.
contact-call_in = The business called
contact-call_out = We called the business
contact-visit_in = The business came by
contact-visit_out = We visited the business
contact-mail_in = The business wrote
contact-mail_out = We wrote to the business
contact-meeting_in = The business met us
contact-meeting_out = We met the business
contact_outcome-reached = it was reached
contact_outcome-not_reached = nobody was reached
contact_outcome-call_back = it wants to be called back

# What the switchboard is told of a reference with a wrong digit.
lookup-did_you_mean = A digit seems to be wrong. Did you mean one of these?
lookup-wrong_digit = A digit is wrong, and no case here has a reference like it. Ask for it once more.
# What happens to the case as a whole.
event-case_waiting = The case waits for { $whom }: { $reason }
event-case_resumed = Work on the case goes on.
event-case_closed = The case was closed.
event-case_withdrawn = The business withdrew the matter: { $reason }
event-case_reopened = The case was reopened with { $coordinator } as its coordinator: { $reason }
event-case_types_changed = What the case is about was changed: { $types }.
event-case_linked = The case was tied to case { $reference }.
event-case_unlinked = The case is no longer tied to case { $reference }.
event-case_merged = The matter goes on in case { $reference }.
event-case_merged_in = Case { $reference } was merged into this one and goes on here.
event-case_split = A part of the matter goes on in case { $reference }: { $reason }
event-case_split_off = The case was split off from case { $reference }.
event-complexity_changed = The case is now handled as { $complexity }: { $reason }
event-urgency_changed = { $urgency }: { $reason }
event-task_force_changed = Who works on the case together was changed: { $people }.
event-labels_changed = The labels of the case were changed.
awaited-business = the business
awaited-others = others
complexity-simple = simple
complexity-medium = of medium difficulty
complexity-complex = complex
urgency-true = The case cannot wait
urgency-false = The case can wait after all
nobody = nobody
reason-case_closed = The case was closed before the clock of this promise could start.
reason-goes_on = Goes on in case { $reference }.
reason-type_removed = The case is no longer about this.
reason-not_urgent = The case can wait after all.
