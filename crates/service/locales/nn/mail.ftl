# Det som står rundt kvar e-post.
mail-hello = Hei
mail-footer = Denne e-posten er skriven av eit program. Du kan svare på han: svaret når fram til kontaktpersonen din.
mail-subject = { $what } – sak { $reference }
mail-your-person = Kontaktpersonen din
mail-coordinator = Koordinator
mail-fact-case = Sak
mail-fact-types = Om
mail-fact-unit = Eining
mail-fact-webhook = Webhook
mail-documents = Ha gjerne dette klart:
mail-withheld = Det er ei melding til deg i saka. For å verne deg blir ho ikkje send på e-post: opne lenkja, eller ring kontaktpersonen din.
mail-follow = Følg saka di
mail-survey = Fortel oss korleis det gjekk
mail-take-offer = Ta oppgåva, eller sei kven ho høyrer til
mail-remedies = Er vi forseinka, så sei frå til kontaktpersonen din: du treng ikkje noko skjema, og du kan be om ein leiar. Når det er gjort eit vedtak, står det der korleis du kan klage.
mail-silence-approves = Har du ikkje høyrt noko når fristen for vedtaket er ute, kan løyvet etter lova reknast som gitt. Spør kontaktpersonen din før du stoler på det.
mail-silence-never = Togn er aldri eit ja: høyrer du ikkje noko i tide, har du ikkje noko løyve enno. Ring kontaktpersonen din.
mail-receipt-next = Kontaktpersonen din syter for at alle som må ta stilling, er med, og kjem tilbake til deg. Du treng ikkje vende deg til andre. Dette lovar vi, og innan når:

# Det kvar e-post fortel: emnet og dei første orda.
mail-receipt-what = Vi har fått førespurnaden din
mail-receipt-lead = Vi har teke imot førespurnaden din. Han er no sak { $reference }.
mail-missing_items-what = Vi manglar noko frå deg
mail-missing_items-lead = For å kome vidare med saka di manglar vi framleis dette:
mail-interim_reply-what = Eit førebels svar
mail-interim_reply-lead = Så langt er vi komne med saka di.
mail-delay_notice-what = Det tek lengre tid
mail-delay_notice-lead = Vi er ikkje så raske med saka di som vi lova. Det er vi leie for. Kontaktpersonen din fortel deg kvifor, og når i staden.
mail-promise_changed-what = Ein ny dato
mail-promise_changed-lead = Noko vi har lova deg, har fått ny dato.
mail-suspension-what = Ein frist står stille
mail-suspension-lead = På denne tida av året står fristen for saka di stille, slik vilkåra seier. Han går vidare av seg sjølv.
mail-new_coordinator-what = Du har fått ny kontaktperson
mail-new_coordinator-lead = Ein annan tek seg av saka di frå no av. Personen kjenner saka; du treng ikkje forklare alt på nytt.
mail-message-what = Ei melding til deg
mail-message-lead = Det er ei melding til deg i saka di.
mail-question-what = Eit spørsmål til deg
mail-question-lead = Vi har eit spørsmål om saka di.
mail-answer-what = Svaret vårt
mail-answer-lead = Her er svaret i saka di.
mail-closing-what = Saka di er avslutta
mail-closing-lead = Saka di er avslutta. Manglar det noko, så svar på denne e-posten eller ring: då opnar vi henne att.
mail-reopened-what = Saka di er opna att
mail-reopened-lead = Saka di er opna att. Du høyrer frå oss.
mail-lost_code-what = Ei ny lenkje til saka di
mail-lost_code-lead = Du har bede om ei ny lenkje til saka di. Her er ho. Var det ikkje deg, treng du ikkje gjere noko.
mail-new_case-what = Ei ny sak til deg
mail-new_case-lead = Du koordinerer ei ny sak: { $types }.
mail-offer-what = { $unit } blir beden om sitt bidrag
mail-offer-lead = Eininga di blir beden om sitt bidrag til ei sak: { $types }. Ta det, eller sei kven det høyrer til.
mail-offer_repeated-what = Enno har ingen teke dette
mail-offer_repeated-lead = Ingen i { $unit } har teke bidraget enno: { $types }. Ta det, eller sei kven det høyrer til.
mail-offer_unaccepted-what = Ingen tek eit bidrag
mail-offer_unaccepted-lead = Ingen i { $unit } har teke bidraget, sjølv om det er tilbode meir enn éin gong. Syt for at nokon gjer det.
mail-contribution-what = Nytt om eit bidrag
mail-contribution-lead = Det har skjedd noko med bidraget frå { $unit }.
mail-urgent-what = Dette kan ikkje vente
mail-urgent-lead = Det har kome ein førespurnad som ikkje kan vente: { $types }. Ring bedrifta.
mail-warning-what = Ein lovnad nærmar seg
mail-warning-lead = Ein lovnad du skal halde, forfell snart.
mail-missed-what = Ein lovnad vart ikkje halden
mail-missed-lead = Ein lovnad vart ikkje halden i tide. Gi bedrifta beskjed, og noter kvifor.
mail-renew_promise-what = Forny ein lovnad
mail-renew_promise-lead = Ei eining er forseinka. Fortel bedrifta når ho kan vente svar, før lovnaden blir broten.
mail-remedy-what = Bedrifta har noko til gode
mail-remedy-lead = Bedrifta har noko til gode for ein lovnad som ikkje vart halden. Sjå på det.
mail-hand_over-what = Ei sak har skifta hender
mail-hand_over-lead = Ei sak har fått ny koordinator.
mail-call_back-what = Nokon ventar på at du ringjer
mail-call_back-lead = Ei bedrift vil gjerne bli ringd opp av deg.
mail-message_received-what = Bedrifta har skrive
mail-message_received-lead = Det har kome ei melding frå bedrifta.
mail-question_asked-what = Eit spørsmål frå ein saksbehandlar
mail-question_asked-lead = Ein saksbehandlar har eit spørsmål til bedrifta, eller det er teke stilling til det.
mail-case_moved-what = Saka har flytta seg
mail-case_moved-lead = Det har skjedd noko i ei av sakene dine.
mail-task_force-what = Du arbeider med på ei sak
mail-task_force-lead = Du er ein av dei som arbeider saman om denne saka.
mail-harmful_file-what = Noko skadeleg i ei fil
mail-harmful_file-lead = Virusskannaren fann noko skadeleg i ei fil i saka. Ho er låst inne.
mail-digest-what = Nytt i sakene dine
mail-digest-lead = Dette har kome sidan sist:
mail-webhook_switched_off-what = Ein webhook er slått av
mail-webhook_switched_off-lead = Ein webhook som Onedoor sender hendingar til, er slått av. Det som skjer frå no av, ventar til nokon slår han på igjen.
mail-webhook_switched_off-failing = I fem dagar har det berre kome feil tilbake derifrå. Be dei som driftar mottakaren, om å sjå på han, og slå han på igjen.
mail-webhook_switched_off-gone = Mottakaren svarte at han ikkje finst lenger (410). Har han flytta, så rett adressa og slå han på igjen; elles fjern han.
mail-webhook_switched_off-by_hand = Nokon slo han av.
mail-meeting_invited-what = Du er invitert til eit møte
mail-meeting_invited-lead = Du er invitert til eit møte. Sei ja eller nei ved å svare på invitasjonen i kalenderen din eller på denne e-posten.
mail-meeting_changed-what = Eit møte er endra
mail-meeting_changed-lead = Eit møte som du er invitert til, er endra. Slik er det no.
mail-meeting_cancelled-what = Eit møte er avlyst
mail-meeting_cancelled-lead = Eit møte som du var invitert til, blir det ikkje noko av.
mail-morning_queue-what = Dette ventar på deg i dag
mail-morning_queue-lead = God morgon. Dette ventar på deg, det som hastar mest, først:

