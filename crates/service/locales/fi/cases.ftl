# Moments, as they are said. Weekdays stand in the essive, months in the partitive.
weekday-1 = maanantaina
weekday-2 = tiistaina
weekday-3 = keskiviikkona
weekday-4 = torstaina
weekday-5 = perjantaina
weekday-6 = lauantaina
weekday-7 = sunnuntaina
month-1 = tammikuuta
month-2 = helmikuuta
month-3 = maaliskuuta
month-4 = huhtikuuta
month-5 = toukokuuta
month-6 = kesäkuuta
month-7 = heinäkuuta
month-8 = elokuuta
month-9 = syyskuuta
month-10 = lokakuuta
month-11 = marraskuuta
month-12 = joulukuuta
due-at = viimeistään { $weekday } { $day }. { $month } { $year } klo { $time }
due-on = viimeistään { $weekday } { $day }. { $month } { $year }

# When a promise has not started yet.
starts-received = lasketaan siitä, kun yhteydenotto saapui
starts-complete = lasketaan siitä, kun kaikki asiakirjasi ovat meillä
starts-fee_paid = lasketaan siitä, kun maksu on maksettu
starts-accepted = lasketaan siitä, kun käsittelijä on ottanut asian hoitaakseen
starts-referral_done = lasketaan siitä, kun kaikki, joilta on kysytty, ovat vastanneet
starts-board_ready = lasketaan siitä, kun asia on valmis lautakunnan käsittelyyn
starts-request_received = lasketaan siitä, kun pyydät päätöstä
starts-first_absence_day = lasketaan ensimmäisestä poissaolopäivästä
starts-wage_paid = lasketaan siitä, kun palkka on maksettu
starts-event_date_backwards = lasketaan taaksepäin tapahtumapäivästä

# The unit's answer to the coordinator, which is internal.
clock-unit_answer = Yksikkö vastaa koordinaattorille
clock-unit_answer-of = { $unit } vastaa koordinaattorille

# Promises that no catalogue lists: of urgent enquiries, and when a unit is late.
clock-first_human_contact = Työntekijämme soittaa sinulle
clock-next_update = Saat tiedon asiasi vaiheesta
clock-call_back = Työntekijämme soittaa takaisin, kuten pyysit

# Why a unit takes part.
because-leads = Vastaa asiatyypistä ”{ $case_type }”
because-always = Osallistuu aina asiatyyppiin ”{ $case_type }”
because-answered = Kysymykseen ”{ $question }” vastattiin: { $answer }
because-external = Kunnan ulkopuolinen viranomainen, joka osallistuu asiatyyppiin ”{ $case_type }”
because-nobody_inside = Mikään kunnan yksikkö ei päätä asiatyypistä ”{ $case_type }”: elinkeinopalvelut neuvovat sinua ja ohjaavat asian eteenpäin
because-rerouted = { $unit } ilmoitti, että tämä kuuluu tänne
because-added = Koordinaattori pyysi sitä
answer-true = kyllä
answer-false = ei

# Why a person is the coordinator.
coordinator-continuity = Koordinoi jo toista yrityksen avointa asiaa
coordinator-account_manager = On yrityksen nimetty yhteyshenkilö
coordinator-substitute = Sijaistaa henkilöä, joka olisi muuten valittu
coordinator-least_loaded = Sopivista henkilöistä vähiten asioita hoidettavana
coordinator-over_capacity = Kaikilla sopivilla on täyttä; vähiten asioita hoidettavana
coordinator-unit_head = Kukaan ei sopinut: johtaa elinkeinopalveluja
coordinator-on_duty = Kukaan ei sopinut: on päivystysvuorossa
coordinator-last_resort = Ketään muuta ei ollut

# Why a person was not chosen.
against-inactive = Ei enää työskentele täällä
against-absent = On poissa
against-wrong_role = Ei toimi koordinaattorina
against-language = Ei puhu kieltä; muut puhuvat
against-skill = Ei tunne aihetta; muut tuntevat
against-at_capacity = Hoidettavana on jo niin monta asiaa kuin mahtuu
against-more_loaded = Enemmän asioita hoidettavana
against-more_recent = Sai asian hoidettavakseen äskettäin
against-even = Sopii yhtä hyvin; vain järjestys ratkaisi
against-barred = Ei saa ottaa tätä asiaa

