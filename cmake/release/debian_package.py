#!/usr/bin/env python3
"""debian_package.py PROGRAM VERSION FOLDER [SOURCE_DATE_EPOCH]: the command line as a .deb in FOLDER; prints its path.

dpkg-deb does the packing; what it is given is staged with fixed owners, modes and times, so that the same program gives the same bytes.
What the package needs of a system is read from the program itself.
"""

import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from source_date import source_date

SOURCE = Path(__file__).resolve().parents[2]
MANUAL = SOURCE / "wasm" / "cli" / "persona-lens.1"
COMPLETIONS = SOURCE / "wasm" / "cli" / "completions"
NOTICES = SOURCE / "extension" / "public" / "third-party-notices.txt"
# Where shells look for completions, by the name of our file.
COMPLETION_PLACES = {
    "persona-lens.bash": "usr/share/bash-completion/completions/persona-lens",
    "_persona-lens": "usr/share/zsh/vendor-completions/_persona-lens",
    "persona-lens.fish": "usr/share/fish/vendor_completions.d/persona-lens.fish",
}

CONTROL = """Package: persona-lens
Version: {version}
Section: science
Priority: optional
Architecture: {architecture}
Maintainer: Persona Lens contributors
Installed-Size: {size}
Depends: {depends}
Description: compares accounts with documented patterns of influence operations
 Reads saved responses of X and YouTube and prints, one JSON object a line,
 what was observed of each account, which cited pattern it resembles, how
 strongly, how an innocent account could look the same, and what could not
 be checked. It asks nothing of the network and never says who somebody is.
"""

COPYRIGHT_HEAD = """Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: persona-lens

Files: *
Copyright: Persona Lens contributors
License: Apache-2.0
 On Debian systems the text of this licence is in
 /usr/share/common-licenses/Apache-2.0.
Comment:
 The program contains the following works of others.
"""


def output_of(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def highest(pattern: str, text: str) -> str:
    found = [tuple(map(int, version.split("."))) for version in re.findall(pattern, text)]
    return ".".join(map(str, max(found))) if found else ""


def needs_of(program: Path) -> str:
    """The libraries' packages with the least versions that bring every symbol the program asks for."""
    symbols = output_of("objdump", "-T", str(program))
    needs = [f"libc6 (>= {highest(r'GLIBC_([0-9.]+)', symbols)})"]
    if "GLIBCXX_" in symbols or "CXXABI_" in symbols:
        # Debian's libstdc++6 bears the number of its compiler; the compiler of this build knows every symbol that it used.
        needs.append(f"libstdc++6 (>= {output_of('c++', '-dumpversion').split('.')[0].strip()})")
    if "GCC_" in symbols:
        needs.append("libgcc-s1")
    return ", ".join(needs)


def copyright_text() -> str:
    notices = NOTICES.read_text(encoding="utf-8")
    # The field's own form: a space before each line, a dot for an empty one.
    return COPYRIGHT_HEAD + "".join(f" {line}\n" if line.strip() else " .\n" for line in notices.splitlines())


def place(stage: Path, name: str, content: bytes, mode: int = 0o644) -> None:
    target = stage / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    target.chmod(mode)


def zipped(content: bytes) -> bytes:
    return gzip.compress(content, 9, mtime=0)


def stage_files(stage: Path, program: Path, version: str) -> None:
    place(stage, "usr/bin/persona-lens", program.read_bytes(), 0o755)
    subprocess.run(["strip", "--strip-all", "--remove-section=.comment", str(stage / "usr/bin/persona-lens")], check=True)
    documents = "usr/share/doc/persona-lens"
    place(stage, f"{documents}/copyright", copyright_text().encode())
    place(stage, f"{documents}/changelog.gz", zipped((SOURCE / "CHANGELOG.md").read_bytes()))
    if MANUAL.is_file():
        place(stage, "usr/share/man/man1/persona-lens.1.gz", zipped(MANUAL.read_bytes()))
    for name, target in COMPLETION_PLACES.items():
        if (COMPLETIONS / name).is_file():
            place(stage, target, (COMPLETIONS / name).read_bytes())
    size = sum(path.stat().st_size for path in stage.rglob("*") if path.is_file())
    control = CONTROL.format(
        version=version,
        architecture=output_of("dpkg", "--print-architecture").strip(),
        size=-(-size // 1024),
        depends=needs_of(program),
    )
    place(stage, "DEBIAN/control", control.encode())


def debian_package(program: Path, version: str, folder: Path, epoch: int) -> Path:
    if shutil.which("dpkg-deb") is None:
        raise SystemExit("A .deb is made by dpkg-deb, which this system has not.")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        stage = Path(scratch) / "stage"
        stage.mkdir()
        stage_files(stage, program, version)
        for path in [stage, *stage.rglob("*")]:
            if path.is_dir():
                path.chmod(0o755)
            os.utime(path, (epoch, epoch))
        environment = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch)}
        # One thread: the blocks of a parallel compression depend on how many there are.
        command = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z6", "--threads-max=1", "--build", str(stage), str(folder)]
        output = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    match = re.search(r"'([^']+\.deb)'", output)
    if match is None:
        raise SystemExit(f"dpkg-deb did not say what it made: {output}")
    return Path(match.group(1))


def main() -> None:
    program, version, folder = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
    epoch = int(sys.argv[4]) if len(sys.argv) > 4 else source_date(SOURCE)
    print(debian_package(program, version, folder, epoch))


if __name__ == "__main__":
    main()
