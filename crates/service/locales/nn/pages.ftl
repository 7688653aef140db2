# Pages: what stands on all of them.
page-skip = Gå til innhaldet
page-home = Framside

# The start page.
page-landing-lead = Éi dør som bedrifter kan bruke til heile kommunen.
page-landing-what = Kvar førespurnad blir til ei sak med nøyaktig éin person som svarar for ho, ei oppgåve til kvar eining som skal bidra, og løfte med ein dato.
page-landing-docs = API-dokumentasjon
page-landing-docs-what = Korleis program registrerer førespurnader og følgjer saker.
page-landing-problems = Problem
page-landing-problems-what = Kva kvart problem i API-et tyder, og kva du kan gjere med det.
page-landing-ready = Tilstanden til tenesta
page-landing-ready-what = Om ho er klar til å ta imot.

# What problems mean.
page-problems-title = Problem
page-problems-lead = Det API-et kan svare når det ikkje kan utføre ei oppmoding. Kvart problem har ein kode som aldri blir endra.
page-problem-code = Kode
page-problem-open = «…» står for det som varierer frå gong til gong.
page-problem-all = Alle problem

# The page on which a business follows its case.
page-track-title = Saka di { $reference }
page-track-person = Kontaktpersonen din
page-track-person-what = Dette er den eine personen du kan vende deg til om alt i saka di.
page-track-phone = Telefon
page-track-email = E-post
page-track-about = Kva saka gjeld
page-track-units = Kven som deltek
page-track-promises = Dette lovar vi deg
page-track-no_promises = Ingenting er lova enno.
page-track-promise-standing = { $state }: { $reason }.
page-track-promise-explanation = Difor blei det forseinka: { $words }
page-track-documents = Dette må du ha med

# Pages that say what went wrong.
page-track-missing-title = Sida er ikkje tilgjengeleg
page-track-missing-detail = Lenkja er ufullstendig eller gjeld ikkje lenger. Ring kommunen: dei finn saka di ut frå referansen.
page-missing-title = Her er det ingenting
page-missing-detail = Kontroller adressa, eller byrj på framsida.
page-unavailable-title = Ikkje tilgjengeleg akkurat no
page-unavailable-detail = Prøv igjen om litt.
page-fault-title = Ein feil hos oss
page-fault-detail = Noko gjekk gale hos oss. Prøv igjen seinare.

# Where a case stands, as the business is told.
stage-case-open = Vi arbeider med saka di.
stage-case-waiting = Vi ventar på nokon før vi kan gå vidare.
stage-case-answered = Du har fått svaret vårt.
stage-case-closed = Saka di er avslutta.

# Where a unit's part stands, after the unit's name.
stage-contribution-held = Ventar på tur
stage-contribution-offered = Er beden om bidraget sitt
stage-contribution-accepted = Har fått ein saksbehandlar
stage-contribution-waiting = Ventar på nokon
stage-contribution-answered = Har svart
stage-contribution-returned = Vi finn rett eining
stage-contribution-declined = Har gitt oppgåva vidare til ei anna eining
stage-contribution-cancelled = Trengst ikkje lenger
# Of other authorities we know no stage: the coordinator carries their part.
stage-outside = Kontaktpersonen din tek det opp med dei for deg

# Signing in and out with a browser.
page-sign_in-title = Logg inn
page-sign_in-way = Logg inn med { $name }
page-sign_in-or = Med passord
page-sign_in-email = E-post
page-sign_in-password = Passord
page-sign_in-code = Kode
page-sign_in-code-what = Frå autentiseringsappen eller ein gjenopprettingskode. Lat feltet stå tomt om du ikkje bruker totrinnsstadfesting.
page-sign_in-do = Logg inn
page-sign_in-over = Du er ikkje logga inn, eller ikkje lenger. Logg inn for å halde fram.
page-sign_in-code_needed = Passordet er rett. Skriv det ein gong til saman med koden frå autentiseringsappen eller ein gjenopprettingskode.
page-sign_in-proof = Det er for lenge sidan du viste kven du er. Logg inn igjen, og hald fram innan ti minutt.
page-sign_in-elsewhere = Det kom ikkje frå ei av sidene våre, så ingenting er gjort. Logg inn her og prøv igjen.
page-sign_in-refused = Du slapp ikkje inn. Prøv igjen, eller spør den som administrerer kontoar i kommunen din.
page-password-title = Vel eit passord
page-password-lead = Den som administrerer kontoar i kommunen din, gir deg ein eingongsnøkkel. Han verkar éin gong og innan eitt døgn.
page-password-link = Eingongsnøkkel
page-password-new = Nytt passord
page-password-new-what = Minst 12 teikn. Best er fleire ord som ikkje høyrer saman.
page-password-do = Lagre passordet
page-password-done = Passordet er lagra. Logg inn med det no.
page-password-unknown = Den eingongsnøkkelen gjeld ikkje, eller ikkje lenger. Be om ein ny.
page-account-title = Du er logga inn
page-account-must = Rolla di krev totrinnsstadfesting. Slå ho på før du held fram.
page-account-factor = Totrinnsstadfesting
page-account-factor-on = Ho er slått på. Gjenopprettingskodar att: { $count }.
page-account-factor-off = Passordet åleine er nok til å logge inn.
page-account-sessions = Her er du logga inn
page-account-session-since = Sidan { $moment }
page-account-session-here = Her
page-account-session-end = Logg ut der
page-account-out = Logg ut
page-factor-title = Slå på totrinnsstadfesting
page-factor-lead = Legg nøkkelen inn i ein autentiseringsapp, og skriv så koden han viser.
page-factor-secret = Nøkkel
page-factor-open = Opne han i ein app på denne eininga
page-factor-do = Slå på
page-codes-title = Ta vare på desse gjenopprettingskodane
page-codes-lead = Kvar av dei loggar deg inn éin gong om du mistar autentiseringsappen. Dei blir viste berre no.
page-codes-on = Eg har teke vare på dei
page-signed_out-title = Du er logga ut
page-signed_out-lead = Lukk vindauget om andre bruker denne datamaskina.
page-signed_out-provider = Logg òg ut hos innloggingstenesta di
page-signed_out-again = Logg inn igjen
