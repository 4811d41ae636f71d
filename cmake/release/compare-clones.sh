#!/usr/bin/env bash
# compare-clones.sh [FOLDER]: builds the last commit twice, from two clean clones in different folders, under another umask, time zone and language, and
# compares everything that would be published. A quarter of an hour of both cores; what it makes stays in FOLDER for looking at differences.
set -euo pipefail
source=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
place=${1:-$(mktemp -d)}
first=$place/one
second=$place/another/place/with/a/longer/name
mkdir -p "$(dirname "$second")"
for clone in "$first" "$second"; do
  rm -rf "$clone"
  git clone --quiet --no-local "$source" "$clone"
done
(cd "$first" && cmake --workflow --preset release)
(umask 077 && cd "$second" && TZ=Asia/Tokyo LC_ALL=C.UTF-8 cmake --workflow --preset release)
# The sums' own file names every other one.
diff "$first/build/release/SHA256SUMS" "$second/build/release/SHA256SUMS"
for file in "$first"/build/release/*; do cmp "$file" "$second/build/release/$(basename "$file")"; done
echo "The same bytes from both clones ($(git -C "$first" rev-parse --short HEAD)):"
cat "$first/build/release/SHA256SUMS"