# Events, one sentence each.
event-enquiry_registered = { $actor } kirjasi yhteydenoton.
event-case_opened = Asia avattiin; { $coordinator } on yrityksen koordinaattori.
event-contribution_offered = { $unit } sai pyynnön omasta osuudestaan.
event-contribution_offered-named = { $unit } sai pyynnön omasta osuudestaan; sitä hoitaa { $person }.
event-guarantee_promised = Luvattu: { $promise }.
event-guarantee_started = Lupauksen ”{ $promise }” määräaika alkoi; se täytetään { $due }.
event-papers_missing = { $actor } ilmoitti yritykselle, mitä asiakirjoista puuttuu.
event-papers_complete = { $actor } kirjasi asiakirjat täydellisiksi ({ $at }).
event-papers_supplemented = Yritys täydensi asiakirjojaan oma-aloitteisesti.
event-fee_paid = Maksu maksettiin { $at }.
event-referral_sent = { $actor } pyysi lausuntoa: { $authority }.
event-referral_sent-by = { $actor } pyysi lausuntoa: { $authority }. Vastausta odotetaan { $due }.
event-referral_answered = Viranomainen, jolta pyydettiin lausuntoa, on vastannut.
event-progressed = { $progress }.
event-progressed-unit = { $unit } vastasi koordinaattorille.
event-offer_repeated = { $unit } sai pyynnön uudelleen, koska kukaan ei ollut ottanut osuutta hoitaakseen.
event-offer_unaccepted = { $unit }: kukaan ei ole ottanut osuutta hoitaakseen, ja asiasta kerrottiin johdolle.
event-renewal_asked = Yksikkö on myöhässä; koordinaattoria pyydettiin kertomaan yritykselle, milloin se voi odottaa vastausta.
waits_for-business = yritystä
waits_for-others = muita
event-contribution_held = { $unit } saa pyynnön osuudestaan, kun muut ovat vastanneet.
event-contribution_ordered = { $unit }: päätettiin, keiden on vastattava ensin.
event-contribution_opened = { $unit } on nyt vuorossa ja sai pyynnön osuudestaan.
event-contribution_accepted = { $person } otti osuuden hoitaakseen; yksikkö: { $unit }.
event-contribution_waiting = { $unit } odottaa { $whom }.
event-contribution_resumed = { $unit } jatkaa työtään.
event-contribution_answered = { $unit } on vastannut.
event-contribution_released = { $unit }: osuus palautettiin yksikön jaettavaksi.
event-contribution_reassigned = { $unit }: osuuden hoitaa nyt { $person }.
event-contribution_declined = { $unit } ilmoitti, että asia kuuluu toiselle yksikölle, jonka on nyt vastattava: { $instead }.
event-contribution_returned = { $unit } palautti osuutensa koordinaattorille.
event-contribution_passed_on = Koordinaattori siirsi palautetun osuuden toiselle yksikölle: { $unit } → { $instead }.
event-contribution_cancelled = { $unit }: osuutta ei enää tarvita.
event-question_answered = Kysymykseen ”{ $question }” vastattiin.
event-guarantee_paused = Lupauksen ”{ $promise }” määräaika keskeytettiin: { $reason }.
event-meeting_planned = { $meeting } sovittiin: { $at }.
event-meeting_changed = { $meeting } muuttui; se alkaa { $at }.
event-meeting_cancelled = { $meeting } peruttiin.
event-meeting_held = { $meeting } pidettiin.
event-meeting_action_agreed = Kokouksessa sovittiin, kuka tekee mitä viimeistään { $due }.
event-meeting_action_done = Kokouksessa sovittu asia on tehty.
event-meeting_minutes_kept = Kokouksen muistio tallennettiin.
event-attachment_added = Asiaan lisättiin tiedosto.
event-attachment_removed = Asiasta poistettiin tiedosto.
event-attachment_infected = Virustarkistus löysi tiedostosta jotakin haitallista; tiedosto on estetty, ja asiasta on ilmoitettu koordinaattorille.
event-handed_over = { $from } siirsi asian; yrityksen koordinaattori on nyt { $to }.
event-handed_over-taken_over = { $to } otti asian hoitoonsa (aiemmin { $from }) ja on nyt yrityksen koordinaattori.
event-handed_over-absence = { $from } on poissa; sillä välin yrityksen koordinaattori on { $to }.
event-handed_over-return = { $to } on palannut ja on taas yrityksen koordinaattori; sijaisena toimi { $from }.
event-handed_over-leave = { $from } ei ole enää töissä täällä; yrityksen koordinaattori on nyt { $to }.
event-guarantee_resumed = Lupauksen ”{ $promise }” määräaika kuluu taas; lupaus täytetään { $due }.
event-guarantee_resumed-standing = Yksi syy lupauksen ”{ $promise }” määräajan keskeytykseen on poistunut; määräaika on yhä keskeytyneenä toisesta syystä.
event-guarantee_restarted = Lupauksen ”{ $promise }” määräaika alkoi alusta; lupaus täytetään { $due }.
event-guarantee_extended = { $actor } pidensi lupauksen ”{ $promise }” määräaikaa; lupaus täytetään { $due }.
event-guarantee_extended-standing = { $actor } pidensi lupauksen ”{ $promise }” määräaikaa; se on yhä keskeytyneenä.
event-guarantee_amended = Johto korjasi lupauksen ”{ $promise }” määräaikaa; lupaus täytetään { $due }.
event-guarantee_warned = Vastuuhenkilöitä muistutettiin lupauksesta ”{ $promise }”.
event-guarantee_missed = Lupausta ”{ $promise }” ei täytetty määräajassa.
event-guarantee_met = Lupaus ”{ $promise }” täytettiin.
event-guarantee_cancelled = Lupaus ”{ $promise }” ei ole enää voimassa.
event-guarantee_explained = { $actor } kertoi, miksi lupausta ”{ $promise }” ei täytetty määräajassa: { $cause }.
event-guarantee_remedied = Lupauksen ”{ $promise }” myöhästymisen hyvitys eteni, ja se kirjattiin.
event-contact_moment_recorded = { $contact }; { $outcome }.
event-call_back_asked = Yritys pyysi soittamaan takaisin; soittaja on { $staff }.
event-call_back_attempted = Soitimme takaisin, mutta emme tavoittaneet ketään; yrityksiä tähän mennessä: { $count }.
event-call_back_kept = Yritykselle soitettiin takaisin, kuten se oli pyytänyt.
event-call_back_cancelled = Takaisinsoitto peruttiin.
event-call_back_reassigned = Yritykselle soittaa nyt takaisin { $staff }.
somebody = entinen työntekijä

