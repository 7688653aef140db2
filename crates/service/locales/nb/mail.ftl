# Det som står rundt hver e-post.
mail-hello = Hei
mail-footer = Denne e-posten er skrevet av et program. Du kan svare på den: svaret når fram til kontaktpersonen din.
mail-subject = { $what } – sak { $reference }
mail-your-person = Kontaktpersonen din
mail-coordinator = Koordinator
mail-fact-case = Sak
mail-fact-types = Om
mail-fact-unit = Enhet
mail-fact-webhook = Webhook
mail-documents = Ha gjerne dette klart:
mail-withheld = Det er en melding til deg i saken. For å beskytte deg sendes den ikke på e-post: åpne lenken, eller ring kontaktpersonen din.
mail-follow = Følg saken din
mail-survey = Fortell oss hvordan det gikk
mail-take-offer = Ta oppgaven, eller si hvem den hører til
mail-remedies = Er vi forsinket, så si fra til kontaktpersonen din: du trenger ikke noe skjema, og du kan be om en leder. Når det er gjort et vedtak, står det der hvordan du kan klage.
mail-silence-approves = Har du ikke hørt noe når fristen for vedtaket er ute, kan tillatelsen etter loven regnes som gitt. Spør kontaktpersonen din før du stoler på det.
mail-silence-never = Taushet er aldri et ja: hører du ikke noe i tide, har du ingen tillatelse ennå. Ring kontaktpersonen din.
mail-receipt-next = Kontaktpersonen din sørger for at alle som må ta stilling, er med, og kommer tilbake til deg. Du trenger ikke henvende deg til andre. Dette lover vi, og innen når:

# Det hver e-post forteller: emnet og de første ordene.
mail-receipt-what = Vi har fått henvendelsen din
mail-receipt-lead = Vi har mottatt henvendelsen din. Den er nå sak { $reference }.
mail-missing_items-what = Vi mangler noe fra deg
mail-missing_items-lead = For å komme videre med saken din mangler vi fortsatt dette:
mail-interim_reply-what = Et foreløpig svar
mail-interim_reply-lead = Så langt er vi kommet med saken din.
mail-delay_notice-what = Det tar lengre tid
mail-delay_notice-lead = Vi er ikke så raske med saken din som vi lovet. Det beklager vi. Kontaktpersonen din forteller deg hvorfor, og når i stedet.
mail-promise_changed-what = En ny dato
mail-promise_changed-lead = Noe vi har lovet deg, har fått ny dato.
mail-suspension-what = En frist står stille
mail-suspension-lead = På denne tiden av året står fristen for saken din stille, slik vilkårene sier. Den løper videre av seg selv.
mail-new_coordinator-what = Du har fått ny kontaktperson
mail-new_coordinator-lead = En annen tar seg av saken din fra nå av. Personen kjenner saken; du trenger ikke forklare alt på nytt.
mail-message-what = En melding til deg
mail-message-lead = Det er en melding til deg i saken din.
mail-question-what = Et spørsmål til deg
mail-question-lead = Vi har et spørsmål om saken din.
mail-answer-what = Svaret vårt
mail-answer-lead = Her er svaret i saken din.
mail-closing-what = Saken din er avsluttet
mail-closing-lead = Saken din er avsluttet. Mangler det noe, så svar på denne e-posten eller ring: da åpner vi den igjen.
mail-reopened-what = Saken din er åpnet igjen
mail-reopened-lead = Saken din er åpnet igjen. Du hører fra oss.
mail-lost_code-what = En ny lenke til saken din
mail-lost_code-lead = Du har bedt om en ny lenke til saken din. Her er den. Var det ikke deg, trenger du ikke gjøre noe.
mail-new_case-what = En ny sak til deg
mail-new_case-lead = Du koordinerer en ny sak: { $types }.
mail-offer-what = { $unit } bes om sitt bidrag
mail-offer-lead = Enheten din bes om sitt bidrag til en sak: { $types }. Ta det, eller si hvem det hører til.
mail-offer_repeated-what = Ennå har ingen tatt dette
mail-offer_repeated-lead = Ingen i { $unit } har tatt bidraget ennå: { $types }. Ta det, eller si hvem det hører til.
mail-offer_unaccepted-what = Ingen tar et bidrag
mail-offer_unaccepted-lead = Ingen i { $unit } har tatt bidraget, selv om det er tilbudt mer enn én gang. Sørg for at noen gjør det.
mail-contribution-what = Nytt om et bidrag
mail-contribution-lead = Det har skjedd noe med bidraget fra { $unit }.
mail-urgent-what = Dette kan ikke vente
mail-urgent-lead = Det har kommet en henvendelse som ikke kan vente: { $types }. Ring bedriften.
mail-warning-what = Et løfte nærmer seg
mail-warning-lead = Et løfte du skal holde, forfaller snart.
mail-missed-what = Et løfte ble ikke holdt
mail-missed-lead = Et løfte ble ikke holdt i tide. Gi bedriften beskjed, og noter hvorfor.
mail-renew_promise-what = Forny et løfte
mail-renew_promise-lead = En enhet er forsinket. Fortell bedriften når den kan vente svar, før løftet brytes.
mail-remedy-what = Bedriften har noe til gode
mail-remedy-lead = Bedriften har noe til gode for et løfte som ikke ble holdt. Se på det.
mail-hand_over-what = En sak har skiftet hender
mail-hand_over-lead = En sak har fått ny koordinator.
mail-call_back-what = Noen venter på at du ringer
mail-call_back-lead = En bedrift vil gjerne bli ringt opp av deg.
mail-message_received-what = Bedriften har skrevet
mail-message_received-lead = Det har kommet en melding fra bedriften.
mail-question_asked-what = Et spørsmål fra en saksbehandler
mail-question_asked-lead = En saksbehandler har et spørsmål til bedriften, eller det er tatt stilling til det.
mail-case_moved-what = Saken har flyttet seg
mail-case_moved-lead = Det har skjedd noe i en av sakene dine.
mail-task_force-what = Du arbeider med på en sak
mail-task_force-lead = Du er en av dem som arbeider sammen om denne saken.
mail-harmful_file-what = Noe skadelig i en fil
mail-harmful_file-lead = Virusskanneren fant noe skadelig i en fil i saken. Den er låst inne.
mail-digest-what = Nytt i sakene dine
mail-digest-lead = Dette har kommet siden sist:
mail-webhook_switched_off-what = En webhook er slått av
mail-webhook_switched_off-lead = En webhook som Onedoor sender hendelser til, er slått av. Det som skjer fra nå av, venter til noen slår den på igjen.
mail-webhook_switched_off-failing = I fem dager har det bare kommet feil tilbake derfra. Be dem som drifter mottakeren, om å se på den, og slå den på igjen.
mail-webhook_switched_off-gone = Mottakeren svarte at den ikke finnes lenger (410). Har den flyttet, så rett adressen og slå den på igjen; ellers fjern den.
mail-webhook_switched_off-by_hand = Noen slo den av.
mail-meeting_invited-what = Du er invitert til et møte
mail-meeting_invited-lead = Du er invitert til et møte. Si ja eller nei ved å svare på invitasjonen i kalenderen din eller på denne e-posten.
mail-meeting_changed-what = Et møte er endret
mail-meeting_changed-lead = Et møte som du er invitert til, er endret. Slik er det nå.
mail-meeting_cancelled-what = Et møte er avlyst
mail-meeting_cancelled-lead = Et møte som du var invitert til, blir ikke noe av.
mail-morning_queue-what = Dette venter på deg i dag
mail-morning_queue-lead = God morgen. Dette venter på deg, det som haster mest, først:

