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
clock-unit_answer-of = { $unit } svarer koordinatoren

# Promises that no catalogue lists: of urgent enquiries, and when a unit is late.
clock-first_human_contact = En medarbeider ringer deg
clock-next_update = Du får vite hvordan saken står
clock-call_back = En medarbeider ringer tilbake slik du ba om

# Why a unit takes part.
because-leads = Har ansvaret for «{ $case_type }»
because-always = Deltar alltid i «{ $case_type }»
because-answered = Svaret på «{ $question }» var: { $answer }
because-external = En myndighet utenfor kommunen som deltar i «{ $case_type }»
because-nobody_inside = Ingen enhet i kommunen avgjør «{ $case_type }»: næringskontoret veileder deg og sender henvendelsen videre
because-rerouted = { $unit } opplyste at det hører til her
because-added = Koordinatoren ba om det
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
event-enquiry_registered = { $actor } registrerte henvendelsen.
event-case_opened = Saken ble opprettet; { $coordinator } er bedriftens koordinator.
event-contribution_offered = { $unit } ble bedt om bidraget sitt.
event-contribution_offered-named = { $unit } ble bedt om bidraget sitt; { $person } arbeider med det.
event-guarantee_promised = Lovet: { $promise }.
event-guarantee_started = Fristen for «{ $promise }» begynte å løpe; løftet skal holdes { $due }.
event-papers_missing = { $actor } ga bedriften beskjed om hva som mangler i papirene.
event-papers_complete = { $actor } registrerte papirene som fullstendige fra { $at }.
event-papers_supplemented = Bedriften sendte flere papirer på eget initiativ.
event-fee_paid = Gebyret ble betalt { $at }.
event-referral_sent = { $actor } ba { $authority } om uttalelse.
event-referral_sent-by = { $actor } ba { $authority } om uttalelse; svaret ventes { $due }.
event-referral_answered = Myndigheten som ble spurt, har svart.
event-progressed = { $progress }.
event-progressed-unit = { $unit } svarte koordinatoren.
event-offer_repeated = { $unit } ble bedt om bidraget sitt på nytt, fordi ingen der hadde tatt oppgaven.
event-offer_unaccepted = Ingen i { $unit } har tatt oppgaven; ledelsen har fått beskjed.
event-renewal_asked = En enhet er forsinket; koordinatoren ble bedt om å si fra til bedriften om når den kan vente svar.
waits_for-business = bedriften
waits_for-others = andre
event-contribution_held = { $unit } blir bedt om bidraget sitt når andre har svart.
event-contribution_ordered = Det ble bestemt hvem som skal svare før { $unit }.
event-contribution_opened = Nå er turen kommet til { $unit }, som ble bedt om bidraget sitt.
event-contribution_accepted = { $person } tok oppgaven for { $unit }.
event-contribution_waiting = { $unit } venter på { $whom }.
event-contribution_resumed = { $unit } arbeider videre.
event-contribution_answered = { $unit } har svart.
event-contribution_released = Oppgaven hos { $unit } ble lagt tilbake til enheten.
event-contribution_reassigned = Oppgaven hos { $unit } ble gitt til { $person }.
event-contribution_declined = { $unit } opplyste at saken hører til hos { $instead }, som nå skal svare.
event-contribution_returned = { $unit } ga oppgaven tilbake til koordinatoren.
event-contribution_passed_on = Koordinatoren ba { $instead } om bidraget som { $unit } hadde gitt tilbake.
event-contribution_cancelled = Bidraget fra { $unit } trengs ikke lenger.
event-question_answered = «{ $question }» ble besvart.
event-guarantee_paused = Fristen for «{ $promise }» ble stanset: { $reason }.
event-meeting_planned = { $meeting } ble avtalt til { $at }.
event-meeting_changed = { $meeting } ble endret; det begynner { $at }.
event-meeting_cancelled = { $meeting } ble avlyst.
event-meeting_held = { $meeting } ble holdt.
event-meeting_action_agreed = På et møte ble det avtalt hvem som gjør noe innen { $due }.
event-meeting_action_done = Det som ble avtalt på et møte, er gjort.
event-meeting_minutes_kept = Referatet fra et møte ble lagret.
event-attachment_added = En fil ble lagt i saken.
event-attachment_removed = En fil ble fjernet fra saken.
event-attachment_infected = Virusskanneren fant noe skadelig i en fil; den er sperret, og koordinatoren har fått beskjed.
event-handed_over = { $from } ga saken videre; { $to } er nå bedriftens koordinator.
event-handed_over-taken_over = { $to } overtok saken fra { $from } og er nå bedriftens koordinator.
event-handed_over-absence = { $from } er borte; { $to } er bedriftens koordinator imens.
event-handed_over-return = { $to } er tilbake og er igjen bedriftens koordinator; { $from } var stedfortreder imens.
event-handed_over-leave = { $from } arbeider ikke her lenger; { $to } er nå bedriftens koordinator.
event-guarantee_resumed = Fristen for «{ $promise }» løper igjen; løftet skal holdes { $due }.
event-guarantee_resumed-standing = Én grunn til å stanse fristen for «{ $promise }» er borte; den er fortsatt stanset av en annen grunn.
event-guarantee_restarted = Fristen for «{ $promise }» begynte på nytt; løftet skal holdes { $due }.
event-guarantee_extended = { $actor } forlenget fristen for «{ $promise }»; løftet skal holdes { $due }.
event-guarantee_extended-standing = { $actor } forlenget fristen for «{ $promise }»; den er fortsatt stanset.
event-guarantee_amended = Ledelsen rettet fristen for «{ $promise }»; løftet skal holdes { $due }.
event-guarantee_warned = De ansvarlige ble minnet om «{ $promise }».
event-guarantee_missed = «{ $promise }» ble ikke holdt i tide.
event-guarantee_met = «{ $promise }» er oppfylt.
event-guarantee_cancelled = «{ $promise }» gjelder ikke lenger.
event-guarantee_explained = { $actor } forklarte hvorfor «{ $promise }» ikke ble holdt i tide: { $cause }.
event-guarantee_remedied = Et tiltak for å gjøre opp for at «{ $promise }» ble forsinket, ble registrert.
event-contact_moment_recorded = { $contact }; { $outcome }.
event-call_back_asked = Bedriften ba om å bli oppringt; { $staff } skal ringe.
event-call_back_attempted = Vi ringte tilbake, men fikk ikke tak i noen; forsøk hittil: { $count }.
event-call_back_kept = Bedriften ble oppringt slik den hadde bedt om.
event-call_back_cancelled = Oppringningen ble avlyst.
event-call_back_reassigned = Nå skal { $staff } ringe tilbake til bedriften.
somebody = en tidligere medarbeider

