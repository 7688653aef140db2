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

# Promises that no catalogue lists: of urgent enquiries, and when a unit is late.
clock-first_human_contact = A person calls you back
clock-next_update = You hear how things stand

# Why a unit takes part.
because-leads = Leads “{ $case_type }”
because-always = Always takes part in “{ $case_type }”
because-answered = “{ $question }” was answered: { $answer }
because-external = An outside authority that takes part in “{ $case_type }”
because-nobody_inside = No unit of the municipality decides on “{ $case_type }”: the business office guides you and passes it on
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
event-enquiry_registered = The enquiry was registered.
event-case_opened = The case was opened; { $coordinator } answers to the business.
event-contribution_offered = { $unit } was asked for its part.
event-guarantee_promised = Promised: { $promise }.
event-guarantee_started = The clock of “{ $promise }” started; due { $due }.
somebody = somebody who left
