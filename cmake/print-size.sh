#!/usr/bin/env bash
# print-size.sh FILE: its size, and the size in which a store delivers it.
set -euo pipefail
printf '%s: %d bytes, %d with brotli\n' "$(basename "$1")" "$(wc -c <"$1")" "$(brotli --stdout --quality=11 "$1" | wc -c)"
