#!/usr/bin/env python3
"""Checks that nothing in the C++ house includes a floor above its own.

A room may include what is on its own floor and on the ones below.
"""

import re
import sys
from pathlib import Path

# From the top.
FLOORS = [
    {"cli", "bindings"},
    {"engine"},
    {"report"},
    {"packs"},
    {"signals"},
    {"memory", "observe"},
    {"stats"},
    {"text", "model"},
]
LEVEL = {room: level for level, rooms in enumerate(FLOORS) for room in rooms}

INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"')


def room_of_core_file(path: str) -> str | None:
    """The room of a path as it is written in an include, relative to wasm/core; None for what is not ours."""
    head, _, rest = path.partition("/")
    if rest:
        return head if head in LEVEL else None
    if head.partition(".")[0] == "engine":
        return "engine"
    return "model"


def main() -> int:
    top = Path.cwd() / "wasm"
    core = top / "core"
    problems = []
    for file in sorted(path for path in top.rglob("*") if path.suffix in {".h", ".cpp"}):
        inside = file.relative_to(top)
        room = room_of_core_file(str(file.relative_to(core))) if inside.parts[0] == "core" else inside.parts[0]
        if room not in LEVEL:
            problems.append(f"wasm/{inside}: no floor is known for this folder (cmake/checks/floors.py)")
            continue
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            match = INCLUDE.match(line)
            if not match:
                continue
            target = match.group(1)
            place = f"wasm/{inside}:{number}"
            if target.startswith("."):
                problems.append(f'{place}: "{target}": includes are written from wasm/core, not relative to the file')
                continue
            if not (core / target).is_file():
                continue  # beside the file in cli or bindings, or generated, or third-party
            target_room = room_of_core_file(target)
            if target_room is None:
                problems.append(f'{place}: "{target}": no floor is known for that folder')
            elif LEVEL[target_room] < LEVEL[room]:
                problems.append(f'{place}: {room} includes "{target}", which is on a floor above')
    print("\n".join(problems) or "Every include goes down.")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
