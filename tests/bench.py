"""Speed, as ratios in one run: `make bench`. Machines are shared and noisy, so medians of pairs.

The reference is a plain Material site of the very same pages: no hook, no overrides, the theme's
own search.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.conftest import copy_project

PLAIN = """\
site_name: Plain
site_url: https://pages.example/repo/
theme: {name: material, font: false}
nav: [index.md]
validation: {nav: {omitted_files: ignore}, links: {unrecognized_links: ignore}}
markdown_extensions: [attr_list]
"""


def timed(folder: Path, *command: str) -> float:
    """Wall seconds of a whole process."""
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        check=True,
        capture_output=True,
    )
    return time.perf_counter() - start


def fresh(folder: Path) -> None:
    """Take outputs and caches away."""
    for name in ("site", ".cache"):
        shutil.rmtree(folder / name, ignore_errors=True)
    if (folder / "generator").exists():
        timed(folder, "generator.clean")


def main() -> int:
    """Print the medians and their ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="pairs of runs (default: 5)")
    parser.add_argument("--articles", type=int, default=0, help="synthetic articles instead")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        ours = copy_project(Path(scratch) / "ours")
        if options.articles:
            from tests.corpus import write_corpus

            shutil.rmtree(ours / "source_articles")
            write_corpus(ours / "source_articles", options.articles)
        timed(ours, "generator", "build")
        plain = Path(scratch) / "plain"
        shutil.copytree(ours / "docs", plain / "docs")
        (plain / "mkdocs.yml").write_text(PLAIN, encoding="utf-8")
        seconds: dict[str, list[float]] = {"generator": [], "ours": [], "plain": []}
        for _ in range(options.runs):
            fresh(ours)
            seconds["generator"].append(timed(ours, "generator", "build"))
            fresh(ours)
            seconds["ours"].append(timed(ours, "mkdocs", "build", "--strict"))
            fresh(plain)
            seconds["plain"].append(timed(plain, "mkdocs", "build"))
        for name, values in seconds.items():
            print(f"{name:10} median {statistics.median(values):6.2f} s of {options.runs}")
        pairs = zip(seconds["ours"], seconds["plain"], strict=True)
        ratio = statistics.median(a / b for a, b in pairs)
        print(
            f"whole build / plain Material site of the same pages: {ratio:.2f} (goal: at most 1.33)"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
