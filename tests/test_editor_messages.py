"""What the generator says to the editor: in French or English, all of it, and none in vain."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from generator.catalog import table
from generator.editor import read_edits
from generator.errors import Problem, Reason, tell, tell_many
from generator.locales import FOLDER
from generator.messages import _BETWEEN, _VALUES, editor_language, languages, line, translated
from generator.read import read_source
from generator.reading.article import read_article
from generator.settings import load_settings
from generator.vocabulary import Vocabulary
from tests.conftest import ROOT, copy_project, run

SOURCES = sorted((ROOT / "generator").rglob("*.py"))
TELLING = {"tell": 1, "tell_many": 2}
NO_BREAK = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"


def calls(path: Path) -> Iterator[tuple[str, str, ast.Call]]:
    """Each call of a plain name in a file: where, its name, and itself."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield f"{path.relative_to(ROOT)}:{node.lineno}", node.func.id, node


TOLD = {
    tuple(getattr(arg, "value", None) for arg in node.args[: TELLING[name]]): place
    for path in SOURCES
    for place, name, node in calls(path)
    if name in TELLING
}
"""The texts of every message, and where it stands."""


def catalogue(path: Path) -> dict[tuple[str, ...], object]:
    with path.open("rb") as stream:
        found = [message for message in read_po(stream, locale="fr") if message.id]
    return {_key(message.id): message for message in found}


def _key(text: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


FRENCH = catalogue(FOLDER / "fr" / "LC_MESSAGES" / "editor.po")


def test_messages_are_seen():
    assert ("has no text; write the article into it or delete it",) in TOLD
    assert len(TOLD) > 150


def test_every_message_is_a_text_that_can_be_looked_up():
    assert [place for key, place in TOLD.items() if not all(isinstance(k, str) for k in key)] == []


def test_every_problem_says_something_that_can_be_translated():
    """No text or f-string is given to a problem itself: only what `tell` made."""
    plain = [
        place
        for path in SOURCES
        for place, name, node in calls(path)
        if name == "Problem"
        and len(node.args) > 2
        and isinstance(node.args[2], ast.Constant | ast.JoinedStr | ast.BinOp)
    ]
    assert plain == []


def test_no_message_is_without_its_french():
    missing = [f"{place}: {key[0]!r}" for key, place in TOLD.items() if key not in FRENCH]
    assert missing == [], "run `make messages`, then translate them in fr/LC_MESSAGES/editor.po"


def test_no_french_is_empty_or_doubtful():
    faulty = [
        key[0] for key, message in FRENCH.items() if message.fuzzy or not all(_key(message.string))
    ]
    assert faulty == []


def test_no_french_is_unused():
    assert [key[0] for key in FRENCH if key not in TOLD] == []


def test_the_template_holds_the_same_messages():
    assert catalogue(FOLDER / "editor.pot").keys() ^ TOLD.keys() == set()


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_french_keeps_the_places_for_values():
    differing = [
        key[0]
        for key, message in FRENCH.items()
        if {frozenset(places(t)) for t in (*key, *_key(message.string))}
        != {frozenset(places(key[0]))}
    ]
    assert differing == []


def test_french_typography_is_kept():
    texts = [text for message in FRENCH.values() for text in _key(message.string)]
    loose = [t for t in texts for i, c in enumerate(t) if c in ";!?»" and t[i - 1] not in NO_BREAK]
    assert loose == []
    assert [text for text in texts if "'" in text] == []


@pytest.mark.parametrize(
    ("environ", "setting", "lang"),
    [
        ({}, "", "en"),
        ({"LANG": "C"}, "", "en"),
        ({"LANG": "C.UTF-8"}, "fr", "fr"),
        ({"LANG": "fr_FR.UTF-8"}, "", "fr"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "fr_BE"}, "", "fr"),
        ({"LANG": "fr_FR.UTF-8"}, "en", "en"),
        ({"LANG": "fr_FR.UTF-8", "BRIEFING_LANG": "en"}, "fr", "en"),
        ({"LANG": "en_US.UTF-8", "BRIEFING_LANG": "fr"}, "en", "fr"),
        ({"LANG": "de_DE.UTF-8"}, "", "en"),
        ({"BRIEFING_LANG": "../../x"}, "", "en"),
    ],
)
def test_the_editor_chooses_the_language(environ, setting, lang):
    assert editor_language(setting, environ) == lang


def test_french_and_english_are_spoken():
    assert languages() == {"fr", "en"}


def test_a_message_within_a_message_is_translated_too():
    near = tell("did you mean {near}?", near="FI (Finland)")
    message = tell("partner {word} is unknown; {near}", word="{Finnland}", near=near)
    assert message == "partner {Finnland} is unknown; did you mean FI (Finland)?"
    assert translated(message, "fr") == (
        "le partenaire {Finnland} est inconnu\N{NARROW NO-BREAK SPACE}; vouliez-vous dire"
        " FI (Finland)\N{NARROW NO-BREAK SPACE}?"
    )
    assert translated(message, "xx") == message


