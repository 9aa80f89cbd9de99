# make run: set up, build the graph, ask it a question.   make test: set up and test.   make help: the rest.
PYTHON ?= python3
BIN    := .venv/bin
READY  := .venv/.ready
LOCK    = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url

.PHONY: run test check lint bench docs lock clean help
.DEFAULT_GOAL := help

run: $(READY) ## set up, build the graph from data/, print the answer to a question with its sources
	$(BIN)/kg build
	$(BIN)/kg query run rounds-over-time

test: $(READY) ## set up and run the tests
	$(BIN)/python -m pytest

check: lint test ## lint, types, formats, generated files are current, tests

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/turtlefmt --check ontology data
	$(BIN)/python docs/generate/all.py --check

bench: $(READY) ## measure and print CPU figures beside the peers; BENCH='--size 10m' for the large one (see --help)
	-$(BIN)/python -m tests.bench.install
	$(BIN)/python -m tests.bench.peers $(BENCH)
	$(BIN)/python -m tests.bench
	$(BIN)/python -m tests.bench.builds

docs: $(READY) ## regenerate what is generated
	$(BIN)/python docs/generate/all.py

lock: $(READY) ## resolve the dependencies again; names, versions and hashes, no addresses
	$(LOCK) --extra dev --output-file requirements.lock pyproject.toml
	$(LOCK) --output-file tests/bench/peers.txt tests/bench/peers.in

clean: ## remove what was set up and built
	rm -rf .venv .venv-peers .kg dist

help:
	@sed -n 's/^\([a-z]*\):.*## /\1 \t/p' $(MAKEFILE_LIST)

$(READY): pyproject.toml requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Tiegraph needs Python 3.11 or later, this is %d.%d: say which, make PYTHON=python3.11 ..." % sys.version_info[:2])'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@
