# Pages: what stands on all of them.
page-skip = Gå til indholdet
page-home = Forside

# The start page.
page-landing-lead = Én dør, som virksomheder kan bruge til hele kommunen.
page-landing-what = Hver henvendelse bliver til en sag med præcis én person, der svarer for den, en opgave til hver enhed, der skal bidrage, og løfter med en dato.
page-landing-docs = API-dokumentation
page-landing-docs-what = Hvordan programmer registrerer henvendelser og følger sager.
page-landing-problems = Problemer
page-landing-problems-what = Hvad hvert problem i API'et betyder, og hvad du kan gøre ved det.
page-landing-ready = Tjenestens tilstand
page-landing-ready-what = Om den er klar til at tage imod.

# What problems mean.
page-problems-title = Problemer
page-problems-lead = Det, API'et kan svare, når det ikke kan udføre en forespørgsel. Hvert problem har en kode, der aldrig ændres.
page-problem-code = Kode
page-problem-open = »…« står for det, der skifter fra gang til gang.
page-problem-all = Alle problemer

# The page on which a business follows its case.
page-track-title = Din sag { $reference }
page-track-person = Din kontaktperson
page-track-person-what = Det er den ene person, du kan henvende dig til om alt i din sag.
page-track-phone = Telefon
page-track-email = E-mail
page-track-about = Det handler sagen om
page-track-units = Hvem der deltager
page-track-promises = Det lover vi dig
page-track-no_promises = Der er ikke lovet noget endnu.
page-track-promise-standing = { $state }: { $reason }.
page-track-promise-explanation = Derfor blev det forsinket: { $words }
page-track-documents = Det skal du have med

# Pages that say what went wrong.
page-track-missing-title = Siden er ikke tilgængelig
page-track-missing-detail = Linket er ufuldstændigt eller gælder ikke længere. Ring til kommunen: de finder din sag ud fra sagens nummer.
page-missing-title = Her er ikke noget
page-missing-detail = Kontrollér adressen, eller begynd på forsiden.
page-unavailable-title = Ikke tilgængelig lige nu
page-unavailable-detail = Prøv igen om lidt.
page-fault-title = En fejl hos os
page-fault-detail = Noget gik galt hos os. Prøv igen senere.

# Where a case stands, as the business is told.
stage-case-open = Vi arbejder på din sag.
stage-case-waiting = Vi venter på nogen, før vi kan fortsætte.
stage-case-answered = Du har fået vores svar.
stage-case-closed = Din sag er afsluttet.

# Where a unit's part stands, after the unit's name.
stage-contribution-held = Venter på, at det bliver dens tur
stage-contribution-offered = Er bedt om sit bidrag
stage-contribution-accepted = Har fået en sagsbehandler
stage-contribution-waiting = Venter på nogen
stage-contribution-answered = Har svaret
stage-contribution-returned = Vi finder den rette enhed
stage-contribution-declined = Har givet opgaven videre til en anden enhed
stage-contribution-cancelled = Er ikke længere nødvendig
# Of other authorities we know no stage: the coordinator carries their part.
stage-outside = Din kontaktperson tager det op med dem for dig
