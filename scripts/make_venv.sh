#!/bin/sh
# Makes a virtual environment with the newest Python from 3.11 on that is here, or says what is missing.
set -eu
for name in ${PYTHON:-python3.13 python3.12 python3.11 python3 python}; do
  command -v "$name" >/dev/null 2>&1 || continue
  "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue
  if ! "$name" -c 'import venv, ensurepip' 2>/dev/null; then
    echo "make: $name has no 'venv'; install it first (Debian, Ubuntu: apt-get install python3-venv)" >&2
    exit 2
  fi
  echo "Using $("$name" --version)"
  rm -rf "$1"
  exec "$name" -m venv "$1"
done
echo "make: there is no Python 3.11 or newer here; install one (Debian, Ubuntu: apt-get install python3 python3-venv)," >&2
echo "      or name it: make site PYTHON=/path/to/python3" >&2
exit 2
