#!/usr/bin/env python3
"""source_package.py VERSION TARGET: the sources of the last commit as a .tar.gz, for Mozilla's reviewers and everybody else.

git writes the same tar for the same commit (order, owner and the commit's time are its own); the compression adds no name and no time.
"""

import gzip
import subprocess
import sys
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2]


def source_package(version: str, target: Path) -> bool:
    """False where there is no history to take the sources from: inside an unpacked source package."""
    git = ["git", "-C", str(SOURCE)]
    try:
        top = subprocess.run([*git, "rev-parse", "--show-toplevel"], capture_output=True, text=True, check=True).stdout.strip()
    except (FileNotFoundError, subprocess.CalledProcessError):
        return False
    if Path(top) != SOURCE:
        return False
    if subprocess.run([*git, "status", "--porcelain"], capture_output=True, text=True, check=True).stdout:
        print("Some changes are not committed: the source package holds the last commit without them.", file=sys.stderr)
    command = [*git, "-c", "tar.umask=0022", "archive", "--format=tar", f"--prefix=persona-lens-{version}/", "HEAD"]
    archive = subprocess.run(command, capture_output=True, check=True).stdout
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(archive, 9, mtime=0))
    return True


if __name__ == "__main__":
    sys.exit(0 if source_package(sys.argv[1], Path(sys.argv[2])) else "No git checkout: there is nothing to take the sources from.")
