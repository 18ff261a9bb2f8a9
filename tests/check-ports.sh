#!/usr/bin/env bash
# Trains the networks of tests/NetGen.Ports on other processors and systems, and compares all bits with those of x64: linux-arm64 (QEMU),
# Windows (Wine), and a page in headless Chromium (WebAssembly, interpreted), which has no fused multiply-add and is compared with x64 without it.
# Needs the .NET 10 SDK on Linux x64, packages of NuGet (runtimes), and QEMU, Wine, Chromium and Python, which it installs from Debian's packages
# where it may (root); libraries for Arm are only unpacked into a temporary folder. What cannot be had is said to be skipped. Not a part of .ci/run.
# Ends with a line "N passed, N failed"; exit code 1 when a check failed.
# usage: tests/check-ports.sh
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
work="$(mktemp -d)"
children=()
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en
export WINEPREFIX="$work/wine" WINEDEBUG=-all WINEDLLOVERRIDES="mshtml,winedbg.exe=d"
# Where Debian keeps Wine's programs.
PATH="$PATH:/usr/lib/wine"
mkdir "$WINEPREFIX"

clean_up() {
    for child in "${children[@]}"; do kill "$child" 2>/dev/null && wait "$child" || true; done
    if command -v wineserver >/dev/null; then wineserver -k -w || true; fi
    rm -rf "$work"
}
trap clean_up EXIT

passed=0
failed=0

# check "what" command...: runs it, keeps quiet when it succeeds, shows its output when it does not.
check() {
    local what="$1"
    shift
    if "$@" >"$work/log" 2>&1; then
        echo "ok       $what"
        passed=$((passed + 1))
    else
        echo "FAILED   $what"
        sed 's/^/         /' "$work/log"
        failed=$((failed + 1))
        return 1
    fi
}

skipped() {
    echo "skipped  $1: $2"
    return 1
}

finish() {
    echo "$passed passed, $failed failed"
    [ "$failed" -eq 0 ]
    exit
}

