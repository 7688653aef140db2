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
clock-unit_answer-of = { $unit } svarer koordinatoren

# Promises that no catalogue lists: of urgent enquiries, and when a unit is late.
clock-first_human_contact = En medarbejder ringer dig op
clock-next_update = Du hører, hvordan sagen står
clock-call_back = En medarbejder ringer tilbage, som du bad om

# Why a unit takes part.
because-leads = Har ansvaret for »{ $case_type }«
because-always = Deltager altid i »{ $case_type }«
because-answered = Svaret på »{ $question }« var: { $answer }
because-external = En myndighed uden for kommunen, der deltager i »{ $case_type }«
because-nobody_inside = Ingen enhed i kommunen træffer afgørelse om »{ $case_type }«: erhvervskontoret vejleder dig og sender henvendelsen videre
because-rerouted = { $unit } oplyste, at det hører til her
because-added = Koordinatoren bad om det
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
event-enquiry_registered = { $actor } registrerede henvendelsen.
event-case_opened = Sagen blev oprettet; { $coordinator } er virksomhedens koordinator.
event-contribution_offered = { $unit } blev bedt om sit bidrag.
event-contribution_offered-named = { $unit } blev bedt om sit bidrag; { $person } arbejder på det.
event-guarantee_promised = Lovet: { $promise }.
event-guarantee_started = Fristen for »{ $promise }« begyndte at løbe; løftet skal holdes { $due }.
event-papers_missing = { $actor } gav virksomheden besked om, hvad der mangler i papirerne.
event-papers_complete = { $actor } noterede papirerne som fuldstændige fra { $at }.
event-papers_supplemented = Virksomheden sendte selv flere papirer.
event-fee_paid = Gebyret blev betalt { $at }.
event-referral_sent = { $actor } hørte { $authority } i sagen.
event-referral_sent-by = { $actor } hørte { $authority } i sagen; svaret ventes { $due }.
event-referral_answered = Den myndighed, der blev hørt, har svaret.
event-progressed = { $progress }.
event-progressed-unit = { $unit } svarede koordinatoren.
event-offer_repeated = { $unit } blev bedt om sit bidrag igen, fordi ingen dér havde taget opgaven.
event-offer_unaccepted = Ingen i { $unit } har taget opgaven; ledelsen har fået besked.
event-renewal_asked = En enhed er forsinket; koordinatoren blev bedt om at give virksomheden besked om, hvornår den kan vente svar.
waits_for-business = virksomheden
waits_for-others = andre
event-contribution_held = { $unit } bliver bedt om sit bidrag, når andre har svaret.
event-contribution_ordered = Det blev bestemt, hvem der skal svare før { $unit }.
event-contribution_opened = Nu er turen kommet til { $unit }, der blev bedt om sit bidrag.
event-contribution_accepted = { $person } tog opgaven for { $unit }.
event-contribution_waiting = { $unit } venter på { $whom }.
event-contribution_resumed = { $unit } arbejder videre.
event-contribution_answered = { $unit } har svaret.
event-contribution_released = Opgaven hos { $unit } blev lagt tilbage til enheden.
event-contribution_reassigned = Opgaven hos { $unit } blev givet til { $person }.
event-contribution_declined = { $unit } oplyste, at sagen hører til hos { $instead }, som nu skal svare.
event-contribution_returned = { $unit } gav opgaven tilbage til koordinatoren.
event-contribution_passed_on = Koordinatoren bad { $instead } om det bidrag, som { $unit } havde givet tilbage.
event-contribution_cancelled = Bidraget fra { $unit } er ikke længere nødvendigt.
event-question_answered = »{ $question }« blev besvaret.
event-guarantee_paused = Fristen for »{ $promise }« blev standset: { $reason }.
event-meeting_planned = { $meeting } blev aftalt til { $at }.
event-meeting_changed = { $meeting } blev ændret; det begynder { $at }.
event-meeting_cancelled = { $meeting } blev aflyst.
event-meeting_held = { $meeting } blev holdt.
event-meeting_action_agreed = På et møde blev det aftalt, hvem der gør noget senest { $due }.
event-meeting_action_done = Det, der blev aftalt på et møde, er gjort.
event-meeting_minutes_kept = Referatet af et møde blev gemt.
event-attachment_added = En fil blev lagt på sagen.
event-attachment_removed = En fil blev fjernet fra sagen.
event-attachment_infected = Virusscanneren fandt noget skadeligt i en fil; den er spærret, og koordinatoren har fået besked.
event-handed_over = { $from } gav sagen videre; { $to } er nu virksomhedens koordinator.
event-handed_over-taken_over = { $to } overtog sagen fra { $from } og er nu virksomhedens koordinator.
event-handed_over-absence = { $from } er fraværende; { $to } er virksomhedens koordinator imens.
event-handed_over-return = { $to } er tilbage og er igen virksomhedens koordinator; { $from } trådte til imens.
event-handed_over-leave = { $from } arbejder her ikke længere; { $to } er nu virksomhedens koordinator.
event-guarantee_resumed = Fristen for »{ $promise }« løber igen; løftet skal holdes { $due }.
event-guarantee_resumed-standing = Én grund til at standse fristen for »{ $promise }« er væk; den er stadig standset af en anden grund.
event-guarantee_restarted = Fristen for »{ $promise }« begyndte forfra; løftet skal holdes { $due }.
event-guarantee_extended = { $actor } forlængede fristen for »{ $promise }«; løftet skal holdes { $due }.
event-guarantee_extended-standing = { $actor } forlængede fristen for »{ $promise }«; den er stadig standset.
event-guarantee_amended = Ledelsen rettede fristen for »{ $promise }«; løftet skal holdes { $due }.
event-guarantee_warned = De ansvarlige blev mindet om »{ $promise }«.
event-guarantee_missed = »{ $promise }« blev ikke holdt til tiden.
event-guarantee_met = »{ $promise }« er opfyldt.
event-guarantee_cancelled = »{ $promise }« gælder ikke længere.
event-guarantee_explained = { $actor } forklarede, hvorfor »{ $promise }« ikke blev holdt til tiden: { $cause }.
event-guarantee_remedied = Der blev noteret et skridt for at råde bod på, at »{ $promise }« blev forsinket.
event-contact_moment_recorded = { $contact }; { $outcome }.
event-call_back_asked = Virksomheden bad om at blive ringet op; { $staff } skal ringe.
event-call_back_attempted = Vi ringede tilbage, men fik ikke fat i nogen; forsøg indtil nu: { $count }.
event-call_back_kept = Virksomheden blev ringet op, som den havde bedt om.
event-call_back_cancelled = Tilbagekaldet blev aflyst.
event-call_back_reassigned = Nu skal { $staff } ringe tilbage til virksomheden.
somebody = en tidligere medarbejder

