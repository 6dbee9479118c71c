#!/usr/bin/env bash
# Builds the solution and passes every test on a fresh machine that has the .NET SDK, and nothing else if it is Debian and we are root.
#
#   bash tests/run.sh
#
# Finds or installs the programs the tests start for themselves (RabbitMQ, PostgreSQL, Chromium, a Python and a Node
# client of RabbitMQ). A part that is missing and cannot be installed fails the run; no test is skipped in silence.
# The last line is "N passed, N failed"; a project that crashes, ends without results or skips a test counts as failed.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
readonly results=TestResults
readonly minutes_a_project=15

export ND_TEST_REQUIRE_ALL=1 # fixtures fail where they would otherwise do without
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
# No build server stays behind.
export MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false DOTNET_CLI_USE_MSBUILD_SERVER=0

say() { printf '\n== %s\n' "$*"; }
die() { # before any test ran
    printf 'FAILED: %s\n' "$*" >&2
    printf '0 passed, 1 failed\n'
    exit 1
}

# --- what the tests need -----------------------------------------------------------------------------------------------

postgres_bin() { # the newest PostgreSQL, 15 or later
    local folder version found='' newest=14
    for folder in /usr/lib/postgresql/*/bin; do
        version=${folder#/usr/lib/postgresql/}
        version=${version%/bin}
        if [[ $version =~ ^[0-9]+$ && $version -gt $newest && -x $folder/initdb && -x $folder/postgres ]]; then
            newest=$version found=$folder
        fi
    done
    [[ -n $found ]] && printf '%s\n' "$found"
}

has_rabbitmq() { [[ -x /usr/lib/rabbitmq/bin/rabbitmq-server ]]; }
has_postgres() { postgres_bin >/dev/null; }
has_chromium() { [[ -x /usr/bin/chromium ]]; }
has_pika() { [[ -x /usr/bin/python3 ]] && /usr/bin/python3 -c 'import pika' 2>/dev/null; }
wants_node() { [[ -f compose/examples/node/package.json ]]; }
has_node() { command -v node >/dev/null && command -v npm >/dev/null; }

missing_packages() {
    has_rabbitmq || printf 'rabbitmq-server\n'
    has_postgres || printf 'postgresql\n'
    has_chromium || printf 'chromium\n'
    has_pika || printf 'python3\npython3-pika\n'
    if wants_node && ! has_node; then printf 'nodejs\nnpm\n'; fi
}

# Debian starts a server as soon as it is installed; the tests start their own.
policy=/usr/sbin/policy-rc.d
wrote_policy=
forbid_services() {
    if [[ ! -e $policy ]]; then
        printf '#!/bin/sh\nexit 101\n' >"$policy"
        chmod +x "$policy"
        wrote_policy=1
    fi
}

install_missing() {
    local -a packages
    mapfile -t packages < <(missing_packages)
    if ((${#packages[@]} == 0)); then return; fi
    say "Installing ${packages[*]}"
    command -v apt-get >/dev/null || die "missing: ${packages[*]}. There is no apt-get here; install them by hand."
    ((EUID == 0)) || die "missing: ${packages[*]}. Run as root once, or: sudo apt-get install ${packages[*]}"
    export DEBIAN_FRONTEND=noninteractive
    forbid_services
    apt-get update -qq || die "apt-get update failed; missing: ${packages[*]}"
    apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null || die "apt-get could not install: ${packages[*]}"
    mapfile -t packages < <(missing_packages)
    ((${#packages[@]} == 0)) || die "still missing after installation: ${packages[*]} (RabbitMQ under /usr/lib/rabbitmq, PostgreSQL 15 or later under /usr/lib/postgresql, /usr/bin/chromium, pika for /usr/bin/python3)"
}

install_node_client() {
    if ! wants_node || [[ -d compose/examples/node/node_modules/amqplib ]]; then return; fi
    local how=install
    if [[ -f compose/examples/node/package-lock.json ]]; then how=ci; fi
    npm "$how" --prefix compose/examples/node --no-audit --no-fund --loglevel=error || die "npm could not install amqplib for compose/examples/node"
}

# --- running -----------------------------------------------------------------------------------------------------------

# Whatever a test project starts inherits this mark; what it leaves behind is found by the mark, never by a program's name.
mark=
left_running() { # process ids that carry the mark
    local folder entry
    local -a environment
    for folder in /proc/[0-9]*; do
        mapfile -d '' -t environment 2>/dev/null <"$folder/environ" || continue # ended meanwhile, or another user's
        for entry in "${environment[@]}"; do
            if [[ $entry == "ND_TEST_RUN=$mark" ]]; then printf '%s\n' "${folder#/proc/}"; fi
        done
    done
}

end_what_is_left() {
    if [[ -z $mark ]]; then return; fi
    local -a left
    mapfile -t left < <(left_running)
    mark=
    if ((${#left[@]} == 0)); then return; fi
    printf 'ended what the tests left running: %s\n' "${left[*]}" >&2
    kill -KILL "${left[@]}" 2>/dev/null || true # may have ended by itself meanwhile
}

clean_up() {
    end_what_is_left
    if [[ -n $wrote_policy ]]; then rm -f "$policy"; fi
}
trap clean_up EXIT
trap 'exit 130' INT TERM

counter() { # one number out of the result file's <Counters …>
    sed -n "s/.*<Counters [^>]*\\b$2=\"\\([0-9]\\+\\)\".*/\\1/p" "$1" | head -n 1
}

