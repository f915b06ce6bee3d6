"""Pages laid out: what stays in the body, what goes, and that every line is accounted for."""

import time

import pytest

from generator.model import Line
from generator.reading.layout import lay_out
from generator.reading.mending import unglue
from generator.reading.tags import keywords

LEAD = (
    "Le ministre des Transports a inauguré lundi la nouvelle gare de Taraz, qui accueillera"
    " vingt trains par jour dès le mois prochain."
)
MORE = (
    "Les travaux ont duré quatre ans et mobilisé trois cents ouvriers, dont une partie venue"
    " des régions voisines."
)
LAST = "La gare desservira aussi la frontière, ont précisé les autorités ferroviaires du pays."
TITLE = "Une gare neuve pour les voyageurs de Taraz"


def page(*lines, **options):
    return lay_out([Line(n, text) for n, text in enumerate(lines, 1)], "fr", **options)


def kinds(document):
    return [(block.kind, block.text) for block in document.blocks]


def gone(document):
    return {dropped.text for dropped in document.dropped}


@pytest.mark.parametrize(
    "noise",
    [
        "Partager sur Facebook",
        "PUBLICITÉ",
        "12 commentaires",
        "Temps de lecture : 4 min",
        "Accueil > Monde > Asie",
        "https://example.org/page",
        "[[encart-3]]",
        "En savoir plus",
        "← Article précédent : le pont",
        "Читайте также",
        "Haberin devamını okumak için tıklayın",
        "© Agence Photo / J. D.",
        "KZTK 34,12 EUR +4,28%",
        "01:24 / 03:10",
        "[vidéo] Les plus beaux ponts du pays - 02:14",
        "Service de presse, bureau de Taraz : +7 726 200 00 00",
        "Le pont de Taraz, 14 mai 2019 (Agence du Pont)",
        "Le pont de Taraz. Handout",
        "(CC - Pont de Taraz)",
    ],
)
def test_noise_amid_the_text_goes(noise):
    document = page(TITLE, "", LEAD, "", noise, "", MORE, "", LAST)
    assert kinds(document) == [("paragraph", LEAD), ("paragraph", MORE), ("paragraph", LAST)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Il faut partager l'eau du fleuve entre les trois pays, a dit le ministre.",
        "« Abonnez-vous au train, il vous le rendra », a plaisanté le chef de gare.",
        "Photo ou pas, les voyageurs sont venus nombreux ce matin.",
        "Il a commenté : non.",
        "À suivre, donc.",
        "Le pont a été ouvert le 14 mai 2019 (le rail attendra).",
        "On joint la gare au 01 42 00 00 00.",
        "Signé par Jean Valois le 3 avril 2014, le contrat court toujours.",
        "Le 3 avril 2014, l'accord a été signé par Jean Valois et Paul Martin.",
        "Les photos prises ce jour-là ont fait le tour du pays.",
        "Du pont, on n'a gardé que les archives.",
    ],
)
def test_sentences_that_look_like_noise_stay(sentence):
    assert ("paragraph", sentence) in kinds(page(TITLE, LEAD, MORE, sentence))
    assert ("paragraph", sentence) in kinds(page(TITLE, LEAD, sentence, MORE))


def test_sentences_behind_a_box_stay():
    box = ("Partager", "Copier le lien", "Newsletter", "Votre e-mail")
    short = "Les trains de Taraz partiront dès l'aube."
    assert kinds(page(TITLE, LEAD, MORE, *box, short))[-1] == ("paragraph", short)


def test_comments_and_other_articles_below_go():
    remark = "Moi j'y étais hier et franchement le café est trop cher."
    comments = ("3 commentaires", "nomade44", "12 mai 2019 à 10:02", remark, "Répondre")
    document = page(TITLE, LEAD, MORE, LAST, *comments)
    assert kinds(document)[-1] == ("paragraph", LAST)
    assert remark in gone(document)


def test_headings_lists_quotes_and_questions():
    quote = "« Nous avons tenu tous les délais. »"
    lines = (TITLE, LEAD, "Un chantier de quatre ans", MORE, quote)
    lines += ("Le plan prévoit :", "• un quai", "- un hall", "Et la suite ?", LAST)
    assert kinds(page(*lines))[1:] == [
        ("heading", "Un chantier de quatre ans"),
        ("paragraph", MORE),
        ("quote", quote),
        ("paragraph", "Le plan prévoit :"),
        ("list", "un quai\nun hall"),
        ("heading", "Et la suite ?"),
        ("paragraph", LAST),
    ]


def test_markdown_marks_are_the_writers_in_markdown_only():
    lines = (f"# {TITLE}", "", LEAD, "", "## Le chantier", "", MORE, "", "1. un quai", "2. un hall")
    document = page(*lines, markdown=True)
    assert document.title.value == TITLE
    assert kinds(document)[1:] == [
        ("heading", "Le chantier"),
        ("paragraph", MORE),
        ("list", "un quai\nun hall"),
    ]
    assert "## Le chantier" in [text for _, text in kinds(page(*lines[2:]))]