# Who did something, where it was nobody with a name.
actor-system = Onedoor
actor-business = Bedriften
actor-program = Et program

# Moments in short, for tables and lists.
weekday-short-1 = man.
weekday-short-2 = tir.
weekday-short-3 = ons.
weekday-short-4 = tor.
weekday-short-5 = fre.
weekday-short-6 = lør.
weekday-short-7 = søn.
day-short = { $weekday } { $day }. { $month }
day-short-year = { $weekday } { $day }. { $month } { $year }
moment-short = { $day } kl. { $time }
span = { $from } – { $to }

# How long.
length-working_hours = { $count ->
    [one] { $count } time i åpningstiden
   *[other] { $count } timer i åpningstiden
}
length-working_days = { $count ->
    [one] { $count } arbeidsdag
   *[other] { $count } arbeidsdager
}
length-calendar_days = { $count ->
    [one] { $count } kalenderdag
   *[other] { $count } kalenderdager
}
length-weeks = { $count ->
    [one] { $count } uke
   *[other] { $count } uker
}
length-months = { $count ->
    [one] { $count } måned
   *[other] { $count } måneder
}
amount-minutes = { $hours } t { $minutes } min
amount-working_days = { $count ->
    [one] { $count } arbeidsdag
   *[other] { $count } arbeidsdager
}
amount-days = { $count ->
    [one] { $count } dag
   *[other] { $count } dager
}

