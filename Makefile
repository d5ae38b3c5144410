# `make run` starts glutebreak, `make test` tests it. Both set up what they need first, and only what is missing.

.PHONY: run test test-desktops check set-up-test languages bench pictures soak fuzz lock

BIN := .venv/bin
TESTS := tests

run:
	@python3 packaging/set_up.py run
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then exec $(BIN)/glutebreak; \
	else PYTHONPATH=tools exec $(BIN)/python -m virtual_desktop; fi

set-up-test:
	@python3 packaging/set_up.py test

# What reads the code without running it.
check: set-up-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	MYPYPATH=src:tools:tests $(BIN)/mypy --explicit-package-bases packaging/set_up.py tools/virtual_desktop tools/bench tools/pictures tests/desktop tests/desktops tests/*.py
	$(BIN)/lint-imports

# Windows are drawn offscreen; the desktop tests start a private virtual desktop for what they test. Files run side by
# side, the tests within one after another: they share what the file has started.
test: check
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest --numprocesses auto --dist loadfile --durations 10 --ignore tests/desktops $(TESTS)

# Input sensed on real Wayland compositors, headless.
test-desktops:
	@python3 packaging/set_up.py test-desktops
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest tests/desktops

# Every catalog in assets/locale brought up to date, checked and compiled; NEW=fr begins another language.
languages: set-up-test
	PYTHONPATH=tools $(BIN)/python -m languages $(NEW)

# glutebreak beside a bare tray icon, its break beside a bare film, and its history on a log of ten years; MINUTES=1
# measures in a fifth of the time.
MINUTES := 5
bench: set-up-test
	PYTHONPATH=tools:tests $(BIN)/python -m bench --minutes $(MINUTES)
	PYTHONPATH=tools:tests $(BIN)/python -m bench.guided_break --times 30
	PYTHONPATH=tools:tests $(BIN)/python -m bench.history
	PYTHONPATH=tools:tests $(BIN)/python -m bench.log_keeping

# Every state of every window, in the folder DIR (screens if left out); PART=library/ takes only those whose name contains it.
DIR := screens
PART :=
pictures: set-up-test
	PYTHONPATH=tools $(BIN)/python -m pictures $(DIR) $(PART)

# What takes too long for every day: 200 crashes in a scripted day, and a year replayed.
soak: set-up-test
	QT_QPA_PLATFORM=offscreen GLUTEBREAK_CRASHES=200 $(BIN)/pytest tests/desktop/test_crashes.py
	PYTHONPATH=tools:tests $(BIN)/python -m bench.replay_year

# Ten thousand inputs of each kind that nobody would write, and 130 flipped bytes in a log of a year; FUZZ=rows tries one
# kind alone.
FUZZ :=
fuzz: set-up-test
	PYTHONPATH=tools:tests QT_QPA_PLATFORM=offscreen nice -n 19 $(BIN)/python -m fuzz $(FUZZ)
	PYTHONPATH=tools:tests nice -n 19 $(BIN)/python -m fuzz.flipped_bytes

# Locked anew from pyproject.toml, versions and hashes only; needs uv.
LOCK := uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate
lock:
	$(LOCK) --extra checkout --output-file requirements.lock
	$(LOCK) --extra checkout --extra dev --output-file requirements-dev.lock
