# Det, der står om hver mail.
mail-hello = Hej
mail-footer = Denne mail er skrevet af et program. Du kan svare på den: dit svar når frem til din kontaktperson.
mail-subject = { $what } – sag { $reference }
mail-your-person = Din kontaktperson
mail-coordinator = Tovholder
mail-fact-case = Sag
mail-fact-types = Om
mail-fact-unit = Afdeling
mail-fact-webhook = Webhook
mail-documents = Hav gerne dette klar:
mail-withheld = Der er en besked til dig i sagen. For at beskytte dig sendes den ikke med mail: åbn linket, eller ring til din kontaktperson.
mail-follow = Følg din sag
mail-survey = Fortæl os, hvordan det gik
mail-take-offer = Tag opgaven, eller sig, hvem den hører til
mail-remedies = Hvis vi er forsinkede, så sig det til din kontaktperson: du behøver ingen formular, og du kan bede om en leder. Når der er truffet en afgørelse, står der i den, hvordan du kan klage.
mail-silence-approves = Har du intet hørt, når fristen for en afgørelse er udløbet, kan tilladelsen efter loven gælde som givet. Spørg din kontaktperson, før du regner med det.
mail-silence-never = Tavshed er aldrig et ja: hører du intet i tide, har du endnu ingen tilladelse. Ring til din kontaktperson.
mail-receipt-next = Din kontaktperson sørger for, at alle, der skal tage stilling, er med, og vender tilbage til dig. Du behøver ikke henvende dig andre steder. Det lover vi, og inden hvornår:

# Det, hver mail fortæller: emnet og de første ord.
mail-receipt-what = Vi har fået din henvendelse
mail-receipt-lead = Vi har modtaget din henvendelse. Den er nu sag { $reference }.
mail-missing_items-what = Vi mangler noget fra dig
mail-missing_items-lead = For at komme videre med din sag mangler vi stadig følgende:
mail-interim_reply-what = Et foreløbigt svar
mail-interim_reply-lead = Så langt er vi med din sag.
mail-delay_notice-what = Det tager længere tid
mail-delay_notice-lead = Vi er ikke så hurtige med din sag, som vi lovede. Det beklager vi. Din kontaktperson fortæller dig hvorfor, og hvornår i stedet.
mail-promise_changed-what = En ny dato
mail-promise_changed-lead = Noget, vi har lovet dig, har fået en ny dato.
mail-suspension-what = En frist står stille
mail-suspension-lead = På denne årstid står fristen for din sag stille, sådan som vilkårene siger. Den løber videre af sig selv.
mail-new_coordinator-what = Du har fået en ny kontaktperson
mail-new_coordinator-lead = En anden tager sig af din sag fra nu af. Personen kender sagen; du behøver ikke forklare det hele igen.
mail-message-what = En besked til dig
mail-message-lead = Der er en besked til dig i din sag.
mail-question-what = Et spørgsmål til dig
mail-question-lead = Vi har et spørgsmål til din sag.
mail-answer-what = Vores svar
mail-answer-lead = Her er svaret i din sag.
mail-closing-what = Din sag er afsluttet
mail-closing-lead = Din sag er afsluttet. Mangler der noget, så svar på denne mail eller ring: så åbner vi den igen.
mail-reopened-what = Din sag er åbnet igen
mail-reopened-lead = Din sag er åbnet igen. Du hører fra os.
mail-lost_code-what = Et nyt link til din sag
mail-lost_code-lead = Du har bedt om et nyt link til din sag. Her er det. Var det ikke dig, behøver du ikke gøre noget.
mail-new_case-what = En ny sag til dig
mail-new_case-lead = Du er tovholder på en ny sag: { $types }.
mail-offer-what = { $unit } bedes om sit bidrag
mail-offer-lead = Din afdeling bedes om sit bidrag til en sag: { $types }. Tag det, eller sig, hvem det hører til.
mail-offer_repeated-what = Endnu har ingen taget dette
mail-offer_repeated-lead = Ingen i { $unit } har taget bidraget endnu: { $types }. Tag det, eller sig, hvem det hører til.
mail-offer_unaccepted-what = Ingen tager et bidrag
mail-offer_unaccepted-lead = Ingen i { $unit } har taget bidraget, selv om det er tilbudt mere end én gang. Sørg venligst for, at nogen gør det.
mail-contribution-what = Nyt om et bidrag
mail-contribution-lead = Der er sket noget med bidraget fra { $unit }.
mail-urgent-what = Det her kan ikke vente
mail-urgent-lead = Der er kommet en henvendelse, som ikke kan vente: { $types }. Ring venligst til virksomheden.
mail-warning-what = Et løfte nærmer sig
mail-warning-lead = Et løfte, du skal holde, forfalder snart.
mail-missed-what = Et løfte er ikke holdt
mail-missed-lead = Et løfte blev ikke holdt til tiden. Giv virksomheden besked, og notér hvorfor.
mail-renew_promise-what = Forny et løfte
mail-renew_promise-lead = En afdeling er forsinket. Fortæl virksomheden, hvornår den kan vente svar, før løftet brydes.
mail-remedy-what = Virksomheden har noget til gode
mail-remedy-lead = Virksomheden har noget til gode for et løfte, der ikke blev holdt. Se venligst på det.
mail-hand_over-what = En sag har skiftet hænder
mail-hand_over-lead = En sag har fået en ny tovholder.
mail-call_back-what = Nogen venter på dit opkald
mail-call_back-lead = En virksomhed vil gerne ringes op af dig.
mail-message_received-what = Virksomheden har skrevet
mail-message_received-lead = Der er kommet en besked fra virksomheden.
mail-question_asked-what = Et spørgsmål fra en sagsbehandler
mail-question_asked-lead = En sagsbehandler har et spørgsmål til virksomheden, eller der er taget stilling til det.
mail-case_moved-what = Sagen har flyttet sig
mail-case_moved-lead = Der er sket noget i en af dine sager.
mail-task_force-what = Du arbejder med på en sag
mail-task_force-lead = Du er en af dem, der arbejder sammen om denne sag.
mail-harmful_file-what = Noget skadeligt i en fil
mail-harmful_file-lead = Virusscanneren fandt noget skadeligt i en fil i sagen. Den er låst inde.
mail-digest-what = Nyt i dine sager
mail-digest-lead = Det er kommet siden sidst:
mail-webhook_switched_off-what = En webhook er slået fra
mail-webhook_switched_off-lead = En webhook, som Onedoor sender hændelser til, er slået fra. Det, der sker fra nu af, venter, til nogen slår den til igen.
mail-webhook_switched_off-failing = I fem dage er der kun kommet fejl tilbage derfra. Bed dem, der driver modtageren, om at se på den, og slå den til igen.
mail-webhook_switched_off-gone = Modtageren svarede, at den ikke findes mere (410). Er den flyttet, så ret adressen og slå den til igen; ellers fjern den.
mail-webhook_switched_off-by_hand = Nogen slog den fra.
mail-meeting_invited-what = Du er inviteret til et møde
mail-meeting_invited-lead = Du er inviteret til et møde. Sig ja eller nej ved at svare på invitationen i din kalender eller på denne mail.
mail-meeting_changed-what = Et møde er ændret
mail-meeting_changed-lead = Et møde, som du er inviteret til, er ændret. Sådan er det nu.
mail-meeting_cancelled-what = Et møde er aflyst
mail-meeting_cancelled-lead = Et møde, som du var inviteret til, bliver ikke til noget.
mail-morning_queue-what = Det venter på dig i dag
mail-morning_queue-lead = Godmorgen. Det her venter på dig, det mest presserende først:

