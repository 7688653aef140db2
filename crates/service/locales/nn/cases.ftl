# Moments, as they are said.
weekday-1 = måndag
weekday-2 = tysdag
weekday-3 = onsdag
weekday-4 = torsdag
weekday-5 = fredag
weekday-6 = laurdag
weekday-7 = sundag
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
due-at = seinast { $weekday } { $day }. { $month } { $year } kl. { $time }
due-on = seinast { $weekday } { $day }. { $month } { $year }

# When a promise has not started yet.
starts-received = blir rekna frå førespurnaden kom inn
starts-complete = blir rekna frå vi har alle papira dine
starts-fee_paid = blir rekna frå gebyret er betalt
starts-accepted = blir rekna frå ein saksbehandlar har teke saka
starts-referral_done = blir rekna frå alle som er spurde, har svart
starts-board_ready = blir rekna frå saka er klar for politisk utval
starts-request_received = blir rekna frå du ber om eit vedtak
starts-first_absence_day = blir rekna frå første fråværsdag
starts-wage_paid = blir rekna frå løna er utbetalt
starts-event_date_backwards = blir rekna bakover frå dagen for arrangementet

# The unit's answer to the coordinator, which is internal.
clock-unit_answer = Eininga svarar koordinatoren

# Promises that no catalogue lists: of urgent enquiries, and when a unit is late.
clock-first_human_contact = Ein medarbeidar ringjer deg
clock-next_update = Du får vite korleis saka står

# Why a unit takes part.
because-leads = Har ansvaret for «{ $case_type }»
because-always = Deltek alltid i «{ $case_type }»
because-answered = Svaret på «{ $question }» var: { $answer }
because-external = Ei styresmakt utanfor kommunen som deltek i «{ $case_type }»
because-nobody_inside = Inga eining i kommunen avgjer «{ $case_type }»: næringskontoret rettleier deg og sender førespurnaden vidare
answer-true = ja
answer-false = nei

# Why a person is the coordinator.
coordinator-continuity = Er alt koordinator for ei anna open sak frå bedrifta
coordinator-account_manager = Er den faste kontaktpersonen til bedrifta
coordinator-substitute = Er avløysar for den som elles ville blitt vald
coordinator-least_loaded = Har færrast saker av dei som passar
coordinator-over_capacity = Alle som passar, har fullt opp; har færrast saker
coordinator-unit_head = Ingen passa: leier næringskontoret
coordinator-on_duty = Ingen passa: har vakt
coordinator-last_resort = Det var ingen andre

# Why a person was not chosen.
against-inactive = Arbeider ikkje her lenger
against-absent = Er borte
against-wrong_role = Er ikkje koordinator
against-language = Snakkar ikkje språket; det gjer andre
against-skill = Kjenner ikkje fagområdet; det gjer andre
against-at_capacity = Har så mange saker som det er plass til
against-more_loaded = Har fleire saker
against-more_recent = Fekk ei sak for kortare tid sidan
against-even = Passar like godt; berre rekkjefølgja avgjorde
against-barred = Kan ikkje ta denne saka

# Events, one sentence each.
event-enquiry_registered = Førespurnaden blei registrert.
event-case_opened = Saka blei oppretta; { $coordinator } er koordinator for bedrifta.
event-contribution_offered = { $unit } blei beden om bidraget sitt.
event-guarantee_promised = Lova: { $promise }.
event-guarantee_started = Fristen for «{ $promise }» begynte å gå; løftet skal haldast { $due }.
somebody = ein tidlegare medarbeidar
