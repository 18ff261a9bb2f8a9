#!/usr/bin/env bash
# Packs NetGen, and uses the package as somebody else would: in a throw-away project outside the repository, with its own
# package folder, so that nothing comes from a cache or from the source tree. Runs it under the JIT and as a NativeAOT binary.
# Ends with a line "N passed, N failed"; exit code 1 when a check failed.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$(cd "$here/../.." && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
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
    echo "$passed passed, $failed failed"
    [ "$failed" -eq 0 ]
    exit
}

# Rebuilt first: what a build without the flag has left, with paths of this machine in it, counts as up to date.
pack() {
    dotnet build "$root/src/NetGen" -c Release -p:ContinuousIntegrationBuild=true -t:Rebuild &&
    dotnet pack "$root/src/NetGen" -c Release -o "$work/feed" -p:ContinuousIntegrationBuild=true
}

rebuilds_to_the_same_bits() {
    cp "$root/src/NetGen/bin/Release/net10.0/NetGen.dll" "$work/first.dll"
    dotnet build "$root/src/NetGen" -c Release -p:ContinuousIntegrationBuild=true -t:Rebuild
    cmp "$work/first.dll" "$root/src/NetGen/bin/Release/net10.0/NetGen.dll"
}

build() {
    dotnet build "$work/consumer" -c Release -p:NetGenVersion="$version"
}

came_from_the_feed() {
    grep -F "\"source\": \"$work/feed\"" "$package/.nupkg.metadata"
}

holds() {
    local file
    for file in lib/net10.0/NetGen.dll lib/net10.0/NetGen.xml analyzers/dotnet/cs/NetGen.Generator.dll README.md LICENSE; do
        [ -s "$package/$file" ] || { echo "missing: $file"; return 1; }
    done
}

depends_on_nothing() {
    ! grep -F '<dependency ' "$package/netgen.nuspec"
}

runs_under_the_jit() {
    dotnet "$work/consumer/bin/Release/net10.0/Consumer.dll" >"$work/jit.txt" || { cat "$work/jit.txt"; return 1; }
}

notes_missing_instruction_set() {
    dotnet build "$work/consumer" -c Release --no-restore -p:NetGenVersion="$version" -p:IlcInstructionSet= \
        -t:NetGenCheckInstructionSet | tee "$work/note"
    grep -q NETGEN900 "$work/note"
}

publishes_natively() {
    dotnet publish "$work/consumer" -c Release -p:NetGenVersion="$version" -o "$work/native" >"$work/publish" 2>&1 ||
        { cat "$work/publish"; return 1; }
    ! grep -E 'warning [A-Z]+[0-9]+' "$work/publish"
}

runs_natively() {
    "$work/native/Consumer" >"$work/native.txt" || { cat "$work/native.txt"; return 1; }
}

same_numbers() {
    diff "$work/jit.txt" "$work/native.txt"
}

# A program with one network is about as large as it was: a line of code can pull in a hundred kilobytes of the class library. For one processor,
# whatever the machine, and with a twentieth to spare in both directions, so that what was gained is written down too.
keeps_its_size() {
    local size baseline
    dotnet publish "$root/tests/NetGen.Benchmarks/startup" -c Release -p:IlcInstructionSet=x86-64-v3 -o "$work/size" || return
    size="$(stat -c %s "$work/size/Startup")"
    baseline="$(grep -o '^[0-9]*' "$here/native-size.txt")"
    echo "$size bytes, and $baseline in native-size.txt"
    [ "$size" -le $((baseline + baseline / 20)) ] && [ "$size" -ge $((baseline - baseline / 20)) ]
}

# What NativeAOT needs from the machine: a C compiler to link with, and zlib.
can_link_natively() {
    local compiler
    for compiler in clang gcc; do
        if command -v "$compiler" >/dev/null; then
            echo 'int main(void) { return 0; }' | "$compiler" -x c - -lz -o "$work/probe" 2>/dev/null && return 0
        fi
    done
    return 1
}

check "packs" pack || finish
version="$(basename "$work"/feed/NetGen.*.nupkg .nupkg)"
version="${version#NetGen.}"
package="$work/packages/netgen/$version"
check "packs NetGen.Data" dotnet pack "$root/src/NetGen.Data" -c Release -o "$work/data" -p:ContinuousIntegrationBuild=true || true
check "packs NetGen.Reporting" dotnet pack "$root/src/NetGen.Reporting" -c Release -o "$work/reporting" -p:ContinuousIntegrationBuild=true || true
check "rebuilds to the same bits" rebuilds_to_the_same_bits || true

cp -r "$here/consumer" "$work/consumer"
cat >"$work/consumer/nuget.config" <<XML
<configuration>
  <config>
    <add key="globalPackagesFolder" value="$work/packages" />
  </config>
  <packageSources>
    <add key="freshly-packed" value="$work/feed" />
  </packageSources>
</configuration>
XML
unset NUGET_PACKAGES

check "builds in a strict project without a warning" build || finish
check "came from the freshly packed file" came_from_the_feed || true
check "holds runtime, documentation, generator, readme and licence" holds || true
check "depends on no package" depends_on_nothing || true
check "trains under the JIT" runs_under_the_jit || finish
check "says NETGEN900 without IlcInstructionSet" notes_missing_instruction_set || true

if ! can_link_natively; then
    if [ "${CI:-}" = "true" ]; then
        check "NativeAOT: no C compiler (clang or gcc) with zlib's development files on this machine" false || true
    else
        echo "skipped NativeAOT: it needs a C compiler (clang or gcc) and zlib's development files; neither is part of the SDK"
    fi
    finish
fi
check "publishes with NativeAOT without a warning" publishes_natively || finish
check "trains as a native binary" runs_natively || finish
check "computes the same numbers natively and under the JIT" same_numbers || true
if [ "$(uname -sm)" = "Linux x86_64" ]; then check "a native binary has the size it had" keeps_its_size || true; fi
finish
