"""The glue to MkDocs, and the only module that knows it: generate first, index last.

MkDocs renders the hand-written pages as ever. Generated ones, which may be thousands, are
rendered here by its own parts (extensions, templates, contexts), on all processors and only where
something changed; they have ready links, so that nothing of MkDocs is missed. To keep what did not
change, the last site is set aside before MkDocs empties its folder.

MkDocs keeps a hook's module from one rebuild of `mkdocs serve` to the next, and reads its
configuration afresh each time: what must outlive a rebuild is in `_state`.
"""

from __future__ import annotations

import gc
import logging
import os
import sys
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:  # `mkdocs` is a script: the project's folder is not on its path
    sys.path.insert(0, str(ROOT))

gc.set_threshold(100_000, 50, 50)  # articles are many small objects, and no rings of them

import markdown  # noqa: E402
import mkdocs  # noqa: E402
from mkdocs.commands.build import get_context  # noqa: E402
from mkdocs.exceptions import PluginError  # noqa: E402
from mkdocs.structure.files import File, Files  # noqa: E402
from mkdocs.structure.nav import Navigation  # noqa: E402
from watchdog.events import FileSystemEvent, FileSystemEventHandler  # noqa: E402
from watchdog.observers import Observer  # noqa: E402

from generator import CACHE  # noqa: E402
from generator.cache import compiled_templates, digest  # noqa: E402
from generator.desk import Desk  # noqa: E402
from generator.errors import InputError  # noqa: E402
from generator.making import Rendering, claimed  # noqa: E402
from generator.messages import editor_language, line  # noqa: E402
from generator.model import Page  # noqa: E402
from generator.pages import address  # noqa: E402
from generator.pages.tasks import listed  # noqa: E402
from generator.pipeline import Outcome, read, write  # noqa: E402
from generator.search import Indexing  # noqa: E402
from generator.settings import load_settings  # noqa: E402
from generator.staging import Staging  # noqa: E402
from generator.write import cannot_write, copy_handwritten, read_manifest  # noqa: E402

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

log = logging.getLogger("mkdocs.hooks.briefing")

SOURCE = "BRIEFING_SOURCE"
"""Environment: another folder of articles. The project's own `docs/` is then left as it is."""


@dataclass
class _State:
    serving: bool = False
    last_good: Outcome | None = None
    desk: Desk = field(default_factory=Desk)
    """What the editor is shown in the pages while the site is served."""
    generated: set[str] = field(default_factory=set)
    """Every file generated since the server started: a change of one is no editor's change."""
    docs: Path = ROOT / "docs"
    """Where the generated pages are; MkDocs is shown a copy of the hand-written ones alone."""
    staging: Staging | None = None
    templates: jinja2.Environment | None = None
    rendered: frozenset[str] | None = None
    """The generated files of the site; None: those of the last one, for want of better ones."""
    indexing: Indexing | None = None
    publishing: Thread | None = None
    claim: ExitStack = field(default_factory=ExitStack)


_state = _State()


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether somebody is editing: then the last good page of a broken article stays."""
    _state.serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Generate the pages, and render them, before MkDocs does its part."""
    # MkDocs writes the day of the build into the compressed sitemap: no two days' sites were alike.
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")
    # The server adds a script to its pages that their policy would not let run.
    config.extra["serving"] = _state.serving
    own = Path(config.docs_dir)
    docs = CACHE / "docs" if os.environ.get(SOURCE) else own
    source = Path(os.environ.get(SOURCE) or ROOT / "source_articles")
    _stop_indexing()
    try:
        for folder in (CACHE / "own", docs):
            _state.claim.enter_context(claimed(folder))
    except InputError as error:
        raise PluginError(str(error)) from error
    if docs != own:
        copy_handwritten(own, docs)
    config.docs_dir = str(copy_handwritten(own, CACHE / "own"))
    # No page uses anything of the theme's: its thousands of icons need not be looked through.
    config.theme.dirs[:] = [str(config.theme.custom_dir), *config.theme.dirs[-1:]]
    _state.docs = docs
    staging = _state.staging = Staging.of(Path(config.site_dir))
    _state.rendered = None
    try:
        settings = load_settings(Path(config.config_file_path))
        outcome = read(source, settings, _state.last_good if _state.serving else None, _told)
        if not _state.serving:
            _state.indexing = Indexing(outcome.site, staging.index)
        made = write(outcome, docs, _rendering(config, staging.folder), _told)
    except InputError as error:
        if not _state.serving or not _state.last_good:
            raise PluginError(str(error)) from error
        log.error("%s", error)  # the last good pages are still there: the site stays up
        _state.desk.tell(error.problems)
        config.extra["listed"] = listed(_state.last_good.site)
        return config
    _state.rendered = made.rendered
    tongue = editor_language(settings.messages)
    for problem in outcome.problems:
        log.log(logging.ERROR if problem.error else logging.INFO, "%s", line(problem, tongue))
    _state.desk.show(outcome.site.library.articles, outcome.problems, settings)
    _state.last_good = outcome
    if _state.serving:
        _state.generated |= read_manifest(docs)
    config.extra["listed"] = listed(outcome.site)
    return config


def _told(done: int, count: int) -> None:
    """Long work shows how far it is."""
    if count >= 500 and done % 500 == 0:
        log.info("%d of %d", done, count)


class _Shown(NamedTuple):
    """What the frame asks of an engine's page."""

    url: str
    canonical_url: str | None
    meta: Mapping[str, object]
    content: str


