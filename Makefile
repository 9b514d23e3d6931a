# Two commands for everyone: `make run` serves the monitor, `make test` proves it. Each does its own set-up.
SHELL := /bin/bash
PYTHON ?= python3
VENV ?= .venv
PORT ?= 8501
MONITOR_DATABASE ?= data/monitor.duckdb
export MONITOR_DATABASE
BIN := $(VENV)/bin
CODE := app.py serve.py cli.py commands pages ui reports services data validators metrics charts locales domain benchmarks tests

.PHONY: run test test-lake check system samples screenshots bench kills fuzz load golden format clean

run: $(VENV)/.installed
	@case "$(MONITOR_DATABASE)" in ducklake:*) ;; *) test -f "$(MONITOR_DATABASE)" || $(BIN)/python cli.py init ;; esac
	@echo "医改量化目标监测 Health-reform target monitor: http://127.0.0.1:$(PORT)"
	@exec $(BIN)/streamlit run app.py --server.port $(PORT) --server.headless true

# Everything on database files, and all tests of the store and the services once more, each on a lake.
test: system check
	$(BIN)/python $(ON_LAKES)
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile

ON_LAKES := -m pytest --store=lake -n auto --maxprocesses 4 --dist loadfile tests/data tests/services
test-lake: system $(VENV)/.installed-dev
	$(BIN)/python $(ON_LAKES)

check: $(VENV)/.installed-dev
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/ruff check $(CODE)
	$(BIN)/mypy $(CODE)
	$(BIN)/lint-imports
	$(BIN)/python -m benchmarks.dependency_audit

# Debian's browser, Chinese fonts and PostgreSQL, for the tests that need them; without them those tests say so and skip.
system:
	@bash .ci/system

format: $(VENV)/.installed-dev
	$(BIN)/ruff format $(CODE)
	$(BIN)/ruff check --fix $(CODE)

# The demonstration returns, written anew; byte-identical each time.
samples: $(VENV)/.installed-dev
	$(BIN)/python -m benchmarks.samples

# The pictures of docs/screenshots, from the demonstration data of data/monitor.duckdb.
screenshots: $(VENV)/.installed-dev
	@test -f "$(MONITOR_DATABASE)" || $(BIN)/python cli.py init
	$(BIN)/python -m benchmarks.screenshots
	$(BIN)/python -m benchmarks.documents

# Every speed that is promised, as ratios inside one run, into benchmarks/results.md. Half an hour on two cores.
# MONITOR_BENCH_SIZE=smoke tries the harness, 120M takes hours; MONITOR_BENCH_FOLDER keeps the databases for the next time.
bench: $(VENV)/.installed-dev
	@test -f data/monitor.duckdb || MONITOR_DATABASE=data/monitor.duckdb $(BIN)/python cli.py init
	$(BIN)/python -m benchmarks.results

# What a server has to withstand, at length: 200 kills (half an hour), 101,000 hostile uploads and addresses (an hour),
# 60 users for ten minutes. The tests do each in small; docs/operations.md has the figures of the last time.
kills: $(VENV)/.installed-dev
	$(BIN)/python -m tests.kill.run --kills 200

fuzz: $(VENV)/.installed-dev
	$(BIN)/python -W ignore -m benchmarks.fuzz

load: $(VENV)/.installed-dev
	@test -f data/monitor.duckdb || MONITOR_DATABASE=data/monitor.duckdb $(BIN)/python cli.py init
	$(BIN)/python -m benchmarks.load

# Renews the golden scorecards: look at the difference before committing it.
golden: $(VENV)/.installed-dev
	MONITOR_GOLDEN=write $(BIN)/python -m pytest tests/services/test_golden.py

$(VENV)/.installed: requirements.txt
	@$(MAKE) --no-print-directory venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.installed-dev: requirements.txt requirements-dev.txt requirements-cluster.txt
	@$(MAKE) --no-print-directory venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ $(VENV)/.installed

.PHONY: venv
venv:
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); bash .ci/system venv && $(PYTHON) -m venv $(VENV); }

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
