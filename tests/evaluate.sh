#!/usr/bin/env bash
# Reruns the figures of the README: builds inputs from labelled data, runs the program as its user would, scores what it wrote.
#
#   bash tests/evaluate.sh DATA_FOLDER SCORER_FOLDER [TASK…]
#
# DATA_FOLDER holds a folder a data set (ecbplus_alignment, superpal_multinews, …) with dev.jsonl in it; SCORER_FOLDER make_inputs.py and score.py.
# Tasks: alignment omission versions stories allsides attribution (all of them where none is named). Needs python3 and nothing else.
set -euo pipefail

if (($# < 2)); then
    sed -n '2,7p' "${BASH_SOURCE[0]}" | sed 's/^# \{0,1\}//' >&2
    exit 2
fi
data=$(realpath "$1") scorer=$(realpath "$2")
shift 2
cd "$(dirname "${BASH_SOURCE[0]}")/.."

declare -A folder=([alignment]=ecbplus_alignment [omission]=superpal_multinews [versions]=newsedits_versions [stories]=ecbplus_stories [allsides]=allsides_stories [attribution]=polnear)
if (($# == 0)); then set -- alignment omission versions stories allsides attribution; fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
dotnet build src/NarrativeDiff.Worker --configuration Release --verbosity quiet --nologo
program=src/NarrativeDiff.Worker/bin/Release/net10.0/narrativediff.dll

for task in "$@"; do
    [[ -n ${folder[$task]:-} ]] || { printf 'evaluate.sh: no task %s; one of: %s\n' "$task" "${!folder[*]}" >&2; exit 2; }
    python3 "$scorer/make_inputs.py" "$task" "$data/${folder[$task]}" dev "$work/in.jsonl"
    case $task in
        stories | allsides) dotnet "$program" stories "$work/in.jsonl" --out "$work/out.jsonl" ;;
        attribution) dotnet "$program" analyze "$work/in.jsonl" --out "$work/out.jsonl" ;;
        *) dotnet "$program" compare "$work/in.jsonl" --format jsonl --out "$work/out.jsonl" ;;
    esac
    printf '== %s\n' "$task"
    python3 "$scorer/score.py" "$task" "$data/${folder[$task]}" dev "$work/out.jsonl"
done
