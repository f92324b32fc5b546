# Everything a newcomer or a machine calls. A fresh clone needs git, make and Python 3.11 or later; the rest is set up here, in .venv.

PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11 python; do \
	$$name -c 'import sys, venv; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null && echo $$name && break; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input --retries 8 --timeout 60
STORY := examples/barrage
SHIPPED := $(wildcard $(STORY)/*.html $(STORY)/*.txt)

# OpenBLAS on one thread: our matrices are small, and its spinning threads take the core another stage needs.
export OPENBLAS_NUM_THREADS ?= 1

.PHONY: help demo test check lint format bench golden serve lock pictures browser clean
.DEFAULT_GOAL := help

help:  ## say what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## / · /' | awk -F ' · ' '{ printf "  make %-9s %s\n", $$1, $$2 }'

demo: .venv/runtime  ## a dossier of the invented story in examples/, in out/
	@mkdir -p out
	@$(BIN)/recoupe dossier $(SHIPPED) --format html --format json --output out/
	@$(BIN)/recoupe verify out/dossier.json $(SHIPPED)
	@echo
	@echo "The dossier is in out/dossier.html: open it in any browser (file://$(CURDIR)/out/dossier.html)."
	@echo "The same for programs: out/dossier.json. Your own articles: $(BIN)/recoupe dossier FILES -o dossier.html"

test: .venv/dev browser  ## every test, those in a browser included
	@$(BIN)/python -m pytest -p no:cacheprovider

check: lint test  ## what every change must pass: format, lint, types, rooms, tests

lint: .venv/dev
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

format: .venv/dev  ## put the code in the one format
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: .venv/dev  ## quality and speed, against bench/floors.json
	@$(BIN)/python bench/quality.py
	@$(BIN)/python bench/speed.py
	@$(BIN)/python bench/annotate_speed.py

golden: .venv/dev  ## rewrite tests/golden: read the diff
	@$(BIN)/python tests/golden/rewrite.py

pictures: .venv/dev browser  ## redraw the pictures of docs/
	@$(BIN)/python docs/make_pictures.py

serve: .venv/runtime  ## the desk in the browser, on the invented story of examples/
	@$(BIN)/recoupe serve $(SHIPPED)

lock:  ## rewrite the lock files from pyproject.toml
	@.ci/lock

browser:
	@.ci/browser

clean:  ## remove what was made, .venv included
	rm -rf .venv build out src/*.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "recoupe needs Python 3.11, 3.12 or 3.13; say which: make PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "Python has no venv; on Debian: apt-get install python3-venv"; exit 1; }

# A lock file that changed is installed again. Packages are taken by hash alone; the second try is for a network that hung.
.venv/runtime: requirements.lock pyproject.toml | .venv/bin/python
	@echo "Setting up .venv (a minute or two)"
	@for try in 1 2 3; do $(PIP) install --quiet --require-hashes -r requirements.lock && break; test $$try -lt 3; done
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev: requirements-dev.lock .venv/runtime
	@for try in 1 2 3; do $(PIP) install --quiet --require-hashes -r requirements-dev.lock && break; test $$try -lt 3; done
	@touch $@
