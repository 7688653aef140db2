# Words to the business, as the house writes them.
letter-hello = Hej
missing-letter-subject = Sag { $reference }: det mangler vi fra jer
missing-letter-intro = For at komme videre med jeres sag mangler vi følgende:
missing-letter-reply_by = Send det gerne { $due }.
missing-letter-once = Listen samler alt det, som de involverede enheder mangler. Er noget uklart, så spørg personen herunder.
interim-subject = Sag { $reference }: et foreløbigt svar
answer-subject = Sag { $reference }: vores svar
answer-intro = Her er vores svar på jeres henvendelse, sag { $reference }. Det samler, hvad alle de involverede enheder har svaret.
answer-by = Besvaret af { $name }
answer-no_words = Enheden har behandlet sin del og har ikke mere at tilføje her.
answer-closing = Har I spørgsmål til svaret, er I velkomne til at kontakte mig.
overview-subject = Sag { $reference }: sådan forløber jeres sag
overview-intro = Sådan forløber jeres sag { $reference }: hvem der deltager, i hvilken rækkefølge, og hvad I kan forvente hvornår.
overview-person = Jeres kontaktperson
overview-person-is = { $name }, { $title }. Telefon { $phone }, e-mail { $email }. I behøver ikke kontakte andre: Denne person svarer for alle enheder.
overview-units = Hvem der deltager
overview-steps = Trin for trin
overview-step-received = Vi har modtaget jeres henvendelse.
overview-step-at_once = Disse arbejder på sagen samtidig: { $units }.
overview-step-after = { $unit } går i gang, når disse har svaret: { $others }.
overview-step-answer = Jeres kontaktperson samler alle svar og giver jer ét.
overview-promises = Det lover vi
overview-documents = Det har vi brug for fra jer
overview-follow = Sådan følger I sagen
overview-follow-how = Åbn linket i jeres kvittering, eller ring til jeres kontaktperson og oplys nummeret { $reference }.

# What a message is for.
purpose-general = en besked
purpose-update = status på sagen
purpose-question = et spørgsmål
purpose-missing_items = hvad der mangler
purpose-interim_reply = et foreløbigt svar
purpose-delay = besked om en forsinkelse
purpose-final_answer = det endelige svar
purpose-overview = overblikket over forløbet

# What was said on a case, one sentence each.
event-message_sent = Sendt til virksomheden: { $purpose }.
event-message_received = Der kom en besked fra virksomheden.
event-question_asked = { $unit } har et spørgsmål til virksomheden.
event-question_forwarded = Virksomheden blev spurgt om det, { $unit } vil vide.
event-question_declined = Koordinatoren sendte ikke et spørgsmål fra { $unit } videre.
event-note_written = Der blev skrevet et notat.
event-missing_items_registered = { $unit } har oplyst, hvad den mangler.
event-missing_items_received = Noget af det, der manglede, er kommet.
event-answer_drafted = Udkastet til det endelige svar blev redigeret.
event-answer_sent = Virksomheden fik sit endelige svar.
event-overview_written = Overblik nr. { $number } over forløbet blev skrevet.
event-overview_sent = Overblik nr. { $number } over forløbet blev sendt til virksomheden.
event-mail_taken = { $passed_on ->
    [yes] Taget fra en mail, som { $by } sendte videre.
   *[no] Taget fra en mail.
}
