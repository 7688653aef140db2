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
clock-unit_answer-of = { $unit } svarar koordinatoren

# Promises that no catalogue lists: of urgent enquiries, and when a unit is late.
clock-first_human_contact = Ein medarbeidar ringjer deg
clock-next_update = Du får vite korleis saka står
clock-call_back = Ein medarbeidar ringjer tilbake slik du bad om

# Why a unit takes part.
because-leads = Har ansvaret for «{ $case_type }»
because-always = Deltek alltid i «{ $case_type }»
because-answered = Svaret på «{ $question }» var: { $answer }
because-external = Ei styresmakt utanfor kommunen som deltek i «{ $case_type }»
because-nobody_inside = Inga eining i kommunen avgjer «{ $case_type }»: næringskontoret rettleier deg og sender førespurnaden vidare
because-rerouted = { $unit } opplyste at det høyrer til her
because-added = Koordinatoren bad om det
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
event-enquiry_registered = { $actor } registrerte førespurnaden.
event-case_opened = Saka blei oppretta; { $coordinator } er koordinator for bedrifta.
event-contribution_offered = { $unit } blei beden om bidraget sitt.
event-contribution_offered-named = { $unit } blei beden om bidraget sitt; { $person } arbeider med det.
event-guarantee_promised = Lova: { $promise }.
event-guarantee_started = Fristen for «{ $promise }» begynte å gå; løftet skal haldast { $due }.
event-papers_missing = { $actor } gav bedrifta melding om kva som manglar i papira.
event-papers_complete = { $actor } registrerte papira som fullstendige frå { $at }.
event-papers_supplemented = Bedrifta sende fleire papir på eige initiativ.
event-fee_paid = Gebyret blei betalt { $at }.
event-referral_sent = { $actor } bad { $authority } om fråsegn.
event-referral_sent-by = { $actor } bad { $authority } om fråsegn; svaret er venta { $due }.
event-referral_answered = Styresmakta som blei spurd, har svara.
event-progressed = { $progress }.
event-progressed-unit = { $unit } svara koordinatoren.
event-offer_repeated = { $unit } blei beden om bidraget sitt på nytt, fordi ingen der hadde teke oppgåva.
event-offer_unaccepted = Ingen i { $unit } har teke oppgåva; leiinga har fått melding.
event-renewal_asked = Ei eining er forseinka; koordinatoren blei beden om å seie frå til bedrifta om når ho kan vente svar.
waits_for-business = bedrifta
waits_for-others = andre
event-contribution_held = { $unit } blir beden om bidraget sitt når andre har svart.
event-contribution_ordered = Det blei bestemt kven som skal svare før { $unit }.
event-contribution_opened = No er turen komen til { $unit }, som blei beden om bidraget sitt.
event-contribution_accepted = { $person } tok oppgåva for { $unit }.
event-contribution_waiting = { $unit } ventar på { $whom }.
event-contribution_resumed = { $unit } arbeider vidare.
event-contribution_answered = { $unit } har svart.
event-contribution_released = Oppgåva hos { $unit } blei lagd tilbake til eininga.
event-contribution_reassigned = Oppgåva hos { $unit } blei gitt til { $person }.
event-contribution_declined = { $unit } opplyste at saka høyrer til hos { $instead }, som no skal svare.
event-contribution_returned = { $unit } gav oppgåva tilbake til koordinatoren.
event-contribution_passed_on = Koordinatoren bad { $instead } om bidraget som { $unit } hadde gitt tilbake.
event-contribution_cancelled = Bidraget frå { $unit } trengst ikkje lenger.
event-question_answered = «{ $question }» blei svart på.
event-guarantee_paused = Fristen for «{ $promise }» blei stansa: { $reason }.
event-meeting_planned = { $meeting } blei avtalt til { $at }.
event-meeting_changed = { $meeting } blei endra; det byrjar { $at }.
event-meeting_cancelled = { $meeting } blei avlyst.
event-meeting_held = { $meeting } blei halde.
event-meeting_action_agreed = På eit møte blei det avtalt kven som gjer noko innan { $due }.
event-meeting_action_done = Det som blei avtalt på eit møte, er gjort.
event-meeting_minutes_kept = Referatet frå eit møte blei lagra.
event-attachment_added = Ei fil blei lagd i saka.
event-attachment_removed = Ei fil blei fjerna frå saka.
event-attachment_infected = Virusskannaren fann noko skadeleg i ei fil; ho er sperra, og koordinatoren har fått melding.
event-handed_over = { $from } gav saka vidare; { $to } er no koordinator for bedrifta.
event-handed_over-taken_over = { $to } tok over saka frå { $from } og er no koordinator for bedrifta.
event-handed_over-absence = { $from } er borte; { $to } er koordinator for bedrifta imens.
event-handed_over-return = { $to } er tilbake og er igjen koordinator for bedrifta; { $from } var stadfortredar imens.
event-handed_over-leave = { $from } arbeider ikkje her lenger; { $to } er no koordinator for bedrifta.
event-guarantee_resumed = Fristen for «{ $promise }» går igjen; løftet skal haldast { $due }.
event-guarantee_resumed-standing = Éin grunn til å stanse fristen for «{ $promise }» er borte; han er framleis stansa av ein annan grunn.
event-guarantee_restarted = Fristen for «{ $promise }» begynte på nytt; løftet skal haldast { $due }.
event-guarantee_extended = { $actor } forlengde fristen for «{ $promise }»; løftet skal haldast { $due }.
event-guarantee_extended-standing = { $actor } forlengde fristen for «{ $promise }»; han er framleis stansa.
event-guarantee_amended = Leiinga retta fristen for «{ $promise }»; løftet skal haldast { $due }.
event-guarantee_warned = Dei ansvarlege blei minte om «{ $promise }».
event-guarantee_missed = «{ $promise }» blei ikkje halde i tide.
event-guarantee_met = «{ $promise }» er oppfylt.
event-guarantee_cancelled = «{ $promise }» gjeld ikkje lenger.
event-guarantee_explained = { $actor } forklarte kvifor «{ $promise }» ikkje blei halde i tide: { $cause }.
event-guarantee_remedied = Eit tiltak for å gjere opp for at «{ $promise }» blei forseinka, blei registrert.
event-contact_moment_recorded = { $contact }; { $outcome }.
event-call_back_asked = Bedrifta bad om å bli oppringd; { $staff } skal ringje.
event-call_back_attempted = Vi ringde tilbake, men fekk ikkje tak i nokon; forsøk til no: { $count }.
event-call_back_kept = Bedrifta blei oppringd slik ho hadde bede om.
event-call_back_cancelled = Oppringinga blei avlyst.
event-call_back_reassigned = No skal { $staff } ringje tilbake til bedrifta.
somebody = ein tidlegare medarbeidar

