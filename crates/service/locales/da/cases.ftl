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
month-3 = marts
month-4 = april
month-5 = maj
month-6 = juni
month-7 = juli
month-8 = august
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december
due-at = senest { $weekday } den { $day }. { $month } { $year } kl. { $time }
due-on = senest { $weekday } den { $day }. { $month } { $year }

# When a promise has not started yet.
starts-received = regnes fra det tidspunkt, hvor henvendelsen kom ind
starts-complete = regnes fra det tidspunkt, hvor vi har alle dine papirer
starts-fee_paid = regnes fra det tidspunkt, hvor gebyret er betalt
starts-accepted = regnes fra det tidspunkt, hvor en sagsbehandler har taget sagen
starts-referral_done = regnes fra det tidspunkt, hvor alle, der er spurgt, har svaret
starts-board_ready = regnes fra det tidspunkt, hvor sagen er klar til det politiske udvalg
starts-request_received = regnes fra det tidspunkt, hvor du beder om en afgørelse
starts-first_absence_day = regnes fra den første fraværsdag
starts-wage_paid = regnes fra det tidspunkt, hvor lønnen er udbetalt
starts-event_date_backwards = regnes baglæns fra dagen for arrangementet

# The unit's answer to the coordinator, which is internal.
clock-unit_answer = Enheden svarer koordinatoren

# Promises that no catalogue lists: of urgent enquiries, and when a unit is late.
clock-first_human_contact = En medarbejder ringer dig op
clock-next_update = Du hører, hvordan sagen står

# Why a unit takes part.
because-leads = Har ansvaret for »{ $case_type }«
because-always = Deltager altid i »{ $case_type }«
because-answered = Svaret på »{ $question }« var: { $answer }
because-external = En myndighed uden for kommunen, der deltager i »{ $case_type }«
because-nobody_inside = Ingen enhed i kommunen træffer afgørelse om »{ $case_type }«: erhvervskontoret vejleder dig og sender henvendelsen videre
answer-true = ja
answer-false = nej

# Why a person is the coordinator.
coordinator-continuity = Er allerede koordinator for en anden åben sag fra virksomheden
coordinator-account_manager = Er virksomhedens faste kontaktperson
coordinator-substitute = Er stedfortræder for den, der ellers ville være valgt
coordinator-least_loaded = Har færrest sager af dem, der passer
coordinator-over_capacity = Alle, der passer, har fyldt op; har færrest sager
coordinator-unit_head = Ingen passede: leder erhvervskontoret
coordinator-on_duty = Ingen passede: har vagten
coordinator-last_resort = Der var ikke andre

# Why a person was not chosen.
against-inactive = Arbejder her ikke længere
against-absent = Er fraværende
against-wrong_role = Er ikke koordinator
against-language = Taler ikke sproget; det gør andre
against-skill = Kender ikke området; det gør andre
against-at_capacity = Har så mange sager, som der er plads til
against-more_loaded = Har flere sager
against-more_recent = Har fået en sag for kortere tid siden
against-even = Passer lige så godt; kun rækkefølgen afgjorde
against-barred = Må ikke tage denne sag

# Events, one sentence each.
event-enquiry_registered = Henvendelsen blev registreret.
event-case_opened = Sagen blev oprettet; { $coordinator } er virksomhedens koordinator.
event-contribution_offered = { $unit } blev bedt om sit bidrag.
event-guarantee_promised = Lovet: { $promise }.
event-guarantee_started = Fristen for »{ $promise }« begyndte at løbe; løftet skal holdes { $due }.
somebody = en tidligere medarbejder
