# Two commands for everyone: `make run` serves the monitor, `make test` proves it. Each does its own set-up.
SHELL := /bin/bash
PYTHON ?= python3
VENV ?= .venv
PORT ?= 8501
MONITOR_DATABASE ?= data/monitor.duckdb
export MONITOR_DATABASE
BIN := $(VENV)/bin
CODE := app.py serve.py cli.py commands pages ui reports services data validators metrics charts locales domain benchmarks tests

.PHONY: run test check system samples screenshots bench golden format clean

run: $(VENV)/.installed
	@test -f "$(MONITOR_DATABASE)" || $(BIN)/python cli.py init
	@echo "医改量化目标监测 Health-reform target monitor: http://127.0.0.1:$(PORT)"
	@exec $(BIN)/streamlit run app.py --server.port $(PORT) --server.headless true

test: system check
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile

check: $(VENV)/.installed-dev
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/ruff check $(CODE)
	$(BIN)/mypy $(CODE)
	$(BIN)/lint-imports

# Debian's browser and Chinese fonts, for the tests that look at the screens; without them those tests say so and skip.
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

# Time to a drawn page against a bare Streamlit app, as a ratio inside one run.
bench: $(VENV)/.installed-dev
	@test -f "$(MONITOR_DATABASE)" || $(BIN)/python cli.py init
	$(BIN)/python -m benchmarks.start
	$(BIN)/python -m benchmarks.assess

# Renews the golden scorecards: look at the difference before committing it.
golden: $(VENV)/.installed-dev
	MONITOR_GOLDEN=write $(BIN)/python -m pytest tests/services/test_golden.py

$(VENV)/.installed: requirements.txt
	@$(MAKE) --no-print-directory venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.installed-dev: requirements.txt requirements-dev.txt
	@$(MAKE) --no-print-directory venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ $(VENV)/.installed

.PHONY: venv
venv:
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); bash .ci/system venv && $(PYTHON) -m venv $(VENV); }

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