# Det, der står i en mail om et møde.
mail-meeting-title = Møde
mail-meeting-when = Hvornår
mail-meeting-place = Hvor
mail-meeting-join = Deltag i mødet
mail-meeting-agenda = Hvad det handler om:
mail-meeting-uninvited-what = Du behøver ikke komme til et møde
mail-meeting-uninvited = Du behøver ikke komme: mødet holdes uden dig.
mail-meeting-reason = Hvorfor: { $reason }
mail-meeting-changed = Det er ændret: { $what }.
mail-meeting-changed-time = tidspunktet
mail-meeting-changed-place = stedet
mail-meeting-changed-link = linket til mødet
mail-meeting-changed-title = hvad det hedder
mail-meeting-changed-agenda = hvad det handler om
mail-meeting-changed-people = hvem der er inviteret
mail-meeting-changed-case = sagen, det hører til
mail-meeting-withheld = Hvor mødet holdes, og hvad det handler om, sendes ikke med mail, for at beskytte nogen. Spørg tovholderen.

# Det, der står i mailen om morgenen.
mail-morning-late = Forsinket: { $what }, frist { $due }
mail-morning-today = Frist i dag: { $what }, { $due }
mail-morning-call_back = Skal ringes op, senest { $due }
mail-morning-week = Frist i denne uge: { $what }, { $due }
mail-morning-offer = Venter på nogen i afdelingen: { $what }
mail-morning-protected = Der er noget, der skal gøres. Log ind for at se hvad.
mail-morning-beyond =
    { $count ->
        [one] Og én ting mere.
       *[other] Og { $count } ting mere.
    }

# Siden, som linket i et tilbud åbner.
page-offer-title = Et tilbud til din afdeling
page-offer-lead = { $unit } bedes om sit bidrag til sag { $reference }.
page-offer-accept = Tag det
page-offer-accept-do = Jeg tager det
page-offer-decline = Sig, at det ikke er jeres
page-offer-decline-why = Hvorfor
page-offer-decline-words = Med ord
page-offer-decline-do = Det er ikke vores
page-offer-accepted = Du har taget det. Tovholderen har fået besked.
page-offer-declined = Du har sagt, at det ikke er jeres. Tovholderen har fået besked.
page-offer-gone-title = Dette link gælder ikke længere
page-offer-gone-detail = Det er brugt, det er for gammelt, eller tilbuddet har ændret sig siden. Log ind for at se, hvordan det står.
page-offer-for = Dette link er sendt til { $person } og gælder ikke for andre.
page-offer-reason-not_ours = Det hører til andre
page-offer-reason-no_capacity = Vi er for få
page-offer-reason-conflict_of_interest = Vi er for tæt på dem, der spørger
page-offer-reason-duplicate = Vi arbejder allerede med det et andet sted
page-offer-reason-other = Noget andet; skriv hvad

# What stands in brackets below a mail that came in.
mail-in-left = Ikke taget med fra mailen: { $files }
mail-in-empty = tom
mail-in-not_allowed = en filtype, der ikke tages imod
mail-in-disagrees = ikke det, den hedder
mail-in-packed = pakket af Outlook; send selve filerne
mail-in-too_many = for mange filer
mail-in-case_closed = sagen er lukket

# What a gateway tells when somebody tries it.
gateway-try = Dette er en prøve fra Onedoor. Du skal ikke gøre noget.
