# Everything that people and CI run. `make help` lists the targets.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: help run test acceptance lint format bench-coordination bench-handoff bench-scaler samples clean
.DEFAULT_GOAL := help

help:  ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 22

run: .venv/ready  ## set up what is needed, start the whole system and analyse a sample deck; Ctrl-C stops it
	@$(BIN)/deckflow up --sample

test: .venv/ready-dev  ## lint, types, layers, and all tests with real services (about 6 minutes on two cores)
	@$(MAKE) --no-print-directory lint
	$(BIN)/pytest -n 4 --dist loadfile --no-loadscope-reorder

acceptance: .venv/ready-dev  ## the long proofs: kills, outages, big databases with the product's own timings; long searches
	$(BIN)/pytest --product-timings --timeout 900 -m "acceptance or not acceptance" tests/system tests/service/test_schema.py \
	  tests/service/test_emulated_chaos.py tests/service/test_lifecycle_stateful.py tests/unit

lint: .venv/ready-dev  ## ruff, mypy (strict) and the import contracts
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache | grep -E 'KEPT|BROKEN|kept|broken' ; exit $${PIPESTATUS[0]}

format: .venv/ready-dev  ## put the code into its house style
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

bench-coordination: .venv/ready-dev  ## what the record costs, beside bare Celery (about 4 minutes)
	@$(BIN)/python -m benchmarks.coordination

bench-scaler: .venv/ready-dev  ## how long a tick of the scaler takes, and a simulated million decks a day (about 3 minutes)
	@$(BIN)/python -m benchmarks.scaler
	@$(BIN)/python -m benchmarks.snapshot

bench-handoff: .venv/ready-dev  ## how long a deck takes from vision to text (about 5 minutes)
	@$(BIN)/python -m benchmarks.handoff

samples: .venv/ready-dev  ## draw the sample decks again
	$(BIN)/python samples/draw.py

clean:  ## remove the virtual environment and caches; data directories stay
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache *.egg-info

SHELL := /bin/bash

# Debian keeps `venv` in a package of its own; as root it is installed, otherwise the message says what to do.
.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Deckflow needs Python 3.11 or newer; set PYTHON=..."; exit 1; }
	@$(PYTHON) -m venv .venv 2>/dev/null || { rm -rf .venv; \
	  test "$$(id -u)" = 0 && apt-get update -qq && apt-get install -y -qq python3-venv && $(PYTHON) -m venv .venv; } || \
	  { rm -rf .venv; echo "python3 -m venv does not work here. On Debian: sudo apt-get install python3-venv"; exit 1; }

.venv/ready: .venv/bin/python setup.cfg pyproject.toml
	@echo "Installing Deckflow into .venv (a minute or two on the first run)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip 2>&1 | grep -v '^WARNING' || true
	@$(BIN)/python -m pip install --disable-pip-version-check --progress-bar on --quiet --editable '.[standalone]'
	@touch $@

.venv/ready-dev: .venv/ready
	@echo "Installing what the tests need"
	@$(BIN)/python -m pip install --disable-pip-version-check --quiet --editable '.[standalone,test,dev]'
	@touch $@
