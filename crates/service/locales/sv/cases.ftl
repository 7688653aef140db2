# Moments, as they are said.
weekday-1 = måndag
weekday-2 = tisdag
weekday-3 = onsdag
weekday-4 = torsdag
weekday-5 = fredag
weekday-6 = lördag
weekday-7 = söndag
month-1 = januari
month-2 = februari
month-3 = mars
month-4 = april
month-5 = maj
month-6 = juni
month-7 = juli
month-8 = augusti
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december
due-at = senast { $weekday } den { $day } { $month } { $year } kl. { $time }
due-on = senast { $weekday } den { $day } { $month } { $year }

# When a promise has not started yet.
starts-received = räknas från det att förfrågan kom in
starts-complete = räknas från det att vi har alla dina handlingar
starts-fee_paid = räknas från det att avgiften är betald
starts-accepted = räknas från det att en handläggare har tagit sig an ärendet
starts-referral_done = räknas från det att alla tillfrågade har svarat
starts-board_ready = räknas från det att ärendet är klart för nämnden
starts-request_received = räknas från det att du begär ett beslut
starts-first_absence_day = räknas från den första frånvarodagen
starts-wage_paid = räknas från det att lönen är utbetald
starts-event_date_backwards = räknas bakåt från dagen för evenemanget

# The unit's answer to the coordinator, which is internal.
clock-unit_answer = Enheten svarar koordinatorn

# Promises that no catalogue lists: of urgent enquiries, and when a unit is late.
clock-first_human_contact = En medarbetare ringer upp dig
clock-next_update = Du får veta hur ärendet står

# Why a unit takes part.
because-leads = Ansvarar för ”{ $case_type }”
because-always = Deltar alltid i ”{ $case_type }”
because-answered = Svaret på ”{ $question }” var: { $answer }
because-external = En myndighet utanför kommunen som deltar i ”{ $case_type }”
because-nobody_inside = Ingen enhet i kommunen beslutar om ”{ $case_type }”: näringslivskontoret vägleder dig och skickar förfrågan vidare
answer-true = ja
answer-false = nej

# Why a person is the coordinator.
coordinator-continuity = Är redan koordinator för ett annat öppet ärende från företaget
coordinator-account_manager = Är företagets fasta kontaktperson
coordinator-substitute = Ersätter den som annars hade valts
coordinator-least_loaded = Har minst ärenden av dem som passar
coordinator-over_capacity = Alla som passar har fullt upp; har minst ärenden
coordinator-unit_head = Ingen passade: leder näringslivskontoret
coordinator-on_duty = Ingen passade: har jour
coordinator-last_resort = Det fanns ingen annan

# Why a person was not chosen.
against-inactive = Arbetar inte här längre
against-absent = Är frånvarande
against-wrong_role = Är inte koordinator
against-language = Talar inte språket; det gör andra
against-skill = Kan inte sakområdet; det kan andra
against-at_capacity = Har så många ärenden som ryms
against-more_loaded = Har fler ärenden
against-more_recent = Fick ett ärende för kortare tid sedan
against-even = Passar lika bra; bara ordningen avgjorde
against-barred = Får inte ta det här ärendet

# Events, one sentence each.
event-enquiry_registered = Förfrågan registrerades.
event-case_opened = Ärendet öppnades; { $coordinator } är företagets koordinator.
event-contribution_offered = { $unit } ombads lämna sitt bidrag.
event-guarantee_promised = Utlovat: { $promise }.
event-guarantee_started = Tiden för ”{ $promise }” började räknas; löftet ska vara uppfyllt { $due }.
somebody = en tidigare medarbetare
