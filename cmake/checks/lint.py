#!/usr/bin/env python3
"""Runs clang-tidy over our own C++, on every core, and remembers what was clean.

A source is checked again only when it, something it includes, its compile command, .clang-tidy or clang-tidy itself has changed: the key of a
clean result is the hash of all these, so it holds for any checkout.
"""

import argparse
import concurrent.futures
import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

SOURCE = Path.cwd()


def ninja_dependencies(build: Path) -> dict[str, list[str]]:
    """What each object was made from, as the compiler told ninja in the last build."""
    listing = subprocess.run(["ninja", "-C", str(build), "-t", "deps"], capture_output=True, text=True, check=True).stdout
    dependencies: dict[str, list[str]] = {}
    current: list[str] = []
    for line in listing.splitlines():
        if line.startswith(" "):
            current.append(line.strip())
        elif ": #deps" in line:
            current = dependencies.setdefault(line.partition(":")[0], [])
    return dependencies


class Hashes:
    """Hashes of files, each read once."""

    def __init__(self) -> None:
        self._known: dict[Path, bytes] = {}

    def of(self, path: Path) -> bytes:
        if path not in self._known:
            self._known[path] = hashlib.sha256(path.read_bytes()).digest() if path.is_file() else b"missing"
        return self._known[path]


def our_sources(build: Path) -> dict[Path, dict[str, str]]:
    """One compile command for each of our sources; the core is compiled twice, and its first command will do."""
    commands: dict[Path, dict[str, str]] = {}
    for entry in json.loads((build / "compile_commands.json").read_text()):
        path = Path(entry["file"])
        if any(path.is_relative_to(SOURCE / folder) for folder in ("wasm", "tests")):
            commands.setdefault(path, entry)
    return commands


def key_of(entry: dict[str, str], inputs: list[str], build: Path, common: bytes, hashes: Hashes) -> str:
    key = hashlib.sha256(common)
    # Another checkout or build folder must lead to the same key.
    command = entry["command"].replace(str(build), "<build>").replace(str(SOURCE), "<source>")
    key.update(command.encode())
    for path in sorted({(build / name).resolve() for name in inputs}):
        key.update(str(path).replace(str(build), "<build>").replace(str(SOURCE), "<source>").encode())
        key.update(hashes.of(path))
    return key.hexdigest()


def check(clang_tidy: str, build: Path, path: Path) -> tuple[Path, bool, str]:
    result = subprocess.run([clang_tidy, "-p", str(build), "--quiet", str(path)], capture_output=True, text=True, check=False)
    # Standard error counts the warnings that were suppressed in other people's headers.
    report = result.stdout + ("" if result.returncode == 0 else re.sub(r"^\d+ warnings?.*\n", "", result.stderr, flags=re.MULTILINE))
    return path, result.returncode == 0, report


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--clang-tidy", required=True)
    parser.add_argument("--build", type=Path, required=True)
    parser.add_argument("--cache", type=Path, required=True)
    arguments = parser.parse_args()
    build = arguments.build.resolve()
    arguments.cache.mkdir(parents=True, exist_ok=True)

    version = subprocess.run([arguments.clang_tidy, "--version"], capture_output=True, check=True).stdout
    common = version + (SOURCE / ".clang-tidy").read_bytes()
    dependencies = ninja_dependencies(build)
    hashes = Hashes()

    sources = our_sources(build)
    pending: dict[Path, Path] = {}
    for path, entry in sources.items():
        inputs = dependencies.get(entry["output"], [])
        clean = arguments.cache / key_of(entry, [str(path), *inputs], build, common, hashes)
        # Without a build nothing is known about the headers: then the source is checked, and nothing is remembered.
        if not inputs or not clean.exists():
            pending[path] = clean if inputs else Path(os.devnull)

    print(f"{len(sources)} sources, {len(pending)} to check", flush=True)
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        # The largest first: a long one at the end would keep one core waiting.
        order = sorted(pending, key=lambda path: -path.stat().st_size)
        for path, clean, report in pool.map(lambda path: check(arguments.clang_tidy, build, path), order):
            if clean:
                if pending[path] != Path(os.devnull):
                    pending[path].touch()
            else:
                failed += 1
                print(report, flush=True)
    print(f"{failed} sources with findings" if failed else "No findings.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
