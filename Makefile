# Two commands: `make site` builds the site from nothing, `make test` tests everything from nothing.
VENV := .venv
BIN := $(VENV)/bin
SITE_READY := $(VENV)/.site-ready
TEST_READY := $(VENV)/.test-ready
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: site serve check test test-all bench links lock clean

site: $(SITE_READY)
	$(BIN)/minority-site check
	$(BIN)/minority-site build --strict

serve: $(SITE_READY)
	$(BIN)/minority-site serve

check: $(SITE_READY)
	$(BIN)/minority-site check

test: $(TEST_READY)
	sh scripts/test.sh

test-all: $(TEST_READY)
	sh scripts/test.sh --all

bench: $(TEST_READY)
	$(BIN)/python benchmarks/run.py

links: $(SITE_READY)
	$(BIN)/python scripts/check_links.py

lock: $(TEST_READY)
	$(BIN)/uv pip compile pyproject.toml scripts/build-requirements.in --universal --python-version 3.11 --generate-hashes --no-header --quiet -o requirements.lock $(UPGRADE)
	$(BIN)/uv pip compile pyproject.toml scripts/build-requirements.in --group dev --universal --python-version 3.11 --generate-hashes --no-header --quiet -o requirements-dev.lock $(UPGRADE)

clean:
	rm -rf $(VENV) site .cache dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage htmlcov

$(VENV)/bin/python:
	sh scripts/make_venv.sh $(VENV)

$(SITE_READY): $(VENV)/bin/python requirements.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

$(TEST_READY): $(VENV)/bin/python requirements-dev.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@ $(SITE_READY)