def test_broken_lines_are_joined_and_hyphens_mended():
    document = page(
        TITLE,
        "",
        "Le ministre des Transports a inauguré lundi la gare de",
        "Taraz. Vingt trains par jour y circuleront, avec une coopé-",
        "ration franco-",
        "kazakhe pour la signalisation, signée ce printemps-là par les",
        "deux pays. La coopération durera dix ans.",
        "",
        "Les travaux ont mobilisé trois cents ouvriers venus de tout",
        "le pays. Ils ont logé sur place.",
    )
    first, second = document.blocks
    assert "la gare de Taraz." in first.text
    assert "une coopération franco-kazakhe pour" in first.text
    assert first.lines == (3, 4, 5, 6, 7)
    assert second.text.endswith("de tout le pays. Ils ont logé sur place.")


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("C'est la fin.Le train part.", "C'est la fin. Le train part."),
        ("Il dit « oui ».Elle rit.", "Il dit « oui ». Elle rit."),
        ("En 2019.Trois ans plus tard", "En 2019. Trois ans plus tard"),
        ("Le site alem.ai, U.S.A., M.Dupont", "Le site alem.ai, U.S.A., M.Dupont"),
    ],
)
def test_glued_sentences_are_parted(text, parted):
    assert unglue(text) == parted


@pytest.mark.parametrize(
    "heading", ["1. Le chantier", "Qui paiera la suite ?", "TARAZ", "Conclusion"]
)
def test_headings_amid_the_text_stay(heading):
    document = page(TITLE, "", LEAD, "", "Lire aussi : Le pont", "", heading, "", MORE, LAST)
    assert ("heading", heading) in kinds(document)


def test_what_is_said_twice_stays_once():
    document = page(TITLE, LEAD, MORE, LAST, TITLE, LEAD, MORE, LAST)
    assert kinds(document) == [("paragraph", text) for text in (LEAD, MORE, LAST)]
    assert {d.reason for d in document.dropped} == {"said twice", "title said twice"}


def test_captions_go_where_their_credit_stands():
    caption = "La gare vue du pont, en 2019."
    document = page(TITLE, "Publié le 4 mai 2021", caption, "KEYSTONE", LEAD, MORE)
    assert caption in gone(document)
    # Above a company's copyright line at the end of a page stands the article, not a caption.
    assert kinds(page(TITLE, LEAD, MORE, LAST, "© Les Chemins de fer"))[-1] == ("paragraph", LAST)


def test_teasers_of_other_posts_go():
    teaser = LAST.removesuffix(".") + "… Lire la suite"
    document = page(TITLE, LEAD, MORE, LAST, "Un autre pont", "lundi 9 octobre 2023", teaser)
    assert [block.text for block in document.blocks] == [LEAD, MORE, LAST]


def test_numbered_references_below_the_text_go():
    note = "1. OMC, Fact sheet: Rail, Genève, 17 octobre 2019."
    assert [b.text for b in page(TITLE, LEAD, MORE, note).blocks] == [LEAD, MORE]


def test_pointers_head_and_keywords_are_kept_apart():
    document = page(
        TITLE, "Taraz, gare, transports", "Publié le 4 mai 2021", LEAD, "Lire aussi : Le pont", MORE
    )
    assert [line.text for line in document.related] == ["Le pont"]
    assert document.keywords == ("Taraz", "gare", "transports")
    assert [line.number for line in document.head] == [2, 3]


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("Mots-clés : blé, rail", ("blé", "rail")),
        ("#Taraz #rail", ("Taraz", "rail")),
        ("KazakhstanTurquieÉnergie", ("Kazakhstan", "Turquie", "Énergie")),
        ("Le blé, le rail et la route", ()),
    ],
)
def test_tag_lines(text, tags):
    assert keywords(text) == tags


@pytest.mark.parametrize(
    ("start", "dateline"),
    [
        ("ASTANA, 1er novembre (Xinhua) -- ", "ASTANA, 1er novembre (Xinhua)"),
        ("Almaty, 28 mars 2025 – ", "Almaty, 28 mars 2025"),
        ("Astana, vendredi 3 novembre. ", "Astana, vendredi 3 novembre"),
        ("DÉCRYPTAGE - ", ""),
        ("", ""),
    ],
)
def test_datelines_stay_in_the_text(start, dateline):
    document = page(TITLE, start + LEAD, MORE)
    assert document.dateline == dateline
    assert document.blocks[0].text == start + LEAD


def test_the_editors_word_wins():
    document = page(TITLE, "PUBLICITÉ", LEAD, MORE, title="Autre titre", keep=[2], drop=[4])
    assert (document.title.value, document.title.basis) == ("Autre titre", "editor")
    assert kinds(document) == [("paragraph", "PUBLICITÉ"), ("paragraph", LEAD)]
    assert gone(document) == {TITLE, MORE} or gone(document) == {MORE}


@pytest.mark.parametrize(
    "lines",
    [[], [""], ["."], ["Bonjour"], ["- - -", "1", "2"], [LEAD], ["A" * 9000], [TITLE, LEAD, "…"]],
)
def test_every_line_is_in_one_part(lines):
    document = page(*lines)
    numbers = [n for block in document.blocks for n in block.lines]
    numbers += [line.number for line in (*document.head, *document.related)]
    numbers += [dropped.line for dropped in document.dropped]
    numbers += {document.title.evidence.line} - {0, *numbers}
    assert sorted(numbers) == [n for n, text in enumerate(lines, 1) if text]


@pytest.mark.parametrize("text", ["« " * 200_000, LEAD + " " + "fin. " * 200_000, "a" * 1_000_000])
def test_a_monstrous_line_takes_no_time(text):
    start = time.perf_counter()
    page(TITLE, text)
    assert time.perf_counter() - start < 5
