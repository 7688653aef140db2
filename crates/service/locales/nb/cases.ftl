# Moments, as they are said.
weekday-1 = mandag
weekday-2 = tirsdag
weekday-3 = onsdag
weekday-4 = torsdag
weekday-5 = fredag
weekday-6 = lørdag
weekday-7 = søndag
month-1 = januar
month-2 = februar
month-3 = mars
month-4 = april
month-5 = mai
month-6 = juni
month-7 = juli
month-8 = august
month-9 = september
month-10 = oktober
month-11 = november
month-12 = desember
due-at = senest { $weekday } { $day }. { $month } { $year } kl. { $time }
due-on = senest { $weekday } { $day }. { $month } { $year }

# When a promise has not started yet.
starts-received = regnes fra henvendelsen kom inn
starts-complete = regnes fra vi har alle papirene dine
starts-fee_paid = regnes fra gebyret er betalt
starts-accepted = regnes fra en saksbehandler har tatt saken
starts-referral_done = regnes fra alle som er spurt, har svart
starts-board_ready = regnes fra saken er klar for politisk utvalg
starts-request_received = regnes fra du ber om et vedtak
starts-first_absence_day = regnes fra første fraværsdag
starts-wage_paid = regnes fra lønnen er utbetalt
starts-event_date_backwards = regnes bakover fra dagen for arrangementet

# The unit's answer to the coordinator, which is internal.
clock-unit_answer = Enheten svarer koordinatoren

# Promises that no catalogue lists: of urgent enquiries, and when a unit is late.
clock-first_human_contact = En medarbeider ringer deg
clock-next_update = Du får vite hvordan saken står

# Why a unit takes part.
because-leads = Har ansvaret for «{ $case_type }»
because-always = Deltar alltid i «{ $case_type }»
because-answered = Svaret på «{ $question }» var: { $answer }
because-external = En myndighet utenfor kommunen som deltar i «{ $case_type }»
because-nobody_inside = Ingen enhet i kommunen avgjør «{ $case_type }»: næringskontoret veileder deg og sender henvendelsen videre
answer-true = ja
answer-false = nei

# Why a person is the coordinator.
coordinator-continuity = Er allerede koordinator for en annen åpen sak fra bedriften
coordinator-account_manager = Er bedriftens faste kontaktperson
coordinator-substitute = Er stedfortreder for den som ellers ville blitt valgt
coordinator-least_loaded = Har færrest saker av dem som passer
coordinator-over_capacity = Alle som passer, har fullt opp; har færrest saker
coordinator-unit_head = Ingen passet: leder næringskontoret
coordinator-on_duty = Ingen passet: har vakt
coordinator-last_resort = Det var ingen andre

# Why a person was not chosen.
against-inactive = Jobber ikke her lenger
against-absent = Er borte
against-wrong_role = Er ikke koordinator
against-language = Snakker ikke språket; det gjør andre
against-skill = Kjenner ikke fagområdet; det gjør andre
against-at_capacity = Har så mange saker som det er plass til
against-more_loaded = Har flere saker
against-more_recent = Fikk en sak for kortere tid siden
against-even = Passer like godt; bare rekkefølgen avgjorde
against-barred = Kan ikke ta denne saken

# Events, one sentence each.
event-enquiry_registered = Henvendelsen ble registrert.
event-case_opened = Saken ble opprettet; { $coordinator } er bedriftens koordinator.
event-contribution_offered = { $unit } ble bedt om bidraget sitt.
event-guarantee_promised = Lovet: { $promise }.
event-guarantee_started = Fristen for «{ $promise }» begynte å løpe; løftet skal holdes { $due }.
somebody = en tidligere medarbeider
