#!/bin/sh
# Find a Chromium for the tests of the pages, or install one. Run from the repository's root.
# AIDGRAPH_BROWSER=path names one. Says on stderr which it is. Root on Debian gets the Chinese font of the tests, too.
set -u

install() {
    echo "browser: installing Debian's $* …" >&2
    export DEBIAN_FRONTEND=noninteractive
    apt-get -qq update >&2 && apt-get -qq install -y --no-install-recommends "$@" >/dev/null
}

debian_root() {
    [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null
}

found() {
    if debian_root && ! dpkg -s fonts-noto-cjk >/dev/null 2>&1; then
        install fonts-noto-cjk || echo "browser: no fonts-noto-cjk; tests that print Chinese will fail." >&2
    fi
    echo "browser: $1" >&2
    exit 0
}

look() {
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        path=$(command -v "$name") && found "$path"
    done
}

playwright_path() {
    .venv/bin/python -c '
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)' 2>/dev/null
}

if [ -n "${AIDGRAPH_BROWSER:-}" ]; then
    path=$(command -v "$AIDGRAPH_BROWSER") && found "$path"
    echo "browser: AIDGRAPH_BROWSER=$AIDGRAPH_BROWSER is not a program that can be run." >&2
    exit 1
fi

look
path=$(playwright_path) && [ -x "$path" ] && found "$path"

if debian_root; then
    install chromium fonts-noto-cjk
    look
fi

echo "browser: installing Playwright's chromium …" >&2
.venv/bin/python -m playwright install chromium >&2 &&
    path=$(playwright_path) && [ -x "$path" ] && found "$path"

echo "browser: none found and none could be installed. Install Chromium or Chrome, or set AIDGRAPH_BROWSER=path." >&2
exit 1