# Who did something, where it was nobody with a name.
actor-system = Onedoor
actor-business = Verksemda
actor-program = Eit program

# Moments in short, for tables and lists.
weekday-short-1 = mån.
weekday-short-2 = tys.
weekday-short-3 = ons.
weekday-short-4 = tor.
weekday-short-5 = fre.
weekday-short-6 = lau.
weekday-short-7 = sun.
day-short = { $weekday } { $day }. { $month }
day-short-year = { $weekday } { $day }. { $month } { $year }
moment-short = { $day } kl. { $time }
span = { $from } – { $to }

# How long.
length-working_hours = { $count ->
    [one] { $count } time i opningstida
   *[other] { $count } timar i opningstida
}
length-working_days = { $count ->
    [one] { $count } arbeidsdag
   *[other] { $count } arbeidsdagar
}
length-calendar_days = { $count ->
    [one] { $count } kalenderdag
   *[other] { $count } kalenderdagar
}
length-weeks = { $count ->
    [one] { $count } veke
   *[other] { $count } veker
}
length-months = { $count ->
    [one] { $count } månad
   *[other] { $count } månader
}
amount-minutes = { $hours } t { $minutes } min
amount-working_days = { $count ->
    [one] { $count } arbeidsdag
   *[other] { $count } arbeidsdagar
}
amount-days = { $count ->
    [one] { $count } dag
   *[other] { $count } dagar
}

