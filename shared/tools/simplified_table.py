#!/usr/bin/env python3
"""Writes wasm/core/text/simplified_table.h: which simplified character stands for which traditional one.

    python3 shared/tools/simplified_table.py > wasm/core/text/simplified_table.h

The mapping is that of ICU's transform "Traditional-Simplified", made from Unihan's variants; asked through uconv (Debian: icu-devtools). One
character at a time: words whose simplified form depends on their neighbours keep the commoner one, which is enough for comparing.
"""

import subprocess
import sys

# The ideographs of the first plane. Compatibility ideographs are gone after NFKC; those beyond the first plane are rare.
RANGES = ((0x3400, 0x4DC0), (0x4E00, 0xA000))
LINE = 60

HEADER = """// Made by shared/tools/simplified_table.py from ICU's transform "Traditional-Simplified"; do not edit.
#pragma once

#include <string_view>

namespace persona_lens {

// Ascending; the character at one place of the second list stands for the one at the same place of the first.
// clang-format off
"""
FOOTER = """// clang-format on

}  // namespace persona_lens
"""


def literal(name, characters):
    lines = [f'    u"{characters[at:at + LINE]}"' for at in range(0, len(characters), LINE)]
    return f"inline constexpr std::u16string_view {name} =\n" + "\n".join(lines) + ";\n"


def main():
    originals = [chr(c) for begin, end in RANGES for c in range(begin, end)]
    answer = subprocess.run(
        ["uconv", "-f", "utf-8", "-t", "utf-8", "-x", "Traditional-Simplified"],
        input="\n".join(originals), capture_output=True, text=True, encoding="utf-8", check=True)
    mapped = dict(zip(originals, answer.stdout.split("\n"), strict=True))
    # A simplified form that is itself a traditional one of something else: follow it, so that both sides of a comparison end alike.
    pairs = []
    for original in originals:
        seen = {original}
        end = mapped[original]
        while end not in seen and len(end) == 1:
            seen.add(end)
            end = mapped.get(end, end)
        end = min(seen) if end in seen and mapped[end] != end else end
        if len(end) == 1 and end != original:
            pairs.append((original, end))
    sys.stdout.write(HEADER)
    sys.stdout.write(literal("traditional_forms", "".join(a for a, _ in pairs)))
    sys.stdout.write(literal("simplified_forms", "".join(b for _, b in pairs)))
    sys.stdout.write(FOOTER)


if __name__ == "__main__":
    main()
