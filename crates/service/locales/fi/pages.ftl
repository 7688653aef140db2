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
