# Pages: what stands on all of them.
page-skip = Hoppa till innehållet
page-home = Startsida

# The start page.
page-landing-lead = En dörr som företag kan använda till hela kommunen.
page-landing-what = Varje förfrågan blir ett ärende med exakt en person som svarar för det, en uppgift till varje enhet som ska bidra, och löften med ett datum.
page-landing-docs = API-dokumentation
page-landing-docs-what = Hur program registrerar förfrågningar och följer ärenden.
page-landing-problems = Problem
page-landing-problems-what = Vad varje problem i API:et betyder och vad du kan göra åt det.
page-landing-ready = Tjänstens tillstånd
page-landing-ready-what = Om den är redo att ta emot anrop.

# What problems mean.
page-problems-title = Problem
page-problems-lead = Det som API:et kan svara när det inte kan utföra ett anrop. Varje problem har en kod som aldrig ändras.
page-problem-code = Kod
page-problem-open = ”…” står för det som skiljer sig från gång till gång.
page-problem-all = Alla problem

# The page on which a business follows its case.
page-track-title = Ditt ärende { $reference }
page-track-person = Din kontaktperson
page-track-person-what = Det här är den enda person du behöver vända dig till om allt som gäller ditt ärende.
page-track-phone = Telefon
page-track-email = E-post
page-track-about = Vad ärendet gäller
page-track-units = Vilka som deltar
page-track-promises = Det här lovar vi dig
page-track-no_promises = Inget är utlovat ännu.
page-track-promise-standing = { $state }: { $reason }.
page-track-promise-explanation = Därför blev det försenat: { $words }
page-track-documents = Det här behöver du ha med

# Pages that say what went wrong.
page-track-missing-title = Sidan är inte tillgänglig
page-track-missing-detail = Länken är ofullständig eller gäller inte längre. Ring kommunen: de hittar ditt ärende med hjälp av ärendenumret.
page-missing-title = Här finns ingenting
page-missing-detail = Kontrollera adressen, eller börja på startsidan.
page-unavailable-title = Inte tillgängligt just nu
page-unavailable-detail = Försök igen om en stund.
page-fault-title = Ett fel hos oss
page-fault-detail = Något gick fel hos oss. Försök igen senare.

# Where a case stands, as the business is told.
stage-case-open = Vi arbetar med ditt ärende.
stage-case-waiting = Vi väntar på någon innan vi kan gå vidare.
stage-case-answered = Du har fått vårt svar.
stage-case-closed = Ditt ärende är avslutat.

# Where a unit's part stands, after the unit's name.
stage-contribution-held = Väntar på sin tur
stage-contribution-offered = Har ombetts lämna sitt bidrag
stage-contribution-accepted = Har fått en handläggare
stage-contribution-waiting = Väntar på någon
stage-contribution-answered = Har svarat
stage-contribution-returned = Vi hittar rätt enhet
stage-contribution-declined = Har lämnat uppgiften vidare till en annan enhet
stage-contribution-cancelled = Behövs inte längre
# Of other authorities we know no stage: the coordinator carries their part.
stage-outside = Din kontaktperson tar upp det med dem åt dig

# Signing in and out with a browser.
page-sign_in-title = Logga in
page-sign_in-way = Logga in med { $name }
page-sign_in-or = Med lösenord
page-sign_in-email = E-post
page-sign_in-password = Lösenord
page-sign_in-code = Kod
page-sign_in-code-what = Från din autentiseringsapp, eller en återställningskod. Lämna fältet tomt om du inte använder tvåstegsverifiering.
page-sign_in-do = Logga in
page-sign_in-over = Du är inte inloggad, eller inte längre. Logga in för att fortsätta.
page-sign_in-code_needed = Lösenordet är rätt. Skriv det en gång till tillsammans med koden från din autentiseringsapp eller en återställningskod.
page-sign_in-proof = Det är för länge sedan du visade vem du är. Logga in igen och fortsätt inom tio minuter.
page-sign_in-elsewhere = Det kom inte från någon av våra sidor, så ingenting har gjorts. Logga in här och försök igen.
page-sign_in-refused = Du släpptes inte in. Försök igen, eller fråga den som hanterar konton i din kommun.
page-password-title = Välj ett lösenord
page-password-lead = Den som hanterar konton i din kommun ger dig en engångsnyckel. Den fungerar en gång och inom ett dygn.
page-password-link = Engångsnyckel
page-password-new = Nytt lösenord
page-password-new-what = Minst 12 tecken. Bäst är flera ord som inte hör ihop.
page-password-do = Spara lösenordet
page-password-done = Lösenordet är sparat. Logga in med det nu.
page-password-unknown = Den engångsnyckeln gäller inte, eller inte längre. Be om en ny.
page-account-title = Du är inloggad
page-account-must = Din roll kräver tvåstegsverifiering. Slå på den innan du fortsätter.
page-account-factor = Tvåstegsverifiering
page-account-factor-on = Den är på. Återställningskoder kvar: { $count }.
page-account-factor-off = Ditt lösenord räcker för att logga in.
page-account-sessions = Här är du inloggad
page-account-session-since = Sedan { $moment }
page-account-session-here = Här
page-account-session-end = Logga ut där
page-account-out = Logga ut
page-factor-title = Slå på tvåstegsverifiering
page-factor-lead = Lägg in nyckeln i en autentiseringsapp och skriv sedan koden som den visar.
page-factor-secret = Nyckel
page-factor-open = Öppna den i en app på den här enheten
page-factor-do = Slå på
page-codes-title = Spara de här återställningskoderna
page-codes-lead = Var och en loggar in dig en gång om du förlorar din autentiseringsapp. De visas bara nu.
page-codes-on = Jag har sparat dem
page-signed_out-title = Du är utloggad
page-signed_out-lead = Stäng fönstret om andra använder datorn.
page-signed_out-provider = Logga även ut från din inloggningstjänst
page-signed_out-again = Logga in igen
