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
clock-unit_answer-of = { $unit } svarar koordinatorn

# Promises that no catalogue lists: of urgent enquiries, and when a unit is late.
clock-first_human_contact = En medarbetare ringer upp dig
clock-next_update = Du får veta hur ärendet står
clock-call_back = En medarbetare ringer tillbaka som du bad om

# Why a unit takes part.
because-leads = Ansvarar för ”{ $case_type }”
because-always = Deltar alltid i ”{ $case_type }”
because-answered = Svaret på ”{ $question }” var: { $answer }
because-external = En myndighet utanför kommunen som deltar i ”{ $case_type }”
because-nobody_inside = Ingen enhet i kommunen beslutar om ”{ $case_type }”: näringslivskontoret vägleder dig och skickar förfrågan vidare
because-rerouted = { $unit } meddelade att det hör hit
because-added = Koordinatorn bad om det
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
event-enquiry_registered = { $actor } registrerade förfrågan.
event-case_opened = Ärendet öppnades; { $coordinator } är företagets koordinator.
event-contribution_offered = { $unit } ombads lämna sitt bidrag.
event-contribution_offered-named = { $unit } ombads lämna sitt bidrag; { $person } arbetar med det.
event-guarantee_promised = Utlovat: { $promise }.
event-guarantee_started = Tiden för ”{ $promise }” började räknas; löftet ska vara uppfyllt { $due }.
event-papers_missing = { $actor } gav företaget besked om vad som saknas i handlingarna.
event-papers_complete = { $actor } noterade handlingarna som kompletta från { $at }.
event-papers_supplemented = Företaget kompletterade handlingarna på eget initiativ.
event-fee_paid = Avgiften betalades { $at }.
event-referral_sent = { $actor } bad { $authority } yttra sig.
event-referral_sent-by = { $actor } bad { $authority } yttra sig; svaret väntas { $due }.
event-referral_answered = Den tillfrågade myndigheten har svarat.
event-progressed = { $progress }.
event-progressed-unit = { $unit } svarade koordinatorn.
event-offer_repeated = { $unit } ombads på nytt lämna sitt bidrag, eftersom ingen där hade tagit sig an det.
event-offer_unaccepted = Ingen på { $unit } har tagit sig an uppgiften; ledningen har fått besked.
event-renewal_asked = En enhet är försenad; koordinatorn ombads meddela företaget när det kan vänta svar.
waits_for-business = företaget
waits_for-others = andra
event-contribution_held = { $unit } ombeds lämna sitt bidrag när andra har svarat.
event-contribution_ordered = Det bestämdes vilka som ska svara före { $unit }.
event-contribution_opened = Nu är det { $unit } som står på tur och ombads lämna sitt bidrag.
event-contribution_accepted = { $person } tog sig an uppgiften för { $unit }.
event-contribution_waiting = { $unit } väntar på { $whom }.
event-contribution_resumed = { $unit } arbetar vidare.
event-contribution_answered = { $unit } har svarat.
event-contribution_released = Uppgiften hos { $unit } lades tillbaka till enheten.
event-contribution_reassigned = Uppgiften hos { $unit } gavs till { $person }.
event-contribution_declined = { $unit } meddelade att ärendet hör till { $instead }, som nu ska svara.
event-contribution_returned = { $unit } lämnade tillbaka uppgiften till koordinatorn.
event-contribution_passed_on = Koordinatorn bad { $instead } om det bidrag som { $unit } hade lämnat tillbaka.
event-contribution_cancelled = Bidraget från { $unit } behövs inte längre.
event-question_answered = ”{ $question }” besvarades.
event-guarantee_paused = Tidsfristen för ”{ $promise }” stannades: { $reason }.
event-meeting_planned = { $meeting } bokades till { $at }.
event-meeting_changed = { $meeting } ändrades; det börjar { $at }.
event-meeting_cancelled = { $meeting } ställdes in.
event-meeting_held = { $meeting } hölls.
event-meeting_action_agreed = På ett möte bestämdes vem som gör något senast { $due }.
event-meeting_action_done = Det som bestämdes på ett möte är gjort.
event-meeting_minutes_kept = Anteckningarna från ett möte sparades.
event-attachment_added = En fil lades till i ärendet.
event-attachment_removed = En fil togs bort ur ärendet.
event-attachment_infected = Virusskannern hittade något skadligt i en fil; den är spärrad och koordinatorn har fått besked.
event-handed_over = { $from } lämnade över ärendet; { $to } är nu företagets koordinator.
event-handed_over-taken_over = { $to } tog över ärendet från { $from } och är nu företagets koordinator.
event-handed_over-absence = { $from } är frånvarande; { $to } är företagets koordinator under tiden.
event-handed_over-return = { $to } är tillbaka och är åter företagets koordinator; { $from } var ersättare under tiden.
event-handed_over-leave = { $from } arbetar inte längre här; { $to } är nu företagets koordinator.
event-guarantee_resumed = Tidsfristen för ”{ $promise }” löper igen; löftet ska vara uppfyllt { $due }.
event-guarantee_resumed-standing = Ett skäl till att tidsfristen för ”{ $promise }” står still har fallit bort; den står fortfarande still av ett annat skäl.
event-guarantee_restarted = Tidsfristen för ”{ $promise }” började om; löftet ska vara uppfyllt { $due }.
event-guarantee_extended = { $actor } förlängde tidsfristen för ”{ $promise }”; löftet ska vara uppfyllt { $due }.
event-guarantee_extended-standing = { $actor } förlängde tidsfristen för ”{ $promise }”; den står fortfarande still.
event-guarantee_amended = Ledningen rättade tidsfristen för ”{ $promise }”; löftet ska vara uppfyllt { $due }.
event-guarantee_warned = De ansvariga påmindes om ”{ $promise }”.
event-guarantee_missed = ”{ $promise }” uppfylldes inte i tid.
event-guarantee_met = ”{ $promise }” är uppfyllt.
event-guarantee_cancelled = ”{ $promise }” gäller inte längre.
event-guarantee_explained = { $actor } förklarade varför ”{ $promise }” inte uppfylldes i tid: { $cause }.
event-guarantee_remedied = En åtgärd för att gottgöra att ”{ $promise }” blev försenat noterades.
event-contact_moment_recorded = { $contact }; { $outcome }.
event-call_back_asked = Företaget bad att bli uppringt; { $staff } ska ringa.
event-call_back_attempted = Vi ringde tillbaka men fick inte tag i någon; försök hittills: { $count }.
event-call_back_kept = Företaget blev uppringt som det hade bett om.
event-call_back_cancelled = Återuppringningen ställdes in.
event-call_back_reassigned = Nu ska { $staff } ringa tillbaka till företaget.
somebody = en tidigare medarbetare

