"""Draft translations by a provider that the settings name; nothing of it is needed to build.

The clients of the providers are optional (`requirements-translate.txt`) and imported on use. Keys
come from the environment only: `DEEPL_API_KEY`, `LIBRETRANSLATE_API_KEY`.
"""

from __future__ import annotations

import json
import os
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError, URLError

from generator.agreement import disagreements
from generator.editor import read_edits
from generator.errors import InputError, Message, Problem, tell
from generator.model import Block, Lang
from generator.pairing import Article
from generator.read import read_source
from generator.reading.article import read_article
from generator.settings import Settings
from generator.translations import REMEMBERED
from generator.vocabulary import Vocabulary
from generator.write import write_atomically

Translate = Callable[[Sequence[str], Lang, Lang], list[str]]
"""Texts, their language, the wanted language → the texts in it, in the same order."""

TIMEOUT = 60
"""Seconds to wait for one answer."""
TRIES = 4
"""How often a request is made when the server says that it is busy."""


def write_draft(
    article: Article, lang: Lang, settings: Settings, vocabulary: Vocabulary, folder: Path
) -> tuple[Path, list[Problem]]:
    """Write `ID.LANG.md`, marked `machine`; its path, and where it disagrees with the original.

    Raises `InputError` when there is a translation already that a machine did not make, or when
    the provider cannot be reached or refuses.
    """
    state = article.state(lang)
    if state in ("original", "human"):
        if state == "original":
            message = tell("is the original; rename it if you want a draft beside it")
        else:
            message = tell(
                "has been translated by a person; rename it if you want a draft beside it"
            )
        raise InputError(Problem(article.readings[lang].path, 0, message))
    path = folder / f"{article.id}.{lang}.md"
    if state == "machine" and Path(article.readings[lang].path).name != path.name:
        message = tell("rename it to {name} first", name=path.name)
        raise InputError(Problem(article.readings[lang].path, 0, message))
    text = draft(article, lang, provider(settings.translation))
    problems = _check(article, lang, text, settings, vocabulary)
    write_atomically(path, text.encode("utf-8"))
    return path, problems


def draft(article: Article, lang: Lang, translate: Translate) -> str:
    """The text of a draft: header, title and blocks in the shape of the original's."""
    original = article.facts
    pieces = [original.title.value, *(item for b in original.blocks for item in _pieces(b))]
    answers = iter(translate(pieces, article.original, lang))
    title = " ".join(next(answers).split())
    lines = ["---", "translation: machine", f"{REMEMBERED}: '{original.digest}'", "---", ""]
    lines += [f"# {title}", ""]
    for block in original.blocks:
        said = [" ".join(next(answers).split()) for _ in _pieces(block)]
        lines += [*_marked(block, said), ""]
    return "\n".join(lines)


def _pieces(block: Block) -> tuple[str, ...]:
    return block.items if block.kind == "list" else (block.text,)


def _marked(block: Block, said: list[str]) -> list[str]:
    mark = {"heading": "## ", "quote": "> ", "list": "- "}.get(block.kind, "")
    return [mark + text for text in said]


def _check(
    article: Article, lang: Lang, text: str, settings: Settings, vocabulary: Vocabulary
) -> list[Problem]:
    """The draft read as any source is, and compared with its original."""
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / f"{article.id}.{lang}.md"
        path.write_text(text, encoding="utf-8")
        source, _ = read_source(path, path.name, settings.languages)
    edits, _ = read_edits(source, vocabulary, settings.home)
    reading = read_article(source, edits, settings)
    pair = Article(article.id, article.original, {article.original: article.facts, lang: reading})
    return list(disagreements(pair))


def provider(choice: Mapping[str, str]) -> Translate:
    """The provider that `extra.briefing.translation` names; raises `InputError` for others."""
    match choice.get("provider"):
        case "deepl":
            return _deepl(choice.get("url"))
        case "libretranslate" if choice.get("url"):
            return _libretranslate(choice["url"])
        case "libretranslate":
            raise _fault(
                tell("extra.briefing.translation needs the url of your LibreTranslate server")
            )
    raise _fault(tell("extra.briefing.translation.provider must be deepl or libretranslate"))


def _fault(message: Message) -> InputError:
    return InputError(Problem("translate", 0, message))


def _deepl(url: str | None) -> Translate:
    try:
        import deepl
    except ImportError as error:
        raise _fault(_missing("DeepL")) from error
    key = os.environ.get("DEEPL_API_KEY")
    if not key:
        raise _fault(tell("DeepL needs a key: set DEEPL_API_KEY in the environment"))
    client = deepl.DeepLClient(key, server_url=url, send_platform_info=False)

    def translate(texts: Sequence[str], source: Lang, target: Lang) -> list[str]:
        wanted = {"en": "EN-GB", "pt": "PT-PT"}.get(target, target.upper())
        try:
            found = client.translate_text(
                list(texts), source_lang=source.upper(), target_lang=wanted
            )
        except deepl.AuthorizationException as error:
            raise _fault(tell("DeepL refuses the key; check DEEPL_API_KEY")) from error
        except deepl.QuotaExceededException as error:
            raise _fault(
                tell("the quota of the DeepL key is used up; wait or take a larger one")
            ) from error
        except deepl.DeepLException as error:
            raise _fault(_odd(_short(error))) from error
        except (ValueError, KeyError, TypeError) as error:
            raise _fault(_odd(tell("no translations"))) from error
        said = [item.text for item in found] if isinstance(found, list) else [found.text]
        if len(said) != len(texts):
            raise _fault(_odd(tell("{n} of {all} texts", n=len(said), all=len(texts))))
        return said

    return translate


def _libretranslate(url: str) -> Translate:
    try:
        from libretranslatepy import LibreTranslateAPI
    except ImportError as error:
        raise _fault(_missing("LibreTranslate")) from error
    client = LibreTranslateAPI(url, os.environ.get("LIBRETRANSLATE_API_KEY"))

    def one(text: str, source: Lang, target: Lang) -> str:
        for left in reversed(range(TRIES)):
            try:
                return str(client.translate(text, source, target, timeout=TIMEOUT))
            except HTTPError as error:
                with error:
                    if error.code != 429 or not left:
                        message = tell("LibreTranslate refuses: {reason}", reason=_reason(error))
                        raise _fault(message) from error
                    time.sleep(min(float(error.headers.get("Retry-After") or 1), 10))
            except (URLError, OSError, HTTPException) as error:
                message = tell(
                    "LibreTranslate cannot be reached at {url}: {reason}",
                    url=url,
                    reason=_short(error),
                )
                raise _fault(message) from error
            except (ValueError, KeyError) as error:
                message = tell("{url} does not answer as LibreTranslate does", url=url)
                raise _fault(message) from error
        raise AssertionError("unreachable: the last try returns or raises")

    return lambda texts, source, target: [one(text, source, target) for text in texts]


def _missing(provider: str) -> Message:
    return tell(
        "the client of {provider} is missing: pip install -r requirements-translate.txt",
        provider=provider,
    )


def _odd(reason: str) -> Message:
    return tell("DeepL does not answer as it should: {reason}", reason=reason)


def _reason(error: HTTPError) -> str:
    """The server's own words, where it gives any."""
    try:
        return str(json.loads(error.read())["error"])
    except (ValueError, KeyError, TypeError, OSError):
        return f"{error.code} {error.reason}"


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
