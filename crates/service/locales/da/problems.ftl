# What went wrong, as a person understands it. Titles name it, details say what to do.
problem-unauthenticated-title = Ikke logget ind
problem-unauthenticated-detail = Send et gyldigt token i headeren "Authorization: Bearer …". Det mangler måske, er stavet forkert, er udløbet eller er trukket tilbage.
problem-forbidden-title = Ikke tilladt
problem-forbidden-detail = Din rolle giver ikke adgang til dette.
problem-not_found-title = Ikke fundet
problem-not_found-detail = Her er ikke noget, du har adgang til at se. Tjek adressen.
problem-invalid_fields-title = Nogle felter kan ikke bruges
problem-invalid_fields-detail = { $count ->
    [one] Ét felt skal rettes.
   *[other] { $count } felter skal rettes.
}
problem-findings-title = Filen har fejl
problem-findings-detail = { $count ->
    [one] Der er fundet én fejl; den er vist med sit sted i filen.
   *[other] Der er fundet { $count } fejl; hver af dem er vist med sit sted i filen.
}
problem-stale-title = En anden har ændret det
problem-stale-detail = Det er blevet ændret, siden du læste det. Læs det igen, og gentag din ændring.
problem-key_reused-title = Idempotensnøglen er brugt før
problem-key_reused-detail = Denne Idempotency-Key er brugt til en anden forespørgsel. Lav en ny nøgle til en ny forespørgsel.
problem-unavailable-title = Ikke tilgængelig lige nu
problem-unavailable-detail = Vi kan ikke sige, om forespørgslen blev udført. Send den igen om et øjeblik med samme Idempotency-Key.
problem-fault-title = En fejl hos os
problem-fault-detail = Noget gik galt hos os. Driften kan finde fejlen ud fra forespørgslens id.
problem-malformed_json-title = Kan ikke læses som JSON
problem-malformed_json-detail = Indholdet er ikke gyldig JSON omkring linje { $line }, kolonne { $column }.
problem-duplicate_key-title = En nøgle står der to gange
problem-duplicate_key-detail = Et JSON-objekt nævner den samme nøgle mere end én gang, så det er ikke klart, hvad der menes.
problem-not_utf8-title = Ikke UTF-8
problem-not_utf8-detail = Indholdet skal være tekst i UTF-8.
problem-unsupported_media_type-title = Forkert slags indhold
problem-unsupported_media_type-detail = Send indholdet som { $expected }.
problem-too_large-title = For stort
problem-too_large-detail = Indholdet må højst fylde { $max } byte.
problem-request_timeout-title = For langsomt
problem-request_timeout-detail = Indholdet nåede ikke frem i tide.
problem-method_not_allowed-title = Ikke muligt her
problem-method_not_allowed-detail = Denne adresse tager ikke imod den metode.
problem-version_required-title = Sig, hvilken version du så
problem-version_required-detail = Send den ETag, du læste, i headeren If-Match, så ingens ændring går tabt.
problem-bad_version-title = Ikke en version
problem-bad_version-detail = If-Match skal være en ETag, som denne tjeneste giver dem, for eksempel "3".
problem-bad_idempotency_key-title = Ikke en idempotensnøgle
problem-bad_idempotency_key-detail = En Idempotency-Key har 1 til 255 synlige ASCII-tegn. Gør den tilfældig, for eksempel en UUID.
problem-bad_request-title = Ikke forstået
problem-bad_request-detail = Forespørgslen kan ikke forstås. Tjek dens adresse og headere.
problem-email_taken-title = E-mailadressen er optaget
problem-email_taken-detail = En anden medarbejder har denne e-mailadresse.
problem-unit_exists-title = Enheden findes allerede
problem-unit_exists-detail = Ret den i stedet for at tilføje den igen.
problem-unit_unknown-title = Ukendt enhed
problem-unit_unknown-detail = Det offentliggjorte katalog har ikke denne enhed. Føj den først til kataloget.
problem-slug_taken-title = Navnet er optaget
problem-slug_taken-detail = En anden kommune i denne installation har dette korte navn.
problem-still_carries_work-title = Personen har stadig opgaver
problem-still_carries_work-detail = Vedkommende er koordinator for åbne sager eller arbejder på åbne bidrag. Giv dem først videre: ingen sag må stå uden en person.
problem-not_a_draft-title = Ikke en kladde
problem-not_a_draft-detail = Kun en kladde kan offentliggøres; offentliggjorte versioner ændres aldrig.
problem-nobody_there-title = Ingen kan svare
problem-nobody_there-detail = Kommunen har ingen aktiv medarbejder, der kan svare en virksomhed. Tilføj en først.
problem-try_again-title = En anden var hurtigere
problem-try_again-detail = En anden forespørgsel af samme slags blev behandlet i samme øjeblik. Send din igen.
problem-already_revoked-title = Allerede trukket tilbage
problem-already_revoked-detail = Tokenet gælder ikke længere.

# What is wrong with one field.
field-blank = Der står ikke noget, man kan læse.
field-required = Det skal udfyldes.
field-unknown_field = Dette felt er ukendt her.
field-wrong_type = Det har den forkerte type: { $detail }.
field-nul_character = Det indeholder tegnet U+0000, som ikke kan gemmes.
field-control_character = Det indeholder et linjeskift eller et usynligt styretegn.
field-too_long = Det er længere end { $max } tegn.
field-unknown_value = Det skal være et af disse: { $allowed }.
field-not_a_moment = Det er ikke et tidspunkt som 2026-03-02T09:02:00+01:00.
field-not_a_date = Det er ikke en dato som 2026-03-02.
field-in_the_future = Det ligger i fremtiden.
field-too_far_back = Det ligger mere end { $days } dage tilbage.
field-ends_before_it_begins = Det slutter, før det begynder.
field-identifier_format = Det har ikke form som et nummer af typen { $scheme }.
field-identifier_check_digit = Kontrolcifferet er forkert: et ciffer er tastet forkert.
field-not_an_email = Det er ikke en e-mailadresse.
field-not_a_phone = Det er ikke et telefonnummer, man kan ringe til.
field-wrong_answer = Det svarer ikke på spørgsmålet; forventet: { $expected }.
field-too_many = Der må højst være { $max }.
field-no_such_thing = Det findes ikke her.
field-not_active = Den person arbejder her ikke længere.
field-same_person = Ingen kan være sin egen stedfortræder.
field-out_of_range = Det ligger uden for grænserne: { $min } til { $max }.
field-not_a_reference = Det er ikke et sagsnummer, eller et ciffer er tastet forkert.
field-not_a_time_zone = Det er ikke en tidszone som Europe/Copenhagen.
field-bad_calendar = Kalenderen kan ikke bruges: { $detail }.
warning-identifier_check_digit = Kontrolcifferet passer ikke. Spørg om nummeret en gang til.
