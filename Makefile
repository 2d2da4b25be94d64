# Everything happens in .venv; PYTHON names the Python (3.11 or later) it is made with.
PYTHON ?= python3
PORT ?= 8501
VENV := .venv
IN_VENV := $(VENV)/bin/python -m
INSTALL := pip install --quiet --disable-pip-version-check --require-hashes
# Two processes: the browser's tests mostly wait, for a second server and a second Chromium there is room.
SIDE_BY_SIDE := -n 2 --dist worksteal

.PHONY: run test test-fast coverage exercises fuzz hosting-test audit check check-modules lock clean

run: $(VENV)/.runtime
	$(IN_VENV) streamlit run app.py --server.port $(PORT)

test: check
	$(IN_VENV) pytest $(SIDE_BY_SIDE)

# Neither a browser nor anything slow, but each page once: what to run while working.
test-fast: $(VENV)/.dev
	$(IN_VENV) pytest -q -m "not slow" --ignore=tests/browser $(SIDE_BY_SIDE)

# What the tests without a browser reach of each branch, for looking at; nothing fails for want of it. Worker processes
# and servers are not looked into.
coverage: $(VENV)/.dev
	$(IN_VENV) pytest -q --ignore=tests/browser --cov --cov-report=term --cov-report=html $(SIDE_BY_SIDE)

# A thousand exercises of each topic, of which the tests take two hundred.
exercises: $(VENV)/.dev
	EXERCISE_SEEDS=200 $(IN_VENV) pytest tests/practice/test_exercises.py $(SIDE_BY_SIDE)

# ROWS and SEED name how many functions are typed, and which.
fuzz: $(VENV)/.dev
	$(IN_VENV) benchmarks.fuzz

# Three replicas behind HAProxy, a class on them and a browser; one is killed, all are restarted. Says what it measured.
hosting-test: $(VENV)/.dev
	HOSTING_LEARNERS=30 $(IN_VENV) pytest -q -s -n 0 tests/browser/test_replicas.py

# Whether something pinned is known to be vulnerable. It asks PyPI's own answers about versions: a mirror of packages has
# none, and then it says so of each package and fails.
audit: $(VENV)/.dev
	$(IN_VENV) uv tool run --quiet pip-audit --strict --require-hashes --disable-pip -r requirements.txt
	$(IN_VENV) uv tool run --quiet pip-audit --strict --require-hashes --disable-pip -r requirements-dev.txt

check: $(VENV)/.dev check-modules
	$(IN_VENV) ruff check
	$(IN_VENV) ruff format --check
	$(IN_VENV) mypy

# The browser's modules: their types, their style, and what they do without a browser. Where there is no npm, not,
# unless CI is set.
check-modules:
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory node_modules/.checked; \
		elif [ -n "$(CI)" ]; then echo "npm is missing: the JavaScript cannot be checked"; exit 1; \
		else echo "No npm here: the JavaScript is not checked"; fi

node_modules/.checked: node_modules/.installed $(shell find pages tests/modules tests/cases/numbers.json tests/cases/verdict_kinds.json -name '*.js' -o -name '*.d.ts' -o -name "*.json") jsconfig.json biome.json
	npm run --silent check
	touch $@

node_modules/.installed: package.json package-lock.json
	npm ci --no-audit --no-fund --silent
	touch $@

# Pins what pyproject.toml asks for, for every system, with the hash of each file: as pinned now, as far as it may stay.
LOCK := uv pip compile --quiet --universal --generate-hashes --custom-compile-command "make lock" pyproject.toml --extra app

lock: $(VENV)/.dev
	$(IN_VENV) $(LOCK) -o requirements.txt
	$(IN_VENV) $(LOCK) --group dev -c requirements.txt -o requirements-dev.txt

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or later is needed; name one: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: requirements.txt | $(VENV)/bin/python
	$(IN_VENV) $(INSTALL) -r requirements.txt
	touch $@

$(VENV)/.dev: requirements-dev.txt | $(VENV)/bin/python
	$(IN_VENV) $(INSTALL) -r requirements-dev.txt
	touch $@

clean:
	rm -rf $(VENV) node_modules .coverage htmlcov .pytest_cache .mypy_cache .ruff_cache .hypothesis