# Who did something, where it was nobody with a name.
actor-system = Onedoor
actor-business = Virksomheden
actor-program = Et program

# Moments in short, for tables and lists.
weekday-short-1 = man.
weekday-short-2 = tirs.
weekday-short-3 = ons.
weekday-short-4 = tors.
weekday-short-5 = fre.
weekday-short-6 = lør.
weekday-short-7 = søn.
day-short = { $weekday } { $day }. { $month }
day-short-year = { $weekday } { $day }. { $month } { $year }
moment-short = { $day } kl. { $time }
span = { $from } – { $to }

# How long.
length-working_hours = { $count ->
    [one] { $count } time i åbningstiden
   *[other] { $count } timer i åbningstiden
}
length-working_days = { $count ->
    [one] { $count } arbejdsdag
   *[other] { $count } arbejdsdage
}
length-calendar_days = { $count ->
    [one] { $count } kalenderdag
   *[other] { $count } kalenderdage
}
length-weeks = { $count ->
    [one] { $count } uge
   *[other] { $count } uger
}
length-months = { $count ->
    [one] { $count } måned
   *[other] { $count } måneder
}
amount-minutes = { $hours } t. { $minutes } min.
amount-working_days = { $count ->
    [one] { $count } arbejdsdag
   *[other] { $count } arbejdsdage
}
amount-days = { $count ->
    [one] { $count } dag
   *[other] { $count } dage
}