# Who did something, where it was nobody with a name.
actor-system = Onedoor
actor-business = Yritys
actor-program = Ohjelma

# Moments in short, for tables and lists.
weekday-short-1 = ma
weekday-short-2 = ti
weekday-short-3 = ke
weekday-short-4 = to
weekday-short-5 = pe
weekday-short-6 = la
weekday-short-7 = su
day-short = { $weekday } { $day }. { $month }
day-short-year = { $weekday } { $day }. { $month } { $year }
moment-short = { $day } klo { $time }
span = { $from } – { $to }

# How long.
length-working_hours = { $count ->
    [one] { $count } tunti aukioloaikana
   *[other] { $count } tuntia aukioloaikana
}
length-working_days = { $count ->
    [one] { $count } työpäivä
   *[other] { $count } työpäivää
}
length-calendar_days = { $count ->
    [one] { $count } kalenteripäivä
   *[other] { $count } kalenteripäivää
}
length-weeks = { $count ->
    [one] { $count } viikko
   *[other] { $count } viikkoa
}
length-months = { $count ->
    [one] { $count } kuukausi
   *[other] { $count } kuukautta
}
amount-minutes = { $hours } t { $minutes } min
amount-working_days = { $count ->
    [one] { $count } työpäivä
   *[other] { $count } työpäivää
}
amount-days = { $count ->
    [one] { $count } päivä
   *[other] { $count } päivää
}

# How a due moment came about, line by line.
derivation-promise = Lupaus: { $promise }
derivation-terms = { $length }; aika { $start }.
derivation-restarted = Lasketaan uudelleen, alkaen { $at }. { $reason }.
derivation-restarted_by_order = Lasketaan uudelleen, alkaen { $at }. { $reason }. Pyysimme täydennystä { $ordered }; pyyntö oli tehtävä viimeistään { $until }.
derivation-extended = Pidennys: { $length }.
derivation-step = { $span }: { $why }
derivation-due = Lupaus täytetään { $due }.
derivation-waiting = Määräaika ei ole alkanut, joten päivää ei voida vielä sanoa.
derivation-standing = Määräaika on keskeytynyt: { $reason }. Päivä selviää, kun määräaika kuluu taas.
derivation-disagrees = Meille itsellemme: laskelma ei pääty luvattuun ajankohtaan. Luvattu pätee; selvityttäkää asia.

