# Det som omger varje brev.
mail-hello = Hej
mail-footer = Det här brevet är skrivet av ett program. Du kan svara på det: svaret når din kontaktperson.
mail-subject = { $what } – ärende { $reference }
mail-your-person = Din kontaktperson
mail-coordinator = Samordnare
mail-fact-case = Ärende
mail-fact-types = Gäller
mail-fact-unit = Enhet
mail-fact-webhook = Webhook
mail-documents = Ha gärna detta till hands:
mail-withheld = Det finns ett meddelande till dig i ärendet. För att skydda dig skickas det inte med e-post: öppna länken eller ring din kontaktperson.
mail-follow = Följ ditt ärende
mail-survey = Berätta hur det gick
mail-take-offer = Ta uppgiften eller säg vems den är
mail-remedies = Om vi är sena, säg det till din kontaktperson: du behöver ingen blankett, och du kan be att få tala med en chef. När ett beslut har fattats står det i det hur du kan överklaga.
mail-silence-approves = Om du inte har hört något när tiden för beslutet har gått ut kan tillståndet enligt lag räknas som givet. Fråga din kontaktperson innan du förlitar dig på det.
mail-silence-never = Tystnad är aldrig ett ja: hör du inget i tid har du ännu inget tillstånd. Ring din kontaktperson.
mail-receipt-next = Din kontaktperson ser till att alla som måste ta ställning är med och återkommer till dig. Du behöver inte vända dig någon annanstans. Det här lovar vi, och till när:

# Det varje brev berättar: ämnet och de första orden.
mail-receipt-what = Vi har fått din förfrågan
mail-receipt-lead = Vi har tagit emot din förfrågan. Den är nu ärende { $reference }.
mail-missing_items-what = Vi behöver något från dig
mail-missing_items-lead = För att komma vidare i ditt ärende behöver vi fortfarande följande:
mail-interim_reply-what = Ett första svar
mail-interim_reply-lead = Så långt har vi kommit i ditt ärende.
mail-delay_notice-what = Det tar längre tid
mail-delay_notice-lead = Vi är inte så snabba med ditt ärende som vi lovade. Det beklagar vi. Din kontaktperson berättar varför, och när i stället.
mail-promise_changed-what = Ett nytt datum
mail-promise_changed-lead = Något som vi har lovat dig har fått ett nytt datum.
mail-suspension-what = En klocka står stilla
mail-suspension-lead = Vid den här tiden på året står fristen för ditt ärende stilla, så som villkoren säger. Den löper vidare av sig själv.
mail-new_coordinator-what = Du har fått en ny kontaktperson
mail-new_coordinator-lead = Någon annan tar hand om ditt ärende från och med nu. Personen känner till det; du behöver inte förklara allt igen.
mail-message-what = Ett meddelande till dig
mail-message-lead = Det finns ett meddelande till dig i ditt ärende.
mail-question-what = En fråga till dig
mail-question-lead = Vi har en fråga om ditt ärende.
mail-answer-what = Vårt svar
mail-answer-lead = Här är svaret i ditt ärende.
mail-closing-what = Ditt ärende är avslutat
mail-closing-lead = Ditt ärende är avslutat. Är det något kvar, svara på det här brevet eller ring: då öppnar vi det igen.
mail-reopened-what = Ditt ärende är öppnat igen
mail-reopened-lead = Ditt ärende har öppnats igen. Vi hör av oss.
mail-lost_code-what = En ny länk till ditt ärende
mail-lost_code-lead = Du bad om en ny länk till ditt ärende. Här är den. Var det inte du behöver du inte göra något.
mail-new_case-what = Ett nytt ärende till dig
mail-new_case-lead = Du samordnar ett nytt ärende: { $types }.
mail-offer-what = { $unit } ombeds bidra
mail-offer-lead = Din enhet ombeds bidra till ett ärende: { $types }. Ta uppgiften eller säg vems den är.
mail-offer_repeated-what = Ännu har ingen tagit detta
mail-offer_repeated-lead = Ingen på { $unit } har tagit uppgiften ännu: { $types }. Ta den eller säg vems den är.
mail-offer_unaccepted-what = Ingen tar en uppgift
mail-offer_unaccepted-lead = Ingen på { $unit } har tagit uppgiften trots att den har erbjudits mer än en gång. Se till att någon gör det.
mail-contribution-what = Nytt om ett bidrag
mail-contribution-lead = Något har hänt med bidraget från { $unit }.
mail-urgent-what = Det här kan inte vänta
mail-urgent-lead = En förfrågan har kommit som inte kan vänta: { $types }. Ring företaget.
mail-warning-what = Ett löfte närmar sig
mail-warning-lead = Ett löfte som du ska hålla förfaller snart.
mail-missed-what = Ett löfte hölls inte
mail-missed-lead = Ett löfte hölls inte i tid. Berätta det för företaget och anteckna varför.
mail-renew_promise-what = Förnya ett löfte
mail-renew_promise-lead = En enhet är sen. Berätta för företaget när det kan vänta svar, innan löftet bryts.
mail-remedy-what = Företaget har något att få
mail-remedy-lead = Företaget har något att få för ett löfte som inte hölls. Titta på det.
mail-hand_over-what = Ett ärende har bytt händer
mail-hand_over-lead = Ett ärende har fått en ny samordnare.
mail-call_back-what = Någon väntar på att du ringer
mail-call_back-lead = Ett företag vill bli uppringt av dig.
mail-message_received-what = Företaget har skrivit
mail-message_received-lead = Ett meddelande har kommit från företaget.
mail-question_asked-what = En fråga från en handläggare
mail-question_asked-lead = En handläggare har en fråga till företaget, eller så har den avgjorts.
mail-case_moved-what = Ärendet har rört sig
mail-case_moved-lead = Något har hänt i ett av dina ärenden.
mail-task_force-what = Du arbetar med i ett ärende
mail-task_force-lead = Du är en av dem som arbetar tillsammans i det här ärendet.
mail-harmful_file-what = Något skadligt i en fil
mail-harmful_file-lead = Virusskannern hittade något skadligt i en fil i ärendet. Den är inlåst.
mail-digest-what = Nytt i dina ärenden
mail-digest-lead = Detta har kommit sedan sist:
mail-webhook_switched_off-what = En webhook har stängts av
mail-webhook_switched_off-lead = En webhook som Onedoor skickar händelser till har stängts av. Det som händer från och med nu väntar tills någon slår på den igen.
mail-webhook_switched_off-failing = I fem dagar har det bara kommit fel tillbaka därifrån. Be dem som driver mottagaren att se på den, och slå på den igen.
mail-webhook_switched_off-gone = Mottagaren svarade att den inte finns längre (410). Har den flyttat, ändra adressen och slå på den igen; ta annars bort den.
mail-webhook_switched_off-by_hand = Någon stängde av den.
mail-meeting_invited-what = Du är inbjuden till ett möte
mail-meeting_invited-lead = Du är inbjuden till ett möte. Tacka ja eller nej genom att svara på inbjudan i din kalender eller på det här brevet.
mail-meeting_changed-what = Ett möte har ändrats
mail-meeting_changed-lead = Ett möte som du är inbjuden till har ändrats. Så här är det nu.
mail-meeting_cancelled-what = Ett möte är inställt
mail-meeting_cancelled-lead = Ett möte som du var inbjuden till blir inte av.
mail-morning_queue-what = Det här väntar på dig i dag
mail-morning_queue-lead = God morgon. Det här väntar på dig, det mest brådskande först:

