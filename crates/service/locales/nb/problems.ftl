# What went wrong, as a person understands it. Titles name it, details say what to do.
problem-unauthenticated-title = Ikke logget inn
problem-unauthenticated-detail = Send et gyldig token i headeren "Authorization: Bearer …". Det mangler kanskje, er feilstavet, er utløpt eller er trukket tilbake.
problem-forbidden-title = Ikke tillatt
problem-forbidden-detail = Rollen din gir ikke adgang til dette.
problem-not_found-title = Ikke funnet
problem-not_found-detail = Her er det ingenting du har tilgang til å se. Sjekk adressen.
problem-invalid_fields-title = Noen felt kan ikke brukes
problem-invalid_fields-detail = { $count ->
    [one] Ett felt må rettes.
   *[other] { $count } felt må rettes.
}
problem-findings-title = Filen har feil
problem-findings-detail = { $count ->
    [one] Én feil ble funnet; den er vist med stedet i filen.
   *[other] { $count } feil ble funnet; hver av dem er vist med stedet i filen.
}
problem-stale-title = Noen andre har endret det
problem-stale-detail = Det er endret siden du leste det. Les det på nytt, og gjenta endringen din.
problem-key_reused-title = Idempotensnøkkelen er brukt før
problem-key_reused-detail = Denne Idempotency-Key er brukt til en annen forespørsel. Lag en ny nøkkel til en ny forespørsel.
problem-unavailable-title = Ikke tilgjengelig akkurat nå
problem-unavailable-detail = Vi kan ikke si om forespørselen ble utført. Send den på nytt om et øyeblikk, med samme Idempotency-Key.
problem-fault-title = En feil hos oss
problem-fault-detail = Noe gikk galt hos oss. Driften finner feilen ut fra forespørselens id.
problem-malformed_json-title = Kan ikke leses som JSON
problem-malformed_json-detail = Innholdet er ikke gyldig JSON omkring linje { $line }, kolonne { $column }.
problem-duplicate_key-title = En nøkkel står der to ganger
problem-duplicate_key-detail = Et JSON-objekt nevner den samme nøkkelen mer enn én gang, så det er ikke klart hva som menes.
problem-not_utf8-title = Ikke UTF-8
problem-not_utf8-detail = Innholdet må være tekst i UTF-8.
problem-unsupported_media_type-title = Feil type innhold
problem-unsupported_media_type-detail = Send innholdet som { $expected }.
problem-too_large-title = For stort
problem-too_large-detail = Innholdet kan være på høyst { $max } byte.
problem-request_timeout-title = For tregt
problem-request_timeout-detail = Innholdet kom ikke fram i tide.
problem-method_not_allowed-title = Ikke mulig her
problem-method_not_allowed-detail = Denne adressen tar ikke imot den metoden.
problem-version_required-title = Si hvilken versjon du så
problem-version_required-detail = Send den ETag-en du leste, i headeren If-Match, slik at ingen mister endringene sine.
problem-bad_version-title = Ikke en versjon
problem-bad_version-detail = If-Match må være en ETag slik denne tjenesten gir dem, for eksempel "3".
problem-bad_idempotency_key-title = Ikke en idempotensnøkkel
problem-bad_idempotency_key-detail = En Idempotency-Key har 1 til 255 synlige ASCII-tegn. Gjør den tilfeldig, for eksempel en UUID.
problem-bad_request-title = Ikke forstått
problem-bad_request-detail = Vi forstår ikke forespørselen. Sjekk adressen og headerne.
problem-email_taken-title = E-postadressen er opptatt
problem-email_taken-detail = En annen medarbeider har denne e-postadressen.
problem-unit_exists-title = Enheten finnes allerede
problem-unit_exists-detail = Endre den i stedet for å legge den til på nytt.
problem-unit_unknown-title = Ukjent enhet
problem-unit_unknown-detail = Den publiserte katalogen har ikke denne enheten. Legg den til i katalogen først.
problem-slug_taken-title = Navnet er opptatt
problem-slug_taken-detail = En annen kommune i denne installasjonen har dette kortnavnet.
problem-still_carries_work-title = Personen har fortsatt oppgaver
problem-still_carries_work-detail = Personen er koordinator for åpne saker eller arbeider med åpne bidrag. Gi dem videre først: ingen sak skal stå uten en person.
problem-not_a_draft-title = Ikke et utkast
problem-not_a_draft-detail = Bare et utkast kan publiseres; publiserte versjoner endres aldri.
problem-nobody_there-title = Ingen kan svare
problem-nobody_there-detail = Kommunen har ingen aktiv medarbeider som kan svare en bedrift. Legg til en først.
problem-try_again-title = Noen andre var raskere
problem-try_again-detail = En annen forespørsel av samme slag ble behandlet i samme øyeblikk. Send din på nytt.
problem-already_revoked-title = Allerede trukket tilbake
problem-already_revoked-detail = Tokenet gjelder ikke lenger.

# What is wrong with one field.
field-blank = Det står ingenting her som kan leses.
field-required = Det må fylles ut.
field-unknown_field = Dette feltet er ukjent her.
field-wrong_type = Det har feil type: { $detail }.
field-nul_character = Det inneholder tegnet U+0000, som ikke kan lagres.
field-control_character = Det inneholder et linjeskift eller et usynlig styretegn.
field-too_long = Det er lengre enn { $max } tegn.
field-unknown_value = Det må være ett av disse: { $allowed }.
field-not_a_moment = Det er ikke et tidspunkt som 2026-03-02T09:02:00+01:00.
field-not_a_date = Det er ikke en dato som 2026-03-02.
field-in_the_future = Det ligger fram i tid.
field-too_far_back = Det ligger mer enn { $days } dager tilbake.
field-ends_before_it_begins = Det slutter før det begynner.
field-identifier_format = Det har ikke form som et nummer av typen { $scheme }.
field-identifier_check_digit = Kontrollsifferet er feil: et siffer er tastet feil.
field-not_an_email = Det er ikke en e-postadresse.
field-not_a_phone = Det er ikke et telefonnummer det går an å ringe.
field-wrong_answer = Det svarer ikke på spørsmålet; forventet: { $expected }.
field-too_many = Det kan være høyst { $max }.
field-no_such_thing = Det finnes ikke her.
field-not_active = Den personen arbeider ikke her lenger.
field-same_person = Ingen kan være sin egen stedfortreder.
field-out_of_range = Det er utenfor grensene: { $min } til { $max }.
field-not_a_reference = Det er ikke et saksnummer, eller et siffer er tastet feil.
field-not_a_time_zone = Det er ikke en tidssone som Europe/Copenhagen.
field-bad_calendar = Kalenderen kan ikke brukes: { $detail }.
warning-identifier_check_digit = Kontrollsifferet stemmer ikke. Spør om nummeret en gang til.
