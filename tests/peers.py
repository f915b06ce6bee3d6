"""The same articles in other generators, for the benchmark: what one would assemble instead of us.

`python -m tests.peers SOURCE FOLDER`, in a project's folder, reads its articles as we do and writes
three projects: `plain` (MkDocs with Material, articles out of the navigation), `stack` (MkDocs with
Material and the usual plugins for languages, tags and feeds, everything in the navigation as by
default) and `hugo` (layouts of its own; Pagefind goes over its output). Each has, per language, a
page per article, partner and theme, their overviews, a chronology and a home page.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.library import Group, Library
from generator.locales import voice
from generator.model import Block, Lang
from generator.pages.markup import escape
from generator.pairing import Article
from generator.pipeline import read
from generator.settings import load_settings

URL = "https://pages.example/repo/"
TITLE = "Briefing"
KINDS = ("partners", "themes")
LATEST = 20
"""Articles of a home page and of a feed."""

MATERIAL = {
    "site_name": TITLE,
    "site_url": URL,
    "theme": {"name": "material", "font": False},
    "markdown_extensions": ["attr_list", {"toc": {"permalink": True}}],
    "validation": {"nav": {"omitted_files": "ignore"}},
}

HUGO_HEAD = """\
<!doctype html>
<html lang="{{ site.Language.Lang }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }}</title>
{{ with .Description }}<meta name="description" content="{{ . }}">{{ end -}}
<link rel="canonical" href="{{ .Permalink }}">
{{ range .AllTranslations }}
<link rel="alternate" hreflang="{{ .Language.Lang }}" href="{{ .Permalink }}">{{ end }}
{{ range .AlternativeOutputFormats }}
<link rel="{{ .Rel }}" type="{{ .MediaType.Type }}" href="{{ .Permalink }}">{{ end }}
<link rel="stylesheet" href="{{ "pagefind/pagefind-ui.css" | relURL }}">
<script src="{{ "pagefind/pagefind-ui.js" | relURL }}" defer></script>
<style>body { max-width: 44rem; margin: auto; padding: 1rem; font: 1.1rem/1.6 serif }</style>
</head>
<body>
<nav><a href="{{ site.Home.RelPermalink }}">{{ site.Title }}</a>
{{ range slice "articles" "partners" "themes" }}{{ with site.GetPage . }}
· <a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}{{ end }}
{{ range .Translations }} · <a href="{{ .RelPermalink }}" hreflang="{{ .Language.Lang }}">
{{- .Language.Lang | upper }}</a>{{ end }}</nav>
<div id="search"></div>
<main{{ if eq .Section "articles" | and .IsPage }} data-pagefind-body{{ end }}>
<h1>{{ .Title }}</h1>
{{ block "main" . }}{{ end }}
</main>
<script>addEventListener("load", () => new PagefindUI({ element: "#search" }));</script>
</body>
</html>
"""
HUGO_ITEM = """\
<li>{{ if not .Date.IsZero }}{{ .Date.Format "2006-01-02" }} {{ end -}}
<a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
"""
HUGO_LAYOUTS = {
    "baseof.html": HUGO_HEAD,
    "_partials/item.html": HUGO_ITEM,
    "page.html": """\
{{ define "main" }}<article>
<p>{{ with .Params.when }}<time>{{ . }}</time>{{ end }}
{{ range slice "partners" "themes" }}{{ range $.GetTerms . }}
· <a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}{{ end }}</p>
{{ .Content }}</article>{{ end }}
""",
    "home.html": """\
{{ define "main" }}<ul>{{ range first 20 (where site.RegularPages "Section" "articles") }}
{{ partial "item.html" . }}{{ end }}</ul>{{ end }}
""",
    "list.html": """\
{{ define "main" }}{{ range .Pages.GroupByDate "2006" }}<h2>{{ .Key }}</h2>
<ul>{{ range .Pages }}{{ partial "item.html" . }}{{ end }}</ul>{{ end }}{{ end }}
""",
    "taxonomy.html": """\
{{ define "main" }}<ul>{{ range .Data.Terms.Alphabetical }}
<li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a> ({{ .Count }})</li>{{ end }}
</ul>{{ end }}
""",
    "term.html": """\
{{ define "main" }}<ul>{{ range .Pages.ByDate.Reverse }}
{{ partial "item.html" . }}{{ end }}</ul>{{ end }}
""",
    "rss.xml": """\
{{ printf "<?xml version=\\"1.0\\" encoding=\\"utf-8\\"?>" | safeHTML }}
<rss version="2.0"><channel><title>{{ .Title }}</title><link>{{ .Permalink }}</link>
<description>{{ .Title }}</description><language>{{ site.Language.Lang }}</language>
{{ range first 20 .RegularPagesRecursive.ByDate.Reverse }}<item><title>{{ .Title }}</title>
<link>{{ .Permalink }}</link><guid>{{ .Permalink }}</guid>
<pubDate>{{ .Date.Format "Mon, 02 Jan 2006 15:04:05 -0700" }}</pubDate>
<description>{{ .Summary | plainify }}</description></item>
{{ end }}</channel></rss>
""",
}


def write_peers(library: Library, folder: Path, languages: Iterable[Lang]) -> None:
    """Write the three projects below a folder."""
    languages = list(languages)
    homes = [{lang: f"{lang}/index.md"} for lang in languages]
    _write(folder / "plain/mkdocs.yml", _json({**MATERIAL, "nav": homes}))
    _write(folder / "stack/mkdocs.yml", _json({**MATERIAL, "plugins": _plugins(languages)}))
    _write(folder / "hugo/hugo.json", _json(_hugo(languages)))
    for name, text in HUGO_LAYOUTS.items():
        _write(folder / "hugo/layouts" / name, text)
    for lang in languages:
        for peer in ("plain", "stack"):
            _mkdocs_pages(library, folder / peer / "docs" / lang, lang, tagged=peer == "stack")
        _hugo_pages(library, folder / "hugo/content" / lang, lang)


def _plugins(languages: list[Lang]) -> list[object]:
    built = [
        {"locale": lang, "name": voice(lang).name(), "build": True, "default": lang == languages[0]}
        for lang in languages
    ]
    dated = {"as_creation": "date", "datetime_format": "%Y-%m-%d", "default_time": "09:00"}
    articles = {"match_path": ".*articles/.*", "use_git": False, "length": LATEST}
    return [
        "search",
        {"i18n": {"docs_structure": "folder", "languages": built}},
        "tags",
        {"rss": {**articles, "date_from_meta": dated}},
    ]


def _hugo(languages: list[Lang]) -> dict[str, object]:
    return {
        "baseURL": URL,
        "title": TITLE,
        "defaultContentLanguage": languages[0],
        "defaultContentLanguageInSubdir": True,
        "buildFuture": True,
        "taxonomies": {"partner": "partners", "theme": "themes"},
        "languages": {
            lang: {"weight": n, "title": TITLE, "contentDir": f"content/{lang}"}
            for n, lang in enumerate(languages, 1)
        },
    }


def _mkdocs_pages(library: Library, folder: Path, lang: Lang, *, tagged: bool) -> None:
    say = voice(lang).gettext
    for article in library.articles:
        partners, themes = terms = _terms(library, article)
        links = [
            _link(group.entry.names[lang], f"../{kind}/{_key(group)}.md")
            for kind, groups in zip(KINDS, terms, strict=True)
            for group in groups
        ]
        names = [group.entry.names[lang] for group in (*partners, *themes)]
        header = {"date": _day(article), **({"tags": names} if tagged else {})}
        line = " · ".join([f"*{_when(article, lang)}*", *links])
        _page(folder / f"articles/{article.id}.md", article.text(lang).title.value, header, line,
              *_body(article.text(lang).blocks))  # fmt: skip
    for kind, title in zip(KINDS, ("Partners", "Themes"), strict=True):
        groups: Mapping[str, Group] = getattr(library, kind)
        for group in groups.values():
            name = group.entry.names[lang]
            listing = f"<!-- material/tags {{ include: [{_json(name)}], toc: false }} -->"
            items = _list(group.articles, lang, "../articles/")
            _page(folder / f"{kind}/{_key(group)}.md", name, {}, listing if tagged else items)
        entries = sorted((g.entry.names[lang], _key(g)) for g in groups.values())
        rows = (f"- {_link(name, f'{key}.md')}" for name, key in entries)
        _page(folder / kind / "index.md", say(title), {}, "\n".join(rows))
    years = (
        f"## {year or '–'}\n\n{_list(articles, lang, 'articles/')}"
        for year, articles in library.years.items()
    )
    _page(folder / "chronology.md", say("Chronology"), {}, *years)
    overviews = (f"- [{kind}]({kind}/index.md)" for kind in KINDS)
    latest = _list(library.articles[:LATEST], lang, "articles/")
    _page(folder / "index.md", TITLE, {}, "\n".join((*overviews, "- [chronology](chronology.md)")),
          latest)  # fmt: skip


def _hugo_pages(library: Library, folder: Path, lang: Lang) -> None:
    say = voice(lang).gettext
    for article in library.articles:
        partners, themes = (list(map(_key, groups)) for groups in _terms(library, article))
        text = article.text(lang)
        header = {
            "title": text.title.value,
            "date": _day(article),
            "when": _when(article, lang),
            "partners": partners,
            "themes": themes,
        }
        _page(folder / f"articles/{article.id}.md", None, header, *_body(text.blocks))
    for section, title in (
        ("articles", "Chronology"),
        *zip(KINDS, ("Partners", "Themes"), strict=True),
    ):
        _page(folder / section / "_index.md", None, {"title": say(title)})
    for kind in KINDS:
        for group in getattr(library, kind).values():
            named = {"title": group.entry.names[lang]}
            _page(folder / kind / _key(group) / "_index.md", None, named)


def _terms(library: Library, article: Article) -> tuple[list[Group], list[Group]]:
    partners = [library.partners[mention.code] for mention in article.facts.partners]
    return partners, [library.themes[slug] for slug in article.theme_slugs]


def _key(group: Group) -> str:
    """The same in every language: the switchers find a page's counterpart by its name."""
    return group.entry.key.lower()