# Why a stretch of time counts or not, after its days.
why-counted = laskettu { $amount }
why-start_day = alkamispäivää ei lasketa
why-outside_hours = aukioloajan ulkopuolella
why-weekly_closed = suljettu joka viikko
why-public_holiday = { $name }
why-own_day = suljettu: { $name }
why-paused = määräaika oli keskeytynyt ({ $reason })
why-out_of_season = lupausta ei lasketa tähän aikaan vuodesta
why-ends_no_period = määräaika ei pääty tänä päivänä ({ $name })
why-last_day = ensimmäinen päivä, jona määräaika voi päättyä
why-corrected = johto korjasi määräaikaa; aiemmin lasketulla ei ole enää merkitystä
why-counted_but_ends_no_period = viimeinen laskettava päivä, mutta määräaika ei voi päättyä silloin ({ $name })

# What was done on a case, as a sentence without its full stop.
progress-receipt_sent = Yritys sai vahvistuksen, jossa on asianumero ja koordinaattori
progress-business_reached = Työntekijä keskusteli yrityksen kanssa
progress-business_told = Yritykselle kerrottiin, missä vaiheessa asia on
progress-papers_checked = Asiakirjojen puutteet tarkistettiin
progress-pre_meeting_held = Valmisteleva kokous pidettiin
progress-overview_sent = Käsittelyn vaiheet lähetettiin yritykselle
progress-coordination_meeting_held = Kaikki asianosaiset yksiköt tapasivat yrityksen
progress-interim_reply_sent = Välivastaus lähetettiin
progress-unit_answered = Yksikkö vastasi koordinaattorille
progress-offer_sent = Yritykselle tarjottiin tonttia
progress-final_answer_sent = Lopullinen vastaus lähetettiin
progress-decision_made = Päätös tehtiin
progress-access_decided = Asiakirjapyyntö ratkaistiin
progress-data_subject_answered = Henkilö sai vastauksen omista henkilötiedoistaan
progress-complaint_prepared = Valitus valmisteltiin muutoksenhakuelimelle
progress-delay_told = Yritykselle ilmoitettiin viivästyksestä ja sen syystä
progress-request_answered = Pyyntö päättää asia nyt ratkaistiin tai hylättiin
progress-expected_time_published = Odotettu käsittelyaika julkaistiin

# Why a clock stands still, after a colon.
pause-regional_state_referral = asia on alueellisella tai valtion viranomaisella
pause-referral_late = toinen viranomainen ei ole vastannut sille annetussa ajassa
pause-minor_gap_at_applicant = yritys täydentää vähäistä puutetta asiakirjoissa
pause-missing_attachment = liite puuttuu
pause-gap_at_applicant = yritykseltä on pyydetty jotakin, eikä se ole vielä vastannut
pause-postponement_asked = yritys on pyytänyt, että asia lepää
pause-awaiting_completion = puuttuu jotakin, jota ilman määräaikaa ei lasketa

# Why a clock was set back to nothing.
restart-basic_gap = Päätöksen kannalta välttämättömät asiakirjat puuttuivat ja ovat nyt saapuneet
restart-own_initiative_supplement = Yritys täydensi asiaa oma-aloitteisesti
restart-supplement_order_within_3w_then_completion = Pyysimme puuttuvat asiakirjat kolmen viikon kuluessa, ja ne ovat saapuneet

# Why a promise was missed.
cause-workload = Työtä oli enemmän kuin tekijöitä
cause-absence = Asian hoitaja oli poissa
cause-other_unit = Kunnan toinen yksikkö vastasi myöhässä
cause-other_authority = Kunnan ulkopuolinen viranomainen vastasi myöhässä
cause-business = Yritys vastasi myöhässä
cause-complexity = Asia oli vaikeampi kuin miltä se näytti
cause-political_treatment = Asia odotti poliittista päätöstä
cause-misrouted = Asia ohjattiin ensin väärään paikkaan
cause-mistake = Teimme virheen
cause-system = Tietojärjestelmä ei toiminut
cause-other = Muu syy

