"""The glue to MkDocs, and the only module that knows it: generate first, index last.

MkDocs keeps a hook's module from one rebuild of `mkdocs serve` to the next, and reads its
configuration afresh each time: what must outlive a rebuild is in `_state`.
"""

from __future__ import annotations

import atexit
import logging
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:  # `mkdocs` is a script: the project's folder is not on its path
    sys.path.insert(0, str(ROOT))

from mkdocs.exceptions import PluginError  # noqa: E402
from watchdog.events import FileSystemEvent, FileSystemEventHandler  # noqa: E402

from generator.errors import InputError  # noqa: E402
from generator.model import Reading  # noqa: E402
from generator.pipeline import Outcome, build  # noqa: E402
from generator.search import Indexing  # noqa: E402
from generator.search.indexing import BUNDLE, place  # noqa: E402
from generator.settings import load_settings  # noqa: E402
from generator.write import copy_handwritten, read_manifest  # noqa: E402

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files

log = logging.getLogger("mkdocs.hooks.briefing")

SOURCE = "BRIEFING_SOURCE"
"""Environment: another folder of articles. The project's own `docs/` is then left as it is."""


@dataclass
class _State:
    serving: bool = False
    last_good: Mapping[str, Reading] = field(default_factory=dict)
    generated: set[str] = field(default_factory=set)
    """Every file generated since the server started: a change of one is no editor's change."""
    indexing: Indexing | None = None
    indexed: str = ""
    """Digest of what the index in use was made of."""
    index: Path | None = None
    """The index in use, out of the way while the engine empties the site."""
    publishing: Thread | None = None


_state = _State()


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether somebody is editing: then the last good page of a broken article stays."""
    _state.serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Generate the pages before MkDocs looks for them."""
    # The server adds a script to its pages that their policy would not let run.
    config.extra["serving"] = _state.serving
    settings = load_settings(Path(config.config_file_path))
    docs = Path(config.docs_dir)
    source = Path(os.environ.get(SOURCE) or ROOT / "source_articles")
    if os.environ.get(SOURCE):
        docs = copy_handwritten(docs, ROOT / ".cache" / "docs")
        config.docs_dir = str(docs)
    try:
        outcome = build(source, docs, settings, _state.last_good if _state.serving else None)
    except InputError as error:
        if not _state.serving or not _state.last_good:
            raise PluginError(str(error)) from error
        log.error("%s", error)  # the last good pages are still in docs/: the site stays up
        return config
    _report(outcome)
    _state.last_good = outcome.readings
    _state.generated |= read_manifest(docs)
    _start_indexing(outcome, Path(config.site_dir))
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave the theme's own scripts and sheets out: no page asks for them."""
    ours = {config.docs_dir, config.theme.custom_dir}
    for file in list(files):
        if file.src_dir not in ours:
            files.remove(file)
    return files


def _start_indexing(outcome: Outcome, site_dir: Path) -> None:
    """Index what is new beside the engine, and keep the index in use from being emptied."""
    _stop_indexing()
    kept = site_dir / BUNDLE
    if _state.serving and kept.is_dir():
        folder = Path(tempfile.mkdtemp(prefix="briefing-index-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        _state.index = Path(shutil.move(kept, folder / BUNDLE))
    _state.indexing = Indexing(outcome.site, _state.indexed if _state.index else "")


def _stop_indexing() -> None:
    if _state.indexing:
        _state.indexing.cancel()
        _state.indexing = None
    if _state.publishing:
        _state.publishing.join()
        _state.publishing = None


def _report(outcome: Outcome) -> None:
    """Errors fail a strict build; what is merely doubtful does not."""
    for problem in outcome.problems:
        log.log(logging.ERROR if problem.error else logging.INFO, "%s", problem)


def on_post_build(config: MkDocsConfig) -> None:
    """Put the index, which was built beside the pages, into the site.

    An editor who looks at a page does not wait for it: the last index stays until the new one is
    there.
    """
    site_dir = Path(config.site_dir)
    if not _state.serving:
        if _state.indexing:
            try:
                _state.indexing.finish(site_dir)
            except InputError as error:
                raise PluginError(str(error)) from error
        return
    _put_back(site_dir)
    if _state.indexing:
        _state.publishing = Thread(target=_publish, args=(_state.indexing, site_dir), daemon=True)
        _state.publishing.start()


def _put_back(site_dir: Path) -> None:
    if _state.index:
        place(_state.index, site_dir)
        _state.index = None


def _publish(indexing: Indexing, site_dir: Path) -> None:
    try:
        if indexing.finish(site_dir):
            _state.indexed = indexing.digest
    except InputError as error:
        log.error("%s", error)
    except OSError as error:
        # The server has stopped, and its folder is gone.
        log.debug("the search index was not put in place: %s", error)


def on_build_error(error: Exception) -> None:
    """Leave no indexer behind."""
    _stop_indexing()


def on_shutdown() -> None:
    """Leave no indexer behind when the server stops."""
    _stop_indexing()


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
    """Watch what people write, not what the generator writes: one save, one rebuild."""
    docs = Path(config.docs_dir)
    server.unwatch(str(docs))
    server.observer.schedule(_Handwritten(server, docs), str(docs), recursive=True)
    server.watch(os.environ.get(SOURCE) or str(ROOT / "source_articles"))
    return server


class _Handwritten(FileSystemEventHandler):
    """Asks the server for a rebuild when a hand-written file of `docs/` changes."""

    def __init__(self, server: LiveReloadServer, docs: Path) -> None:
        self.server, self.docs = server, docs

    def on_any_event(self, event: FileSystemEvent) -> None:
        path = Path(os.fsdecode(event.src_path))
        inside = path.relative_to(self.docs).as_posix()
        if event.is_directory or path.name.startswith(".") or inside in _state.generated:
            return
        with self.server._rebuild_cond:
            self.server._want_rebuild = True
            self.server._rebuild_cond.notify_all()
