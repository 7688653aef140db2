# Pages: what stands on all of them.
page-skip = Siirry sisältöön
page-home = Etusivu

# The start page.
page-landing-lead = Yksi ovi, jonka kautta yritys tavoittaa koko kunnan.
page-landing-what = Jokaisesta yhteydenotosta tulee asia, josta vastaa täsmälleen yksi henkilö, tehtävä jokaiselle yksikölle, jota asia koskee, ja lupauksia, joilla on päivämäärä.
page-landing-docs = API-dokumentaatio
page-landing-docs-what = Miten ohjelmat kirjaavat yhteydenottoja ja seuraavat asioita.
page-landing-problems = Ongelmat
page-landing-problems-what = Mitä kukin API:n ongelma tarkoittaa ja mitä sille voi tehdä.
page-landing-ready = Palvelun tila
page-landing-ready-what = Onko palvelu valmis ottamaan vastaan pyyntöjä.

# What problems mean.
page-problems-title = Ongelmat
page-problems-lead = Mitä API voi vastata, kun se ei voi suorittaa pyyntöä. Jokaisella ongelmalla on koodi, joka ei koskaan muutu.
page-problem-code = Koodi
page-problem-open = ”…” tarkoittaa tietoa, joka vaihtelee tapauksittain.
page-problem-all = Kaikki ongelmat

# The page on which a business follows its case.
page-track-title = Asiasi { $reference }
page-track-person = Yhteyshenkilösi
page-track-person-what = Tämä on se yksi henkilö, jonka puoleen voit kääntyä kaikessa, mikä koskee asiaasi.
page-track-phone = Puhelin
page-track-email = Sähköposti
page-track-about = Mitä asia koskee
page-track-units = Ketkä osallistuvat
page-track-promises = Tämän lupaamme sinulle
page-track-no_promises = Mitään ei ole vielä luvattu.
page-track-promise-standing = { $state }: { $reason }.
page-track-promise-explanation = Miksi se viivästyi: { $words }
page-track-documents = Mitä tarvitset mukaan

# Pages that say what went wrong.
page-track-missing-title = Sivu ei ole käytettävissä
page-track-missing-detail = Linkki on puutteellinen tai ei ole enää voimassa. Soita kuntaan: asiasi löytyy viitenumerolla.
page-missing-title = Täällä ei ole mitään
page-missing-detail = Tarkista osoite tai aloita etusivulta.
page-unavailable-title = Ei käytettävissä juuri nyt
page-unavailable-detail = Yritä hetken kuluttua uudelleen.
page-fault-title = Virhe meidän päässämme
page-fault-detail = Jokin meni vikaan. Yritä myöhemmin uudelleen.

# Where a case stands, as the business is told.
stage-case-open = Käsittelemme asiaasi.
stage-case-waiting = Odotamme jotakuta, ennen kuin voimme jatkaa.
stage-case-answered = Olet saanut vastauksemme.
stage-case-closed = Asiasi on päätetty.

# Where a unit's part stands, after the unit's name.
stage-contribution-held = Odottaa vuoroaan
stage-contribution-offered = Osuutta on pyydetty
stage-contribution-accepted = Käsittelijä on nimetty
stage-contribution-waiting = Odottaa jotakuta
stage-contribution-answered = On antanut vastauksensa
stage-contribution-returned = Etsimme oikeaa yksikköä
stage-contribution-declined = On siirtänyt tehtävän toiselle yksikölle
stage-contribution-cancelled = Ei ole enää tarpeen
# Of other authorities we know no stage: the coordinator carries their part.
stage-outside = Yhteyshenkilösi hoitaa asian heidän kanssaan puolestasi

# Signing in and out with a browser.
page-sign_in-title = Kirjaudu sisään
page-sign_in-way = Kirjaudu palvelulla { $name }
page-sign_in-or = Salasanalla
page-sign_in-email = Sähköposti
page-sign_in-password = Salasana
page-sign_in-code = Koodi
page-sign_in-code-what = Todennussovelluksesta, tai palautuskoodi. Jätä tyhjäksi, jos et käytä kaksivaiheista tunnistautumista.
page-sign_in-do = Kirjaudu sisään
page-sign_in-over = Et ole kirjautunut, tai et enää. Kirjaudu jatkaaksesi.
page-sign_in-code_needed = Salasana on oikein. Kirjoita se uudelleen yhdessä todennussovelluksen koodin tai palautuskoodin kanssa.
page-sign_in-proof = Henkilöllisyytesi osoittamisesta on liian kauan. Kirjaudu uudelleen ja jatka kymmenen minuutin kuluessa.
page-sign_in-elsewhere = Pyyntö ei tullut meidän sivultamme, joten mitään ei tehty. Kirjaudu täällä ja yritä uudelleen.
page-sign_in-refused = Sinua ei päästetty sisään. Yritä uudelleen tai kysy kuntasi tunnusten hallinnoijalta.
page-password-title = Aseta salasana
page-password-lead = Kuntasi tunnusten hallinnoija antaa sinulle kertakäyttöisen avaimen. Se toimii kerran, vuorokauden kuluessa.
page-password-link = Kertakäyttöinen avain
page-password-new = Uusi salasana
page-password-new-what = Vähintään 12 merkkiä. Parhaita ovat useat sanat, jotka eivät kuulu yhteen.
page-password-do = Tallenna salasana
page-password-done = Salasana on tallennettu. Kirjaudu sillä nyt.
page-password-unknown = Tämä avain ei kelpaa, tai ei enää. Pyydä uusi.
page-account-title = Olet kirjautunut
page-account-must = Roolisi edellyttää kaksivaiheista tunnistautumista. Ota se käyttöön ennen kuin jatkat.
page-account-factor = Kaksivaiheinen tunnistautuminen
page-account-factor-on = Se on käytössä. Palautuskoodeja jäljellä: { $count }.
page-account-factor-off = Pelkkä salasanasi riittää kirjautumiseen.
page-account-sessions = Täällä olet kirjautunut
page-account-session-since = Alkaen { $moment }
page-account-session-here = Tässä
page-account-session-end = Kirjaudu sieltä ulos
page-account-out = Kirjaudu ulos
page-factor-title = Ota kaksivaiheinen tunnistautuminen käyttöön
page-factor-lead = Lisää avain todennussovellukseen ja kirjoita sitten koodi, jonka se näyttää.
page-factor-secret = Avain
page-factor-open = Avaa se tämän laitteen sovelluksessa
page-factor-do = Ota käyttöön
page-codes-title = Säilytä nämä palautuskoodit
page-codes-lead = Kullakin niistä voit kirjautua kerran, jos menetät todennussovelluksesi. Ne näytetään vain nyt.
page-codes-on = Olen säilyttänyt ne
page-signed_out-title = Olet kirjautunut ulos
page-signed_out-lead = Sulje tämä ikkuna, jos muut käyttävät tätä tietokonetta.
page-signed_out-provider = Kirjaudu ulos myös tunnistuspalvelustasi
page-signed_out-again = Kirjaudu uudelleen
