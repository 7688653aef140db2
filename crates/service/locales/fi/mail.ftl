# Mikä ympäröi jokaista viestiä.
mail-hello = Hei
mail-footer = Tämän viestin on kirjoittanut ohjelma. Voit vastata siihen: vastauksesi menee yhteyshenkilöllesi.
mail-subject = { $what } – asia { $reference }
mail-your-person = Yhteyshenkilösi
mail-coordinator = Koordinaattori
mail-fact-case = Asia
mail-fact-types = Aihe
mail-fact-unit = Yksikkö
mail-fact-webhook = Webhook
mail-documents = Pidä nämä valmiina:
mail-withheld = Asiassa on sinulle viesti. Suojasi vuoksi sitä ei lähetetä sähköpostilla: avaa linkki tai soita yhteyshenkilöllesi.
mail-follow = Seuraa asiaasi
mail-survey = Kerro, miten meni
mail-take-offer = Ota tehtävä tai kerro, kenelle se kuuluu
mail-remedies = Jos olemme myöhässä, kerro yhteyshenkilöllesi: et tarvitse lomaketta, ja voit pyytää esimiestä. Kun päätös on tehty, siinä kerrotaan, miten siihen haetaan muutosta.
mail-silence-approves = Jos et ole kuullut mitään, kun päätöksen määräaika on kulunut, lupa voidaan lain mukaan katsoa annetuksi. Kysy yhteyshenkilöltäsi, ennen kuin luotat siihen.
mail-silence-never = Hiljaisuus ei ole koskaan myöntymys: jos et kuule mitään ajoissa, sinulla ei vielä ole lupaa. Soita yhteyshenkilöllesi.
mail-receipt-next = Yhteyshenkilösi huolehtii siitä, että kaikki, joiden on otettava kantaa, ovat mukana, ja palaa asiaan. Sinun ei tarvitse kääntyä muiden puoleen. Tämän lupaamme, ja näin pian:

