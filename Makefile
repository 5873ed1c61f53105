# Everything that is done with this checkout, by one word each. Needs GNU make, git and
# Python 3.11 or newer; PYTHON= names one, PORT= and RESET=1 are read by demo.
.DEFAULT_GOAL := help
.PHONY: help install demo stop test test-fast check clean
PY := .venv/bin/python
ARGS ?=
export PYTHON PORT RESET HOST

help: ## list these words
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

install: ## environment with the check tools, private database migrated; nothing stays running
	@scripts/environment run check
	@$(PY) scripts/prepare.py

demo: ## a soum with a year of life, web and worker, address and sign-ins (PORT=, RESET=1)
	@scripts/environment run
	@exec $(PY) scripts/demo.py

stop: ## end all that was started here, the private database included
	@scripts/stop

test: ## all tests, browser included; installs what they need (ARGS= goes to pytest)
	@scripts/environment run check test
	@scripts/debian-packages
	@scripts/test $(ARGS)

test-fast: ## tests of the rules and the public pages, without a browser, under a minute
	@scripts/environment run check test
	@scripts/test -m "not browser and not rooms and not slow" $(ARGS)

check: install ## lint, layers, types, templates, translations, migrations
	@scripts/check

clean: stop ## remove environment, caches and the private database with its data
	@scripts/clean