# What makes up for a missed promise, and how far it is.
remedy-fee_reduction = Maksun alentaminen
remedy-deemed_approval = Lupa katsotaan myönnetyksi
remedy-apology = Anteeksipyyntö
remedy-manager_call = Esihenkilön puhelu
remedy_stage-proposed = Ehdotettu
remedy_stage-approved = Hyväksytty
remedy_stage-declined = Ei hyväksytty
remedy_stage-executed = Toteutettu

# Where a promise stands.
state-waiting = Määräaika ei ole alkanut
state-running = Määräaika on käynnissä
state-paused = Määräaika on keskeytynyt
state-missed = Ei täytetty määräajassa
state-met = Täytetty määräajassa
state-met_late = Täytetty, mutta myöhässä
state-cancelled = Ei enää voimassa

# Who is told.
audience-handler = Käsittelijä
audience-coordinator = Koordinaattori
audience-unit_head = Yksikön esihenkilö
audience-management = Johto
audience-business = Yritys

# With whom a case lay.
holder-business = Yrityksellä
holder-coordinator = Koordinaattorilla
holder-other_authority = Toisella viranomaisella
holder-nobody = Ei kenelläkään: mikään yksikkö ei ollut ottanut asiaa hoitaakseen
holder-unit = Yksiköllä: { $unit }

# How much a gap in the papers weighs.
gap-basic = Asiaa ei voida ratkaista ilman sitä
gap-minor = Voimme käsitellä asiaa sillä välin

# Kokoukset ja käynnit.
meeting-a-joint_meeting = Yhteinen kokous
meeting-a-pre_meeting = Ennakkokokous
meeting-a-visit = Käynti
meeting-joint_meeting = Yhteinen kokous
meeting-pre_meeting = Ennakkokokous
meeting-visit = Käynti
# How people were in contact, and what came of it.
contact-call_in = Yritys soitti
contact-call_out = Soitimme yritykselle
contact-visit_in = Yritys kävi luonamme
contact-visit_out = Kävimme yrityksen luona
contact-mail_in = Yritys kirjoitti
contact-mail_out = Kirjoitimme yritykselle
contact-meeting_in = Yritys tapasi meidät
contact-meeting_out = Tapasimme yrityksen
contact_outcome-reached = yhteys saatiin
contact_outcome-not_reached = ketään ei tavoitettu
contact_outcome-call_back = se haluaa, että sille soitetaan takaisin

# What the switchboard is told of a reference with a wrong digit.
lookup-did_you_mean = Yksi numero näyttää olevan väärin. Tarkoititko jotakin näistä?
lookup-wrong_digit = Yksi numero on väärin, eikä millään täällä olevalla asialla ole samankaltaista tunnusta. Pyydä se uudelleen.
# What happens to the case as a whole.
event-case_waiting = Asia odottaa, vuorossa { $whom }: { $reason }
event-case_resumed = Asian käsittely jatkuu.
event-case_closed = Asia päätettiin.
event-case_withdrawn = Yritys perui asian: { $reason }
event-case_reopened = Asia avattiin uudelleen, koordinaattorina { $coordinator }: { $reason }
event-case_types_changed = Asian aiheita muutettiin: { $types }.
event-case_linked = Asia liitettiin asiaan { $reference }.
event-case_unlinked = Asiaa ei enää ole liitetty asiaan { $reference }.
event-case_merged = Käsittely jatkuu asiassa { $reference }.
event-case_merged_in = Asia { $reference } yhdistettiin tähän, ja sen käsittely jatkuu täällä.
event-case_split = Osa asiasta jatkuu asiassa { $reference }: { $reason }
event-case_split_off = Asia erotettiin asiasta { $reference }.
event-complexity_changed = Asia käsitellään nyt näin: { $complexity }. { $reason }
event-urgency_changed = { $urgency }: { $reason }
event-task_force_changed = Asiaa yhdessä hoitavat henkilöt muuttuivat: { $people }.
event-labels_changed = Asian tunnisteita muutettiin.
awaited-business = yritys
awaited-others = muut
complexity-simple = yksinkertainen
complexity-medium = keskivaikea
complexity-complex = vaativa
urgency-true = Asia ei voi odottaa
urgency-false = Asia voi sittenkin odottaa
nobody = ei ketään
reason-case_closed = Asia päätettiin ennen kuin tämän lupauksen määräaika ehti alkaa.
reason-goes_on = Jatkuu asiassa { $reference }.
reason-type_removed = Asia ei enää koske tätä.
reason-not_urgent = Asia voi sittenkin odottaa.
