"""The one settings section: `extra.briefing` in `mkdocs.yml`, read without any engine."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from generator import ROOT
from generator.errors import InputError, Message, Problem, tell
from generator.locales import FOLDER
from generator.model import Code, Lang
from generator.vocabulary import nearest


@dataclass(frozen=True, slots=True)
class Settings:
    """What one site is about, and in which languages."""

    home: Code
    """The country whose partners the site follows: never its own partner."""
    languages: tuple[Lang, ...]
    """Languages of the site; the first one is the default original and `x-default`."""
    titles: Mapping[Lang, str]
    """The site's name in each language."""
    site_url: str
    """Public address, with a slash at its end."""
    rights: Mapping[Lang, str]
    """One line on the rights of the articles, in each language."""
    translation: Mapping[str, str] = field(default_factory=dict)
    """Who drafts translations: `provider` (`deepl`, `libretranslate`) and `url`; may be empty."""
    messages: Lang = ""
    """The language to speak to the editor in; empty: the terminal's."""


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Reads what an engine's configuration may hold: `!ENV`, and tags that only engines know."""


def _env(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    """`!ENV NAME` or `!ENV [NAME, OTHER, default]`, as MkDocs reads it."""
    if isinstance(node, yaml.SequenceNode):
        *names, default = [loader.construct_object(item, deep=True) for item in node.value]
    else:
        names, default = [node.value], None
    return next((os.environ[str(n)] for n in names if str(n) in os.environ), default)


_Loader.add_constructor("!ENV", _env)
_Loader.add_multi_constructor("", lambda loader, suffix, node: None)

_KINDS: Mapping[str, type] = {"home": str, "languages": list, "titles": dict, "rights": dict}
_OPTIONAL: Mapping[str, type] = {"translation": dict, "messages": str}


def load_settings(path: Path = ROOT / "mkdocs.yml") -> Settings:
    """Read the settings; raises `InputError` with every fault of the section at once."""
    shown = path.name
    try:
        loader = _Loader(path.read_text("utf-8"))
        tree = loader.get_single_node()
        config: Any = loader.construct_document(tree) if tree else None
    except (OSError, ValueError, yaml.YAMLError) as error:
        reason = " ".join(str(error).split())
        message = tell("cannot be read ({reason}); mend the file", reason=reason)
        raise InputError(Problem(shown, 0, message)) from error
    section = config.get("extra") if isinstance(config, dict) else None
    section = section.get("briefing") if isinstance(section, dict) else None
    if not isinstance(section, dict):
        message = tell("has no section extra.briefing; the README shows one")
        raise InputError(Problem(shown, 0, message))
    lines = _lines(tree, "extra", "briefing")
    faults = [Problem(shown, lines.get(key, lines[""]), text) for key, text in _faults(section)]
    if faults:
        raise InputError(*faults)
    return Settings(
        home=section["home"],
        languages=tuple(section["languages"]),
        titles=section["titles"],
        site_url=str(config.get("site_url") or "http://127.0.0.1/").rstrip("/") + "/",
        rights=section["rights"],
        translation={k: str(v) for k, v in (section.get("translation") or {}).items()},
        messages=section.get("messages") or "",
    )


def _lines(node: yaml.Node | None, *path: str) -> dict[str, int]:
    """On which line each key of a section stands; under the empty key, the section itself."""
    line = 0
    for wanted in path:
        pairs = node.value if isinstance(node, yaml.MappingNode) else ()
        line, node = next(
            ((key.start_mark.line + 1, value) for key, value in pairs if key.value == wanted),
            (line, None),
        )
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return {"": line, **{str(key.value): key.start_mark.line + 1 for key, _ in pairs}}


def _faults(section: Mapping[str, Any]) -> Iterator[tuple[str, Message]]:
    """The key that each fault is about, and what to say."""
    known = {**_KINDS, **_OPTIONAL}
    for key in map(str, section.keys() - known.keys()):
        near = nearest(key, known)
        hint = tell("did you mean {near}?", near=near) if near else tell("take it out")
        yield key, tell("extra.briefing.{key} is no setting; {hint}", key=key, hint=hint)
    for key, kind in known.items():
        value = section.get(key)
        wrong = not value or not isinstance(value, kind)
        if wrong and (key in _KINDS or value is not None):
            message = tell(
                "extra.briefing.{key} must be {kind}, such as {example}",
                key=key,
                kind=_NAMES[kind],
                example=_EXAMPLES[key],
            )
            yield key, message
    languages = section.get("languages")
    for lang in languages if isinstance(languages, list) else ():
        if not (isinstance(lang, str) and (FOLDER / lang / "LC_MESSAGES/messages.po").is_file()):
            message = tell(
                "the language {lang} has no catalogue generator/locale/{lang}; make one, as the"
                " README says",
                lang=str(lang),
            )
            yield "languages", message
        for key in ("titles", "rights"):
            texts = section.get(key)
            if isinstance(texts, dict) and not isinstance(texts.get(lang), str):
                message = tell(
                    "extra.briefing.{key} has no text for the language {lang}; add one",
                    key=key,
                    lang=str(lang),
                )
                yield key, message


_NAMES: Mapping[type, Message] = {
    str: tell("a text"),
    list: tell("a list"),
    dict: tell("a table of texts"),
}
_EXAMPLES = {
    "home": "home: KZ",
    "languages": "languages: [fr, en]",
    "titles": 'titles: {fr: "…", en: "…"}',
    "rights": 'rights: {fr: "…", en: "…"}',
    "translation": 'translation: {provider: libretranslate, url: "http://127.0.0.1:5000/"}',
    "messages": "messages: fr",
}
