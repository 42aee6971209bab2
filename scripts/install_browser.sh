#!/bin/sh
# Prints the path of a Chromium for the browser tests; installs Debian's where that is possible, else says what to do.
set -eu
find_browser() {
  for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
    if [ -n "$name" ] && command -v "$name"; then return 0; fi
  done
  return 1
}
find_browser && exit 0
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; } >&2 && find_browser && exit 0
fi
echo "make test: there is no Chromium here and no right to install one." >&2
echo "           Install it (Debian, Ubuntu: sudo apt-get install chromium), or name one: CHROMIUM=/path make test" >&2
exit 2
