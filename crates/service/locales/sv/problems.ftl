# What went wrong, as a person understands it. Titles name it, details say what to do.
problem-unauthenticated-title = Inte inloggad
problem-unauthenticated-detail = Skicka en giltig token i headern "Authorization: Bearer …". Den kanske saknas, är felstavad, har gått ut eller har återkallats.
problem-forbidden-title = Inte tillåtet
problem-forbidden-detail = Din roll ger inte rätt till detta.
problem-not_found-title = Finns inte
problem-not_found-detail = Här finns inget som du får se. Kontrollera adressen.
problem-invalid_fields-title = Några fält kan inte användas
problem-invalid_fields-detail = { $count ->
    [one] Ett fält behöver rättas.
   *[other] { $count } fält behöver rättas.
}
problem-findings-title = Filen har fel
problem-findings-detail = { $count ->
    [one] Ett fel hittades; det visas med sin plats i filen.
   *[other] { $count } fel hittades; vart och ett visas med sin plats i filen.
}
problem-stale-title = Någon annan har ändrat det
problem-stale-detail = Det har ändrats sedan du läste det. Läs det igen och gör om din ändring.
problem-key_reused-title = Idempotensnyckeln har använts tidigare
problem-key_reused-detail = Denna Idempotency-Key har använts för ett annat anrop. Skapa en ny nyckel för ett nytt anrop.
problem-unavailable-title = Inte tillgängligt just nu
problem-unavailable-detail = Vi kan inte säga om anropet utfördes. Skicka det igen om en stund, med samma Idempotency-Key.
problem-fault-title = Ett fel hos oss
problem-fault-detail = Något gick fel hos oss. Driften hittar felet med hjälp av anropets id.
problem-malformed_json-title = Går inte att läsa som JSON
problem-malformed_json-detail = Innehållet är inte giltig JSON omkring rad { $line }, kolumn { $column }.
problem-duplicate_key-title = En nyckel står två gånger
problem-duplicate_key-detail = Ett JSON-objekt nämner samma nyckel mer än en gång, så det är inte klart vad som menas.
problem-not_utf8-title = Inte UTF-8
problem-not_utf8-detail = Innehållet måste vara text i UTF-8.
problem-unsupported_media_type-title = Fel sorts innehåll
problem-unsupported_media_type-detail = Skicka innehållet som { $expected }.
problem-too_large-title = För stort
problem-too_large-detail = Innehållet får vara högst { $max } byte.
problem-request_timeout-title = För långsamt
problem-request_timeout-detail = Innehållet kom inte fram i tid.
problem-method_not_allowed-title = Inte möjligt här
problem-method_not_allowed-detail = Den här adressen tar inte emot den metoden.
problem-version_required-title = Ange vilken version du såg
problem-version_required-detail = Skicka den ETag du läste i headern If-Match, så att ingens ändring går förlorad.
problem-bad_version-title = Inte en version
problem-bad_version-detail = If-Match måste vara en ETag så som tjänsten anger dem, till exempel "3".
problem-bad_idempotency_key-title = Inte en idempotensnyckel
problem-bad_idempotency_key-detail = En Idempotency-Key har 1 till 255 synliga ASCII-tecken. Gör den slumpmässig, till exempel en UUID.
problem-bad_request-title = Vi förstod inte
problem-bad_request-detail = Anropet går inte att förstå. Kontrollera dess adress och headrar.
problem-email_taken-title = E-postadressen är upptagen
problem-email_taken-detail = En annan medarbetare har den här e-postadressen.
problem-unit_exists-title = Enheten finns redan
problem-unit_exists-detail = Ändra den i stället för att lägga till den igen.
problem-unit_unknown-title = Okänd enhet
problem-unit_unknown-detail = Den publicerade katalogen har ingen sådan enhet. Lägg först till den i katalogen.
problem-slug_taken-title = Namnet är upptaget
problem-slug_taken-detail = En annan kommun i den här installationen har det här kortnamnet.
problem-still_carries_work-title = Personen har fortfarande uppgifter
problem-still_carries_work-detail = Personen är koordinator för öppna ärenden eller arbetar med öppna bidrag. Lämna över dem först: inget ärende får stå utan sin person.
problem-not_a_draft-title = Inte ett utkast
problem-not_a_draft-detail = Bara ett utkast kan publiceras; publicerade versioner ändras aldrig.
problem-nobody_there-title = Ingen kan svara
problem-nobody_there-detail = Kommunen har ingen aktiv medarbetare som kan svara ett företag. Lägg till en först.
problem-try_again-title = Någon annan var snabbare
problem-try_again-detail = Ett annat anrop av samma slag behandlades i samma ögonblick. Skicka ditt igen.
problem-already_revoked-title = Redan återkallad
problem-already_revoked-detail = Denna token gäller inte längre.

# What is wrong with one field.
field-blank = Här står inget som går att läsa.
field-required = Det måste fyllas i.
field-unknown_field = Fältet är okänt här.
field-wrong_type = Det har fel typ: { $detail }.
field-nul_character = Det innehåller tecknet U+0000, som inte kan sparas.
field-control_character = Det innehåller en radbrytning eller ett osynligt styrtecken.
field-too_long = Det är längre än { $max } tecken.
field-unknown_value = Det måste vara ett av dessa: { $allowed }.
field-not_a_moment = Det är inte en tidpunkt som 2026-03-02T09:02:00+01:00.
field-not_a_date = Det är inte ett datum som 2026-03-02.
field-in_the_future = Det ligger i framtiden.
field-too_far_back = Det ligger mer än { $days } dagar tillbaka.
field-ends_before_it_begins = Det slutar innan det börjar.
field-identifier_format = Det har inte formen av ett nummer av typen { $scheme }.
field-identifier_check_digit = Kontrollsiffran är fel: en siffra är felskriven.
field-not_an_email = Det är inte en e-postadress.
field-not_a_phone = Det är inte ett telefonnummer som går att ringa.
field-wrong_answer = Det svarar inte på frågan; förväntat: { $expected }.
field-too_many = Det får vara högst { $max }.
field-no_such_thing = Det finns inte här.
field-not_active = Den personen arbetar inte här längre.
field-same_person = Ingen kan vara sin egen ersättare.
field-out_of_range = Det ligger utanför gränserna: { $min } till { $max }.
field-not_a_reference = Det är inte ett ärendenummer, eller så är en siffra felskriven.
field-not_a_time_zone = Det är inte en tidszon som Europe/Copenhagen.
field-bad_calendar = Kalendern kan inte användas: { $detail }.
warning-identifier_check_digit = Kontrollsiffran stämmer inte. Fråga efter numret en gång till.
