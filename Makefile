# A developer's day. `make` alone lists the targets.

PYTHON ?= python3
BUILD  ?= build
# More options for pytest, for example: make test PYTEST_ARGS="-x -k wheel"
PYTEST_ARGS ?=
# What the tests marked `system` need beyond Python.
# Of Virtuoso the programs alone: `virtuoso-opensource` would start a server for all of the machine.
SYSTEM_PACKAGES := chromium default-jre-headless fonts-noto-cjk util-linux virtuoso-opensource-7-bin

VENV := .venv
BIN  := $(VENV)/bin
ENV  := $(VENV)/.installed
SYSTEM_ENV := $(VENV)/.installed-system
BENCH_ENV := $(VENV)/.installed-bench
# Each generator writes files that are committed; with --check it only says whether they are fresh.
GENERATORS := $(sort $(wildcard tools/make_*.py))

# What runs in a browser, and its tests.
SCRIPTS := src/aidgraph/views/assets/js src/aidgraph/site/templates tests/views/js

.DEFAULT_GOAL := help
.PHONY: help run test test-system lint format bench docs verify-article clean browser

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(ENV) ## Build the site of the reference graph and say where it is
	@$(BIN)/aidgraph site $(BUILD)/site

test: $(ENV) browser ## Run the tests, doctests included (installs a browser if there is none)
	@$(BIN)/python -m pytest -n auto --dist loadfile $(PYTEST_ARGS)

test-system: $(ENV) ## Run the tests that need root, Debian packages and Spark
	@if [ "$$(id -u)" -ne 0 ]; then \
		echo "make test-system: needs root, to install packages and to make an empty network." >&2; exit 1; fi
	@if ! dpkg -s $(SYSTEM_PACKAGES) >/dev/null 2>&1; then \
		if ! command -v apt-get >/dev/null; then \
			echo "make test-system: needs Debian's $(SYSTEM_PACKAGES); there is no apt-get here." >&2; exit 1; fi; \
		echo "Installing $(SYSTEM_PACKAGES) …" >&2; \
		export DEBIAN_FRONTEND=noninteractive; \
		apt-get -qq update && apt-get -qq install -y --no-install-recommends $(SYSTEM_PACKAGES) >/dev/null; fi
	@$(MAKE) --no-print-directory $(SYSTEM_ENV)
	@$(BIN)/python -m pytest -m system $(PYTEST_ARGS)

lint: $(ENV) ## Check style (of scripts too), types, the order of graph/, and that generated files are fresh
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/oxlint --quiet --deny-warnings $(SCRIPTS)
	@$(BIN)/aidgraph fmt --check graph
	@set -e; for tool in $(GENERATORS); do $(BIN)/python $$tool --check; done

format: $(ENV) ## Format the code and graph/, and mend what ruff can mend
	@$(BIN)/ruff check --fix-only
	@$(BIN)/ruff format
	@$(BIN)/aidgraph fmt graph

# More options for the benchmarks, for example: make bench BENCH_ARGS=--quick
BENCH_ARGS ?=
bench: $(BENCH_ENV) browser ## Measure against baselines and write docs/benchmarks.md (about an hour)
	@$(BIN)/python -m benchmarks $(BENCH_ARGS)

docs: $(ENV) ## Write the generated files anew, and the pages of the vocabulary into build/docs
	@set -e; for tool in $(GENERATORS); do $(BIN)/python $$tool; done
	@$(BIN)/python tools/vocabulary_pages.py $(BUILD)/docs

verify-article: $(ENV) ## Compare the claims with the article, and look for its sentences here: TEXT=path
	@if [ -z "$(TEXT)" ]; then \
		echo "usage: make verify-article TEXT=path/to/article.txt   (UTF-8; the file stays yours)" >&2; exit 2; fi
	@$(BIN)/aidgraph verify --text "$(TEXT)"
	@$(BIN)/python tools/leaks.py "$(TEXT)"

clean: ## Remove what was built, and caches (the environment stays: rm -rf .venv)
	@rm -rf $(BUILD) dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find . -name __pycache__ -type d -not -path './$(VENV)/*' -prune -exec rm -rf {} +

browser: $(ENV)
	@sh tools/ensure_browser.sh

$(ENV): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "make: needs Python 3.11 or later; name one, for example: make PYTHON=python3.12 …" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "make: $(PYTHON) cannot make environments; on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@echo "Installing into $(VENV) …" >&2
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	@$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@

# Spark is too heavy for every developer's environment.
$(SYSTEM_ENV): $(ENV)
	@echo "Installing Spark into $(VENV), about half a gigabyte …" >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[system]'
	@touch $@

$(BENCH_ENV): $(ENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]'
	@touch $@
