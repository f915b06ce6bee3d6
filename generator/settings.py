"""The one settings section: `extra.briefing` in `mkdocs.yml`, read without any engine."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from generator.errors import InputError, Problem
from generator.model import Code, Lang

ROOT = Path(__file__).resolve().parent.parent
"""The project's folder, where `mkdocs.yml` lies."""


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


class _Loader(yaml.SafeLoader):
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


def load_settings(path: Path = ROOT / "mkdocs.yml") -> Settings:
    """Read the settings; raises `InputError` with every fault of the section at once."""
    shown = path.name
    try:
        config = yaml.load(path.read_text("utf-8"), _Loader)  # a SafeLoader
    except (OSError, yaml.YAMLError) as error:
        raise InputError(Problem(shown, 0, f"cannot be read: {error}")) from error
    section = (config.get("extra") or {}).get("briefing") if isinstance(config, dict) else None
    if not isinstance(section, dict):
        raise InputError(Problem(shown, 0, "has no section extra.briefing; the README shows one"))
    faults = [
        Problem(shown, 0, f"extra.briefing.{key} is missing or not a {kind.__name__}")
        for key, kind in (("home", str), ("languages", list), ("titles", dict), ("rights", dict))
        if not isinstance(section.get(key), kind)
    ]
    if not faults:
        faults = [
            Problem(shown, 0, f"extra.briefing.{key} has no text for the language {lang}")
            for key in ("titles", "rights")
            for lang in section["languages"]
            if lang not in section[key]
        ]
    if faults:
        raise InputError(*faults)
    return Settings(
        home=section["home"],
        languages=tuple(section["languages"]),
        titles=section["titles"],
        site_url=str(config.get("site_url") or "http://127.0.0.1/").rstrip("/") + "/",
        rights=section["rights"],
        translation={k: str(v) for k, v in (section.get("translation") or {}).items()},
    )
