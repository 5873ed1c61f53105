#!/bin/sh
# Pins everything with hashes, for every Python from 3.11 on and every platform; no index address gets in.
# Needs uv (pip install uv). Run it after a change to pyproject.toml.
set -eu
cd "$(dirname "$0")/.."
common="--universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet"
# shellcheck disable=SC2086
uv pip compile $common pyproject.toml -o requirements/run.txt
for group in test check; do
    # shellcheck disable=SC2086
    uv pip compile $common pyproject.toml --group "$group" -c requirements/run.txt -o "requirements/$group.txt"
done
# shellcheck disable=SC2086
uv pip compile $common --group postgres -o requirements/postgres.txt
