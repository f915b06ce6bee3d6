import posixpath

import pytest

from generator.pages import address
from generator.vocabulary import Vocabulary
from tests.factory import LANGUAGES

VOCABULARY = Vocabulary(LANGUAGES)


@pytest.mark.parametrize(
    ("lang", "name", "at"),
    [
        ("fr", "", "fr/"),
        ("en", "", "en/"),
        ("fr", "partners", "fr/partenaires/"),
        ("en", "partners", "en/partners/"),
        ("fr", "themes", "fr/themes/"),
        ("en", "themes", "en/themes/"),
        ("fr", "chronology", "fr/chronologie/"),
        ("en", "chronology", "en/chronology/"),
        ("fr", "figures", "fr/chiffres/"),
        ("en", "figures", "en/figures/"),
        ("fr", "about", "fr/a-propos/"),
        ("en", "about", "en/about/"),
        ("fr", "search", "fr/search/"),
        ("en", "search", "en/search/"),
    ],
)
def test_overviews_have_an_address_in_their_language(lang, name, at):
    assert address.section(lang, name) == at


@pytest.mark.parametrize(
    ("lang", "entry", "at"),
    [
        ("fr", VOCABULARY.partners["EU"], "fr/partenaires/union-europeenne/"),
        ("en", VOCABULARY.partners["EU"], "en/partners/european-union/"),
        ("fr", VOCABULARY.partners["CI"], "fr/partenaires/cote-d-ivoire/"),
        ("fr", VOCABULARY.themes["energy"], "fr/themes/energie/"),
        ("en", VOCABULARY.themes["energy"], "en/themes/energy/"),
    ],
)
def test_entries_have_a_slug_in_their_language(lang, entry, at):
    assert address.entry(lang, entry) == at


def test_an_article_has_one_id_in_every_language():
    assert [address.article(lang, "accord") for lang in LANGUAGES] == [
        "fr/articles/accord/",
        "en/articles/accord/",
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_two_entries_share_an_address(lang):
    entries = [*VOCABULARY.partners.values(), *VOCABULARY.themes.values()]
    at = [address.entry(lang, entry) for entry in entries]
    assert sorted({a for a in at if at.count(a) > 1}) == []
    assert [a for a in at if not all(a.strip("/").split("/")) or a.count("/") != 3] == []


@pytest.mark.parametrize(
    ("at", "file"),
    [
        ("", "index.md"),
        ("fr/", "fr/index.md"),
        ("fr/themes/", "fr/themes.md"),
        ("fr/articles/accord/", "fr/articles/accord.md"),
        ("fr/chronologie/2025/", "fr/chronologie/2025.md"),
    ],
)
def test_a_page_has_one_markdown_file(at, file):
    assert address.file(at) == file
    assert address.of(file) == at


PAGES = ["", "fr/", "en/", "fr/themes/", "fr/themes/energie/", "fr/articles/a/", "en/articles/a/"]
FILES = ["fr/feed.xml", "fr/themes/energie/feed.xml", "index.xml"]


@pytest.mark.parametrize(
    ("origin", "target", "link"),
    [
        ("fr/articles/a/", "fr/articles/b/", "../../articles/b/"),
        ("fr/articles/a/", "en/articles/a/", "../../../en/articles/a/"),
        ("fr/articles/a/", "", "../../../"),
        ("fr/articles/a/", "fr/", "../../"),
        ("fr/articles/a/", "fr/articles/a/", "../../articles/a/"),
        ("fr/articles/a/", "fr/articles/a/#p1", "#p1"),
        ("fr/articles/a/", "fr/articles/b/#p1", "../../articles/b/#p1"),
        ("fr/articles/a/", "fr/feed.xml", "../../feed.xml"),
        ("fr/", "fr/themes/", "themes/"),
        ("fr/", "fr/articles.json", "articles.json"),
        ("", "fr/", "fr/"),
        ("", "", "./"),
        ("", "#x", "#x"),
        ("fr/feed.xml", "fr/articles/a/", "articles/a/"),
        ("fr/feed.xml", "en/", "../en/"),
        ("index.xml", "fr/", "fr/"),
    ],
)
def test_links_are_relative(origin, target, link):
    assert address.relative(origin, target) == link


@pytest.mark.parametrize("base", ["/", "/my-repo/", "/a/b/"])
@pytest.mark.parametrize("target", [*PAGES, *FILES])
@pytest.mark.parametrize("origin", [*PAGES, *FILES])
def test_every_link_arrives_under_any_project_path(origin, target, base):
    folder = posixpath.dirname(base + origin)
    arrived = posixpath.normpath(posixpath.join(folder, address.relative(origin, target)))
    assert arrived == posixpath.normpath(base + target)
    assert address.relative(origin, target).endswith("/") == (target not in FILES)
