"""Draft translations, against servers on the loopback address that speak the real protocols."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from generator import pipeline, translating
from generator.errors import InputError
from generator.settings import Settings
from generator.translating import write_draft

FRENCH = (
    "La Finlande et le Kazakhstan signent un accord sur l’énergie\n\n"
    "Helsinki, 12 mars 2021 – La Finlande et le Kazakhstan ont signé un accord sur l’énergie.\n\n"
    "Les échanges entre les deux pays ont atteint 250 millions d’euros en 2020, soit une hausse"
    " de 12 % en un an.\n"
)
ENGLISH = {
    "La Finlande et": "Finland and Kazakhstan sign an energy agreement",
    "Helsinki, 12": "Helsinki, 12 March 2021 – Finland and Kazakhstan have signed an energy"
    " agreement.",
    "Les échanges": "Trade between the two countries reached €250 million in 2020, up 12% in a"
    " year.",
}


def english(text: str, wrong: bool = False) -> str:
    """What the servers answer: a faithful translation, or one with another number."""
    found = next((said for start, said in ENGLISH.items() if text.startswith(start)), text)
    return found.replace("250", "520") if wrong else found


class Server(ThreadingHTTPServer):
    """Both protocols; `mood` says how it behaves."""

    mood = "good"
    seen: list[tuple[str, dict[str, list[str]], str]]


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        kind = self.headers.get("Content-Type", "")
        asked = json.loads(body) if "json" in kind else parse_qs(body)
        key = self.headers.get("Authorization", "")
        self.server.seen.append((self.path, asked, key))
        mood = self.server.mood
        if mood == "busy once":
            self.server.mood = "good"
            self.answer(429, {"error": "Too many requests"}, {"Retry-After": "0"})
        elif mood == "always busy":
            self.answer(429, {"error": "Slowdown: 5 per 1 minute"}, {"Retry-After": "0"})
        elif mood == "no key":
            self.answer(403, {"error": "Invalid API key", "message": "Forbidden"})
        elif mood == "quota":
            self.answer(456, {"message": "Quota exceeded"})
        elif mood == "nonsense":
            self.answer(200, {"hello": "world"})
        elif self.path.startswith("/v2/"):
            texts = asked["text"]
            said = [
                {
                    "text": english(t),
                    "detected_source_language": "FR",
                    "billed_characters": len(t),
                }
                for t in texts
            ]
            self.answer(200, {"translations": said})
        else:
            self.answer(200, {"translatedText": english(asked["q"][0], mood == "wrong")})

    def answer(self, status: int, said: object, headers: dict[str, str] | None = None) -> None:
        data = json.dumps(said).encode()
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", **(headers or {})}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *args: object) -> None:
        """Silence."""


@pytest.fixture
def server() -> Iterator[Server]:
    with Server(("127.0.0.1", 0), Handler) as running:
        running.seen = []
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield running
        running.shutdown()
        thread.join()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DEEPL_API_KEY", "secret:fx")
    monkeypatch.setenv("LIBRETRANSLATE_API_KEY", "libre-secret")
    (tmp_path / "finlande.fr.txt").write_text(FRENCH, "utf-8")
    return tmp_path


def settings(server: Server, provider: str) -> Settings:
    url = f"http://127.0.0.1:{server.server_port}/"
    texts = {"fr": "", "en": ""}
    choice = {"provider": provider, "url": url}
    return Settings("KZ", ("fr", "en"), texts, "https://example.org/", texts, choice)


def translate(folder: Path, chosen: Settings) -> tuple[Path, list[str]]:
    site = pipeline.read(folder, chosen).site
    (article,) = site.library.articles
    path, problems = write_draft(article, "en", chosen, site.vocabulary, folder)
    return path, [str(p) for p in problems]


@pytest.mark.parametrize("provider", ["deepl", "libretranslate"])
def test_a_draft_is_marked_and_remembers_its_original(
    server: Server, folder: Path, provider: str
) -> None:
    chosen = settings(server, provider)
    path, problems = translate(folder, chosen)
    assert path.name == "finlande.en.md"
    assert problems == []
    (article,) = pipeline.read(folder, chosen).site.library.articles
    assert article.state("en") == "machine"
    assert not article.stale("en")
    assert article.readings["en"].title.value == ENGLISH["La Finlande et"]
    assert [f.value for f in article.readings["en"].figures] == [250e6, 12]


def test_keys_come_from_the_environment(server: Server, folder: Path) -> None:
    translate(folder, settings(server, "libretranslate"))
    assert {asked["api_key"][0] for _, asked, _ in server.seen} == {"libre-secret"}
    (folder / "finlande.en.md").unlink()
    server.seen.clear()
    translate(folder, settings(server, "deepl"))
    assert {key for *_, key in server.seen} == {"DeepL-Auth-Key secret:fx"}
    assert "secret" not in (folder / "finlande.en.md").read_text("utf-8")


def test_a_figure_that_differs_is_said(server: Server, folder: Path) -> None:
    server.mood = "wrong"
    _, problems = translate(folder, settings(server, "libretranslate"))
    assert any("520" in p and "250 millions d’euros" in p for p in problems)


def test_a_busy_server_is_asked_again(server: Server, folder: Path) -> None:
    server.mood = "busy once"
    path, _ = translate(folder, settings(server, "libretranslate"))
    assert path.is_file()


@pytest.mark.parametrize(
    ("provider", "mood", "said"),
    [
        ("libretranslate", "always busy", "LibreTranslate refuses: Slowdown: 5 per 1 minute"),
        ("libretranslate", "no key", "LibreTranslate refuses: Invalid API key"),
        ("libretranslate", "nonsense", "does not answer as LibreTranslate does"),
        ("deepl", "no key", "DeepL refuses the key; check DEEPL_API_KEY"),
        ("deepl", "quota", "the quota of the DeepL key is used up"),
        ("deepl", "nonsense", "DeepL does not answer as it should"),
    ],
)
def test_a_refusal_is_one_line_and_writes_nothing(
    server: Server, folder: Path, provider: str, mood: str, said: str
) -> None:
    server.mood = mood
    with pytest.raises(InputError, match=said):
        translate(folder, settings(server, provider))
    assert not (folder / "finlande.en.md").exists()


def test_a_server_that_is_not_there_is_said(
    server: Server, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = settings(server, "libretranslate")
    server.server_close()
    monkeypatch.setattr(translating, "TIMEOUT", 1)
    with pytest.raises(InputError, match="LibreTranslate cannot be reached"):
        translate(folder, chosen)


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        ({}, "provider must be deepl or libretranslate"),
        ({"provider": "other"}, "provider must be deepl or libretranslate"),
        ({"provider": "libretranslate"}, "needs the url of your LibreTranslate server"),
    ],
)
def test_a_provider_that_is_not_set_is_said(choice: dict[str, str], said: str) -> None:
    with pytest.raises(InputError, match=said):
        translating.provider(choice)


def test_deepl_without_a_key_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DEEPL_API_KEY", raising=False)
    with pytest.raises(InputError, match="set DEEPL_API_KEY"):
        translating.provider({"provider": "deepl"})


def test_what_a_person_translated_is_never_overwritten(server: Server, folder: Path) -> None:
    (folder / "finlande.en.txt").write_text("\n\n".join(ENGLISH.values()) + "\n", "utf-8")
    with pytest.raises(InputError, match="has been translated by a person"):
        translate(folder, settings(server, "libretranslate"))
