# Pages: what stands on all of them.
page-skip = Gå til innholdet
page-home = Forside

# The start page.
page-landing-lead = Én dør som bedrifter kan bruke til hele kommunen.
page-landing-what = Hver henvendelse blir til en sak med nøyaktig én person som svarer for den, en oppgave til hver enhet som skal bidra, og løfter med en dato.
page-landing-docs = API-dokumentasjon
page-landing-docs-what = Hvordan programmer registrerer henvendelser og følger saker.
page-landing-problems = Problemer
page-landing-problems-what = Hva hvert problem i API-et betyr, og hva du kan gjøre med det.
page-landing-ready = Tjenestens tilstand
page-landing-ready-what = Om den er klar til å ta imot.

# What problems mean.
page-problems-title = Problemer
page-problems-lead = Det API-et kan svare når det ikke kan utføre en forespørsel. Hvert problem har en kode som aldri endres.
page-problem-code = Kode
page-problem-open = «…» står for det som varierer fra gang til gang.
page-problem-all = Alle problemer

# The page on which a business follows its case.
page-track-title = Saken din { $reference }
page-track-person = Kontaktpersonen din
page-track-person-what = Dette er den ene personen du kan henvende deg til om alt i saken din.
page-track-phone = Telefon
page-track-email = E-post
page-track-about = Hva saken gjelder
page-track-units = Hvem som deltar
page-track-promises = Dette lover vi deg
page-track-no_promises = Ingenting er lovet ennå.
page-track-promise-standing = { $state }: { $reason }.
page-track-promise-explanation = Derfor ble det forsinket: { $words }
page-track-documents = Dette må du ha med

# Pages that say what went wrong.
page-track-missing-title = Siden er ikke tilgjengelig
page-track-missing-detail = Lenken er ufullstendig eller gjelder ikke lenger. Ring kommunen: de finner saken din ut fra referansen.
page-missing-title = Her er det ingenting
page-missing-detail = Kontroller adressen, eller begynn på forsiden.
page-unavailable-title = Ikke tilgjengelig akkurat nå
page-unavailable-detail = Prøv igjen om litt.
page-fault-title = En feil hos oss
page-fault-detail = Noe gikk galt hos oss. Prøv igjen senere.

# Where a case stands, as the business is told.
stage-case-open = Vi arbeider med saken din.
stage-case-waiting = Vi venter på noen før vi kan gå videre.
stage-case-answered = Du har fått svaret vårt.
stage-case-closed = Saken din er avsluttet.

# Where a unit's part stands, after the unit's name.
stage-contribution-held = Venter på tur
stage-contribution-offered = Er bedt om bidraget sitt
stage-contribution-accepted = Har fått en saksbehandler
stage-contribution-waiting = Venter på noen
stage-contribution-answered = Har svart
stage-contribution-returned = Vi finner riktig enhet
stage-contribution-declined = Har gitt oppgaven videre til en annen enhet
stage-contribution-cancelled = Trengs ikke lenger
# Of other authorities we know no stage: the coordinator carries their part.
stage-outside = Kontaktpersonen din tar det opp med dem for deg

# Signing in and out with a browser.
page-sign_in-title = Logg inn
page-sign_in-way = Logg inn med { $name }
page-sign_in-or = Med passord
page-sign_in-email = E-post
page-sign_in-password = Passord
page-sign_in-code = Kode
page-sign_in-code-what = Fra autentiseringsappen eller en gjenopprettingskode. La feltet stå tomt hvis du ikke bruker totrinnsbekreftelse.
page-sign_in-do = Logg inn
page-sign_in-over = Du er ikke logget inn, eller ikke lenger. Logg inn for å fortsette.
page-sign_in-code_needed = Passordet er riktig. Skriv det en gang til sammen med koden fra autentiseringsappen eller en gjenopprettingskode.
page-sign_in-proof = Det er for lenge siden du viste hvem du er. Logg inn igjen, og fortsett innen ti minutter.
page-sign_in-elsewhere = Det kom ikke fra en av våre sider, så ingenting er gjort. Logg inn her og prøv igjen.
page-sign_in-refused = Du slapp ikke inn. Prøv igjen, eller spør den som administrerer kontoer i kommunen din.
page-password-title = Velg et passord
page-password-lead = Den som administrerer kontoer i kommunen din, gir deg en engangsnøkkel. Den virker én gang og innen ett døgn.
page-password-link = Engangsnøkkel
page-password-new = Nytt passord
page-password-new-what = Minst 12 tegn. Best er flere ord som ikke hører sammen.
page-password-do = Lagre passordet
page-password-done = Passordet er lagret. Logg inn med det nå.
page-password-unknown = Den engangsnøkkelen gjelder ikke, eller ikke lenger. Be om en ny.
page-account-title = Du er logget inn
page-account-must = Rollen din krever totrinnsbekreftelse. Slå den på før du fortsetter.
page-account-factor = Totrinnsbekreftelse
page-account-factor-on = Den er slått på. Gjenopprettingskoder igjen: { $count }.
page-account-factor-off = Passordet alene er nok til å logge inn.
page-account-sessions = Her er du logget inn
page-account-session-since = Siden { $moment }
page-account-session-here = Her
page-account-session-end = Logg ut der
page-account-out = Logg ut
page-factor-title = Slå på totrinnsbekreftelse
page-factor-lead = Legg nøkkelen inn i en autentiseringsapp, og skriv så koden den viser.
page-factor-secret = Nøkkel
page-factor-open = Åpne den i en app på denne enheten
page-factor-do = Slå på
page-codes-title = Ta vare på disse gjenopprettingskodene
page-codes-lead = Hver av dem logger deg inn én gang hvis du mister autentiseringsappen. De vises bare nå.
page-codes-on = Jeg har tatt vare på dem
page-signed_out-title = Du er logget ut
page-signed_out-lead = Lukk vinduet hvis andre bruker denne datamaskinen.
page-signed_out-provider = Logg også ut hos innloggingstjenesten din
page-signed_out-again = Logg inn igjen
