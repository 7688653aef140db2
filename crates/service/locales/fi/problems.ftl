# What went wrong, as a person understands it. Titles name it, details say what to do.
problem-unauthenticated-title = Et ole kirjautunut
problem-unauthenticated-detail = Lähetä voimassa oleva tunniste otsakkeessa "Authorization: Bearer …". Se voi puuttua, olla väärin kirjoitettu, vanhentunut tai peruttu.
problem-forbidden-title = Ei sallittu
problem-forbidden-detail = Roolisi ei salli tätä.
problem-not_found-title = Ei löydy
problem-not_found-detail = Täällä ei ole mitään, mitä saisit nähdä. Tarkista osoite.
problem-invalid_fields-title = Joitakin kenttiä ei voi hyväksyä
problem-invalid_fields-detail = { $count ->
    [one] Yksi kenttä on korjattava.
   *[other] { $count } kenttää on korjattava.
}
problem-findings-title = Tiedostossa on virheitä
problem-findings-detail = { $count ->
    [one] Löytyi yksi virhe; sen paikka on merkitty luetteloon.
   *[other] Löytyi { $count } virhettä; jokaisen paikka on merkitty luetteloon.
}
problem-stale-title = Joku muu ehti muuttaa tietoja
problem-stale-detail = Tietoja on muutettu sen jälkeen, kun luit ne. Lue ne uudelleen ja tee muutoksesi uudestaan.
problem-key_reused-title = Idempotenssiavain on jo käytetty
problem-key_reused-detail = Tätä Idempotency-Key-avainta on käytetty toisessa pyynnössä. Luo uudelle pyynnölle uusi avain.
problem-unavailable-title = Ei käytettävissä juuri nyt
problem-unavailable-detail = Emme voi sanoa, toteutettiinko pyyntö. Lähetä se hetken kuluttua uudelleen samalla Idempotency-Key-avaimella.
problem-fault-title = Virhe meidän päässämme
problem-fault-detail = Jokin meni vikaan meillä. Ylläpito löytää virheen tämän pyynnön tunnuksella.
problem-malformed_json-title = Ei ole luettavissa JSON-muodossa
problem-malformed_json-detail = Sisältö ei ole kelvollista JSONia lähellä riviä { $line }, saraketta { $column }.
problem-duplicate_key-title = Avain esiintyy kahdesti
problem-duplicate_key-detail = JSON-objektissa on sama avain useammin kuin kerran, joten sen merkitys ei ole selvä.
problem-not_utf8-title = Ei UTF-8-muotoa
problem-not_utf8-detail = Sisällön on oltava UTF-8-tekstiä.
problem-unsupported_media_type-title = Vääränlainen sisältö
problem-unsupported_media_type-detail = Lähetä sisältö muodossa { $expected }.
problem-too_large-title = Liian suuri
problem-too_large-detail = Sisällön koko saa olla enintään { $max } tavua.
problem-request_timeout-title = Liian hidas
problem-request_timeout-detail = Sisältö ei saapunut ajoissa.
problem-method_not_allowed-title = Ei mahdollista täällä
problem-method_not_allowed-detail = Tämä osoite ei hyväksy tätä metodia.
problem-version_required-title = Kerro, minkä version näit
problem-version_required-detail = Lähetä lukemasi ETag otsakkeessa If-Match, jotta kenenkään muutos ei katoa.
problem-bad_version-title = Ei ole versio
problem-bad_version-detail = If-Match-otsakkeessa on oltava tämän palvelun antama ETag, esimerkiksi "3".
problem-bad_idempotency_key-title = Ei ole idempotenssiavain
problem-bad_idempotency_key-detail = Idempotency-Key-avaimessa on 1–255 näkyvää ASCII-merkkiä. Tee siitä satunnainen, esimerkiksi UUID.
problem-bad_request-title = Pyyntöä ei ymmärretty
problem-bad_request-detail = Pyyntöä ei voi ymmärtää. Tarkista sen osoite ja otsakkeet.
problem-email_taken-title = Sähköpostiosoite on varattu
problem-email_taken-detail = Toisella työntekijällä on tämä sähköpostiosoite.
problem-unit_exists-title = Yksikkö on jo olemassa
problem-unit_exists-detail = Muuta sitä sen sijaan, että lisäät sen uudelleen.
problem-unit_unknown-title = Tuntematon yksikkö
problem-unit_unknown-detail = Julkaistussa luettelossa ei ole tällaista yksikköä. Lisää se ensin luetteloon.
problem-slug_taken-title = Nimi on varattu
problem-slug_taken-detail = Toisella tämän asennuksen kunnalla on tämä lyhyt nimi.
problem-still_carries_work-title = Henkilöllä on vielä tehtäviä
problem-still_carries_work-detail = Hän koordinoi avoimia asioita tai käsittelee avoimia osuuksia. Siirrä ne ensin muille: mikään asia ei saa jäädä ilman hoitajaa.
problem-not_a_draft-title = Ei ole luonnos
problem-not_a_draft-detail = Vain luonnoksen voi julkaista; julkaistut versiot eivät muutu koskaan.
problem-nobody_there-title = Kukaan ei voi vastata
problem-nobody_there-detail = Kunnalla ei ole yhtään aktiivista työntekijää, joka voisi vastata yritykselle. Lisää ensin joku.
problem-try_again-title = Joku ehti ensin
problem-try_again-detail = Toinen samanlainen pyyntö käsiteltiin samalla hetkellä. Lähetä omasi uudelleen.
problem-already_revoked-title = Jo peruttu
problem-already_revoked-detail = Tunniste ei ole enää voimassa.