# Who did something, where it was nobody with a name.
actor-system = Onedoor
actor-business = Företaget
actor-program = Ett program

# Moments in short, for tables and lists.
weekday-short-1 = mån
weekday-short-2 = tis
weekday-short-3 = ons
weekday-short-4 = tors
weekday-short-5 = fre
weekday-short-6 = lör
weekday-short-7 = sön
day-short = { $weekday } { $day } { $month }
day-short-year = { $weekday } { $day } { $month } { $year }
moment-short = { $day } kl. { $time }
span = { $from } – { $to }

# How long.
length-working_hours = { $count ->
    [one] { $count } timme under öppettiden
   *[other] { $count } timmar under öppettiden
}
length-working_days = { $count ->
    [one] { $count } arbetsdag
   *[other] { $count } arbetsdagar
}
length-calendar_days = { $count ->
    [one] { $count } kalenderdag
   *[other] { $count } kalenderdagar
}
length-weeks = { $count ->
    [one] { $count } vecka
   *[other] { $count } veckor
}
length-months = { $count ->
    [one] { $count } månad
   *[other] { $count } månader
}
amount-minutes = { $hours } tim { $minutes } min
amount-working_days = { $count ->
    [one] { $count } arbetsdag
   *[other] { $count } arbetsdagar
}
amount-days = { $count ->
    [one] { $count } dag
   *[other] { $count } dagar
}

