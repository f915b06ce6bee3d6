"""The one settings section: read without an engine, every fault of it said at once, by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import InputError
from generator.settings import load_settings

GOOD = """\
site_url: !ENV [NOWHERE_SET, "https://example.org/x"]
markdown_extensions:
  - x: {y: !!python/name:os.system ""}
extra:
  briefing:
    home: MA
    languages: [fr, en]
    titles: {fr: Le Maroc, en: Morocco}
    rights: {fr: Droits, en: Rights}
"""


def load(folder: Path, text: str):
    path = folder / "mkdocs.yml"
    path.write_text(text, "utf-8")
    return load_settings(path)


def faults(folder: Path, text: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        load(folder, text)
    return sorted(map(str, caught.value.problems))


def test_the_section_is_read_and_tags_of_the_engine_do_nothing(tmp_path):
    settings = load(tmp_path, GOOD + "    messages: fr\n")
    assert (settings.home, settings.languages) == ("MA", ("fr", "en"))
    assert settings.site_url == "https://example.org/x/"
    assert settings.titles["en"] == "Morocco"
    assert settings.messages == "fr"
    assert load(tmp_path, GOOD).messages == ""


def test_all_faults_are_said_at_once_with_their_lines(tmp_path):
    text = (
        GOOD.replace("home: MA", "home: false")
        .replace("[fr, en]", "[fr, en, xx]")
        .replace("rights: {fr: Droits, en: Rights}", "rights: Droits\n    langauges: [fr]")
    )
    assert faults(tmp_path, text) == [
        "mkdocs.yml:10: extra.briefing.langauges is no setting; did you mean languages?",
        "mkdocs.yml:6: extra.briefing.home must be a text, such as home: KZ",
        "mkdocs.yml:7: the language xx has no catalogue generator/locale/xx; make one, as the"
        " README says",
        "mkdocs.yml:8: extra.briefing.titles has no text for the language xx; add one",
        'mkdocs.yml:9: extra.briefing.rights must be a table of texts, such as rights: {fr: "…",'
        ' en: "…"}',
    ]


def test_what_is_missing_points_to_the_section(tmp_path):
    found = faults(tmp_path, GOOD.replace("    home: MA\n", "    zzz: 1\n"))
    assert found == [
        "mkdocs.yml:5: extra.briefing.home must be a text, such as home: KZ",
        "mkdocs.yml:6: extra.briefing.zzz is no setting; take it out",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("site_name: x\n", "mkdocs.yml: has no section extra.briefing; the README shows one"),
        ("extra: [1]\n", "mkdocs.yml: has no section extra.briefing; the README shows one"),
        ("", "mkdocs.yml: has no section extra.briefing; the README shows one"),
    ],
)
def test_a_file_without_the_section(tmp_path, text, said):
    assert faults(tmp_path, text) == [said]


@pytest.mark.parametrize("text", ["a: [", "a: b: c\n", "\x00"])
def test_a_file_that_is_not_yaml_is_one_line(tmp_path, text):
    (found,) = faults(tmp_path, text)
    assert found.startswith("mkdocs.yml: cannot be read (")
    assert found.endswith("; mend the file")
    assert "\n" not in found