# What is wrong with one field.
field-blank = Kentässä ei ole mitään luettavaa.
field-required = Kenttä on pakollinen.
field-unknown_field = Tätä kenttää ei tunneta täällä.
field-wrong_type = Kentän tyyppi on väärä: { $detail }.
field-nul_character = Kentässä on merkki U+0000, jota ei voi tallentaa.
field-control_character = Kentässä on rivinvaihto tai näkymätön ohjausmerkki.
field-too_long = Kentässä on yli { $max } merkkiä.
field-unknown_value = Arvon on oltava jokin näistä: { $allowed }.
field-not_a_moment = Arvo ei ole ajankohta, kuten 2026-03-02T09:02:00+01:00.
field-not_a_date = Arvo ei ole päivämäärä, kuten 2026-03-02.
field-in_the_future = Ajankohta on tulevaisuudessa.
field-too_far_back = Ajankohdasta on yli { $days } päivää.
field-ends_before_it_begins = Loppu on ennen alkua.
field-identifier_format = Arvo ei ole numerotyypin { $scheme } muotoinen.
field-identifier_check_digit = Tarkistusnumero on väärin: jokin numero on kirjoitettu väärin.
field-not_an_email = Arvo ei ole sähköpostiosoite.
field-not_a_phone = Arvo ei ole puhelinnumero, johon voi soittaa.
field-wrong_answer = Arvo ei vastaa kysymykseen; odotettiin: { $expected }.
field-too_many = Näitä voi olla enintään { $max }.
field-no_such_thing = Tällaista ei ole täällä.
field-not_active = Tämä henkilö ei ole enää töissä täällä.
field-same_person = Kukaan ei voi sijaistaa itseään.
field-out_of_range = Arvo ei ole sallituissa rajoissa: { $min }–{ $max }.
field-not_a_reference = Arvo ei ole asianumero, tai jokin numero on kirjoitettu väärin.
field-not_a_time_zone = Arvo ei ole aikavyöhyke, kuten Europe/Copenhagen.
field-bad_calendar = Kalenteria ei voi käyttää: { $detail }.
warning-identifier_check_digit = Tarkistusnumero ei täsmää. Pyydä numero uudelleen.
