# Everything here works from a fresh clone; a second run of any target needs no network.
#   make setup        the virtual environment .venv, from requirements/lock.txt
#   make lab          JupyterLab with the first lesson open
#   make test         lint, types and every test that needs no Postmark account
#   make check        lint and types only
#   make notebooks    execute all notebooks and save their outputs
#   make screenshots  take the README's screenshots anew, into docs/
#   make bench        the benchmarks' table of ratios
#   make lock         resolve the pinned requirements again
#   make clean        remove everything that the targets above made
# PYTHON=/path/to/python3 chooses the interpreter; ARGS="-k token" is handed on to pytest, JupyterLab and the rest.

MAKEFLAGS += --no-builtin-rules
.DELETE_ON_ERROR:
.DEFAULT_GOAL := setup
.PHONY: setup lab test check notebooks screenshots bench lock clean environments

PYTHON ?=
ARGS ?=
VENV := .venv
BIN := $(VENV)/bin
PYTHON_CLIENTS := $(notdir $(patsubst %/requirements.in,%,$(wildcard tests/clients/python/*/requirements.in)))
NODE_CLIENTS := $(patsubst %/package.json,%,$(wildcard tests/clients/*/package.json))
BROWSER_PASSED := build/browser-tests-passed
BROWSER_INPUTS := Makefile pyproject.toml requirements helpers notebooks docs jupyter-config tests/needed.py tests/browser
HAS_BROWSER := from tests.browser.chromium import find_chromium; raise SystemExit(find_chromium() is None)
CACHES := .mypy_cache .pytest_cache .ruff_cache .hypothesis

export UV_PYTHON_DOWNLOADS := never
export PIP_DISABLE_PIP_VERSION_CHECK := 1

NO_PYTHON := No Python 3.11 or newer with its venv module was found: install one (Debian: apt install python3-venv) \
or name one with PYTHON=/path/to/python3.

# Prints the first interpreter that is new enough and can make a virtual environment.
FIND_PYTHON = for python in $(or $(PYTHON),python3 python3.14 python3.13 python3.12 python3.11); do \
	"$$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& { echo "$$python"; break; }; done

setup: $(VENV)/.kit-installed
	@:

# uv does the installing; pip only brings uv, so that a machine needs nothing but Python.
$(VENV)/.lock-installed: requirements/uv.txt requirements/lock.txt
	@python="$$($(FIND_PYTHON))"; \
	if [ -z "$$python" ]; then echo "$(NO_PYTHON)" >&2; exit 1; fi; \
	"$$python" -m venv $(VENV)
	@$(BIN)/python -m pip install -qq --require-hashes -r requirements/uv.txt
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes --compile-bytecode -r requirements/lock.txt
	@touch $@

$(VENV)/.kit-installed: $(VENV)/.lock-installed pyproject.toml $(wildcard jupyter-config/*)
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -qq helpers  # so that the first notebook opens as fast as the second
	@touch $@

# A browser is opened only where there is a screen and no root user; otherwise JupyterLab prints its address.
lab: setup
	@set -- --config=jupyter-config/jupyter_lab_config.json; \
	screen="$$DISPLAY$$WAYLAND_DISPLAY"; [ "$$(uname)" = Darwin ] && screen=yes; \
	if [ "$$(id -u)" = 0 ]; then screen=; set -- "$$@" --allow-root; fi; \
	[ -n "$$screen" ] || set -- "$$@" --no-browser; \
	exec $(BIN)/jupyter lab "$$@" $(ARGS)

check: setup
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy

test: setup environments check
	@$(BIN)/pytest $(ARGS)
	@$(if $(ARGS),,$(BIN)/pytest --nbval --nbval-current-env --nbval-cell-timeout=60 notebooks)
	@$(if $(ARGS),,$(MAKE) --no-print-directory $(BROWSER_PASSED))

# Minutes rather than seconds, in a process of their own: they run again when something that they depend on has changed.
$(BROWSER_PASSED): $(shell find $(BROWSER_INPUTS) -type f ! -name '*.pyc' ! -path '*checkpoints*' 2>/dev/null) | setup
	@$(BIN)/pytest tests/browser
	@mkdir -p $(@D)
	@if $(BIN)/python -c '$(HAS_BROWSER)'; then touch $@; fi

# Clients that others wrote, each in an environment of its own. Without npm their tests say in one sentence what is
# missing.
environments: setup $(PYTHON_CLIENTS:%=build/clients/%/.installed)
	@if command -v npm >/dev/null; then $(MAKE) --silent $(NODE_CLIENTS:%=%/node_modules/.installed); fi

build/clients/%/.installed: tests/clients/python/%/requirements.txt | $(VENV)/.lock-installed
	@$(BIN)/uv venv --quiet --clear --python $(BIN)/python $(@D)
	@$(BIN)/uv pip install --quiet --python $(@D)/bin/python --require-hashes -r $<
	@touch $@

%/node_modules/.installed: %/package.json %/package-lock.json
	@cd $* && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

notebooks: setup
	@$(BIN)/python tools/execute_notebooks.py $(ARGS)

screenshots: setup
	@$(BIN)/pytest tests/browser/test_panel_looks.py -k the_readme_shows
	@cp build/readme/*.png docs/

bench: setup
	@$(BIN)/python -m tests.benchmarks $(ARGS)

# Hashed, for every platform, and free of host names: whoever installs chooses the package index.
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--custom-compile-command "make lock"

lock: setup
	@$(COMPILE) --all-extras pyproject.toml --output-file requirements/lock.txt
	@$(COMPILE) requirements/uv.in --output-file requirements/uv.txt
	@for folder in $(PYTHON_CLIENTS:%=tests/clients/python/%); do \
		$(COMPILE) $$folder/requirements.in --output-file $$folder/requirements.txt || exit 1; done
	@for folder in $(NODE_CLIENTS); do \
		(cd $$folder && npm install --package-lock-only --omit-lockfile-registry-resolved --loglevel=error) || exit 1; done

clean:
	rm -rf $(VENV) build dist $(NODE_CLIENTS:%=%/node_modules) $(CACHES)
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
