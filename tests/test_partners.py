"""Which partners an article is about: names in every shape, what is no name, who leads."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from generator.catalog import table
from generator.model import Basis, Block, Document, Evidence, Finding, Line
from generator.reading.partners import read_partners


def page(title: str, *paragraphs: str, lang: str = "fr", dateline: str = "") -> Document:
    """A document of a title and paragraphs, as the layout would hand it on."""
    finding = Finding(title, Basis.STATED, Evidence(1, title, "test"))
    blocks = tuple(
        Block("paragraph", text, (number + 1,), f"p{number}")
        for number, text in enumerate(paragraphs, 1)
    )
    return Document(lang, finding, blocks, (), (), (), (), dateline)


def about(document: Document, home: str = "KZ") -> set[str]:
    return {mention.code for mention in read_partners(document, home)[0]}


def named(document: Document, home: str = "KZ") -> set[str]:
    return {mention.code for found in read_partners(document, home) for mention in found}


NAMES = [
    ("les ministres turcs et les entreprises turques", {"TR"}),
    ("un accord sino-kazakh", {"CN"}),
    ("le forum kazakho–turc", {"TR"}),
    ("une commission kazakhstano polonaise", {"PL"}),
    ("Ankara a annoncé un prêt", {"TR"}),
    ("des députés de l'O.T.A.N. et de l'ONU", {"NATO", "UN"}),
    ("selon l’Organisation mondiale du commerce", {"WTO"}),
    ("la Corée du Sud, pas la Corée du Nord", {"KR", "KP"}),
    ("le Niger et le Nigeria", {"NE", "NG"}),
    ("la Guinée équatoriale et la Papouasie-Nouvelle-Guinée", {"GQ", "PG"}),
    ("un atelier de Boston et un autre de Milan", {"US", "IT"}),
    ("la Birmanie et le Zaïre", {"MM", "CD"}),
    ("la Géorgie voisine", {"GE"}),
    ("dix mille dollars américains et cent roubles russes", set()),
    ("la mer Caspienne, le golfe Persique et l’océan Indien", set()),
    ("un discours en français et en russe, puis dans la langue turque", set()),
    ("une ex-république soviétique d’Europe ou d’Asie centrale", set()),
    ("les pays européens et sud-américains", set()),
    ("M. France habite rue de Rome", set()),
    ("une sauce à la française", set()),
    ("rebaptisé en anglais, son nom russe traduit du turc au chinois", set()),
    ("le russe Gazprom et un Russe", {"RU"}),
    ("il repart au Caire", {"EG"}),
    ("Liège Airport et la Belgique", {"BE"}),
    ("Réunion de travail mardi", set()),
    ("il a dit : « La défense prévoit un exercice »", set()),
]


@pytest.mark.parametrize(("text", "codes"), NAMES)
def test_names(text: str, codes: set[str]) -> None:
    assert named(page("Un titre", f"Hier, {text}.")) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Chinese companies and the U.S. Senate", {"CN", "US"}),
        ("the Kazakh-Turkish council", {"TR"}),
        ("a trade worth US$3 billion", set()),
        ("Michael Jordan wears it", set()),
        ("the king of Jordan", {"JO"}),
        ("she spoke in Russian", set()),
        ("the text, in English or translated from Russian and Turkish", {"TR"}),
        ("its English name and the Russian-speaking north", set()),
        ("polish the shoes, scotch the rumour", set()),
        ("Polish shoes in Russian territory", {"PL", "RU"}),
    ],
)
def test_names_in_english(text: str, codes: set[str]) -> None:
    assert named(page("A title", f"Yesterday, {text}.", lang="en")) == codes


def test_acronyms_need_their_capitals_and_no_shouting() -> None:
    assert named(page("A title", "Who knows?", lang="en")) == set()
    assert named(page("WHO WINS AND WHO LOSES", lang="en")) == set()
    assert named(page("A title", "The WHO said so.", lang="en")) == {"WHO"}


def test_brussels_is_the_union_where_it_decides() -> None:
    union = page("Astana et Bruxelles signent", "L’Union européenne achète. Bruxelles insiste.")
    belgium = page("Un chœur belge à Almaty", "La Belgique chante, et Bruxelles avec elle.")
    assert about(union) == {"EU"}
    assert named(belgium) == {"BE"}


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_former_names_lead_to_todays_codes(lang: str) -> None:
    sentence = {"fr": "Hier, il a cité {}, puis rien.", "en": "Yesterday, he cited {}, no more."}
    lost = [
        old
        for code, entry in table("territories").items()
        for old in (entry.get(lang) or {}).get("former") or ()
        if code not in named(page("x", sentence[lang].format(old), lang=lang), home="XX")
    ]
    assert lost == []


def test_doubtful_names_need_company() -> None:
    alone = page("x", "Vienne que pourra. Chypre, puis Vienne.")
    assert named(alone) == {"CY"}
    assert named(page("x", "Il vit à Vienne.")) == {"AT"}
    assert named(page("x", "L’Autriche insiste : Vienne décidera.")) == {"AT"}
    found = read_partners(page("x", "L’Autriche insiste : Vienne décidera."), "KZ")[0]
    assert "Vienne" in found[0].evidence[1].text


ABOUT = [
    (
        "Poutine et Xi à Astana pour un sommet de l’OCS",
        {"SCO"},
        [
            "Le président russe Vladimir Poutine et son homologue chinois Xi Jinping sont à Astana"
            " pour le sommet de l’Organisation de coopération de Shanghai, qui réunit dix pays.",
            "Le Bélarus doit en devenir membre. Le président turc est arrivé mercredi soir.",
            "M. Tokaïev, hôte du sommet, a plaidé pour un fonds commun de l’OCS.",
        ],
    ),
    (
        "Le Conseil turcique change de nom à Istanbul",
        {"OTS"},
        [
            "Les chefs d’État du Conseil turcique se sont réunis vendredi à Istanbul.",
            "Recep Tayyip Erdogan a accueilli ses homologues d’Azerbaïdjan, du Kazakhstan et"
            " d’Ouzbékistan. La Turquie voit dans l’organisation un levier.",
        ],
    ),
    (
        "Corridor médian : quatre ministres pour un tarif",
        {"AZ", "GE", "TR"},
        [
            "Les ministres de l’Azerbaïdjan, de la Géorgie, de la Turquie et du Kazakhstan se sont"
            " réunis mardi à Aktaou.",
            "Le ministre azerbaïdjanais a promis des ferries, le géorgien un port, la partie turque"
            " des locomotives. L’Azerbaïdjan, la Géorgie et la Turquie créeront avec Astana une"
            " société commune. La Russie et l’Iran n’ont pas réagi.",
        ],
    ),
    (
        "Krka emballera ses comprimés à Chymkent",
        {"SI"},
        [
            "Le laboratoire slovène Krka a signé mardi avec la zone de Chymkent.",
            "Krka exporte surtout vers la Russie, l’Ukraine et la Pologne.",
        ],
    ),
    (
        "Une fusée décolle de Baïkonour",
        {"RU"},
        [
            "Les trois hommes ont rejoint la station en moins de quatre heures.",
            "Le cosmodrome est loué au Kazakhstan par la Russie jusqu’en 2050.",
        ],
    ),
    (
        "À Berlin, Astana cherche des clients pour son hydrogène",
        {"DE"},
        [
            "Le ministre kazakh a été reçu à Berlin par les industriels allemands.",
            "Depuis la guerre en Ukraine et les sanctions contre la Russie, l’Allemagne cherche"
            " d’autres fournisseurs. L’invasion russe a tout changé.",
        ],
    ),
    ("Le Kazakhstan et l’Italie renforcent leurs liens", {"IT"}, ["Rome est un grand client."]),
    ("Astana et Séoul signent", {"KR"}, ["Les achats coréens montent. La Chine observe."]),
    (
        "Sommet de l’OTSC à Erevan",
        {"CSTO"},
        [
            "Les chefs d’État de l’OTSC se sont réunis à Erevan autour de M. Tokaïev.",
            "La Russie, le Bélarus, l’Arménie, le Kirghizistan et le Tadjikistan en sont membres.",
        ],
    ),
    (
        "Astana, Bichkek et Tachkent bâtiront un barrage",
        {"KG", "UZ"},
        ["Le Kazakhstan, le Kirghizistan et l’Ouzbékistan ont signé. La Russie s’est retirée."],
    ),
    (
        "Visite d’État au Kazakhstan",
        {"DE"},
        [
            "Le président allemand a été reçu à Astana, après une étape en Ouzbékistan.",
            "Les entreprises allemandes investissent au Kazakhstan, huit fois la France.",
        ],
    ),
    (
        "Un contrat pour l’usine de Strasbourg",
        {"FR"},
        ["L’entreprise alsacienne équipera Almaty. Un concurrent japonais avait postulé."],
    ),
]


@pytest.mark.parametrize(("title", "codes", "paragraphs"), ABOUT)
def test_what_an_article_is_about(title: str, codes: set[str], paragraphs: list[str]) -> None:
    assert about(page(title, *paragraphs)) == codes


def test_a_long_list_only_mentions() -> None:
    document = page(
        "Des visas supprimés",
        "Sont visés la France, l’Italie, l’Espagne, le Japon, le Canada, la Suède et le Brésil.",
    )
    assert about(document) == set()
    assert named(document) == {"FR", "IT", "ES", "JP", "CA", "SE", "BR"}


def test_home_is_a_setting() -> None:
    document = page("Le Maroc et le Kazakhstan signent", "Rabat a reçu le ministre kazakh.")
    assert about(document, "KZ") == {"MA"}
    assert about(document, "MA") == {"KZ"}


def test_people_and_companies_speak_but_are_no_mention() -> None:
    document = page("Macron attendu à Astana", "Emmanuel Macron verra la mine d’Orano. Il parlera.")
    partners, mentioned = read_partners(document, "KZ")
    assert [partner.code for partner in partners] == ["FR"]
    assert mentioned == ()


def test_the_dateline_says_only_where_the_reporter_sat() -> None:
    dateline = "LONDRES, 3 mars –"
    document = page("La Turquie investit", f"{dateline} La Turquie bâtit.", dateline=dateline)
    assert named(document) == {"TR"}


def test_an_organisation_speaks_in_the_imprint_of_its_own_release() -> None:
    released = page("Observers see room for reform", "They praised Kazakhstan.", lang="en")
    assert about(replace(released, head=(Line(3, "Source: OSCE, Paris"),))) == {"OSCE"}


def test_a_comma_or_colon_ends_a_background() -> None:
    assert about(page("Vent et Bourse : Doha s'installe à Astana", "Rien.")) == {"QA"}


def test_evidence_is_verbatim_and_placed() -> None:
    text = "Le ministre polonais est venu à Astana."
    partners, _ = read_partners(page("Une visite", "Rien encore.", text), "KZ")
    evidence = partners[0].evidence[0]
    assert (evidence.line, evidence.anchor) == (3, "p2")
    assert evidence.text in text
    assert "polonais" in evidence.text
    assert evidence.rule.startswith("by its people")


WHY = [
    ("Le Kazakhstan et la Pologne regardent.", "side by side with home"),
    ("La coopération avec la Pologne avance.", "as a partner in the sentence"),
    ("La Pologne vante un accord.", "as a partner in the sentence"),
    ("La Pologne regarde.", ""),
    ("Il vit à Varsovie.", "as a place"),
    ("Varsovie regarde.", ""),
    ("À la Pologne de regarder.", ""),
    ("Il est grand comme la Pologne.", "as a comparison or an example"),
    ("Il est comme le Kazakhstan et la Pologne.", "as a comparison or an example"),
    ("Il est comme toujours, et la Pologne regarde.", ""),
    ("Par rapport à 2020, la Pologne regarde.", ""),
    ("La Pologne regarde. L’Italie regarde. L’Espagne regarde.", ""),
    (
        "Le train passe via la Pologne.",
        "as the scenery: on the way, next door, or the source of pressure",
    ),
    ("Le train passe via le Kazakhstan et la Pologne.", "side by side with home"),
    ("La Pologne a souffert de la guerre.", "in a sentence on a war or on sanctions"),
    ("La Pologne, l’Italie et l’Espagne regardent.", "among 3 in a row"),
    ("La Pologne et l’Italie regardent.", ""),
    ("Le Kazakhstan, la Pologne, l’Italie et l’Espagne regardent.", "side by side with home"),
    ("Le Kazakhstan, la Pologne, l’Italie, l’Espagne, la Norvège et la Suède regardent.", ""),
]


@pytest.mark.parametrize(("sentence", "why"), WHY)
def test_the_editor_is_told_what_a_name_was_taken_for(sentence: str, why: str) -> None:
    found = [m for part in read_partners(page("Un titre", sentence), "KZ") for m in part]
    (evidence,) = next(mention.evidence for mention in found if mention.code == "PL")
    assert evidence.rule.partition(", in the lead")[2].removeprefix(", ") == why


@pytest.mark.parametrize(
    ("more", "less"),
    [
        (["La Pologne regarde", "Rien."], ["Rien", "La Pologne regarde."]),
        (["Un titre", "La Pologne et le Kazakhstan."], ["Un titre", "La Pologne regarde."]),
        (["Un titre", "La Pologne vante un accord."], ["Un titre", "La Pologne regarde."]),
        (
            ["Un titre", "Le Kazakhstan vante un accord avec la Pologne."],
            ["Un titre", "Le pays vante un accord avec la Pologne."],
        ),
        (
            ["Un titre", "La Pologne regarde. La Pologne écoute."],
            ["Un titre", "La Pologne écoute."],
        ),
        (["Un titre", "La Pologne regarde."], ["Un titre", "Le train passe via la Pologne."]),
        (["Un titre", "La Pologne regarde."], ["Un titre", "Il est comme la Pologne."]),
        (["Un titre", "La Pologne regarde."], ["Un titre", "La Pologne regarde la guerre."]),
        (["Un titre", "La Pologne regarde."], ["Un titre", "La Pologne, l’Italie et l’Iran."]),
        (["Un titre", "La Pologne regarde."], ["Un titre", "La Pologne regarde. La Suède aussi."]),
        (["Un titre", "La Pologne regarde."], ["Un titre", "Varsovie regarde."]),
        (["Un titre", "Varsovie regarde."], ["Un titre", "Il vit à Varsovie."]),
    ],
)
def test_what_speaks_more_of_a_partner(more: list[str], less: list[str]) -> None:
    def score(text: list[str]) -> float:
        found = read_partners(page(text[0], *text[1:]), "KZ")
        return next(m.score for part in found for m in part if m.code == "PL")

    assert score(more) > score(less)


@pytest.mark.parametrize(
    ("title", "text", "codes"),
    [
        ("La Pologne et la Suède regardent", "Rien.", {"PL", "SE"}),
        ("Un titre", "La Pologne regarde. La Suède, la Suède et la Suède écoutent.", {"SE"}),
        (
            "Un titre",
            "Le sommet de l’OCS s’ouvre. La Pologne regarde et la Pologne écoute.",
            {"SCO", "PL"},
        ),
    ],
)
def test_who_is_a_partner_beside_the_strongest(title: str, text: str, codes: set[str]) -> None:
    assert about(page(title, text)) == codes


def test_the_strongest_come_first_and_nothing_twice() -> None:
    partners, mentioned = read_partners(
        page(
            "Un titre",
            "Le Kazakhstan et la Suède signent un accord. La Suède et le Kazakhstan se voient."
            " La Pologne et le Kazakhstan signent un accord avec la Pologne, que la Suède soutient."
            " La Chine écoute, puis l’Italie, puis la Chine.",
        ),
        "KZ",
    )
    assert [mention.code for mention in partners] == ["SE", "PL"]
    assert [mention.code for mention in mentioned] == ["CN", "IT"]
    assert all(mention.score == round(mention.score, 2) > 0 for mention in partners + mentioned)
    assert "side by side with home" in partners[0].evidence[0].rule


def test_the_imprint_is_evidence_with_its_line() -> None:
    released = page("Observers see room for reform", "They praised Kazakhstan.", lang="en")
    (found,) = read_partners(replace(released, head=(Line(3, "Source: OSCE, Paris"),)), "KZ")[0]
    (evidence,) = found.evidence
    assert (evidence.line, evidence.anchor) == (3, None)
    assert "in the imprint" in evidence.rule


def test_a_gathering_that_is_only_the_occasion_frames_nothing() -> None:
    beside = page("La Pologne prête en marge du sommet de l’OCS", "Rien de plus.")
    assert "PL" in about(beside)
    assert about(page("La Pologne prête au sommet de l’OCS", "Rien de plus.")) == {"SCO"}


def test_a_third_language_is_read_with_english_lists() -> None:
    assert named(page("Titel", "Die NATO und Kazakhstan.", lang="de")) == {"NATO"}


def test_an_endless_line_does_not_hang() -> None:
    started = time.process_time()
    read_partners(
        page("Un titre", "La Chine et le président Jean Dupont, dit-on, " * 200_000), "KZ"
    )
    assert time.process_time() - started < 5