# Vad som står i ett brev om ett möte.
mail-meeting-title = Möte
mail-meeting-when = När
mail-meeting-place = Var
mail-meeting-join = Delta i mötet
mail-meeting-agenda = Vad det handlar om:
mail-meeting-uninvited-what = Du behöver inte komma till ett möte
mail-meeting-uninvited = Du behöver inte komma: mötet hålls utan dig.
mail-meeting-reason = Varför: { $reason }
mail-meeting-changed = Det här har ändrats: { $what }.
mail-meeting-changed-time = tiden
mail-meeting-changed-place = platsen
mail-meeting-changed-link = länken till mötet
mail-meeting-changed-title = vad det heter
mail-meeting-changed-agenda = vad det handlar om
mail-meeting-changed-people = vilka som är inbjudna
mail-meeting-changed-case = ärendet som det hör till
mail-meeting-withheld = Var mötet är och vad det handlar om skickas inte med e-post, för att skydda någon. Fråga samordnaren.

# Vad som står i morgonens brev.
mail-morning-late = Försenat: { $what }, skulle vara klart { $due }
mail-morning-today = I dag: { $what }, { $due }
mail-morning-call_back = Ska ringas upp, senast { $due }
mail-morning-week = Den här veckan: { $what }, { $due }
mail-morning-offer = Väntar på någon i enheten: { $what }
mail-morning-protected = Det finns något att göra. Logga in för att se vad.
mail-morning-beyond =
    { $count ->
        [one] Och en sak till.
       *[other] Och { $count } saker till.
    }

# Sidan som länken i ett erbjudande öppnar.
page-offer-title = Ett erbjudande till din enhet
page-offer-lead = { $unit } ombeds bidra till ärende { $reference }.
page-offer-accept = Ta uppgiften
page-offer-accept-do = Jag tar den
page-offer-decline = Säg att den inte är er
page-offer-decline-why = Varför
page-offer-decline-words = Med ord
page-offer-decline-do = Den är inte vår
page-offer-accepted = Du har tagit uppgiften. Samordnaren har fått veta det.
page-offer-declined = Du har sagt att uppgiften inte är er. Samordnaren har fått veta det.
page-offer-gone-title = Den här länken gäller inte längre
page-offer-gone-detail = Den har använts, är för gammal eller så har erbjudandet ändrats. Logga in för att se hur det står.
page-offer-for = Den här länken skickades till { $person } och gäller inte för någon annan.
page-offer-reason-not_ours = Den är någon annans
page-offer-reason-no_capacity = Vi är för få
page-offer-reason-conflict_of_interest = Vi står för nära dem som frågar
page-offer-reason-duplicate = Vi arbetar redan med den någon annanstans
page-offer-reason-other = Något annat; skriv vad

# What stands in brackets below a mail that came in.
mail-in-left = Inte taget med från mejlet: { $files }
mail-in-empty = tom
mail-in-not_allowed = en filtyp som inte tas emot
mail-in-disagrees = inte vad den heter
mail-in-packed = packad av Outlook; skicka själva filerna
mail-in-too_many = för många filer
mail-in-case_closed = ärendet är avslutat

# What a gateway tells when somebody tries it.
gateway-try = Detta är ett test från Onedoor. Du behöver inte göra något.
