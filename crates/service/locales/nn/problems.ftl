# What went wrong, as a person understands it. Titles name it, details say what to do.
problem-unauthenticated-title = Ikkje logga inn
problem-unauthenticated-detail = Send eit gyldig token i headeren "Authorization: Bearer …". Det manglar kanskje, er feilstava, er utgått eller er trekt tilbake.
problem-forbidden-title = Ikkje tillate
problem-forbidden-detail = Rolla di gir ikkje tilgang til dette.
problem-not_found-title = Ikkje funne
problem-not_found-detail = Her er det ingenting du har tilgang til å sjå. Sjekk adressa.
problem-invalid_fields-title = Nokre felt kan ikkje brukast
problem-invalid_fields-detail = { $count ->
    [one] Eitt felt må rettast.
   *[other] { $count } felt må rettast.
}
problem-findings-title = Fila har feil
problem-findings-detail = { $count ->
    [one] Éin feil blei funnen; han er vist med staden i fila.
   *[other] { $count } feil blei funne; kvar av dei er vist med staden i fila.
}
problem-stale-title = Nokon andre har endra det
problem-stale-detail = Det er endra sidan du las det. Les det på nytt, og ta endringa di opp att.
problem-key_reused-title = Idempotensnøkkelen er brukt før
problem-key_reused-detail = Denne Idempotency-Key er brukt til eit anna kall. Lag ein ny nøkkel til eit nytt kall.
problem-unavailable-title = Ikkje tilgjengeleg akkurat no
problem-unavailable-detail = Vi kan ikkje seie om kallet blei utført. Send det på nytt om ei lita stund, med same Idempotency-Key.
problem-fault-title = Ein feil hos oss
problem-fault-detail = Noko gjekk gale hos oss. Drifta finn feilen ut frå id-en til kallet.
problem-malformed_json-title = Kan ikkje lesast som JSON
problem-malformed_json-detail = Innhaldet er ikkje gyldig JSON omkring linje { $line }, kolonne { $column }.
problem-duplicate_key-title = Ein nøkkel står der to gonger
problem-duplicate_key-detail = Eit JSON-objekt nemner den same nøkkelen meir enn éin gong, så det er ikkje klart kva som er meint.
problem-not_utf8-title = Ikkje UTF-8
problem-not_utf8-detail = Innhaldet må vere tekst i UTF-8.
problem-unsupported_media_type-title = Feil type innhald
problem-unsupported_media_type-detail = Send innhaldet som { $expected }.
problem-too_large-title = For stort
problem-too_large-detail = Innhaldet kan vere på høgst { $max } byte.
problem-request_timeout-title = For tregt
problem-request_timeout-detail = Innhaldet kom ikkje fram i tide.
problem-method_not_allowed-title = Ikkje mogleg her
problem-method_not_allowed-detail = Denne adressa tek ikkje imot den metoden.
problem-version_required-title = Sei kva versjon du såg
problem-version_required-detail = Send den ETag-en du las, i headeren If-Match, slik at ingen mistar endringane sine.
problem-bad_version-title = Ikkje ein versjon
problem-bad_version-detail = If-Match må vere ein ETag slik denne tenesta gir dei, til dømes "3".
problem-bad_idempotency_key-title = Ikkje ein idempotensnøkkel
problem-bad_idempotency_key-detail = Ein Idempotency-Key har 1 til 255 synlege ASCII-teikn. Gjer han tilfeldig, til dømes ein UUID.
problem-bad_request-title = Ikkje forstått
problem-bad_request-detail = Vi forstår ikkje kallet. Sjekk adressa og headerane.
problem-email_taken-title = E-postadressa er oppteken
problem-email_taken-detail = Ein annan medarbeidar har denne e-postadressa.
problem-unit_exists-title = Eininga finst allereie
problem-unit_exists-detail = Endre ho i staden for å leggje ho til på nytt.
problem-unit_unknown-title = Ukjend eining
problem-unit_unknown-detail = Den publiserte katalogen har ikkje denne eininga. Legg ho til i katalogen først.
problem-slug_taken-title = Namnet er oppteke
problem-slug_taken-detail = Ein annan kommune i denne installasjonen har dette kortnamnet.
problem-still_carries_work-title = Personen har framleis oppgåver
problem-still_carries_work-detail = Personen er koordinator for opne saker eller arbeider med opne bidrag. Gi dei vidare først: inga sak skal stå utan ein person.
problem-not_a_draft-title = Ikkje eit utkast
problem-not_a_draft-detail = Berre eit utkast kan publiserast; publiserte versjonar blir aldri endra.
problem-nobody_there-title = Ingen kan svare
problem-nobody_there-detail = Kommunen har ingen aktiv medarbeidar som kan svare ei bedrift. Legg til ein først.
problem-try_again-title = Nokon andre var raskare
problem-try_again-detail = Eit anna kall av same slag blei behandla i same augeblink. Send ditt på nytt.
problem-already_revoked-title = Allereie trekt tilbake
problem-already_revoked-detail = Tokenet gjeld ikkje lenger.

# What is wrong with one field.
field-blank = Det står ingenting her som kan lesast.
field-required = Det må fyllast ut.
field-unknown_field = Dette feltet er ukjent her.
field-wrong_type = Det har feil type: { $detail }.
field-nul_character = Det inneheld teiknet U+0000, som ikkje kan lagrast.
field-control_character = Det inneheld eit linjeskift eller eit usynleg styreteikn.
field-too_long = Det er lengre enn { $max } teikn.
field-unknown_value = Det må vere eitt av desse: { $allowed }.
field-not_a_moment = Det er ikkje eit tidspunkt som 2026-03-02T09:02:00+01:00.
field-not_a_date = Det er ikkje ein dato som 2026-03-02.
field-in_the_future = Det ligg fram i tid.
field-too_far_back = Det ligg meir enn { $days } dagar tilbake.
field-ends_before_it_begins = Det sluttar før det begynner.
field-identifier_format = Det har ikkje form som eit nummer av typen { $scheme }.
field-identifier_check_digit = Kontrollsifferet er feil: eit siffer er tasta feil.
field-not_an_email = Det er ikkje ei e-postadresse.
field-not_a_phone = Det er ikkje eit telefonnummer det går an å ringje.
field-wrong_answer = Det svarar ikkje på spørsmålet; forventa: { $expected }.
field-too_many = Det kan vere høgst { $max }.
field-no_such_thing = Det finst ikkje her.
field-not_active = Den personen arbeider ikkje her lenger.
field-same_person = Ingen kan vere sin eigen stadfortredar.
field-out_of_range = Det er utanfor grensene: { $min } til { $max }.
field-not_a_reference = Det er ikkje eit saksnummer, eller eit siffer er tasta feil.
field-not_a_time_zone = Det er ikkje ei tidssone som Europe/Copenhagen.
field-bad_calendar = Kalenderen kan ikkje brukast: { $detail }.
warning-identifier_check_digit = Kontrollsifferet stemmer ikkje. Spør om nummeret ein gong til.