# Det som står i ein e-post om eit møte.
mail-meeting-title = Møte
mail-meeting-when = Når
mail-meeting-place = Kvar
mail-meeting-join = Bli med i møtet
mail-meeting-agenda = Kva det handlar om:
mail-meeting-uninvited-what = Du treng ikkje komme til eit møte
mail-meeting-uninvited = Du treng ikkje komme: møtet blir halde utan deg.
mail-meeting-reason = Kvifor: { $reason }
mail-meeting-changed = Dette er endra: { $what }.
mail-meeting-changed-time = tidspunktet
mail-meeting-changed-place = staden
mail-meeting-changed-link = lenkja til møtet
mail-meeting-changed-title = kva det heiter
mail-meeting-changed-agenda = kva det handlar om
mail-meeting-changed-people = kven som er invitert
mail-meeting-changed-case = saka det høyrer til
mail-meeting-withheld = Kvar møtet er og kva det handlar om, blir ikkje sendt på e-post, for å verne nokon. Spør koordinatoren.

# Det som står i e-posten om morgonen.
mail-morning-late = Forseinka: { $what }, frist { $due }
mail-morning-today = Frist i dag: { $what }, { $due }
mail-morning-call_back = Skal ringjast opp, seinast { $due }
mail-morning-week = Frist denne veka: { $what }, { $due }
mail-morning-offer = Ventar på nokon i eininga: { $what }
mail-morning-protected = Det er noko som skal gjerast. Logg inn for å sjå kva.
mail-morning-beyond =
    { $count ->
        [one] Og éin ting til.
       *[other] Og { $count } ting til.
    }

# Sida som lenkja i eit tilbod opnar.
page-offer-title = Eit tilbod til eininga di
page-offer-lead = { $unit } blir beden om sitt bidrag til sak { $reference }.
page-offer-accept = Ta det
page-offer-accept-do = Eg tek det
page-offer-decline = Sei at det ikkje er dykkar
page-offer-decline-why = Kvifor
page-offer-decline-words = Med ord
page-offer-decline-do = Det er ikkje vårt
page-offer-accepted = Du har teke det. Koordinatoren har fått beskjed.
page-offer-declined = Du har sagt at det ikkje er dykkar. Koordinatoren har fått beskjed.
page-offer-gone-title = Denne lenkja gjeld ikkje lenger
page-offer-gone-detail = Ho er brukt, ho er for gammal, eller tilbodet har endra seg sidan. Logg inn for å sjå korleis det står.
page-offer-for = Denne lenkja er send til { $person } og gjeld ikkje for andre.
page-offer-reason-not_ours = Det høyrer til andre
page-offer-reason-no_capacity = Vi er for få
page-offer-reason-conflict_of_interest = Vi står for nær dei som spør
page-offer-reason-duplicate = Vi arbeider alt med det ein annan stad
page-offer-reason-other = Noko anna; skriv kva

# What stands in brackets below a mail that came in.
mail-in-left = Ikkje teke med frå e-posten: { $files }
mail-in-empty = tom
mail-in-not_allowed = ein filtype som ikkje blir teken imot
mail-in-disagrees = ikkje det ho heiter
mail-in-packed = pakka av Outlook; send sjølve filene
mail-in-too_many = for mange filer
mail-in-case_closed = saka er avslutta

# What a gateway tells when somebody tries it.
gateway-try = Dette er ein prøve frå Onedoor. Du treng ikkje gjere noko.