# How a due moment came about, line by line.
derivation-promise = Løfte: { $promise }
derivation-terms = { $length }, som { $start }.
derivation-restarted = Regnes på nytt fra { $at }. { $reason }.
derivation-restarted_by_order = Regnes på nytt fra { $at }. { $reason }. Vi ba om det { $ordered }; det måtte skje senest { $until }.
derivation-extended = Forlenget med { $length }.
derivation-step = { $span }: { $why }
derivation-due = Løftet skal holdes { $due }.
derivation-waiting = Fristen har ikke begynt å løpe, så vi kan ikke si noen dato ennå.
derivation-standing = Fristen er stanset: { $reason }. Datoen følger når fristen løper igjen.
derivation-disagrees = Til oss selv: Utregningen ender ikke på det tidspunktet som ble lovet. Det som ble lovet, gjelder; få det undersøkt.

# Why a stretch of time counts or not, after its days.
why-counted = { $amount } regnet med
why-start_day = startdagen regnes ikke med
why-outside_hours = utenfor åpningstiden
why-weekly_closed = stengt hver uke
why-public_holiday = { $name }
why-own_day = stengt: { $name }
why-paused = fristen var stanset ({ $reason })
why-out_of_season = løftet gjelder ikke i denne delen av året
why-ends_no_period = ingen frist løper ut denne dagen ({ $name })
why-last_day = den første dagen fristen kan løpe ut
why-corrected = ledelsen rettet fristen; det som var regnet før, har ikke lenger betydning
why-counted_but_ends_no_period = siste dag som regnes med, men fristen kan ikke løpe ut den dagen ({ $name })

# What was done on a case, as a sentence without its full stop.
progress-receipt_sent = Bedriften fikk en kvittering med saksnummer og koordinator
progress-business_reached = En medarbeider snakket med bedriften
progress-business_told = Bedriften fikk vite hvordan det går med saken
progress-papers_checked = Papirene ble gjennomgått for mangler
progress-pre_meeting_held = Det ble holdt et forberedende møte
progress-overview_sent = Oversikten over prosessen ble sendt
progress-coordination_meeting_held = Alle berørte enheter møtte bedriften
progress-interim_reply_sent = Det ble sendt et foreløpig svar
progress-unit_answered = En enhet svarte koordinatoren
progress-offer_sent = Bedriften fikk tilbud om en tomt
progress-final_answer_sent = Det endelige svaret ble sendt
progress-decision_made = Vedtaket ble fattet
progress-access_decided = Innsynskravet ble avgjort
progress-data_subject_answered = En person fikk svar om personopplysningene sine
progress-complaint_prepared = Klagen ble gjort klar for klageinstansen
progress-delay_told = Bedriften fikk beskjed om en forsinkelse og årsaken til den
progress-request_answered = Kravet om vedtak nå ble avgjort eller avslått
progress-expected_time_published = Forventet saksbehandlingstid ble publisert

# Why a clock stands still, after a colon.
pause-regional_state_referral = saken ligger hos en regional eller statlig myndighet
pause-referral_late = en annen myndighet har ikke svart innen fristen sin
pause-minor_gap_at_applicant = bedriften retter en mindre mangel i papirene
pause-missing_attachment = et vedlegg mangler
pause-gap_at_applicant = bedriften er bedt om noe og har ikke svart ennå
pause-postponement_asked = bedriften har bedt om at saken hviler
pause-awaiting_completion = det mangler noe som må være her før fristen regnes

# Why a clock was set back to nothing.
restart-basic_gap = Papirer som må til for å avgjøre saken, manglet og er nå kommet
restart-own_initiative_supplement = Bedriften la til noe i saken på eget initiativ
restart-supplement_order_within_3w_then_completion = Vi ba om papirene som manglet, innen tre uker, og de er kommet

# Why a promise was missed.
cause-workload = Flere oppgaver enn vi har folk til
cause-absence = Den som arbeidet med det, var borte
cause-other_unit = En annen enhet i kommunen svarte for sent
cause-other_authority = En myndighet utenfor kommunen svarte for sent
cause-business = Bedriften svarte for sent
cause-complexity = Saken var vanskeligere enn den så ut til
cause-political_treatment = Den ventet på politisk behandling
cause-misrouted = Den gikk først til feil sted
cause-mistake = Vi gjorde en feil
cause-system = Et datasystem virket ikke
cause-other = Noe annet

