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
