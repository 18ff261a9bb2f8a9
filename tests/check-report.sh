#!/usr/bin/env bash
# Renders the reports of the samples in headless Chromium, as somebody who opens them would: in light and dark, on a wide screen and on a
# narrow one. Fails on errors in the browser's console, on content that is missing, on anything that is fetched, and on pages wider than
# their window. Also draws charts where there is no font at all. Screenshots stay in a folder, to be looked at by a person.
# Needs the .NET 10 SDK, and Chromium, which it installs from Debian's packages where it may (root). Not a part of .ci/run.
# Ends with a line "N passed, N failed"; exit code 1 when a check failed.
# usage: tests/check-report.sh [FOLDER_FOR_SCREENSHOTS]
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
shots="${1:-$(mktemp -d -t netgen-report-XXXXXX)}"
mkdir -p "$shots"
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

passed=0
failed=0

# check "what" command...: runs it, keeps quiet when it succeeds, shows its output when it does not.
check() {
    local what="$1"
    shift
    if "$@" >"$work/log" 2>&1; then
        echo "ok      $what"
        passed=$((passed + 1))
    else
        echo "FAILED  $what"
        sed 's/^/        /' "$work/log"
        failed=$((failed + 1))
        return 1
    fi
}

finish() {
    echo "screenshots: $shots"
    echo "$passed passed, $failed failed"
    [ "$failed" -eq 0 ]
    exit
}

install_chromium() {
    if command -v chromium >/dev/null; then return; fi
    if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
        echo "Chromium is not installed, and only root may install it."
        return 1
    fi
    apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium
}

# browse output option... url: an own, empty profile every time, and nothing that calls home. It gets half a minute.
browse() {
    local output="$1" profile
    shift
    profile="$(mktemp -d -p "$work")"
    timeout 60 chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
        --disable-component-update --disable-sync --user-data-dir="$profile" --hide-scrollbars --enable-logging=stderr --v=0 \
        "$@" >"$output" 2>"$work/browser"
}

scheme() {
    if [ "$1" = dark ]; then echo --blink-settings=preferredColorScheme=0; else echo --blink-settings=preferredColorScheme=1; fi
}

# A copy of the report that measures itself: what the page is like ends up in attributes of its root, which --dump-dom prints.
with_probe() {
    sed 's#</body></html>#<script>addEventListener("load", () => {\
  const root = document.documentElement, seen = element => element.getBoundingClientRect();\
  root.dataset.overflow = Math.max(0, root.scrollWidth - innerWidth);\
  root.dataset.wide = [...document.querySelectorAll("main, section, figure, h1, h2, dl, .scroll")].filter(one => seen(one).right > innerWidth + 0.5 || seen(one).left < -0.5).length;\
  root.dataset.pictures = [...document.querySelectorAll("figure svg")].filter(one => seen(one).width > 100 \&\& seen(one).height > 100).length;\
  root.dataset.labels = [...document.querySelectorAll("svg text")].filter(one => one.textContent.trim() !== "" \&\& seen(one).width > 1).length;\
  root.dataset.rows = [...document.querySelectorAll("tbody tr")].filter(one => seen(one).height > 10).length;\
  root.dataset.page = getComputedStyle(document.body).backgroundColor;\
  root.dataset.ink = getComputedStyle(document.querySelector("h1")).color;\
  root.dataset.label = getComputedStyle(document.querySelector("svg text.f-ink")).fill;\
  root.dataset.fetched = performance.getEntriesByType("resource").length;\
  root.dataset.height = root.scrollHeight;\
});</script></body></html>#' "$1"
}

measured() {
    sed -n "s/.*<html[^>]* data-$1=\"\([^\"]*\)\".*/\1/p" "$work/dom" | head -n 1
}

at_least() {
    [ "$(measured "$1")" -ge "$2" ] || { echo "$1: $(measured "$1"), expected at least $2"; return 1; }
}

is_zero() {
    [ "$(measured "$1")" = 0 ] || { echo "$1: $(measured "$1"), expected 0"; return 1; }
}

console_is_silent() {
    ! grep -E 'CONSOLE' "$work/browser"
}

# A dark page is dark and its type light, in pictures too.
colours_suit() {
    local page ink label
    page="$(measured page | grep -o '[0-9]*' | head -n 1)"
    ink="$(measured ink | grep -o '[0-9]*' | head -n 1)"
    label="$(measured label | grep -o '[0-9]*' | head -n 1)"
    echo "page $page, ink $ink, labels $label"
    if [ "$1" = dark ]; then [ "$page" -lt 60 ] && [ "$ink" -gt 180 ] && [ "$label" -gt 180 ]
    else [ "$page" -gt 200 ] && [ "$ink" -lt 80 ] && [ "$label" -lt 80 ]; fi
}

# rendered name report scheme width pictures rows labels
rendered() {
    local name="$1-$3-$4"
    with_probe "$2" >"$work/probe.html"
    check "$name: opens" browse "$work/dom" "$(scheme "$3")" --window-size="$4,900" --dump-dom "file://$work/probe.html" || return 0
    check "$name: no error in the console" console_is_silent || true
    check "$name: fetches nothing" is_zero fetched || true
    check "$name: at least $5 pictures" at_least pictures "$5" || true
    check "$name: at least $6 rows of tables" at_least rows "$6" || true
    check "$name: at least $7 labels in pictures" at_least labels "$7" || true
    check "$name: no wider than the window" is_zero overflow || true
    check "$name: nothing reaches beyond its edge" is_zero wide || true
    check "$name: colours suit" colours_suit "$3" || true
    check "$name: screenshot" browse "$work/out" "$(scheme "$3")" --window-size="$4,$(measured height)" --screenshot="$shots/$name.png" "file://$2" || true
    check "$name: is there" test -s "$shots/$name.png" || true
}

# The same file, twice: what is drawn does not depend on fonts of the machine. A private mount hides all of them.
draws_without_fonts() {
    cp "$digits/report/loss.png" "$work/with.png"
    unshare --mount bash -c '
        for folder in /usr/share/fonts /usr/local/share/fonts /etc/fonts "$HOME/.fonts" "$HOME/.local/share/fonts"; do
            if [ -d "$folder" ]; then mount -t tmpfs none "$folder"; fi
        done
        dotnet "$1/Digits.dll" --quiet' _ "$digits"
    cmp "$work/with.png" "$digits/report/loss.png"
}

check "Chromium, if it can be had" install_chromium || finish
check "builds the samples" dotnet build "$root/samples/Iris" -c Release || finish
check "builds the samples: Digits" dotnet build "$root/samples/Digits" -c Release || finish
iris="$root/samples/Iris/bin/Release/net10.0"
digits="$root/samples/Digits/bin/Release/net10.0"
check "writes the report of Iris" dotnet "$iris/Iris.dll" --quiet || finish
check "writes the report of Digits" dotnet "$digits/Digits.dll" --quiet || finish
if unshare --mount true 2>/dev/null; then
    check "draws the same where there is no font" draws_without_fonts || true
else
    echo "skipped charts without fonts: hiding them takes root"
fi

for size in 1280 768 360; do
    for colours in light dark; do
        rendered iris "$iris/report/iris.html" "$colours" "$size" 6 10 75
    done
done
rendered digits "$digits/report/digits.html" light 1280 4 12 80
rendered digits "$digits/report/digits.html" dark 360 4 12 80
finish
