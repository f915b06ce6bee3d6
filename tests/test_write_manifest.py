"""What is ours, and what is not: the manifest, and the copy of the hand-written part."""

import json
import re

import pytest

from generator import clean
from generator.errors import InputError
from generator.write import MANIFEST, copy_handwritten, read_manifest
from tests.factory import page, tree, write_pages


@pytest.fixture
def docs(tmp_path):
    """A documentation folder with one hand-written page."""
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "about.md").write_text("à la main\n")
    return folder


def names(docs) -> set[str]:
    return set(tree(docs)) - {MANIFEST}


def generated(docs) -> dict[str, str]:
    files = tree(docs)
    files.pop(MANIFEST, None)
    assert files.pop("about.md") == "à la main\n"
    return files


@pytest.mark.parametrize(
    "content", [None, b"", b"{", b"\xff\xfe", b'{"a.md": 1}', b'"a.md"', b"3", b"null"]
)
def test_without_a_sound_manifest_nothing_is_ours(docs, content):
    if content is not None:
        (docs / MANIFEST).write_bytes(content)
    (docs / "a.md").write_text("peut-être à moi")
    assert read_manifest(docs) == set()
    with pytest.raises(InputError, match=re.escape("docs/a.md: is hand-written")):
        write_pages([page("a.md")], docs)
    assert write_pages([page("b.md")], docs) == 1
    assert generated(docs) == {"a.md": "peut-être à moi", "b.md": "texte\n"}


@pytest.mark.parametrize(
    "name", ["../secret.md", "/etc/passwd", "fr/../../secret.md", "", 3, None, ["secret.md"]]
)
def test_a_manifest_never_leads_outside(docs, name):
    secret = docs.parent / "secret.md"
    secret.write_text("x")
    (docs / MANIFEST).write_text(json.dumps([name, "gone.md"]))
    assert read_manifest(docs) == {"gone.md"}
    write_pages([], docs)
    assert secret.exists()


def test_a_manifest_that_names_a_folder_removes_nothing(docs):
    (docs / "fr").mkdir()
    (docs / "fr" / "mine.md").write_text("à moi")
    (docs / MANIFEST).write_text('["fr"]')
    assert write_pages([], docs) == 0
    assert generated(docs) == {"fr/mine.md": "à moi"}


def test_the_hand_written_part_is_copied_and_what_is_gone_is_removed(docs, tmp_path):
    write_pages([page("fr/a.md", "généré")], docs)
    (docs / "img").mkdir()
    (docs / "img" / "x.svg").write_text("<svg/>")
    (docs / ".draft").write_text("x")
    target = tmp_path / "other"
    assert copy_handwritten(docs, target) == target
    assert tree(target) == {"about.md": "à la main\n", "img/x.svg": "<svg/>"}

    write_pages([page("fr/b.md", "généré")], target)
    (docs / "img" / "x.svg").unlink()
    (docs / "about.md").write_text("corrigé\n")
    copy_handwritten(docs, target)
    files = tree(target)
    assert json.loads(files.pop(MANIFEST)) == ["fr/b.md"]
    assert files == {"about.md": "corrigé\n", "fr/b.md": "généré"}
    assert names(docs) == {"about.md", ".draft", "fr/a.md"}


def test_cleaning_takes_what_is_generated_and_leaves_the_rest(docs):
    write_pages([page("fr/articles/a.md"), page("index.md")], docs)
    clean.main(docs)
    assert tree(docs) == {"about.md": "à la main\n"}
    assert [path.name for path in docs.iterdir()] == ["about.md"]
