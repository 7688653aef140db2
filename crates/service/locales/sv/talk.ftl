# Words to the business, as the house writes them.
letter-hello = Hej!
missing-letter-subject = Ärende { $reference }: det här saknar vi från er
missing-letter-intro = För att komma vidare med ert ärende saknar vi följande:
missing-letter-reply_by = Skicka det gärna { $due }.
missing-letter-once = Listan samlar allt som de berörda enheterna saknar. Är något oklart, fråga personen nedan.
interim-subject = Ärende { $reference }: ett första svar
answer-subject = Ärende { $reference }: vårt svar
answer-intro = Här är vårt svar på er fråga, ärende { $reference }. Det samlar vad alla berörda enheter har svarat.
answer-by = Besvarat av { $name }
answer-no_words = Enheten har behandlat sin del och har inget att tillägga här.
answer-closing = Har ni frågor om svaret är ni välkomna att kontakta mig.
overview-subject = Ärende { $reference }: så går ert ärende vidare
overview-intro = Så går ärende { $reference } vidare: vilka som deltar, i vilken ordning och vad ni kan vänta er när.
overview-person = Er kontaktperson
overview-person-is = { $name }, { $title }. Telefon { $phone }, e-post { $email }. Ni behöver inte kontakta någon annan: den här personen svarar för alla enheter.
overview-units = Vilka som deltar
overview-steps = Steg för steg
overview-step-received = Vi har tagit emot er fråga.
overview-step-at_once = De här arbetar med ärendet samtidigt: { $units }.
overview-step-after = { $unit } börjar när de här har svarat: { $others }.
overview-step-answer = Er kontaktperson samlar alla svar och ger er ett.
overview-promises = Det här lovar vi
overview-documents = Det här behöver vi från er
overview-follow = Så följer ni ärendet
overview-follow-how = Öppna länken i ert kvitto, eller ring er kontaktperson och uppge numret { $reference }.

# What a message is for.
purpose-general = ett meddelande
purpose-update = hur ärendet ligger till
purpose-question = en fråga
purpose-missing_items = vad som saknas
purpose-interim_reply = ett första svar
purpose-delay = besked om en försening
purpose-final_answer = det slutliga svaret
purpose-overview = översikten över processen

# What was said on a case, one sentence each.
event-message_sent = Skickat till företaget: { $purpose }.
event-message_received = Det kom ett meddelande från företaget.
event-question_asked = { $unit } har en fråga till företaget.
event-question_forwarded = Företaget fick frågan som { $unit } har.
event-question_declined = Koordinatorn skickade inte vidare en fråga från { $unit }.
event-note_written = En anteckning skrevs.
event-missing_items_registered = { $unit } har sagt vad som saknas.
event-missing_items_received = Något av det som saknades har kommit.
event-answer_drafted = Utkastet till det slutliga svaret redigerades.
event-answer_sent = Företaget fick sitt slutliga svar.
event-overview_written = Översikt nr { $number } över processen skrevs.
event-overview_sent = Översikt nr { $number } över processen skickades till företaget.
event-mail_taken = { $passed_on ->
    [yes] Hämtat från ett mejl som { $by } skickade vidare.
   *[no] Hämtat från ett mejl.
}