# How a due moment came about, line by line.
derivation-promise = Løfte: { $promise }
derivation-terms = { $length }, som { $start }.
derivation-restarted = Vert rekna på nytt frå { $at }. { $reason }.
derivation-restarted_by_order = Vert rekna på nytt frå { $at }. { $reason }. Vi bad om det { $ordered }; det måtte skje seinast { $until }.
derivation-extended = Forlengd med { $length }.
derivation-step = { $span }: { $why }
derivation-due = Løftet skal haldast { $due }.
derivation-waiting = Fristen har ikkje begynt å gå, så vi kan ikkje seie nokon dato enno.
derivation-standing = Fristen er stansa: { $reason }. Datoen følgjer når fristen går igjen.
derivation-disagrees = Til oss sjølve: Utrekninga endar ikkje på det tidspunktet som blei lova. Det som blei lova, gjeld; få det undersøkt.

# Why a stretch of time counts or not, after its days.
why-counted = { $amount } rekna med
why-start_day = startdagen blir ikkje rekna med
why-outside_hours = utanfor opningstida
why-weekly_closed = stengt kvar veke
why-public_holiday = { $name }
why-own_day = stengt: { $name }
why-paused = fristen var stansa ({ $reason })
why-out_of_season = løftet gjeld ikkje i denne delen av året
why-ends_no_period = ingen frist går ut denne dagen ({ $name })
why-last_day = den første dagen fristen kan gå ut
why-corrected = leiinga retta fristen; det som var rekna før, har ikkje lenger noko å seie
why-counted_but_ends_no_period = siste dagen som blir rekna med, men fristen kan ikkje gå ut den dagen ({ $name })

# What was done on a case, as a sentence without its full stop.
progress-receipt_sent = Bedrifta fekk ei kvittering med saksnummer og koordinator
progress-business_reached = Ein medarbeidar snakka med bedrifta
progress-business_told = Bedrifta fekk vite korleis det går med saka
progress-papers_checked = Papira blei gjennomgåtte for manglar
progress-pre_meeting_held = Det blei halde eit førebuande møte
progress-overview_sent = Oversynet over prosessen blei sendt
progress-coordination_meeting_held = Alle einingane det gjeld, møtte bedrifta
progress-interim_reply_sent = Det blei sendt eit førebels svar
progress-unit_answered = Ei eining svara koordinatoren
progress-offer_sent = Bedrifta fekk tilbod om ei tomt
progress-final_answer_sent = Det endelege svaret blei sendt
progress-decision_made = Vedtaket blei gjort
progress-access_decided = Innsynskravet blei avgjort
progress-data_subject_answered = Ein person fekk svar om personopplysningane sine
progress-complaint_prepared = Klaga blei gjord klar for klageinstansen
progress-delay_told = Bedrifta fekk melding om ei forseinking og årsaka til henne
progress-request_answered = Kravet om vedtak no blei avgjort eller avslått
progress-expected_time_published = Forventa saksbehandlingstid blei publisert

# Why a clock stands still, after a colon.
pause-regional_state_referral = saka ligg hos ei regional eller statleg styresmakt
pause-referral_late = ei anna styresmakt har ikkje svara innan fristen sin
pause-minor_gap_at_applicant = bedrifta rettar ein mindre mangel i papira
pause-missing_attachment = eit vedlegg manglar
pause-gap_at_applicant = bedrifta er beden om noko og har ikkje svara enno
pause-postponement_asked = bedrifta har bede om at saka kviler
pause-awaiting_completion = det manglar noko som må vere her før fristen blir rekna

# Why a clock was set back to nothing.
restart-basic_gap = Papir som må til for å avgjere saka, mangla og er no komne
restart-own_initiative_supplement = Bedrifta la til noko i saka på eige initiativ
restart-supplement_order_within_3w_then_completion = Vi bad om papira som mangla, innan tre veker, og dei er komne

# Why a promise was missed.
cause-workload = Fleire oppgåver enn vi har folk til
cause-absence = Den som arbeidde med det, var borte
cause-other_unit = Ei anna eining i kommunen svara for seint
cause-other_authority = Ei styresmakt utanfor kommunen svara for seint
cause-business = Bedrifta svara for seint
cause-complexity = Saka var vanskelegare enn ho såg ut til
cause-political_treatment = Ho venta på politisk behandling
cause-misrouted = Ho gjekk først til feil stad
cause-mistake = Vi gjorde ein feil
cause-system = Eit datasystem verka ikkje
cause-other = Noko anna