# How a due moment came about, line by line.
derivation-promise = Löfte: { $promise }
derivation-terms = { $length }, som { $start }.
derivation-restarted = Räknas på nytt från { $at }. { $reason }.
derivation-restarted_by_order = Räknas på nytt från { $at }. { $reason }. Föreläggandet kom { $ordered }; det skulle ske senast { $until }.
derivation-extended = Förlängd med { $length }.
derivation-step = { $span }: { $why }
derivation-due = Löftet ska vara uppfyllt { $due }.
derivation-waiting = Tidsfristen har inte börjat löpa, så vi kan inte ange något datum ännu.
derivation-standing = Tidsfristen står still: { $reason }. Datumet följer när den löper igen.
derivation-disagrees = Till oss själva: uträkningen slutar inte vid den tidpunkt som utlovades. Det utlovade gäller; låt undersöka det.

# Why a stretch of time counts or not, after its days.
why-counted = { $amount } räknas
why-start_day = startdagen räknas inte
why-outside_hours = utanför öppettiden
why-weekly_closed = stängt varje vecka
why-public_holiday = { $name }
why-own_day = stängt: { $name }
why-paused = tidsfristen stod still ({ $reason })
why-out_of_season = löftet räknas inte under den här delen av året
why-ends_no_period = ingen tidsfrist löper ut den här dagen ({ $name })
why-last_day = den första dagen då tidsfristen kan löpa ut
why-corrected = ledningen rättade tidsfristen; det som räknats före har inte längre betydelse
why-counted_but_ends_no_period = sista dagen som räknas, men tidsfristen kan inte löpa ut den dagen ({ $name })

# What was done on a case, as a sentence without its full stop.
progress-receipt_sent = Företaget fick en bekräftelse med ärendenummer och koordinator
progress-business_reached = En medarbetare talade med företaget
progress-business_told = Företaget fick veta hur det går med ärendet
progress-papers_checked = Handlingarna granskades för att se om något saknas
progress-pre_meeting_held = Ett förberedande möte hölls
progress-overview_sent = Översikten över processen skickades
progress-coordination_meeting_held = Alla berörda enheter träffade företaget
progress-interim_reply_sent = Ett preliminärt svar skickades
progress-unit_answered = En enhet svarade koordinatorn
progress-offer_sent = Företaget erbjöds en tomt
progress-final_answer_sent = Det slutliga svaret skickades
progress-decision_made = Beslutet fattades
progress-access_decided = Begäran om att få ta del av handlingar avgjordes
progress-data_subject_answered = En person fick svar om sina personuppgifter
progress-complaint_prepared = Överklagandet gjordes i ordning för överinstansen
progress-delay_told = Företaget fick besked om en försening och skälet till den
progress-request_answered = Begäran om att avgöra ärendet nu bifölls eller avslogs
progress-expected_time_published = Den förväntade handläggningstiden publicerades

# Why a clock stands still, after a colon.
pause-regional_state_referral = ärendet ligger hos en regional eller statlig myndighet
pause-referral_late = en annan myndighet har inte svarat inom sin svarstid
pause-minor_gap_at_applicant = företaget rättar en mindre brist i handlingarna
pause-missing_attachment = en bilaga saknas
pause-gap_at_applicant = företaget har ombetts lämna något och har inte svarat ännu
pause-postponement_asked = företaget har bett att ärendet ska vila
pause-awaiting_completion = något saknas som måste finnas innan tidsfristen räknas

# Why a clock was set back to nothing.
restart-basic_gap = Handlingar som krävs för beslut saknades och har nu kommit in
restart-own_initiative_supplement = Företaget kompletterade ärendet på eget initiativ
restart-supplement_order_within_3w_then_completion = Vi begärde komplettering inom tre veckor, och den har kommit in

# Why a promise was missed.
cause-workload = Mer arbete än vi har personal för
cause-absence = Den som arbetade med det var frånvarande
cause-other_unit = En annan enhet i kommunen svarade för sent
cause-other_authority = En myndighet utanför kommunen svarade för sent
cause-business = Företaget svarade för sent
cause-complexity = Ärendet var svårare än det verkade
cause-political_treatment = Ärendet väntade på politiskt beslut
cause-misrouted = Ärendet hamnade först på fel ställe
cause-mistake = Vi gjorde ett misstag
cause-system = Ett it-system fungerade inte
cause-other = Något annat