def _rendering(config: MkDocsConfig, folder: Path) -> Rendering:
    """How MkDocs renders a page that has ready links, and needs neither navigation nor plugins."""

    @cache
    def converter() -> markdown.Markdown:
        """Made when a page asks: what comes of most is known without it."""
        configs = config.mdx_configs or {}
        return markdown.Markdown(extensions=config.markdown_extensions, extension_configs=configs)

    _state.templates = config.theme.get_env()
    _state.templates.bytecode_cache = compiled_templates()
    frame = _state.templates.get_template("main.html")
    nav = Navigation([], [])

    def render(page: Page) -> tuple[str, bytes]:
        if page.header is None:
            return page.path, page.text.encode("utf-8")
        url = address.of(page.path)
        content = page.html
        if content is None:
            content = converter().reset().convert(page.body)
        public = f"{config.site_url}{url}" if config.site_url else None
        shown: Any = _Shown(url, public, page.header, content)
        html = frame.render(get_context(nav, [], config, shown))
        return f"{url}index.html", html.encode("utf-8")

    overrides = Path(str(config.theme.custom_dir))
    templates = (f"{path}\n{path.read_text('utf-8')}" for path in sorted(overrides.rglob("*.html")))
    versions = (mkdocs.__version__, markdown.__version__)
    settings = {k: str(v) for k, v in sorted(config.items()) if k in _SHAPING}
    return Rendering(render, digest(*versions, repr(settings), *templates), folder)


_SHAPING = {"site_name", "site_url", "extra", "markdown_extensions", "mdx_configs"}
"""What the look of a generated page can depend on."""


class _Handwritten(Files):
    """The hand-written files; a link from one of them may lead to a generated one, too."""

    def __init__(self, files: Files, docs: Path, config: MkDocsConfig) -> None:
        super().__init__(files)
        self._docs, self._config = docs, config

    @cached_property
    def _generated(self) -> set[str]:
        """Read when a link asks: at a thousand articles it lists ten thousand files."""
        return read_manifest(self._docs)

    def get_file_from_path(self, path: str) -> File | None:
        found = super().get_file_from_path(path)
        if found is None and path in self._generated:
            config = self._config
            return File(path, str(self._docs), config.site_dir, config.use_directory_urls)
        return found


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Let hand-written pages link to generated ones."""
    return _Handwritten(files, _state.docs, config)


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """The templates once more, compiled already."""
    return _state.templates or env


def on_post_build(config: MkDocsConfig) -> None:
    """Put the generated pages, the hand-written ones and the index together.

    An editor who looks at a page does not wait for the index: the last one stays until the new one
    is there.
    """
    staging, outcome = _state.staging, _state.last_good
    if staging is None:
        return
    known = staging.index
    try:
        if _state.indexing:
            _state.indexing.finish(staging.folder)
        staging.publish(_state.rendered)
    except InputError as error:
        raise PluginError(str(error)) from error
    _state.staging = None  # what bears the hidden name from here on is another build's
    _state.claim.close()
    if _state.serving and outcome:
        _state.publishing = Thread(
            target=_publish, args=(outcome, known, staging.site), daemon=True
        )
        _state.publishing.start()


def _publish(outcome: Outcome, known: str, site: Path) -> None:
    try:
        _state.indexing = Indexing(outcome.site, known)
        _state.indexing.finish(site)
    except InputError as error:
        log.error("%s", error)
    except OSError as error:
        # The server has stopped, and its folder is gone.
        log.debug("the search index was not put in place: %s", error)


def _stop_indexing() -> None:
    if _state.indexing:
        _state.indexing.cancel()
        _state.indexing = None
    if _state.publishing:
        _state.publishing.join()
        _state.publishing = None


def on_build_error(error: Exception) -> None:
    """Say why, after `on_shutdown`."""
    on_shutdown()
    if isinstance(error, OSError):
        raise PluginError(str(cannot_write(error, ROOT))) from error


def on_shutdown() -> None:
    """Leave no indexer behind, put the last site back if there is no new one, let others build."""
    _stop_indexing()
    if _state.staging:
        _state.staging.restore()
        _state.staging = None
    _state.claim.close()


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
    """Watch what people write, not what the generator writes: one save, one rebuild, at once."""
    docs = ROOT / "docs"
    server.unwatch(config.docs_dir)
    server.build_delay = 0.05
    # MkDocs looks around twice a second, which works on every disk; the system tells at once.
    observer = Observer()
    for folder in (docs, Path(os.environ.get(SOURCE) or ROOT / "source_articles")):
        changes = _Changes(server, folder, docs)
        for watcher in (server.observer, observer):
            watcher.schedule(changes, str(folder), recursive=True)
    server.set_app(_state.desk.around(server.serve_request))
    observer.daemon = True
    observer.start()
    return server


class _Changes(FileSystemEventHandler):
    """Asks the server for a rebuild, once, when a file changes that people write."""

    def __init__(self, server: LiveReloadServer, folder: Path, docs: Path) -> None:
        self.server, self.folder, self.docs = server, folder, docs
        self._seen: dict[Path, object] = {}

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.is_directory or event.event_type in ("opened", "closed_no_write"):
            return
        for name in filter(None, (event.src_path, event.dest_path)):
            self._look_at(Path(os.fsdecode(str(name))))

    def _look_at(self, path: Path) -> None:
        if not path.is_relative_to(self.folder) or path.name.startswith("."):
            return
        if self.folder == self.docs and path.relative_to(self.docs).as_posix() in _state.generated:
            return
        try:
            found = path.stat()
            now = (found.st_mtime_ns, found.st_size)
        except OSError:
            now = None
        if self._seen.get(path, "") == now:  # told twice, by the system and by looking around
            return
        self._seen[path] = now
        with self.server._rebuild_cond:
            self.server._want_rebuild = True
            self.server._rebuild_cond.notify_all()
