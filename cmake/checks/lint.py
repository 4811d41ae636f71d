#!/usr/bin/env python3
"""Runs clang-tidy over all C++ of the program, on every core, and remembers what was clean.

A source is checked again only when it, something it includes, its compile command, .clang-tidy or clang-tidy itself has changed: the key of a
clean result is the hash of all these, so it holds for any checkout.
"""

import argparse
import concurrent.futures
import hashlib
import json
import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path.cwd()


@dataclass
class Unit:
    """One of our sources: how it is compiled, and what it was made from in the last build."""

    file: Path
    directory: Path
    command: list[str]
    inputs: list[str]


def output_of(*command: str | Path) -> str:
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=True).stdout


def ninja_dependencies(build: Path) -> dict[str, list[str]]:
    """What each object was made from, as the compiler told ninja."""
    dependencies: dict[str, list[str]] = {}
    current: list[str] = []
    for line in output_of("ninja", "-C", build, "-t", "deps").splitlines():
        if line.startswith(" "):
            current.append(line.strip())
        elif ": #deps" in line:
            current = dependencies.setdefault(line.partition(":")[0], [])
    return dependencies


def units_of(build: Path) -> dict[Path, Unit]:
    """Our sources in a build. The core is compiled more than once, and its first command will do."""
    units: dict[Path, Unit] = {}
    dependencies = ninja_dependencies(build)
    for entry in json.loads((build / "compile_commands.json").read_text()):
        file = Path(entry["file"])
        if file in units or not file.is_relative_to(SOURCE / "wasm"):
            continue
        command = shlex.split(entry["command"])
        made = command[command.index("-o") + 1]
        units[file] = Unit(file, build, command, dependencies.get(made, []))
    return units


def as_plain_clang(unit: Unit) -> Unit:
    """em++ is not clang: clang-tidy has to be told what em++ tells the clang behind it."""
    sysroot = Path(unit.command[0]).parent / "cache" / "sysroot"
    flags = ["--target=wasm32-unknown-emscripten", f"--sysroot={sysroot}", "-isystem", f"{sysroot}/include/compat"]
    # Clang itself knows SSE on x86 only; Emscripten's headers go by these names.
    sse = [f"-D__{level}__=1" for level in ("SSE", "SSE2", "SSE3", "SSSE3", "SSE4_1", "SSE4_2")]
    for flag in unit.command[1:]:
        flags += sse if flag == "-msse4.2" else [flag]
    return Unit(unit.file, unit.directory, ["clang++", *flags], unit.inputs)


class Hashes:
    """Hashes of files, each read once."""

    def __init__(self) -> None:
        self._known: dict[Path, bytes] = {}

    def of(self, path: Path) -> bytes:
        if path not in self._known:
            self._known[path] = hashlib.sha256(path.read_bytes()).digest() if path.is_file() else b"missing"
        return self._known[path]


def key_of(unit: Unit, build: Path, common: bytes, hashes: Hashes) -> str:
    def portable(text: str) -> str:
        # Another checkout or build folder must lead to the same key.
        return text.replace(str(build), "<build>").replace(str(SOURCE), "<source>")

    key = hashlib.sha256(common)
    key.update(portable(" ".join(unit.command)).encode())
    for path in sorted({(unit.directory / name).resolve() for name in [str(unit.file), *unit.inputs]}):
        key.update(portable(str(path)).encode())
        key.update(hashes.of(path))
    return key.hexdigest()


def check(clang_tidy: str, commands: Path, unit: Unit) -> tuple[bool, str]:
    result = subprocess.run([clang_tidy, "-p", commands, "--quiet", unit.file], capture_output=True, text=True, check=False)
    # Standard error also counts the warnings that were suppressed in other people's headers.
    errors = re.sub(r"^(?:\d+ warnings? .*|Suppressed .*)\n", "", result.stderr, flags=re.MULTILINE)
    return result.returncode == 0, result.stdout + errors


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--clang-tidy", required=True)
    parser.add_argument("--build", type=Path, required=True, help="the native build; the WebAssembly one is in its folder wasm")
    parser.add_argument("--cache", type=Path, required=True)
    arguments = parser.parse_args()
    build = arguments.build.resolve()
    arguments.cache.mkdir(parents=True, exist_ok=True)

    units = units_of(build)
    for file, unit in units_of(build / "wasm").items():
        if file not in units:  # what exists in WebAssembly only
            units[file] = as_plain_clang(unit)

    commands = build / "lint"
    commands.mkdir(exist_ok=True)
    (commands / "compile_commands.json").write_text(json.dumps(
        [{"directory": str(unit.directory), "file": str(unit.file), "arguments": unit.command} for unit in units.values()]))

    common = output_of(arguments.clang_tidy, "--version").encode() + (SOURCE / ".clang-tidy").read_bytes()
    hashes = Hashes()
    pending: dict[Path, Path] = {}
    for file, unit in units.items():
        clean = arguments.cache / key_of(unit, build, common, hashes)
        if not unit.inputs:
            # Never built, so nothing is known about its headers: it is checked, and nothing is remembered.
            pending[file] = Path(os.devnull)
        elif not clean.exists():
            pending[file] = clean

    print(f"{len(units)} sources, {len(pending)} to check", flush=True)
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        # The largest first: a long one at the end would keep one core waiting.
        order = sorted(pending, key=lambda file: -file.stat().st_size)
        results = pool.map(lambda file: check(arguments.clang_tidy, commands, units[file]), order)
        for file, (clean, report) in zip(order, results):
            if not clean:
                failed += 1
                print(report, flush=True)
            elif pending[file] != Path(os.devnull):
                pending[file].touch()
    print(f"{failed} sources with findings" if failed else "No findings.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
