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

# Signing in and out with a browser.
page-sign_in-title = Log ind
page-sign_in-way = Log ind med { $name }
page-sign_in-or = Med adgangskode
page-sign_in-email = E-mail
page-sign_in-password = Adgangskode
page-sign_in-code = Kode
page-sign_in-code-what = Fra din autentificeringsapp eller en gendannelseskode. Lad feltet stå tomt, hvis du ikke bruger totrinsbekræftelse.
page-sign_in-do = Log ind
page-sign_in-over = Du er ikke logget ind, eller ikke længere. Log ind for at fortsætte.
page-sign_in-code_needed = Adgangskoden er rigtig. Skriv den igen sammen med koden fra din autentificeringsapp eller en gendannelseskode.
page-sign_in-proof = Det er for længe siden, du viste, hvem du er. Log ind igen, og fortsæt inden ti minutter.
page-sign_in-elsewhere = Det kom ikke fra en af vores sider, så der er ikke sket noget. Log ind her, og prøv igen.
page-sign_in-refused = Du blev ikke lukket ind. Prøv igen, eller spørg den, der administrerer konti i din kommune.
page-password-title = Vælg en adgangskode
page-password-lead = Den, der administrerer konti i din kommune, giver dig en engangsnøgle. Den virker én gang og inden for et døgn.
page-password-link = Engangsnøgle
page-password-new = Ny adgangskode
page-password-new-what = Mindst 12 tegn. Bedst er flere ord, der ikke hører sammen.
page-password-do = Gem adgangskoden
page-password-done = Adgangskoden er gemt. Log nu ind med den.
page-password-unknown = Den engangsnøgle gælder ikke, eller ikke længere. Bed om en ny.
page-account-title = Du er logget ind
page-account-must = Din rolle kræver totrinsbekræftelse. Slå den til, før du fortsætter.
page-account-factor = Totrinsbekræftelse
page-account-factor-on = Den er slået til. Gendannelseskoder tilbage: { $count }.
page-account-factor-off = Din adgangskode alene er nok til at logge ind.
page-account-sessions = Her er du logget ind
page-account-session-since = Siden { $moment }
page-account-session-here = Her
page-account-session-end = Log ud der
page-account-out = Log ud
page-factor-title = Slå totrinsbekræftelse til
page-factor-lead = Læg nøglen ind i en autentificeringsapp, og skriv så den kode, den viser.
page-factor-secret = Nøgle
page-factor-open = Åbn den i en app på denne enhed
page-factor-do = Slå til
page-codes-title = Gem disse gendannelseskoder
page-codes-lead = Hver af dem logger dig ind én gang, hvis du mister din autentificeringsapp. De vises kun nu.
page-codes-on = Jeg har gemt dem
page-signed_out-title = Du er logget ud
page-signed_out-lead = Luk vinduet, hvis andre bruger computeren.
page-signed_out-provider = Log også ud hos din loginudbyder
page-signed_out-again = Log ind igen
