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

# Promises that no catalogue lists: of urgent enquiries, and when a unit is late.
clock-first_human_contact = Työntekijämme soittaa sinulle
clock-next_update = Saat tiedon asiasi vaiheesta

# Why a unit takes part.
because-leads = Vastaa asiatyypistä ”{ $case_type }”
because-always = Osallistuu aina asiatyyppiin ”{ $case_type }”
because-answered = Kysymykseen ”{ $question }” vastattiin: { $answer }
because-external = Kunnan ulkopuolinen viranomainen, joka osallistuu asiatyyppiin ”{ $case_type }”
because-nobody_inside = Mikään kunnan yksikkö ei päätä asiatyypistä ”{ $case_type }”: elinkeinopalvelut neuvovat sinua ja ohjaavat asian eteenpäin
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
event-enquiry_registered = Yhteydenotto kirjattiin.
event-case_opened = Asia avattiin; { $coordinator } on yrityksen koordinaattori.
event-contribution_offered = { $unit } sai pyynnön omasta osuudestaan.
event-guarantee_promised = Luvattu: { $promise }.
event-guarantee_started = Lupauksen ”{ $promise }” määräaika alkoi; se täytetään { $due }.
somebody = entinen työntekijä
