# Words to the business, as the house writes them.
letter-hello = Hei
missing-letter-subject = Asia { $reference }: tarvitsemme teiltä vielä seuraavat
missing-letter-intro = Jotta voimme jatkaa asianne käsittelyä, tarvitsemme vielä seuraavat:
missing-letter-reply_by = Toimitattehan ne { $due }.
missing-letter-once = Luettelossa on kaikki, mitä asiaan osallistuvilta yksiköiltä puuttuu. Jos jokin on epäselvää, kysykää alla mainitulta henkilöltä.
interim-subject = Asia { $reference }: väliaikainen vastaus
answer-subject = Asia { $reference }: vastauksemme
answer-intro = Tässä on vastauksemme yhteydenottoonne, asia { $reference }. Siihen on koottu kaikkien asiaan osallistuvien yksiköiden vastaukset.
answer-by = Vastaaja: { $name }
answer-no_words = Yksikkö on käsitellyt oman osuutensa, eikä sillä ole tähän lisättävää.
answer-closing = Jos teillä on kysyttävää vastauksesta, ottakaa mielellään yhteyttä minuun.
overview-subject = Asia { $reference }: näin asianne etenee
overview-intro = Näin asianne { $reference } etenee: ketkä osallistuvat, missä järjestyksessä ja mitä voitte odottaa milloinkin.
overview-person = Yhteyshenkilönne
overview-person-is = { $name }, { $title }. Puhelin { $phone }, sähköposti { $email }. Teidän ei tarvitse ottaa yhteyttä muihin: hän vastaa kaikkien yksiköiden puolesta.
overview-units = Ketkä osallistuvat
overview-steps = Vaihe vaiheelta
overview-step-received = Olemme vastaanottaneet yhteydenottonne.
overview-step-at_once = Nämä käsittelevät asiaa samaan aikaan: { $units }.
overview-step-after = { $unit } aloittaa, kun nämä ovat vastanneet: { $others }.
overview-step-answer = Yhteyshenkilönne kokoaa vastaukset ja antaa teille yhden.
overview-promises = Mitä lupaamme
overview-documents = Mitä tarvitsemme teiltä
overview-follow = Näin seuraatte asiaa
overview-follow-how = Avatkaa kuittauksessa oleva linkki tai soittakaa yhteyshenkilöllenne ja kertokaa numero { $reference }.

# What a message is for.
purpose-general = viesti
purpose-update = asian tilanne
purpose-question = kysymys
purpose-missing_items = puuttuvat tiedot
purpose-interim_reply = väliaikainen vastaus
purpose-delay = tieto viivästyksestä
purpose-final_answer = lopullinen vastaus
purpose-overview = prosessin yleiskuvaus

# What was said on a case, one sentence each.
event-message_sent = Yritykselle lähetettiin: { $purpose }.
event-message_received = Yritykseltä tuli viesti.
event-question_asked = Kysymys yritykselle yksiköstä: { $unit }.
event-question_forwarded = Yritykselle välitettiin kysymys yksiköstä: { $unit }.
event-question_declined = Koordinaattori ei välittänyt eteenpäin kysymystä yksiköstä: { $unit }.
event-note_written = Kirjattiin muistiinpano.
event-missing_items_registered = Yksikkö ilmoitti, mitä siltä puuttuu: { $unit }.
event-missing_items_received = Jotain puuttuneista on saapunut.
event-answer_drafted = Lopullisen vastauksen luonnosta muokattiin.
event-answer_sent = Yritys sai lopullisen vastauksensa.
event-overview_written = Prosessin yleiskuvaus nro { $number } laadittiin.
event-overview_sent = Prosessin yleiskuvaus nro { $number } lähetettiin yritykselle.
event-mail_taken = { $passed_on ->
    [yes] Otettu sähköpostista, jonka { $by } välitti.
   *[no] Otettu sähköpostista.
}