# What makes up for a missed promise, and how far it is.
remedy-fee_reduction = Reduksjon av gebyret
remedy-deemed_approval = Tillatelsen regnes som gitt
remedy-apology = En beklagelse
remedy-manager_call = En telefon fra en leder
remedy_stage-proposed = Foreslått
remedy_stage-approved = Godkjent
remedy_stage-declined = Ikke godkjent
remedy_stage-executed = Gjennomført

# Where a promise stands.
state-waiting = Fristen har ikke begynt å løpe
state-running = Fristen løper
state-paused = Fristen er stanset
state-missed = Ikke holdt i tide
state-met = Holdt i tide
state-met_late = Holdt, men for sent
state-cancelled = Gjelder ikke lenger

# Who is told.
audience-handler = Saksbehandleren
audience-coordinator = Koordinatoren
audience-unit_head = Lederen for enheten
audience-management = Ledelsen
audience-business = Bedriften

# With whom a case lay.
holder-business = Hos bedriften
holder-coordinator = Hos koordinatoren
holder-other_authority = Hos en annen myndighet
holder-nobody = Hos ingen: ingen enhet hadde tatt oppgaven
holder-unit = Hos { $unit }

# How much a gap in the papers weighs.
gap-basic = Saken kan ikke avgjøres uten det
gap-minor = Vi kan arbeide med saken imens

# Møter og besøk.
meeting-a-joint_meeting = Et fellesmøte
meeting-a-pre_meeting = Et formøte
meeting-a-visit = Et besøk
meeting-joint_meeting = Fellesmøte
meeting-pre_meeting = Formøte
meeting-visit = Besøk
# How people were in contact, and what came of it.
contact-call_in = Bedriften ringte
contact-call_out = Vi ringte bedriften
contact-visit_in = Bedriften kom innom
contact-visit_out = Vi besøkte bedriften
contact-mail_in = Bedriften skrev
contact-mail_out = Vi skrev til bedriften
contact-meeting_in = Bedriften møtte oss
contact-meeting_out = Vi møtte bedriften
contact_outcome-reached = vi fikk kontakt
contact_outcome-not_reached = vi fikk ikke kontakt med noen
contact_outcome-call_back = den vil bli oppringt

# What the switchboard is told of a reference with a wrong digit.
lookup-did_you_mean = Et siffer ser ut til å være feil. Mente du en av disse?
lookup-wrong_digit = Et siffer er feil, og ingen sak her har et nummer som ligner. Spør etter det en gang til.
# What happens to the case as a whole.
event-case_waiting = Saken venter på { $whom }: { $reason }
event-case_resumed = Arbeidet med saken fortsetter.
event-case_closed = Saken ble avsluttet.
event-case_withdrawn = Bedriften trakk saken: { $reason }
event-case_reopened = Saken ble gjenåpnet med { $coordinator } som koordinator: { $reason }
event-case_types_changed = Det ble endret hva saken gjelder: { $types }.
event-case_linked = Saken ble knyttet til sak { $reference }.
event-case_unlinked = Saken er ikke lenger knyttet til sak { $reference }.
event-case_merged = Saken fortsetter i sak { $reference }.
event-case_merged_in = Sak { $reference } ble slått sammen med denne og fortsetter her.
event-case_split = En del av saken fortsetter i sak { $reference }: { $reason }
event-case_split_off = Saken ble skilt ut fra sak { $reference }.
event-complexity_changed = Saken behandles nå som { $complexity }: { $reason }
event-urgency_changed = { $urgency }: { $reason }
event-task_force_changed = Det ble endret hvem som arbeider sammen om saken: { $people }.
event-labels_changed = Sakens merkelapper ble endret.
awaited-business = bedriften
awaited-others = andre
complexity-simple = enkel
complexity-medium = middels krevende
complexity-complex = kompleks
urgency-true = Saken kan ikke vente
urgency-false = Saken kan likevel vente
nobody = ingen
reason-case_closed = Saken ble avsluttet før fristen for dette løftet kunne begynne.
reason-goes_on = Fortsetter i sak { $reference }.
reason-type_removed = Saken gjelder ikke lenger dette.
reason-not_urgent = Saken kan likevel vente.
