# Words to the business, as the house writes them.
letter-hello = Hei
missing-letter-subject = Sak { $reference }: dette mangler vi fra dere
missing-letter-intro = For å komme videre med saken deres mangler vi følgende:
missing-letter-reply_by = Send det gjerne { $due }.
missing-letter-once = Listen samler alt de berørte enhetene mangler. Er noe uklart, spør personen nedenfor.
interim-subject = Sak { $reference }: et foreløpig svar
answer-subject = Sak { $reference }: svaret vårt
answer-intro = Her er svaret på henvendelsen deres, sak { $reference }. Det samler det alle de berørte enhetene har svart.
answer-by = Besvart av { $name }
answer-no_words = Enheten har behandlet sin del og har ikke mer å tilføye her.
answer-closing = Har dere spørsmål til svaret, er dere velkomne til å kontakte meg.
overview-subject = Sak { $reference }: slik går saken videre
overview-intro = Slik går sak { $reference } videre: hvem som deltar, i hvilken rekkefølge, og hva dere kan vente når.
overview-person = Kontaktpersonen deres
overview-person-is = { $name }, { $title }. Telefon { $phone }, e-post { $email }. Dere trenger ikke kontakte andre: Denne personen svarer for alle enheter.
overview-units = Hvem som deltar
overview-steps = Trinn for trinn
overview-step-received = Vi har mottatt henvendelsen deres.
overview-step-at_once = Disse arbeider med saken samtidig: { $units }.
overview-step-after = { $unit } begynner når disse har svart: { $others }.
overview-step-answer = Kontaktpersonen samler alle svar og gir dere ett.
overview-promises = Dette lover vi
overview-documents = Dette trenger vi fra dere
overview-follow = Slik følger dere saken
overview-follow-how = Åpne lenken i kvitteringen, eller ring kontaktpersonen og oppgi nummeret { $reference }.

# What a message is for.
purpose-general = en melding
purpose-update = status i saken
purpose-question = et spørsmål
purpose-missing_items = hva som mangler
purpose-interim_reply = et foreløpig svar
purpose-delay = melding om en forsinkelse
purpose-final_answer = det endelige svaret
purpose-overview = oversikten over prosessen

# What was said on a case, one sentence each.
event-message_sent = Sendt til bedriften: { $purpose }.
event-message_received = Det kom en melding fra bedriften.
event-question_asked = { $unit } har et spørsmål til bedriften.
event-question_forwarded = Bedriften ble spurt om det { $unit } vil vite.
event-question_declined = Koordinatoren sendte ikke videre et spørsmål fra { $unit }.
event-note_written = Det ble skrevet et notat.
event-missing_items_registered = { $unit } har sagt hva den mangler.
event-missing_items_received = Noe av det som manglet, har kommet.
event-answer_drafted = Utkastet til det endelige svaret ble redigert.
event-answer_sent = Bedriften fikk sitt endelige svar.
event-overview_written = Oversikt nr. { $number } over prosessen ble skrevet.
event-overview_sent = Oversikt nr. { $number } over prosessen ble sendt til bedriften.
event-mail_taken = { $passed_on ->
    [yes] Hentet fra en e-post som { $by } sendte videre.
   *[no] Hentet fra en e-post.
}
