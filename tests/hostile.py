"""Files that do harm, or would like to: damaged, enormous, misnamed, full of other languages' code.

`damaged` and `attacks` are names and bytes of sources; `traps` are made of links and folders.
Everything that an attack would have done names `PWNED`, so that a test can look for it anywhere.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

PWNED = "pwned"
SUM = "1343433"
"""What `7 * 191919` is: the sign that a template was run."""

TEXT = (
    "Un accord sur l'eau signé à Astana\n\n3 mars 2024\n\n"
    "Le ministre kazakh de l'Énergie et son homologue français ont signé lundi un accord de "
    "60 millions d'euros, qui prévoit la rénovation de douze barrages.\n\n"
    "Les travaux dureront quatre ans et créeront 300 emplois, selon le ministère.\n"
)
"""A harmless article."""

CODE = (
    "<script>window.pwned=1</script>",
    "</script><script>window.pwned=1</script>",
    "</title></textarea></style><script>window.pwned=1</script>",
    "<img src=x onerror=window.pwned=1>",
    "<svg/onload=window.pwned=1>",
    "<iframe srcdoc='<script>parent.pwned=1</script>'></iframe>",
    "<style>*{background:url(//pwned.example/)}</style>",
    "<meta http-equiv=refresh content='0;url=//pwned.example/'>",
    "<base href=//pwned.example/><link rel=stylesheet href=//pwned.example/x.css>",
    '" onmouseover="window.pwned=1" x="',
    "' autofocus onfocus='window.pwned=1",
    "<!-- pwned --><!--[if pwned]><pwned><![endif]-->",
    "<![CDATA[ pwned ]]> ]]><pwned/> <?pwned ?>",
    "&lt;script&gt;window.pwned=1&lt;/script&gt; &#60;pwned&#62; &pwned;",
    "[lien](javascript:window.pwned=1) ![image](//pwned.example/x.png)",
    "<javascript:window.pwned=1> <https://pwned.example/>",
    "[pwned]: javascript:pwned 'pwned'",
    '{: #pwned .pwned onclick="window.pwned=1" }',
    "{{ 7*191919 }} {% include 'pwned' %} ${7*191919} #{7*191919} <%= 7*191919 %>",
    "{{ config.__class__.__init__.__globals__['os'].system('touch pwned') }}",
    '[[pwned]] {{< pwned >}} {{% pwned %}} {% pwned %} [pwned src="x"]',
    '--8<-- "pwned.txt"',
    '!!! pwned "pwned"',
    "```pwned",
    "<b>60 millions d'euros</b> <pwned>12 %</pwned> 5<pwned>000</pwned> emplois",
    "\\u003cscript>window.pwned=1\\u003c/script>",
    "＜script＞window.pwned=1＜/script＞",
    "}, title = {pwned}, \\input{pwned} \\write18{touch pwned}",
    "TY  - pwned",
    "=HYPERLINK('//pwned.example/')",
)
"""Pieces of HTML, Markdown, templates, shortcodes and citation formats."""


def damaged() -> Mapping[str, bytes]:
    """Sources that are no good text, or hardly: each gives a page, or a line of what is wrong."""
    text, french = TEXT.encode(), TEXT
    deep = "[" * 5000 + "]" * 5000
    bomb = "a: &a [x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nd: [*c, *c, *c]"
    headers = {
        "h-deep": f"title: {deep}",
        "h-bomb": bomb,
        "h-tag": "title: !!python/object/apply:os.system ['touch pwned']",
        "h-tag-own": "title: !pwned x",
        "h-merge": "<<: {title: pwned}",
        "h-twice": "title: A\ntitle: B",
        "h-norway": "partners: [NO]\ntitle: on",
        "h-sixty": "title: 1:30\nauthor: no\nplace: 012",
        "h-date": "date: 31/02/2024",
        "h-date-iso": "date: 2024-02-31",
        "h-date-far": "date: 99999-01-01",
        "h-date-zero": "date: 0000-00-00",
        "h-numbers": "keep: [999999999999, -1]\ndrop: [1e9]",
        "h-key": "? [a, b]\n: c",
        "h-key-long": f"{'k' * 5000}: x",
        "h-null": "title: ~\npartners: ~\ndate: ~",
        "h-nested": "title: {a: {b: [c]}}\npeople: [{a: b}]\nthemes: {}",
        "h-open": "title: never closed\n\nText",
        "h-control": "title: a\x00b\x07",
        "h-tabs": "\ttitle:\tx",
        "h-documents": "a: 1\n...\n--- !x\nb: 2",
        "h-percent": "%TAG ! tag:pwned,2000:",
        "h-long": "title: " + "x" * 70_000,
        "h-lang": "lang: ../../pwned",
        "h-article": "article: ../../pwned",
    }
    plain = {
        "empty": b"",
        "spaces": b" \n\t\n\xc2\xa0\n",
        "bytes": bytes(range(256)) * 4,
        "zip": b"PK\x03\x04" + bytes(range(256)) * 40,
        "utf8-broken": text[:200] + b"\xc3\x28\xff" + text[200:],
        "utf8-cut": text + "é".encode()[:1],
        "cp1252": french.encode("cp1252"),
        "utf16": french.encode("utf-16"),
        "utf16-bare": french.encode("utf-16-le"),
        "utf16-cut": french.encode("utf-16")[:-1],
        "utf32": french.encode("utf-32"),
        "bom": b"\xef\xbb\xbf" + text,
        "bom-twice": b"\xef\xbb\xbf\xef\xbb\xbf" + text,
        "nul": text.replace(b"e", b"\x00"),
        "nul-one": text[:150] + b"\x00" + text[150:],
        "surrogate": text + b"\xed\xa0\x80\xed\xb0\x80",
        "escape": text + b"\x1b]0;pwned\x07\x1b[31m",
        "noncharacters": text + "\ufffe\uffff\U0001fffe".encode(),
        "rtl": (french + "\u202eenod\u202c \u2066pwned\u2069 \u200f").encode(),
        "zalgo": (french + "e" + "\u0301" * 20_000).encode(),
        "one-line": b"abcdefghij " * 440_000,
        "one-word": b"a" * 4_900_000,
        "ten-megabytes": b"a" * 10_000_000,
        "lines": b"Le pays a produit 12 % de plus en 2023.\n" * 100_000,
        "short-lines": "".join(f"ligne {n}\n" for n in range(100_000)).encode(),
        "blank-lines": text + b"\n" * 1_000_000 + text,
        "digits": b"1" * 200_000 + b" millions de dollars",
        "numbers": b"1 2 3 4 5 6 7 8 9 0 " * 20_000,
        "brackets": b"([{<" * 50_000,
        "quotes": "« ".encode() * 50_000,
        "dashes": b"- " * 100_000,
        "stars": b"*_`" * 50_000,
        "spaces-many": b"a" + b" " * 500_000 + b"b",
        "dates": b"3 mars 2024, " * 20_000,
        "countries": b"France, Turquie, " * 10_000,
        "capitals": "LE PRÉSIDENT ".encode() * 10_000,
        "hyphens": b"a-\n" * 30_000,
        "commas": b"un accord avec la France,\n" * 20_000,
        "lower": b"le ministre de la\n" * 20_000,
    }
    sources = {f"{name}.fr.txt": f"---\n{h}\n---\n{TEXT}".encode() for name, h in headers.items()}
    return sources | {f"{name}.fr.txt": data for name, data in plain.items()}


def attacks() -> Mapping[str, bytes]:
    """Sources that are articles, but for code in their texts and headers."""
    made = {}
    for number, code in enumerate(CODE):
        quoted = code.replace("\\", "\\\\").replace('"', '\\"')
        body = (
            f"{TEXT}\nIl a dit {code} devant les journalistes réunis à Astana, mardi.\n\n{code}\n\n"
            f"« {code} », a-t-il ajouté.\n\n- {code}\n- 5 % {code} 12 millions d'euros\n\n"
            f"Lire aussi : {code}\n\nMots-clés : {code}, eau\n\nSource : {code}\n"
        )
        header = "".join(
            f'{key}: "{quoted} en 2024"\n'
            for key in ("title", "author", "outlet", "place", "description")
        )
        made[f"x{number:02}-body.fr.txt"] = body.encode()
        made[f"x{number:02}-title.fr.txt"] = f"{code} : un accord signé\n\n{body}".encode()
        made[f"x{number:02}-byline.en.txt"] = f"A treaty\n\nBy {code}\n\n{body}".encode()
        head = f'---\n{header}people: ["{quoted}"]\n---\n'
        made[f"x{number:02}-header.fr.txt"] = (head + body).encode()
        made[f"x{number:02}-header.en.md"] = (head + body).encode()
    return made


NAMES = (
    "a..b.fr.txt",
    "...fr.txt",
    "CON.fr.txt",
    "nul.txt",
    "index.fr.txt",
    "\N{ROCKET}.fr.txt",
    "Été.fr.txt",
    "É té.fr.txt".replace("É", "E\u0301"),
    "ACCORD-N.fr.txt",
    "accord-n.FR.txt",
    "<script>pwned<script>.fr.txt",
    "'\"><img src=x onerror=pwned>.fr.txt",
    "a\nb.fr.txt",
    "\u202etxt.rf.txt",
    "-rf.fr.txt",
    " .fr.txt",
    f"{'l' * 120}.fr.txt",
    f"{'l' * 240}.fr.txt",
    f"{'㎯' * 80}.fr.txt",
    "x.pwned.txt",
)
"""Names of sources, each of a harmless article."""


def traps(folder: Path) -> None:
    """Links that lead round, away or nowhere, folders and pipes, and bytes that are no name."""
    (folder / "loop-a.fr.txt").symlink_to("loop-b.fr.txt")
    (folder / "loop-b.fr.txt").symlink_to("loop-a.fr.txt")
    (folder / "self").symlink_to(".")
    (folder / "broken.fr.txt").symlink_to("nowhere")
    (folder / "device.fr.txt").symlink_to("/dev/zero")
    (folder / "folder.fr.txt").mkdir()
    (folder / "round").mkdir()
    (folder / "round" / "again").symlink_to("..")
    os.mkfifo(folder / "pipe.fr.txt")
    (folder / os.fsdecode(b"\xff\xfe.fr.txt")).write_text(TEXT, "utf-8")


def fill(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder."""
    folder.mkdir(exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