def _day(article: Article) -> str | None:
    day = article.facts.date.sort
    return day.isoformat() if day else None


def _when(article: Article, lang: Lang) -> str:
    return voice(lang).edtf(article.facts.date.edtf)


def _body(blocks: Iterable[Block]) -> Iterable[str]:
    for block in blocks:
        mark = {"heading": "## ", "quote": "> ", "list": "- "}.get(block.kind, "")
        yield "\n".join(mark + escape(line) for line in block.text.split("\n"))


def _list(articles: Iterable[Article], lang: Lang, folder: str) -> str:
    return "\n".join(
        f"- {_when(a, lang)} {_link(a.text(lang).title.value, f'{folder}{a.id}.md')}"
        for a in articles
    )


def _link(text: str, target: str) -> str:
    return f"[{escape(text)}]({target})"


def _page(path: Path, title: str | None, header: Mapping[str, object], *parts: str) -> None:
    heading = [f"# {escape(title)}"] if title else []
    known = {key: value for key, value in header.items() if value is not None}
    _write(path, "\n\n".join([f"---\n{_json(known)}\n---", *heading, *parts]) + "\n")


def _json(value: object) -> str:
    """JSON is YAML, too."""
    return json.dumps(value, ensure_ascii=False)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    settings = load_settings(Path("mkdocs.yml"))
    library = read(options.source, settings).site.library
    write_peers(library, options.folder, settings.languages)


if __name__ == "__main__":
    main()
