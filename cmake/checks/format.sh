#!/usr/bin/env bash
# format.sh CLANG-FORMAT OPTION...: runs it over all of our C++, from the top of the checkout.
set -euo pipefail
find wasm tests cmake -name node_modules -prune -o -type f \( -name '*.h' -o -name '*.cpp' \) -print0 | xargs -0 --no-run-if-empty "$@"
