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
