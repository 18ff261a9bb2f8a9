#!/usr/bin/env bash
# Compares NetGen with plain C# loops where vectors are not compiled: in WebAssembly without ahead-of-time compilation (interpreted, under Node.js), and
# under the JIT with DOTNET_EnableHWIntrinsic=0. Then the same program with vectors, to see what the interpreter costs, and what a browser has to load.
# Needs the .NET 10 SDK, packages of NuGet (the runtime for browsers), and Node.js, which it installs from Debian's packages where it may (root).
# Not a part of .ci/run. Exit code 1 when NetGen and the loops do not agree, or where a row of the first two tables is slower than loops are.
# usage: tests/measure-without-vectors.sh [PART-OF-A-NAME]
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en

if ! command -v node >/dev/null; then
    if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then echo "Node.js is not installed, and only root may install it" >&2; exit 2; fi
    { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends nodejs; } >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 2; }
fi

for project in "$root/tests/NetGen.WithoutVectors" "$root/tests/NetGen.WithoutVectors/node"; do
    dotnet publish "$project" -c Release -warnaserror --artifacts-path "$work/build" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 2; }
done
compiled=(dotnet "$work/build/publish/NetGen.WithoutVectors/release/NetGen.WithoutVectors.dll")
site="$work/build/publish/NetGen.WithoutVectors.Node/release/wwwroot"

code=0
measured() {
    "$@" | tee "$work/table" || code=1
    echo
}

# Every ratio of the table is at least 1.
holds() {
    awk 'NR > 2 && match($0, / [0-9]+ +[0-9]+ +[0-9.]+/) { split(substr($0, RSTART), n, " "); if (n[3] < 1) slow = 1 } END { exit slow }' "$work/table" || code=1
}

measured node "$site/main.mjs" "$@"
holds
measured env DOTNET_EnableHWIntrinsic=0 "${compiled[@]}" "$@"
holds
measured "${compiled[@]}" "$@"
echo "to load, compressed: $(cat "$site"/_framework/*.br | wc -c) bytes, of which NetGen $(wc -c <"$(ls "$site"/_framework/NetGen.wasm.br)")"
exit "$code"
