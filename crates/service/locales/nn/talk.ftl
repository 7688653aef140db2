# Words to the business, as the house writes them.
letter-hello = Hei
missing-letter-subject = Sak { $reference }: dette manglar vi frå dykk
missing-letter-intro = For å kome vidare med saka dykkar manglar vi dette:
missing-letter-reply_by = Send det gjerne { $due }.
missing-letter-once = Lista samlar alt det dei einingane det gjeld, manglar. Er noko uklart, spør personen nedanfor.
interim-subject = Sak { $reference }: eit førebels svar
answer-subject = Sak { $reference }: svaret vårt
answer-intro = Her er svaret på førespurnaden dykkar, sak { $reference }. Det samlar det alle einingane har svart.
answer-by = Svart på av { $name }
answer-no_words = Eininga har behandla sin del og har ikkje meir å leggje til her.
answer-closing = Har de spørsmål til svaret, er de velkomne til å kontakte meg.
overview-subject = Sak { $reference }: slik går saka vidare
overview-intro = Slik går sak { $reference } vidare: kven som er med, i kva rekkjefølgje, og kva de kan vente når.
overview-person = Kontaktpersonen dykkar
overview-person-is = { $name }, { $title }. Telefon { $phone }, e-post { $email }. De treng ikkje kontakte andre: Denne personen svarar for alle einingar.
overview-units = Kven som er med
overview-steps = Steg for steg
overview-step-received = Vi har teke imot førespurnaden dykkar.
overview-step-at_once = Desse arbeider med saka samstundes: { $units }.
overview-step-after = { $unit } byrjar når desse har svart: { $others }.
overview-step-answer = Kontaktpersonen samlar alle svar og gir dykk eitt.
overview-promises = Dette lovar vi
overview-documents = Dette treng vi frå dykk
overview-follow = Slik følgjer de saka
overview-follow-how = Opne lenkja i kvitteringa, eller ring kontaktpersonen og oppgi nummeret { $reference }.

# What a message is for.
purpose-general = ei melding
purpose-update = status i saka
purpose-question = eit spørsmål
purpose-missing_items = kva som manglar
purpose-interim_reply = eit førebels svar
purpose-delay = melding om ei forseinking
purpose-final_answer = det endelege svaret
purpose-overview = oversikta over prosessen

# What was said on a case, one sentence each.
event-message_sent = Sendt til bedrifta: { $purpose }.
event-message_received = Det kom ei melding frå bedrifta.
event-question_asked = { $unit } har eit spørsmål til bedrifta.
event-question_forwarded = Bedrifta blei spurd om det { $unit } vil vite.
event-question_declined = Koordinatoren sende ikkje vidare eit spørsmål frå { $unit }.
event-note_written = Det blei skrive eit notat.
event-missing_items_registered = { $unit } har sagt kva ho manglar.
event-missing_items_received = Noko av det som mangla, har kome.
event-answer_drafted = Utkastet til det endelege svaret blei redigert.
event-answer_sent = Bedrifta fekk det endelege svaret sitt.
event-overview_written = Oversikt nr. { $number } over prosessen blei skriven.
event-overview_sent = Oversikt nr. { $number } over prosessen blei send til bedrifta.
event-mail_taken = { $passed_on ->
    [yes] Henta frå ein e-post som { $by } sende vidare.
   *[no] Henta frå ein e-post.
}