# What makes up for a missed promise, and how far it is.
remedy-fee_reduction = Nedsättning av avgiften
remedy-deemed_approval = Tillståndet anses beviljat
remedy-apology = En ursäkt
remedy-manager_call = Ett samtal från en chef
remedy_stage-proposed = Föreslaget
remedy_stage-approved = Godkänt
remedy_stage-declined = Inte godkänt
remedy_stage-executed = Genomfört

# Where a promise stands.
state-waiting = Tidsfristen har inte börjat löpa
state-running = Tidsfristen löper
state-paused = Tidsfristen står still
state-missed = Inte uppfyllt i tid
state-met = Uppfyllt i tid
state-met_late = Uppfyllt, men för sent
state-cancelled = Gäller inte längre

# Who is told.
audience-handler = Handläggaren
audience-coordinator = Koordinatorn
audience-unit_head = Enhetens chef
audience-management = Ledningen
audience-business = Företaget

# With whom a case lay.
holder-business = Hos företaget
holder-coordinator = Hos koordinatorn
holder-other_authority = Hos en annan myndighet
holder-nobody = Hos ingen: ingen enhet hade tagit sig an det
holder-unit = Hos { $unit }

# How much a gap in the papers weighs.
gap-basic = Ärendet kan inte avgöras utan det
gap-minor = Vi kan arbeta med ärendet under tiden

# Möten och besök.
meeting-a-joint_meeting = Ett gemensamt möte
meeting-a-pre_meeting = Ett förmöte
meeting-a-visit = Ett besök
meeting-joint_meeting = Gemensamt möte
meeting-pre_meeting = Förmöte
meeting-visit = Besök
# How people were in contact, and what came of it.
contact-call_in = Företaget ringde
contact-call_out = Vi ringde företaget
contact-visit_in = Företaget kom på besök
contact-visit_out = Vi besökte företaget
contact-mail_in = Företaget skrev
contact-mail_out = Vi skrev till företaget
contact-meeting_in = Företaget mötte oss
contact-meeting_out = Vi mötte företaget
contact_outcome-reached = vi fick kontakt
contact_outcome-not_reached = vi fick inte kontakt med någon
contact_outcome-call_back = det vill bli uppringt

# What the switchboard is told of a reference with a wrong digit.
lookup-did_you_mean = En siffra verkar vara fel. Menade du något av dessa?
lookup-wrong_digit = En siffra är fel, och inget ärende här har ett liknande nummer. Fråga efter det en gång till.
# What happens to the case as a whole.
event-case_waiting = Ärendet väntar på { $whom }: { $reason }
event-case_resumed = Arbetet med ärendet fortsätter.
event-case_closed = Ärendet avslutades.
event-case_withdrawn = Företaget drog tillbaka ärendet: { $reason }
event-case_reopened = Ärendet återupptogs med { $coordinator } som koordinator: { $reason }
event-case_types_changed = Vad ärendet gäller ändrades: { $types }.
event-case_linked = Ärendet kopplades till ärende { $reference }.
event-case_unlinked = Ärendet är inte längre kopplat till ärende { $reference }.
event-case_merged = Ärendet fortsätter i ärende { $reference }.
event-case_merged_in = Ärende { $reference } slogs ihop med det här och fortsätter här.
event-case_split = En del av ärendet fortsätter i ärende { $reference }: { $reason }
event-case_split_off = Ärendet bröts ut ur ärende { $reference }.
event-complexity_changed = Ärendet handläggs nu som { $complexity }: { $reason }
event-urgency_changed = { $urgency }: { $reason }
event-task_force_changed = Vilka som arbetar tillsammans med ärendet ändrades: { $people }.
event-labels_changed = Ärendets etiketter ändrades.
awaited-business = företaget
awaited-others = andra
complexity-simple = enkelt
complexity-medium = medelsvårt
complexity-complex = komplext
urgency-true = Ärendet kan inte vänta
urgency-false = Ärendet kan ändå vänta
nobody = ingen
reason-case_closed = Ärendet avslutades innan fristen för detta löfte kunde börja.
reason-goes_on = Fortsätter i ärende { $reference }.
reason-type_removed = Ärendet gäller inte längre detta.
reason-not_urgent = Ärendet kan ändå vänta.
