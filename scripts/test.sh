#!/bin/sh
# All that must hold: style, types, tests with branch coverage, in a real browser too. `--all` adds what takes long.
set -eu
BIN=.venv/bin
CHROMIUM=$(sh scripts/install_browser.sh)
export CHROMIUM
echo "== ruff"
"$BIN/ruff" check .
"$BIN/ruff" format --check .
echo "== mypy"
"$BIN/mypy"
echo "== pytest"
if [ "${1:-}" = "--all" ]; then
  exec "$BIN/pytest" -n auto --dist loadfile --cov --cov-report=term
fi
exec "$BIN/pytest" -n auto --dist loadfile -m "not slow" --cov --cov-report=term
