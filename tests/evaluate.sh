#!/usr/bin/env bash
# Reruns the figures of the README: builds inputs from labelled data, runs the program as its user would, scores what it wrote.
#
#   bash tests/evaluate.sh DATA_FOLDER SCORER_FOLDER [TASK…]
#
# DATA_FOLDER holds a folder a data set (ecbplus_alignment, superpal_multinews, …) with dev.jsonl in it; SCORER_FOLDER make_inputs.py and score.py.
# The label table is scored by labels.py beside this script, which says what it counts.
# Tasks: alignment omission versions stories allsides labels loaded attribution (all of them where none is named); pairs (cross-validated, with NAnCo), features (what each is worth), own-words (slanting words of BASIL found), links (calibration), cells (where an empty cell begins), parts (of sentences), rows (methods of collation
# compared, with summary-to-article alignment), chains (Wikipedia versions), laws (layout and small changes in real articles), frames (word lists and sentence vectors), findings (which of the judged findings still lead), bands (what links of each score join), sources (who is meant by a source), variations (invented sentences of each kind of reading), speed, which need no scorer. Needs python3 and nothing else.
# ENCODER=bundled-fp32 in the environment runs the bundled model as published instead of in int8.
set -euo pipefail

if (($# < 2)); then
    sed -n '2,9p' "${BASH_SOURCE[0]}" | sed 's/^# \{0,1\}//' >&2
    exit 2
fi
data=$(realpath "$1") scorer=$(realpath "$2")
shift 2
cd "$(dirname "${BASH_SOURCE[0]}")/.."

declare -A folder=([alignment]=ecbplus_alignment [omission]=superpal_multinews [versions]=newsedits_versions [stories]=ecbplus_stories [allsides]=allsides_stories [labels]=newswcl50 [loaded]=babe [attribution]=polnear)
if (($# == 0)); then set -- alignment omission versions stories allsides labels loaded attribution; fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
dotnet build src/NarrativeDiff.Worker --configuration Release --verbosity quiet --nologo
encoder=(--encoder "${ENCODER:-bundled}")
program=src/NarrativeDiff.Worker/bin/Release/net10.0/narrativediff.dll

declare -A verb=([pairs]=fit [links]=links [parts]=parts [rows]=collate [chains]=chains [laws]=laws [frames]=frames [findings]=findings [bands]=bands [speed]=speed [features]=features [cells]=cells [sources]=sources [own-words]=own-words)
for task in "$@"; do
    if [[ $task == variations ]]; then
        dotnet run --configuration Release --project tests/NarrativeDiff.Benchmarks -- variations
        continue
    fi
    if [[ -n ${verb[$task]:-} ]]; then
        printf '== %s\n' "$task"
        dotnet run --configuration Release --project tests/NarrativeDiff.Benchmarks -- "${verb[$task]}" "$data"
        continue
    fi
    [[ -n ${folder[$task]:-} ]] || { printf 'evaluate.sh: no task %s; one of: %s\n' "$task" "${!folder[*]}" >&2; exit 2; }
    if [[ $task == labels ]]; then
        python3 tests/labels.py inputs "$data/newswcl50" dev "$work/in.jsonl"
        dotnet "$program" compare "$work/in.jsonl" "${encoder[@]}" --format jsonl --out "$work/out.jsonl"
        printf '== %s\n' "$task"
        python3 tests/labels.py score "$data/newswcl50" dev "$work/out.jsonl"
        continue
    fi
    python3 "$scorer/make_inputs.py" "$task" "$data/${folder[$task]}" dev "$work/in.jsonl"
    case $task in
        stories | allsides) dotnet "$program" stories "$work/in.jsonl" "${encoder[@]}" --out "$work/out.jsonl" ;;
        loaded | attribution) dotnet "$program" analyze "$work/in.jsonl" "${encoder[@]}" --out "$work/out.jsonl" ;;
        *) dotnet "$program" compare "$work/in.jsonl" "${encoder[@]}" --links all --format jsonl --out "$work/out.jsonl" ;;
    esac
    printf '== %s\n' "$task"
    python3 "$scorer/score.py" "$task" "$data/${folder[$task]}" dev "$work/out.jsonl"
done
