#!/usr/bin/env bash
# How long a short command takes, the ways to start it beside each other: etl-jobs/src/test/start-up.sh HOME [RUNS].
# The archive is the one that the launcher made; run the launcher once before. Prints the table of docs/benchmarks.md.
set -euo pipefail
root="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../../.." && pwd)"
target="${SEND_TARGET:-$root/etl-jobs/target}"
home="$1"
runs="${2:-20}"
times="$(mktemp)"
trap 'rm -f "$times"' EXIT
archive="$(ls "$target"/send-warehouse-*.jsa)"
common=(-Xms64m -Xmx384m -XX:+UseSerialGC -Xshare:auto)

# Least and median, of wall and of processor seconds.
measured() {
  local TIMEFORMAT='%R %U %S'
  : >"$times"
  for _ in $(seq "$runs"); do
    { time java "${common[@]}" "$@" >/dev/null 2>&1; } 2>>"$times"
  done
  awk '{ print $1 }' "$times" | sort -n | awk '{ v[NR] = $1 } END { printf "%.2f | %.2f | ", v[1], v[int((NR + 1) / 2)] }'
  awk '{ print $2 + $3 }' "$times" | sort -n | awk '{ v[NR] = $1 } END { printf "%.2f | %.2f |\n", v[1], v[int((NR + 1) / 2)] }'
}

echo "| Command | Started | Least, s | Median, s | Least, s of processor | Median, s of processor |"
echo "|---|---|---:|---:|---:|---:|"
for command in "--help" "nightly --help" "status --home $home"; do
  read -ra words <<<"$command"
  for way in "both compilers" "first compiler only" "first compiler only, archive"; do
    options=(-XX:TieredStopAtLevel=4)
    if [[ "$way" == first* ]]; then options=(-XX:TieredStopAtLevel=1); fi
    if [[ "$way" == *archive ]]; then options+=(-XX:SharedArchiveFile="$archive" -Xlog:disable); fi
    printf '| `%s` | %s | ' "${words[*]:0:2}" "$way"
    measured "${options[@]}" -jar "$target/send-warehouse.jar" "${words[@]}"
  done
done
