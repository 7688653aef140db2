//! Function words: they say nothing about the matter, but much about the language.

use std::sync::LazyLock;

use super::keyed::Keyed;
use crate::Language;

/// The languages that use a word, one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Languages(u8);

impl Languages {
    /// Whether `language` is among them.
    pub(super) fn contains(self, language: Language) -> bool {
        self.0 & (1 << language as u8) != 0
    }

    /// How many they are.
    pub(super) fn len(self) -> u32 {
        self.0.count_ones()
    }

    fn insert(&mut self, language: Language) {
        self.0 |= 1 << language as u8;
    }
}

/// The languages in which `word`, in lower case, is a function word.
pub(super) fn languages_of(word: &str) -> Languages {
    WORDS.get(word).copied().unwrap_or_default()
}

static WORDS: LazyLock<Keyed<&'static str, Languages>> = LazyLock::new(|| {
    let mut words: Keyed<&'static str, Languages> = Keyed::default();
    for (language, list) in LISTS {
        for word in list.split_whitespace() {
            words.entry(word).or_default().insert(language);
        }
    }
    words
});

const LISTS: [(Language, &str); 6] = [
    (
        Language::En,
        "a about after all also am an and any are as at be been before but by can could did do \
         does for from had has have he her his how i if in into is it its just may me must my no \
         not now of on one only or our out over she should so some such than that the their them \
         then there they this to too under up us was we were what when where which who why will \
         with would yes you your please regards thanks dear need want don't i'm it's we'd i'd",
    ),
    (
        Language::Da,
        "ad af alle alt at blev blive bliver blevet både da de dem den denne der deres det dette \
         dig din disse dog du efter eller en end er et for fordi fra fået få får gerne godt gå går \
         ham han har havde have helst hende hendes her hos hun hvad hvem hver hvilken hvis hvor \
         hvordan hvorfor i igen ikke ind ingen inden jeg jer jeres jo kan kom kun kunne lige man \
         med meget mellem men mere mig min mit mod må måtte ned nej noget nogle nogen nok nu når og \
         også om op os over på sig sin skal skulle som så tak til tog ud uden under var ved vi vil \
         ville vores være været hej kære hilsen venlig andet",
    ),
    (
        Language::Nb,
        "alle alt at av bare ble bli blir blitt både da de dem den denne der dere deres det dette din \
         disse du eller en enn er et etter flere for fordi fra før få får fått gjerne gjøre gjør gå \
         går ha hadde han har helst henne hennes her hos hun hva hvem hver hvilken hvis hvor \
         hvordan hvorfor i igjen ikke inn ingen jeg jo kan kom kun kunne kanskje man med meg mellom \
         men mer min mot mye må måtte ned nei noe noen nok nå når og også om opp oss over på seg sin \
         skal skulle som så takk til ut uten under var ved vi vil ville vår være vært våre hei kjære \
         hilsen vennlig annet samme",
    ),
    (
        Language::Nn,
        "alle alt at av blei blir bli blitt bør både då de dei den denne der dykk dykkar deira det \
         dette di din du eg eit ein ei eller enn er etter fleire for fordi frå før få får fekk \
         gjerne gjer gå går ha hadde han har heile helst her hjå ho hennar hev honom i igjen ikkje \
         inn ingen ingenting jo kan kom kor korleis kva kvar kven kvifor kunne kanskje lenger man me \
         med meg mellom men meir min mot mykje må måtte ned nei noko nokon nokre nok no når og også \
         om opp oss over på seg sidan sin skal skulle som så sjå sjølv takk til ut utan under var \
         ved vere vore vi vil ville vår våre hei kjære helsing venleg annleis berre eigen hjelpe \
         vert ynskjer treng seier veit",
    ),
    (
        Language::Sv,
        "alla allt att av bara blev bli blir både då de dem den denna det detta dig din dina du där \
         efter eller en er era ett från får fått för före gärna gå går göra gör ha hade han har hej \
         hellre helst henne hennes hos hur här i igen in ingen inte ja jag ju kan kanske kom kunde \
         man med mellan men mer mig min mina mot mycket måste ned nej nog nu något någon några när \
         och också om oss på redan samt sedan sig sin sina ska skall skulle som så tack till under \
         upp ut utan vad var varför vara varit vem vi vid vilka vilken vilket vill ville vore vår \
         våra vårt åt är även över mvh vänlig hälsning ni era ert annat",
    ),
    (
        Language::Fi,
        "ei eikä eivät emme en ehkä ennen entä he hei hän häntä häneltä ihan itse ja jo joka joko \
         jonka jos jossa joista joita jotka jota kai kanssa kaikki kiitos koska kuin kuinka kuitenkin \
         kun kuka me meidän meille meiltä meillä mihin mikä miksi milloin minne minä minua minulla \
         minulle mitä missä mistä muu mutta myös mukaan ne niin niitä niiden no noin nyt näin ole \
         olen oli olisi olimme olla olemme on onko ovat pitää pitäisi saa saako saada se sekä sen \
         siihen siinä siitä sillä sitä tai taas te teidän teiltä tulee tule tuli tämä tämän tässä \
         tätä vaan vai vain vielä voi voiko voimme voisi voisiko vähän yhä ja että eli terveisin \
         terv ystävällisin paljonko joku jotain sitten",
    ),
];
