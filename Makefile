# Every target sets up what it needs on a fresh machine first.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
SOURCE ?=
SITE ?= site

.DEFAULT_GOAL := check
.PHONY: install site serve test check lint eval bench golden messages messages-extract messages-update messages-compile lock clean help

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 20

install: $(BIN)/.installed ## .venv with everything locked, once

$(BIN)/.installed: requirements.txt requirements-dev.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt -r requirements-dev.txt
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

eval: install ## how well articles are read, against gold labels
	$(BIN)/python -m tests.evaluation

bench: install ## speed, as ratios in one run
	$(BIN)/python -m tests.bench

golden: install ## rewrite the expectations of the golden cases; read the diff like code
	$(BIN)/python -m tests.golden

messages: messages-extract messages-update messages-compile ## interface texts: extract, update, compile

messages-extract: install
	$(BIN)/python scripts/messages.py extract

messages-update: install
	$(BIN)/python scripts/messages.py update

messages-compile: install
	$(BIN)/python -m generator.interface

lock: install ## pin what requirements.in allows to the newest, with hashes
	$(BIN)/uv pip compile -q --generate-hashes --no-emit-index-url --no-header --universal --python-version 3.11 requirements.in -o requirements.txt
	$(BIN)/uv pip compile -q --generate-hashes --no-emit-index-url --no-header --universal --python-version 3.11 requirements-translate.in -c requirements.txt -o requirements-translate.txt
	$(BIN)/uv pip compile -q --generate-hashes --no-emit-index-url --no-header --universal --python-version 3.11 requirements-dev.in -c requirements.txt -c requirements-translate.txt -o requirements-dev.txt

clean: ## outputs and caches
	rm -rf site .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis
	$(PYTHON) -m generator.clean
