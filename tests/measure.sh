#!/usr/bin/env bash
# Runs a test at the size its figure in the README was taken at, and prints the figures.
#
#   bash tests/measure.sh faults     2,000 versions of 100 stories, five seeds, three workers, 12 kills, broker and database restarted
#   bash tests/measure.sh trouble    600 versions of 60 stories, five seeds, three workers, while database, broker or subscribers take no work
#   bash tests/measure.sh wire       the worker's wire against a bare RabbitMQ client; time from publish to report; many copies
#   bash tests/measure.sh memory     memory of a worker over 30,000 stories of one article each
#   bash tests/measure.sh ends       five times: a worker told to stop in the middle of its work (SIGTERM), and one killed while it compares, of three
#   bash tests/measure.sh soak       a day at a faster clock: 24 hours of 5 seconds, 20 stories an hour, everything kept for three hours
#   bash tests/measure.sh contract   the AsyncAPI document read by AsyncAPI's own parser (installed by npm into a temporary folder)
#   bash tests/measure.sh page FILE  the report of the article versions in FILE in the browser: the first minute, axe, pictures of every part (see pictures/ beside the built tests)
#
# Needs what tests/run.sh installs. The same tests run small in tests/run.sh.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

case ${1:-} in
faults)
    filter='*FaultSuiteTests'
    export ND_FAULT_VERSIONS=2000 ND_FAULT_STORIES=100 ND_FAULT_KILLS=12 ND_FAULT_SEEDS=1,2,3,4,5
    ;;
trouble)
    filter='*DatabaseTroubleTests' also='*BrokerTroubleTests'
    export ND_TROUBLE_VERSIONS=600 ND_TROUBLE_STORIES=60 ND_FAULT_SEEDS=1,2,3,4,5
    ;;
wire)
    filter='*WireTests'
    export ND_WIRE_MESSAGES=20000 ND_WIRE_SECONDS=60 ND_WIRE_COPIES=1000
    ;;
memory)
    filter='*WireTests.Keeps_no_story_in_memory_once_it_is_compared'
    export ND_WIRE_STORIES=30000
    ;;
ends)
    filter='*StartAndStopTests.Stops_when_told_in_the_middle_of_its_work_and_loses_nothing' times=5
    also='*DeathTests.A_killed_workers_story_does_not_wait_for_its_lease'
    ;;
soak)
    filter='*SoakTests'
    export ND_SOAK_HOUR=5 ND_SOAK_STORIES=20
    ;;
page)
    [[ -f ${2:-} ]] || { printf 'measure.sh: page needs a file of article versions (.jsonl)\n' >&2; exit 2; }
    filter='*FirstMinuteTests'
    ND_PAGE_ARTICLES=$(realpath "$2")
    export ND_PAGE_ARTICLES
    ;;
contract)
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
    npm install --prefix "$folder" --no-audit --no-fund --loglevel=error @asyncapi/parser@3.6.6
    (cd "$folder" && node "$OLDPWD/tests/NarrativeDiff.Worker.Tests/Contracts/asyncapi.mjs" "$OLDPWD/src/NarrativeDiff.Contracts")
    exit
    ;;
*)
    sed -n '2,14s/^# \{0,1\}//p' "$0" >&2
    exit 2
    ;;
esac

export ND_TEST_REQUIRE_ALL=1 ND_FIGURES=$PWD/TestResults/$1.txt
mkdir -p TestResults
: >"$ND_FIGURES"
dotnet build tests/NarrativeDiff.Worker.Tests --configuration Release --verbosity quiet --nologo
kind=--filter-class
if [[ $filter == *.* ]]; then kind=--filter-method; fi
status=0
for ((time = 0; time < ${times:-1}; time++)); do
    dotnet test --project tests/NarrativeDiff.Worker.Tests --configuration Release --no-build --no-ansi --no-progress -- \
        "$kind" "$filter" ${also:+"$kind" "$also"} || status=$?
done
cat "$ND_FIGURES"
exit "$status"