# Mitä kukin viesti kertoo: aihe ja ensimmäiset sanat.
mail-receipt-what = Olemme saaneet yhteydenottosi
mail-receipt-lead = Olemme vastaanottaneet yhteydenottosi. Se on nyt asia { $reference }.
mail-missing_items-what = Tarvitsemme sinulta jotakin
mail-missing_items-lead = Jotta asiasi etenee, tarvitsemme vielä seuraavat:
mail-interim_reply-what = Väliaikatieto
mail-interim_reply-lead = Näin pitkällä asiasi on.
mail-delay_notice-what = Tämä kestää pidempään
mail-delay_notice-lead = Emme ole asiassasi niin nopeita kuin lupasimme. Olemme pahoillamme. Yhteyshenkilösi kertoo, miksi, ja uuden ajan.
mail-promise_changed-what = Uusi päivämäärä
mail-promise_changed-lead = Jokin, minkä lupasimme sinulle, on saanut uuden päivämäärän.
mail-suspension-what = Määräaika ei kulu nyt
mail-suspension-lead = Tähän aikaan vuodesta asiasi määräaika ei kulu, kuten sen ehdot sanovat. Se jatkuu itsestään.
mail-new_coordinator-what = Sinulla on uusi yhteyshenkilö
mail-new_coordinator-lead = Joku toinen hoitaa asiaasi tästä lähtien. Hän tuntee asian; sinun ei tarvitse selittää kaikkea uudelleen.
mail-message-what = Viesti sinulle
mail-message-lead = Asiassasi on viesti sinulle.
mail-question-what = Kysymys sinulle
mail-question-lead = Meillä on kysymys asiastasi.
mail-answer-what = Vastauksemme
mail-answer-lead = Tässä on vastaus asiassasi.
mail-closing-what = Asiasi on päätetty
mail-closing-lead = Asiasi on päätetty. Jos jotakin on vielä auki, vastaa tähän viestiin tai soita: avaamme sen uudelleen.
mail-reopened-what = Asiasi on avattu uudelleen
mail-reopened-lead = Asiasi on avattu uudelleen. Palaamme asiaan.
mail-lost_code-what = Uusi linkki asiaasi
mail-lost_code-lead = Pyysit uutta linkkiä asiaasi. Tässä se on. Jos se et ollut sinä, sinun ei tarvitse tehdä mitään.
mail-new_case-what = Uusi asia sinulle
mail-new_case-lead = Koordinoit uutta asiaa: { $types }.
mail-offer-what = Pyyntö yksikölle { $unit }
mail-offer-lead = Yksikkösi osuutta pyydetään asiaan: { $types }. Ota se tai kerro, kenelle se kuuluu.
mail-offer_repeated-what = Kukaan ei ole vielä ottanut tätä
mail-offer_repeated-lead = Kukaan yksikössä { $unit } ei ole vielä ottanut osuutta: { $types }. Ota se tai kerro, kenelle se kuuluu.
mail-offer_unaccepted-what = Kukaan ei ota osuutta
mail-offer_unaccepted-lead = Kukaan yksikössä { $unit } ei ole ottanut osuutta, vaikka sitä on tarjottu useammin kuin kerran. Huolehdi, että joku ottaa sen.
mail-contribution-what = Uutta osuudesta
mail-contribution-lead = Yksikön { $unit } osuudessa on tapahtunut jotakin.
mail-urgent-what = Tämä ei voi odottaa
mail-urgent-lead = On tullut yhteydenotto, joka ei voi odottaa: { $types }. Soita yritykselle.
mail-warning-what = Lupaus lähestyy
mail-warning-lead = Lupaus, josta vastaat, erääntyy pian.
mail-missed-what = Lupausta ei pidetty
mail-missed-lead = Lupausta ei pidetty ajoissa. Kerro yritykselle ja kirjaa syy.
mail-renew_promise-what = Uusi lupaus
mail-renew_promise-lead = Yksikkö on myöhässä. Kerro yritykselle, milloin se voi odottaa vastausta, ennen kuin lupaus rikkoutuu.
mail-remedy-what = Yritykselle kuuluu hyvitys
mail-remedy-lead = Yritykselle kuuluu hyvitys lupauksesta, jota ei pidetty. Katso asiaa.
mail-hand_over-what = Asia on vaihtanut hoitajaa
mail-hand_over-lead = Asialla on nyt uusi koordinaattori.
mail-call_back-what = Joku odottaa soittoasi
mail-call_back-lead = Yritys toivoo, että soitat.
mail-message_received-what = Yritys on kirjoittanut
mail-message_received-lead = Yritykseltä on tullut viesti.
mail-question_asked-what = Käsittelijän kysymys
mail-question_asked-lead = Käsittelijällä on kysymys yritykselle, tai siitä on päätetty.
mail-case_moved-what = Asia on edennyt
mail-case_moved-lead = Asiassasi on tapahtunut jotakin.
mail-task_force-what = Työskentelet asiassa yhdessä
mail-task_force-lead = Olet yksi niistä, jotka työskentelevät tässä asiassa yhdessä.
mail-harmful_file-what = Jotakin haitallista tiedostossa
mail-harmful_file-lead = Virustarkistus löysi jotakin haitallista asian tiedostosta. Se on lukittu pois.
mail-digest-what = Uutta asioissasi
mail-digest-lead = Tämä on tullut viime kerran jälkeen:
mail-webhook_switched_off-what = Webhook kytkettiin pois päältä
mail-webhook_switched_off-lead = Webhook, johon Onedoor lähettää tapahtumia, kytkettiin pois päältä. Se, mitä tästä lähtien tapahtuu, odottaa, kunnes joku kytkee sen taas päälle.
mail-webhook_switched_off-failing = Sieltä on viiden päivän ajan tullut takaisin vain virheitä. Pyydä vastaanottajan ylläpitäjiä katsomaan sitä, ja kytke se taas päälle.
mail-webhook_switched_off-gone = Vastaanottaja vastasi, ettei sitä enää ole (410). Jos se on muuttanut, vaihda osoite ja kytke se taas päälle; muuten poista se.
mail-webhook_switched_off-by_hand = Joku kytki sen pois päältä.
mail-meeting_invited-what = Sinut on kutsuttu kokoukseen
mail-meeting_invited-lead = Sinut on kutsuttu kokoukseen. Hyväksy tai hylkää vastaamalla kalenterisi kutsuun tai tähän viestiin.
mail-meeting_changed-what = Kokous on muuttunut
mail-meeting_changed-lead = Kokous, johon sinut on kutsuttu, on muuttunut. Näin se on nyt.
mail-meeting_cancelled-what = Kokous on peruttu
mail-meeting_cancelled-lead = Kokousta, johon sinut oli kutsuttu, ei pidetä.
mail-morning_queue-what = Tämä odottaa sinua tänään
mail-morning_queue-lead = Hyvää huomenta. Tämä odottaa sinua, kiireellisin ensin:

# Mitä kokousta koskevassa viestissä lukee.
mail-meeting-title = Kokous
mail-meeting-when = Milloin
mail-meeting-place = Missä
mail-meeting-join = Liity kokoukseen
mail-meeting-agenda = Mistä on kyse:
mail-meeting-uninvited-what = Sinun ei tarvitse tulla kokoukseen
mail-meeting-uninvited = Sinun ei tarvitse tulla: kokous pidetään ilman sinua.
mail-meeting-reason = Syy: { $reason }
mail-meeting-changed = Muuttunut on: { $what }.
mail-meeting-changed-time = aika
mail-meeting-changed-place = paikka
mail-meeting-changed-link = kokouksen linkki
mail-meeting-changed-title = nimi
mail-meeting-changed-agenda = asialista
mail-meeting-changed-people = kutsuttujen joukko
mail-meeting-changed-case = asia, johon se kuuluu
mail-meeting-withheld = Kokouksen paikkaa ja aihetta ei lähetetä sähköpostilla, jotta joku pysyy suojassa. Kysy koordinaattorilta.

# Mitä aamun viestissä lukee.
mail-morning-late = Myöhässä: { $what }, määräaika oli { $due }
mail-morning-today = Tänään: { $what }, { $due }
mail-morning-call_back = Soitettava takaisin viimeistään { $due }
mail-morning-week = Tällä viikolla: { $what }, { $due }
mail-morning-offer = Odottaa ottajaa yksikössä: { $what }
mail-morning-protected = Jotakin on tehtävä. Kirjaudu sisään, niin näet mitä.
mail-morning-beyond =
    { $count ->
        [one] Ja vielä yksi asia.
       *[other] Ja vielä { $count } asiaa.
    }

# Sivu, jonka tarjouksen linkki avaa.
page-offer-title = Tarjous yksiköllesi
page-offer-lead = Yksikön { $unit } osuutta pyydetään asiaan { $reference }.
page-offer-accept = Ota se
page-offer-accept-do = Otan tämän
page-offer-decline = Kerro, ettei se ole teidän
page-offer-decline-why = Miksi
page-offer-decline-words = Sanoin
page-offer-decline-do = Tämä ei ole meidän
page-offer-accepted = Otit tehtävän. Koordinaattorille on kerrottu.
page-offer-declined = Kerroit, ettei tehtävä ole teidän. Koordinaattorille on kerrottu.
page-offer-gone-title = Tämä linkki ei ole enää voimassa
page-offer-gone-detail = Se on käytetty, liian vanha, tai tarjous on muuttunut. Kirjaudu sisään ja katso tilanne.
page-offer-for = Tämä linkki lähetettiin henkilölle { $person }, eikä se ole voimassa muille.
page-offer-reason-not_ours = Se kuuluu muille
page-offer-reason-no_capacity = Meitä on liian vähän
page-offer-reason-conflict_of_interest = Olemme liian lähellä kysyjää
page-offer-reason-duplicate = Työskentelemme jo sen parissa muualla
page-offer-reason-other = Jotakin muuta; kerro mitä

# What stands in brackets below a mail that came in.
mail-in-left = Sähköpostista jätettiin pois: { $files }
mail-in-empty = tyhjä
mail-in-not_allowed = tiedostotyyppi, jota ei oteta vastaan
mail-in-disagrees = ei sitä, mitä nimi sanoo
mail-in-packed = Outlookin pakkaama; lähetä itse tiedostot
mail-in-too_many = liian monta tiedostoa
mail-in-case_closed = asia on päätetty

# What a gateway tells when somebody tries it.
gateway-try = Tämä on Onedoorin testi. Sinun ei tarvitse tehdä mitään.