# How a due moment came about, line by line.
derivation-promise = Løfte: { $promise }
derivation-terms = { $length }, som { $start }.
derivation-restarted = Regnes på ny fra { $at }. { $reason }.
derivation-restarted_by_order = Regnes på ny fra { $at }. { $reason }. Vi bad om det { $ordered }; det skulle ske senest { $until }.
derivation-extended = Forlænget med { $length }.
derivation-step = { $span }: { $why }
derivation-due = Løftet skal holdes { $due }.
derivation-waiting = Fristen er ikke begyndt at løbe, så vi kan ikke sige nogen dato endnu.
derivation-standing = Fristen er standset: { $reason }. Datoen følger, når fristen løber igen.
derivation-disagrees = Til os selv: Udregningen ender ikke på det tidspunkt, der blev lovet. Det lovede gælder; få sagen undersøgt.

# Why a stretch of time counts or not, after its days.
why-counted = { $amount } talt med
why-start_day = startdagen tælles ikke med
why-outside_hours = uden for åbningstiden
why-weekly_closed = lukket hver uge
why-public_holiday = { $name }
why-own_day = lukket: { $name }
why-paused = fristen var standset ({ $reason })
why-out_of_season = løftet tæller ikke i denne del af året
why-ends_no_period = ingen frist udløber denne dag ({ $name })
why-last_day = den første dag, fristen kan udløbe
why-corrected = ledelsen rettede fristen; det, der var talt før, betyder ikke længere noget
why-counted_but_ends_no_period = sidste dag, der tælles med, men fristen kan ikke udløbe den dag ({ $name })

# What was done on a case, as a sentence without its full stop.
progress-receipt_sent = Virksomheden fik en kvittering med sagsnummer og koordinator
progress-business_reached = En medarbejder talte med virksomheden
progress-business_told = Virksomheden fik at vide, hvordan det går med sagen
progress-papers_checked = Papirerne blev gennemgået for mangler
progress-pre_meeting_held = Der blev holdt et forberedende møde
progress-overview_sent = Overblikket over forløbet blev sendt
progress-coordination_meeting_held = Alle berørte enheder mødtes med virksomheden
progress-interim_reply_sent = Der blev sendt et foreløbigt svar
progress-unit_answered = En enhed svarede koordinatoren
progress-offer_sent = Virksomheden fik tilbudt en grund
progress-final_answer_sent = Det endelige svar blev sendt
progress-decision_made = Der blev truffet afgørelse
progress-access_decided = Anmodningen om aktindsigt blev afgjort
progress-data_subject_answered = En person fik svar om sine personoplysninger
progress-complaint_prepared = Klagen blev gjort klar til klageinstansen
progress-delay_told = Virksomheden fik besked om en forsinkelse og årsagen til den
progress-request_answered = Ønsket om en afgørelse nu blev imødekommet eller afslået
progress-expected_time_published = Den forventede sagsbehandlingstid blev offentliggjort

# Why a clock stands still, after a colon.
pause-regional_state_referral = sagen ligger hos en regional eller statslig myndighed
pause-referral_late = en anden myndighed har ikke svaret inden sin frist
pause-minor_gap_at_applicant = virksomheden retter en mindre mangel i papirerne
pause-missing_attachment = der mangler et bilag
pause-gap_at_applicant = virksomheden er blevet bedt om noget og har ikke svaret endnu
pause-postponement_asked = virksomheden har bedt om, at sagen hviler
pause-awaiting_completion = der mangler noget, som skal være her, før fristen regnes

# Why a clock was set back to nothing.
restart-basic_gap = Papirer, som der ikke kan afgøres noget uden, manglede og er nu kommet
restart-own_initiative_supplement = Virksomheden tilføjede selv noget til sagen
restart-supplement_order_within_3w_then_completion = Vi bad om de manglende papirer inden for tre uger, og de er kommet

# Why a promise was missed.
cause-workload = Flere opgaver, end vi har folk til
cause-absence = Den, der arbejdede med det, var fraværende
cause-other_unit = En anden enhed i kommunen svarede for sent
cause-other_authority = En myndighed uden for kommunen svarede for sent
cause-business = Virksomheden svarede for sent
cause-complexity = Sagen var vanskeligere, end den så ud til
cause-political_treatment = Den ventede på en politisk beslutning
cause-misrouted = Den blev først sendt det forkerte sted hen
cause-mistake = Vi begik en fejl
cause-system = Et it-system virkede ikke
cause-other = Noget andet

