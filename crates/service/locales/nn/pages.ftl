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
