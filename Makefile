# Every target does its own set-up: nothing but Python 3.11+ (with venv) and make is needed.
.DEFAULT_GOAL := help
.PHONY: help setup demo test check mutants format screenshots bench bench-large lock clean
PYTHON ?= python3
BIN := .venv/bin

help: ## show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

setup: .venv/ready ## build .venv with .venv/bin/weerklank in it

.venv/ready: requirements.lock pyproject.toml package-lock.json hatch_build.py
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

demo: setup ## start the engine, walk sample initiatives through whole lives, show the answers, stop
	$(BIN)/weerklank demo

# In the order of the folders: ordered by their number of tests, the few long ones would come last, alone.
test: setup ## run the tests, on a real PostgreSQL and a real Temporal
	$(BIN)/python -m pytest --numprocesses=auto --dist=loadfile --no-loadscope-reorder

check: setup ## format, lint, types, import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

mutants: setup ## change one thing at a time in a module of the law (MODULE=counting); does a test notice?
	$(BIN)/python tests/mutation/mutants.py "$(MODULE)"

format: setup ## put the sources in their house style
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

screenshots: setup ## take pictures of the main pages into FOLDER, wide, narrow and on paper
	$(BIN)/python -m tests.web.screenshots "$(or $(FOLDER),screenshots)"

bench: setup ## print the figures, each a ratio taken in one run
	$(BIN)/python benchmarks/figures.py

bench-large: setup ## print what a million events cost beside ten thousand (about half an hour)
	$(BIN)/python benchmarks/large.py

lock: setup ## write requirements.lock anew from pyproject.toml
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --extra dev --generate-hashes \
		--no-emit-index-url --no-emit-find-links --output-file requirements.lock pyproject.toml

clean: ## remove what set-up and tests made
	rm -rf .venv node_modules web/static/vendor .mypy_cache .pytest_cache .ruff_cache .hypothesis