# Det som står i en e-post om et møte.
mail-meeting-title = Møte
mail-meeting-when = Når
mail-meeting-place = Hvor
mail-meeting-join = Bli med i møtet
mail-meeting-agenda = Hva det handler om:
mail-meeting-uninvited-what = Du trenger ikke komme til et møte
mail-meeting-uninvited = Du trenger ikke komme: møtet holdes uten deg.
mail-meeting-reason = Hvorfor: { $reason }
mail-meeting-changed = Dette er endret: { $what }.
mail-meeting-changed-time = tidspunktet
mail-meeting-changed-place = stedet
mail-meeting-changed-link = lenken til møtet
mail-meeting-changed-title = hva det heter
mail-meeting-changed-agenda = hva det handler om
mail-meeting-changed-people = hvem som er invitert
mail-meeting-changed-case = saken det hører til
mail-meeting-withheld = Hvor møtet holdes og hva det handler om, sendes ikke på e-post, for å beskytte noen. Spør koordinatoren.

# Det som står i e-posten om morgenen.
mail-morning-late = Forsinket: { $what }, frist { $due }
mail-morning-today = Frist i dag: { $what }, { $due }
mail-morning-call_back = Skal ringes opp, senest { $due }
mail-morning-week = Frist denne uken: { $what }, { $due }
mail-morning-offer = Venter på noen i enheten: { $what }
mail-morning-protected = Det er noe som skal gjøres. Logg inn for å se hva.
mail-morning-beyond =
    { $count ->
        [one] Og én ting til.
       *[other] Og { $count } ting til.
    }

# Siden som lenken i et tilbud åpner.
page-offer-title = Et tilbud til enheten din
page-offer-lead = { $unit } bes om sitt bidrag til sak { $reference }.
page-offer-accept = Ta det
page-offer-accept-do = Jeg tar det
page-offer-decline = Si at det ikke er deres
page-offer-decline-why = Hvorfor
page-offer-decline-words = Med ord
page-offer-decline-do = Det er ikke vårt
page-offer-accepted = Du har tatt det. Koordinatoren har fått beskjed.
page-offer-declined = Du har sagt at det ikke er deres. Koordinatoren har fått beskjed.
page-offer-gone-title = Denne lenken gjelder ikke lenger
page-offer-gone-detail = Den er brukt, den er for gammel, eller tilbudet har endret seg siden. Logg inn for å se hvordan det står.
page-offer-for = Denne lenken er sendt til { $person } og gjelder ikke for andre.
page-offer-reason-not_ours = Det hører til andre
page-offer-reason-no_capacity = Vi er for få
page-offer-reason-conflict_of_interest = Vi står for nær dem som spør
page-offer-reason-duplicate = Vi arbeider allerede med det et annet sted
page-offer-reason-other = Noe annet; skriv hva

# What stands in brackets below a mail that came in.
mail-in-left = Ikke tatt med fra e-posten: { $files }
mail-in-empty = tom
mail-in-not_allowed = en filtype som ikke tas imot
mail-in-disagrees = ikke det den heter
mail-in-packed = pakket av Outlook; send selve filene
mail-in-too_many = for mange filer
mail-in-case_closed = saken er avsluttet

# What a gateway tells when somebody tries it.
gateway-try = Dette er en prøve fra Onedoor. Du trenger ikke gjøre noe.