# What makes up for a missed promise, and how far it is.
remedy-fee_reduction = Reduksjon av gebyret
remedy-deemed_approval = Løyvet blir rekna som gitt
remedy-apology = Ei orsaking
remedy-manager_call = Ein telefon frå ein leiar
remedy_stage-proposed = Foreslått
remedy_stage-approved = Godkjend
remedy_stage-declined = Ikkje godkjend
remedy_stage-executed = Gjennomført

# Where a promise stands.
state-waiting = Fristen har ikkje begynt å gå
state-running = Fristen går
state-paused = Fristen er stansa
state-missed = Ikkje halde i tide
state-met = Halde i tide
state-met_late = Halde, men for seint
state-cancelled = Gjeld ikkje lenger

# Who is told.
audience-handler = Saksbehandlaren
audience-coordinator = Koordinatoren
audience-unit_head = Leiaren for eininga
audience-management = Leiinga
audience-business = Bedrifta

# With whom a case lay.
holder-business = Hos bedrifta
holder-coordinator = Hos koordinatoren
holder-other_authority = Hos ei anna styresmakt
holder-nobody = Hos ingen: inga eining hadde teke oppgåva
holder-unit = Hos { $unit }

# How much a gap in the papers weighs.
gap-basic = Saka kan ikkje avgjerast utan det
gap-minor = Vi kan arbeide med saka så lenge

# Møte og besøk.
meeting-a-joint_meeting = Eit fellesmøte
meeting-a-pre_meeting = Eit førehandsmøte
meeting-a-visit = Eit besøk
meeting-joint_meeting = Fellesmøte
meeting-pre_meeting = Førehandsmøte
meeting-visit = Besøk
# How people were in contact, and what came of it.
contact-call_in = Bedrifta ringde
contact-call_out = Vi ringde bedrifta
contact-visit_in = Bedrifta kom innom
contact-visit_out = Vi besøkte bedrifta
contact-mail_in = Bedrifta skreiv
contact-mail_out = Vi skreiv til bedrifta
contact-meeting_in = Bedrifta møtte oss
contact-meeting_out = Vi møtte bedrifta
contact_outcome-reached = vi fekk kontakt
contact_outcome-not_reached = vi fekk ikkje kontakt med nokon
contact_outcome-call_back = ho vil bli oppringd

# What the switchboard is told of a reference with a wrong digit.
lookup-did_you_mean = Eit siffer ser ut til å vere feil. Meinte du ei av desse?
lookup-wrong_digit = Eit siffer er feil, og inga sak her har eit nummer som liknar. Spør etter det ein gong til.
# What happens to the case as a whole.
event-case_waiting = Saka ventar på { $whom }: { $reason }
event-case_resumed = Arbeidet med saka held fram.
event-case_closed = Saka blei avslutta.
event-case_withdrawn = Bedrifta trekte saka: { $reason }
event-case_reopened = Saka blei opna att med { $coordinator } som koordinator: { $reason }
event-case_types_changed = Det blei endra kva saka gjeld: { $types }.
event-case_linked = Saka blei knytt til sak { $reference }.
event-case_unlinked = Saka er ikkje lenger knytt til sak { $reference }.
event-case_merged = Saka held fram i sak { $reference }.
event-case_merged_in = Sak { $reference } blei slått saman med denne og held fram her.
event-case_split = Ein del av saka held fram i sak { $reference }: { $reason }
event-case_split_off = Saka blei skild ut frå sak { $reference }.
event-complexity_changed = Saka vert no handsama som { $complexity }: { $reason }
event-urgency_changed = { $urgency }: { $reason }
event-task_force_changed = Det blei endra kven som arbeider saman om saka: { $people }.
event-labels_changed = Merkelappane på saka blei endra.
awaited-business = bedrifta
awaited-others = andre
complexity-simple = enkel
complexity-medium = middels krevjande
complexity-complex = kompleks
urgency-true = Saka kan ikkje vente
urgency-false = Saka kan likevel vente
nobody = ingen
reason-case_closed = Saka blei avslutta før fristen for denne lovnaden kunne ta til.
reason-goes_on = Held fram i sak { $reference }.
reason-type_removed = Saka gjeld ikkje dette lenger.
reason-not_urgent = Saka kan likevel vente.