@pytest.mark.parametrize(("n", "text"), [(0, "0 erreur"), (1, "1 erreur"), (2, "2 erreurs")])
def test_numbers_agree_as_french_wants_it(n, text):
    assert translated(tell_many("{n} error", "{n} errors", n), "fr") == text


def test_a_name_is_not_translated():
    assert translated("date", "fr") == "date"
    assert translated("title", "fr") == "title"


def test_a_problem_is_one_line_in_either_language():
    problem = Problem("a.fr.txt", 3, tell("the header is not closed; add a line --- below it"))
    assert line(problem, "en") == str(problem)
    assert line(problem, "fr").startswith("a.fr.txt:3: l’en-tête n’est pas fermé")


def reasons() -> dict[str, str]:
    """Every reason that reading the shipped articles and the tuning cases gives, and for which."""
    settings = load_settings(ROOT / "mkdocs.yml")
    vocabulary = Vocabulary(settings.languages)
    found: dict[str, str] = {}
    folders = (ROOT / "source_articles", ROOT / "tests" / "cases" / "tune")
    for path in (path for folder in folders for path in sorted(folder.glob("*.txt"))):
        source, _ = read_source(path, path.name, settings.languages)
        edits, _ = read_edits(source, vocabulary, settings.home)
        read = read_article(source, edits, settings)
        named = [e for m in (*read.partners, *read.mentioned) for e in m.evidence]
        stated = [f.evidence for f in (read.title, read.outlet, read.author, read.place) if f]
        people = [person.evidence for person in read.people]
        evidence = [*named, *stated, *people, *read.date.refused, *read.doubts]
        texts = [e.rule for e in evidence] + [d.reason for d in read.dropped] + [read.date.why]
        found |= dict.fromkeys(texts, path.name)
    return found


def test_reasons_are_said_in_french():
    """A piece of a reason that generator/catalog/reasons.yaml does not know stays English."""
    known = table("reasons")["fr"]
    english: dict[str, str] = {}
    for text, name in reasons().items():
        bare = _VALUES.sub("{}", text)
        for piece in [bare] if bare in known else _BETWEEN.split(bare):
            if piece not in known and any(c.isalpha() for c in piece):
                english.setdefault(piece, name)
    assert english == {}


@pytest.mark.parametrize(
    ("reason", "french"),
    [
        ("by name, in the title", "par son nom, dans le titre"),
        (
            "the text tells of “5 juin … prochain” (announced); the latest full year told is"
            " “2017”",
            "le texte parle de « 5 juin … prochain » (annoncé); la dernière année complète évoquée"
            " est « 2017 »",
        ),
        (
            "“1 mai 2020” is the publication stamp (line 12)",
            "« 1 mai 2020 » est la mention de publication (ligne 12)",
        ),
        (
            "a rule that nobody has translated, in the lead",
            "a rule that nobody has translated, dans le chapeau",
        ),
        ("“{}” {0} is", "« {} » {0} is"),
    ],
)
def test_a_reason_is_translated_piece_by_piece(reason, french):
    assert translated(Reason(reason), "fr").replace("\N{NARROW NO-BREAK SPACE}", " ") == french
    assert translated(Reason(reason), "en") == reason


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    (tmp_path / "a.fr.txt").write_text("---\npartners: [Finnland]\ndat: x\n---\nTexte.\n", "utf-8")
    (tmp_path / "b.fr.txt").write_text("", "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "environ", [{"BRIEFING_LANG": "fr"}, {"BRIEFING_LANG": "", "LC_ALL": "fr_FR"}]
)
def test_the_command_line_speaks_french_and_says_all_faults_at_once(faulty, environ):
    done = run("generator", "check", "--source", faulty, cwd=ROOT, **environ)
    assert done.returncode == 1
    said = done.stderr.replace("\N{NARROW NO-BREAK SPACE}", " ").splitlines()
    assert [text.removeprefix(f"{faulty}/") for text in said] == [
        "a.fr.txt:2: le partenaire Finnland est inconnu ; vouliez-vous dire FI (Finland) ?",
        "a.fr.txt:3: dat n’est pas une clé d’en-tête ; vouliez-vous dire date ?",
        "b.fr.txt: ne contient pas de texte ; écrivez-y l’article ou supprimez le fichier",
    ]
    assert done.stdout == "0 article, 3 erreurs, 0 avertissement\n"


def test_help_is_french_too():
    done = run("generator", "check", "--help", cwd=ROOT, BRIEFING_LANG="fr")
    assert "dossier des articles bruts" in done.stdout


@pytest.mark.slow
def test_the_settings_can_say_the_language(faulty, tmp_path):
    project = copy_project(tmp_path / "project")
    config = project / "mkdocs.yml"
    text = config.read_text("utf-8").replace("    home: KZ", "    messages: fr\n    home: KZ")
    config.write_text(text, "utf-8")
    done = run("generator", "check", "--source", faulty, cwd=project, BRIEFING_LANG="", LANG="C")
    assert "ne contient pas de texte" in done.stderr