# What makes up for a missed promise, and how far it is.
remedy-fee_reduction = Nedsættelse af gebyret
remedy-deemed_approval = Tilladelsen anses for givet
remedy-apology = En undskyldning
remedy-manager_call = Et opkald fra en leder
remedy_stage-proposed = Foreslået
remedy_stage-approved = Godkendt
remedy_stage-declined = Ikke godkendt
remedy_stage-executed = Gennemført

# Where a promise stands.
state-waiting = Fristen er ikke begyndt at løbe
state-running = Fristen løber
state-paused = Fristen er standset
state-missed = Ikke holdt til tiden
state-met = Holdt til tiden
state-met_late = Holdt, men for sent
state-cancelled = Gælder ikke længere

# Who is told.
audience-handler = Sagsbehandleren
audience-coordinator = Koordinatoren
audience-unit_head = Enhedens leder
audience-management = Ledelsen
audience-business = Virksomheden

# With whom a case lay.
holder-business = Hos virksomheden
holder-coordinator = Hos koordinatoren
holder-other_authority = Hos en anden myndighed
holder-nobody = Hos ingen: ingen enhed havde taget opgaven
holder-unit = Hos { $unit }

# How much a gap in the papers weighs.
gap-basic = Der kan ikke træffes afgørelse uden det
gap-minor = Vi kan arbejde med sagen imens

# Møder og besøg.
meeting-a-joint_meeting = Et fællesmøde
meeting-a-pre_meeting = Et formøde
meeting-a-visit = Et besøg
meeting-joint_meeting = Fællesmøde
meeting-pre_meeting = Formøde
meeting-visit = Besøg
# How people were in contact, and what came of it.
contact-call_in = Virksomheden ringede
contact-call_out = Vi ringede til virksomheden
contact-visit_in = Virksomheden kom forbi
contact-visit_out = Vi besøgte virksomheden
contact-mail_in = Virksomheden skrev
contact-mail_out = Vi skrev til virksomheden
contact-meeting_in = Virksomheden mødtes med os
contact-meeting_out = Vi mødtes med virksomheden
contact_outcome-reached = der var kontakt
contact_outcome-not_reached = der var ikke kontakt med nogen
contact_outcome-call_back = den vil gerne ringes op

# What the switchboard is told of a reference with a wrong digit.
lookup-did_you_mean = Et ciffer ser ud til at være forkert. Mente du en af disse?
lookup-wrong_digit = Et ciffer er forkert, og ingen sag her har et nummer, der ligner. Spørg efter det en gang til.
# What happens to the case as a whole.
event-case_waiting = Sagen venter på { $whom }: { $reason }
event-case_resumed = Arbejdet med sagen fortsætter.
event-case_closed = Sagen blev afsluttet.
event-case_withdrawn = Virksomheden trak sagen tilbage: { $reason }
event-case_reopened = Sagen blev genoptaget med { $coordinator } som koordinator: { $reason }
event-case_types_changed = Det blev ændret, hvad sagen drejer sig om: { $types }.
event-case_linked = Sagen blev knyttet til sag { $reference }.
event-case_unlinked = Sagen er ikke længere knyttet til sag { $reference }.
event-case_merged = Sagen fortsætter i sag { $reference }.
event-case_merged_in = Sag { $reference } blev lagt sammen med denne og fortsætter her.
event-case_split = En del af sagen fortsætter i sag { $reference }: { $reason }
event-case_split_off = Sagen blev skilt ud fra sag { $reference }.
event-complexity_changed = Sagen behandles nu som { $complexity }: { $reason }
event-urgency_changed = { $urgency }: { $reason }
event-task_force_changed = Det blev ændret, hvem der arbejder sammen om sagen: { $people }.
event-labels_changed = Sagens mærkater blev ændret.
awaited-business = virksomheden
awaited-others = andre
complexity-simple = enkel
complexity-medium = middelsvær
complexity-complex = kompleks
urgency-true = Sagen kan ikke vente
urgency-false = Sagen kan alligevel vente
nobody = ingen
reason-case_closed = Sagen blev afsluttet, før fristen for dette løfte kunne begynde.
reason-goes_on = Fortsætter i sag { $reference }.
reason-type_removed = Sagen drejer sig ikke længere om dette.
reason-not_urgent = Sagen kan alligevel vente.
