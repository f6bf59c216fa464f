# Everything runs in the project's own virtual environment; each target sets up what it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ADDRESS ?= 127.0.0.1:8000

export NO_MKDOCS_2_WARNING := 1

.PHONY: serve site offline test lab lab-again web format export clean

serve: $(VENV)/ready
	$(BIN)/mkdocs serve --livereload --dev-addr $(ADDRESS)

site: $(VENV)/ready
	$(BIN)/mkdocs build --strict

# One zip in dist/ that works from a disk; `make site` puts the same into site/.
offline: $(VENV)/ready
	$(BIN)/mkdocs build --strict --quiet --no-directory-urls --site-dir build/offline
	mkdir -p dist
	cp build/offline/*.zip dist/

test: $(VENV)/ready-dev
	tests/install-tools
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n auto -q
	tests/run-lab $(BIN)/swandoc

# Proves what has changed, and records it in docs/proofs.
lab: $(VENV)/ready-dev
	tests/install-tools
	$(BIN)/swandoc prove

# Proves everything again, and records nothing.
lab-again: $(VENV)/ready-dev
	tests/install-tools
	tests/run-lab $(BIN)/swandoc

# Installs what the checker's scripts are built with, and builds them anew; they are committed.
web: $(VENV)/ready-dev
	$(BIN)/python tests/node.py build.mjs

format: $(VENV)/ready-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

export: $(VENV)/ready
	$(BIN)/swandoc export

clean:
	rm -rf $(VENV) site dist build

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV) || { echo "python3 -m venv failed: on Debian and Ubuntu, apt-get install python3-venv" >&2; rm -rf $(VENV); exit 1; }

$(VENV)/ready: pyproject.toml | $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[site]'
	touch $@

$(VENV)/ready-dev: pyproject.toml $(VENV)/ready
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[site,dev]'
	touch $@
