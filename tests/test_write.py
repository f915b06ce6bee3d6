import json
import os

import pytest

from generator.errors import InputError
from generator.write import MANIFEST, read_manifest
from tests.factory import page, tree, write_pages


@pytest.fixture
def docs(tmp_path):
    """A documentation folder with one hand-written page."""
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "about.md").write_text("à la main\n")
    return folder


def generated(docs) -> dict[str, str]:
    files = tree(docs)
    files.pop(MANIFEST, None)
    assert files.pop("about.md") == "à la main\n"
    return files


def test_pages_are_written_and_listed(docs):
    assert write_pages([page("fr/b.md", "é\n"), page("a.md", "a\r\n")], docs) == 2
    assert (docs / "fr" / "b.md").read_bytes() == "é\n".encode()
    assert (docs / "a.md").read_bytes() == b"a\r\n"
    assert json.loads((docs / MANIFEST).read_text()) == ["a.md", "fr/b.md"]
    assert read_manifest(docs) == {"a.md", "fr/b.md"}


def test_the_folder_is_made_where_there_is_none(tmp_path):
    assert write_pages([page("a.md")], tmp_path / "x" / "docs") == 1
    assert set(tree(tmp_path)) == {"x/docs/a.md", f"x/docs/{MANIFEST}"}


def test_only_what_changed_is_written(docs):
    write_pages([page("a.md", "1"), page("b.md", "1")], docs)
    for name in ("a.md", "b.md", MANIFEST):
        os.utime(docs / name, (1, 1))
    assert write_pages([page("b.md", "2"), page("a.md", "1")], docs) == 1
    assert [(docs / name).stat().st_mtime == 1 for name in ("a.md", "b.md", MANIFEST)] == [
        True,
        False,
        True,
    ]


def test_a_second_run_changes_nothing(docs):
    pages = [page("fr/a.md"), page("en/a.md")]
    write_pages(pages, docs)
    before = tree(docs)
    assert (write_pages(pages, docs), tree(docs)) == (0, before)


def test_no_temporary_file_is_left_and_files_can_be_read_by_all(docs):
    write_pages([page("fr/a.md")], docs)
    assert set(tree(docs)) == {"about.md", "fr/a.md", MANIFEST}
    assert (docs / "fr" / "a.md").stat().st_mode & 0o777 == 0o644


def test_a_write_that_fails_leaves_the_old_file_whole(docs, monkeypatch):
    def fail(*_):
        raise OSError(28, "no space left", "a.md")

    write_pages([page("a.md", "ancien")], docs)
    with monkeypatch.context() as broken:
        broken.setattr(os, "replace", fail)
        with pytest.raises(InputError, match=r"a\.md: cannot be written \(no space left\)"):
            write_pages([page("a.md", "nouveau")], docs)
    assert generated(docs) == {"a.md": "ancien"}


def test_a_run_that_is_cut_short_leaves_no_file_without_an_owner(docs, monkeypatch):
    replace, written = os.replace, []

    def interrupt(path, target):
        written.append(target)
        if len(written) == 3:
            raise KeyboardInterrupt
        return replace(path, target)

    with monkeypatch.context() as cut:
        cut.setattr(os, "replace", interrupt)
        with pytest.raises(KeyboardInterrupt):
            write_pages([page("a.md", "1"), page("b.md", "1")], docs)
    assert set(generated(docs)) == {"a.md"}
    assert read_manifest(docs) == {"a.md", "b.md"}
    assert write_pages([page("c.md")], docs) == 2
    assert set(generated(docs)) == {"c.md"}


def test_pages_that_are_gone_are_removed_with_the_folders_they_leave_empty(docs):
    write_pages([page("fr/x/y/a.md"), page("fr/b.md"), page("en/c.md")], docs)
    (docs / "en" / "mine.md").write_text("à moi")
    assert write_pages([page("fr/b.md")], docs) == 2
    assert generated(docs) == {"fr/b.md": "texte\n", "en/mine.md": "à moi"}
    assert not (docs / "fr" / "x").exists()
    assert write_pages([], docs) == 1
    assert (docs.exists(), (docs / "fr").exists()) == (True, False)


def test_a_page_that_somebody_deleted_is_written_again_or_forgotten(docs):
    write_pages([page("a.md"), page("b.md")], docs)
    (docs / "a.md").unlink()
    (docs / "b.md").unlink()
    assert write_pages([page("a.md")], docs) == 1
    assert set(generated(docs)) == {"a.md"}


def test_a_generated_page_that_somebody_changed_is_put_right(docs):
    write_pages([page("a.md", "1")], docs)
    (docs / "a.md").write_text("changé")
    assert write_pages([page("a.md", "1")], docs) == 1
    assert generated(docs) == {"a.md": "1"}


def test_every_hand_written_file_in_the_way_is_named_before_anything_is_written(docs):
    (docs / "fr").mkdir()
    (docs / "fr" / "z.md").write_text("à moi")
    pages = [page("fr/z.md"), page("about.md"), page("fr/a.md"), page("fr")]
    before = tree(docs)
    with pytest.raises(InputError) as caught:
        write_pages(pages, docs)
    reason = "is hand-written, but a generated page wants its place; rename it"
    assert str(caught.value).split("\n") == [
        f"docs/{n}: {reason}" for n in ("about.md", "fr", "fr/z.md")
    ]
    assert tree(docs) == before


def test_a_file_that_already_says_just_that_is_adopted(docs):
    (docs / "a.md").write_text("même")
    assert write_pages([page("a.md", "même")], docs) == 0
    assert read_manifest(docs) == {"a.md"}
    assert write_pages([], docs) == 1
    assert generated(docs) == {}


@pytest.mark.parametrize("path", ["../a.md", "fr/../../a.md", "/tmp/a.md", "", ".", "fr/../a.md"])
@pytest.mark.parametrize("origin", ["in/a.txt", ""])
def test_a_path_outside_the_folder_is_refused(docs, path, origin):
    with pytest.raises(InputError) as caught:
        write_pages([page("b.md"), page(path, origin=origin)], docs)
    assert str(caught.value) == f"{origin or path}: {path} is outside docs/; rename the article"
    assert generated(docs) == {}


@pytest.mark.parametrize(
    ("origins", "shown"),
    [
        (("in/a.txt", "in/b.txt"), "in/a.txt and in/b.txt"),
        (("in/b.txt", "in/a.txt"), "in/a.txt and in/b.txt"),
        (("in/a.txt", "in/a.txt"), "in/a.txt"),
        (("", "in/a.txt"), "in/a.txt"),
        (("", ""), "fr/a.md"),
    ],
)
def test_two_pages_for_one_path_are_refused(docs, origins, shown):
    with pytest.raises(InputError) as caught:
        write_pages([page("fr/a.md", origin=origin) for origin in origins], docs)
    assert str(caught.value) == f"{shown}: two pages claim fr/a.md; rename one"
    assert generated(docs) == {}