# provided port program package: whether a program is there, or can be installed.
provided() {
    if command -v "$2" >/dev/null; then return; fi
    if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then skipped "$1" "$2 is not installed, and only root may install it"; return; fi
    { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$3"; } >"$work/log" 2>&1 || true
    command -v "$2" >/dev/null || skipped "$1" "the package $3 cannot be installed: $(tail -n 1 "$work/log")"
}

# published port project option...: into a folder of its own, which leaves what is built in the repository alone.
published() {
    local port="$1" code=0 missing
    shift
    dotnet publish "$@" -c Release -warnaserror --artifacts-path "$work/build" >"$work/publish" 2>&1 || code=$?
    # A runtime that no source of packages has is no fault of NetGen's.
    if [ "$code" -ne 0 ] && missing="$(grep -m 1 -oE 'NU1(10[0-3]|301): .*' "$work/publish")"; then skipped "$port" "$missing"; return; fi
    check "$port: builds" built "$code"
}

built() {
    cat "$work/publish"
    return "$1"
}

# The runtime's native libraries for Arm, from Debian's packages: lists, downloads and files all stay in the temporary folder.
unpack_arm_libraries() {
    local apt="$work/apt" options
    if ! command -v apt-get >/dev/null; then echo "there is no apt-get"; return 1; fi
    mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial" "$apt/packages" "$apt/root"
    options=(-o APT::Architecture=arm64 -o APT::Architectures=arm64 -o APT::Sandbox::User=root -o Dir::State::status=/dev/null
        -o "Dir::State::Lists=$apt/lists" -o "Dir::Cache=$apt/cache")
    apt-get "${options[@]}" update || return
    (cd "$apt/packages" && apt-get "${options[@]}" download libc6 libgcc-s1 libstdc++6 zlib1g libssl3) || return
    for package in "$apt/packages"/*.deb; do dpkg -x "$package" "$apt/root" || return; done
}

under_qemu() {
    DOTNET_EnableWriteXorExecute=0 QEMU_CPU=max timeout 1200 qemu-aarch64 -L "$work/apt/root" "$@"
}

under_wine() {
    timeout 600 wine64 "$@" | tr -d '\r'
}

# The page hands what it printed to the server, which then ends.
in_chromium() {
    local server
    timeout 900 python3 "$root/tests/NetGen.Ports/browser/serve.py" "$1" "$work/port" &
    server=$!
    children+=("$server")
    while [ ! -s "$work/port" ]; do kill -0 "$server" || return; sleep 0.1; done
    chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update \
        --disable-sync --user-data-dir="$work/profile" "http://127.0.0.1:$(cat "$work/port")/" >"$work/chromium" 2>&1 &
    children+=("$!")
    wait "$server" || { cat "$work/chromium"; return 1; }
}

# ran name command...: keeps what a program prints in a file of that name.
ran() {
    local name="$1"
    shift
    "$@" >"$work/$name" || { cat "$work/$name"; return 1; }
}

starts_with() {
    head -n 1 "$work/$1" | tee /dev/stderr | grep -qE "^on $2\$"
}

# same network file file: the same line in both.
same() {
    grep -h "^$1 " "$work/$2" "$work/$3"
    [ "$(grep -hE "^$1 [0-9a-f]{32}\$" "$work/$2" "$work/$3" | sort | uniq -c | awk '{ print $1 }')" = 2 ]
}

differs() {
    ! same "$@"
}

networks() {
    sed -n '2,$s/ .*//p' "$work/fused"
}

# compared port file expected-first-line reference command...: runs the program there, and compares line by line.
compared() {
    local port="$1" file="$2" start="$3" reference="$4" network
    shift 4
    check "$port: runs" ran "$file" "$@" || return 0
    check "$port: is what it should be" starts_with "$file" "$start" || true
    for network in $(networks); do check "$port: $network" same "$network" "$file" "$reference" || true; done
}

if [ "$(uname -sm)" != "Linux x86_64" ]; then skipped "everything" "what others are compared with is trained on Linux x64" || finish; fi
if ! grep -qw fma /proc/cpuinfo; then skipped "everything" "this processor has no fused multiply-add" || finish; fi

ports="$root/tests/NetGen.Ports"
published x64 "$ports" || finish
here=(dotnet "$work/build/publish/NetGen.Ports/release/NetGen.Ports.dll")
check "x64: runs" ran fused "${here[@]}" || finish
check "x64: has fused multiply-add" starts_with fused '[a-z0-9.-]*-x64, [0-9]+ bits, fused' || true
check "x64: runs without fused multiply-add" ran plain env DOTNET_EnableAVX2=0 "${here[@]}" || finish
check "x64: has no fused multiply-add then" starts_with plain '[a-z0-9.-]*-x64, 128 bits, not fused' || true
check "x64: prints a dozen networks" test "$(networks | wc -l)" -ge 12 || true
for network in $(networks); do check "x64: $network shows whether products are rounded" differs "$network" fused plain || true; done
compared "x64 without vectors" scalar '[a-z0-9.-]*-x64, 0 bits, not fused' plain env DOTNET_EnableHWIntrinsic=0 "${here[@]}"

if provided linux-arm64 qemu-aarch64 qemu-user && published linux-arm64 "$ports" -r linux-arm64 --self-contained; then
    if unpack_arm_libraries >"$work/log" 2>&1; then
        compared linux-arm64 arm 'linux-arm64, 128 bits, fused' fused under_qemu "$work/build/publish/NetGen.Ports/release_linux-arm64/NetGen.Ports"
    else
        skipped linux-arm64 "its libraries cannot be had: $(tail -n 1 "$work/log")" || true
    fi
fi

if provided win-x64 wine64 wine64 && published win-x64 "$ports" -r win-x64 --self-contained; then
    compared win-x64 windows 'win-x64, [0-9]+ bits, fused' fused under_wine "$work/build/publish/NetGen.Ports/release_win-x64/NetGen.Ports.exe"
fi

if provided browser-wasm chromium chromium && provided browser-wasm python3 python3-minimal && published browser-wasm "$ports/browser"; then
    compared browser-wasm browser 'browser-wasm, [0-9]+ bits, not fused' plain in_chromium "$work/build/publish/NetGen.Ports.Browser/release/wwwroot"
fi
finish