passed=0 failed=0 problems=()
problem() {
    printf 'FAILED: %s\n' "$1" >&2
    problems+=("$1")
    failed=$((failed + 1))
}

run_project() {
    local name=$1 trx=$results/$1.trx status=0 total ok bad
    say "$name"
    mark=$$-$name
    ND_TEST_RUN=$mark dotnet test --project "tests/$name" --configuration Release --no-build --no-ansi --no-progress \
        --timeout "${minutes_a_project}m" --results-directory "$PWD/$results" \
        --report-xunit-trx --report-xunit-trx-filename "$name.trx" &
    wait $! || status=$? # in the background, so that an interrupt is heard at once
    end_what_is_left
    total=$(counter "$trx" total 2>/dev/null || true)
    ok=$(counter "$trx" passed 2>/dev/null || true)
    bad=$(counter "$trx" failed 2>/dev/null || true)
    if [[ -z $total || -z $ok || -z $bad ]]; then
        problem "$name ended with $status and without results"
        return
    fi
    passed=$((passed + ok)) failed=$((failed + bad))
    if ((total == 0)); then problem "$name holds no test"; fi
    if ((total > ok + bad)); then problem "$name skipped $((total - ok - bad)) tests"; fi
    if ((status != 0 && bad == 0 && total > 0)); then problem "$name ended with $status though no test failed"; fi
}

command -v dotnet >/dev/null || die "the .NET SDK is missing (dotnet is not on the path); see https://dot.net/download, version 10"
dotnet --version >/dev/null || die "no .NET SDK that satisfies global.json"
install_missing
install_node_client

rm -rf "$results"
mkdir -p "$results"

say "Restore"
restore=(dotnet restore --verbosity quiet)
if [[ ${CI:-} == true ]]; then restore+=(--locked-mode); fi
"${restore[@]}" || die "dotnet restore (with CI=true the packages.lock.json files must be up to date)"
dotnet tool restore --verbosity quiet || die "dotnet tool restore (the formatter, see .config/dotnet-tools.json)"
say "Build"
dotnet build --configuration Release --no-restore --verbosity quiet || die "dotnet build"
say "Format"
dotnet csharpier check src tests || problem "dotnet csharpier format src tests would change files"
for part in style analyzers; do
    dotnet format "$part" --verify-no-changes --no-restore || problem "dotnet format $part would change files"
done

for project in tests/*.Tests/*.csproj; do
    run_project "$(basename "$(dirname "$project")")"
done

if ((passed + failed == 0)); then problem "no test ran"; fi
for reason in "${problems[@]}"; do printf 'FAILED: %s\n' "$reason"; done
printf '%s passed, %s failed\n' "$passed" "$failed"
((failed == 0))
