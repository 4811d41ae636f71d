#!/usr/bin/env python3
"""make_release.py BUILD VERSION [zips]: everything that is published, from what was built in BUILD, into BUILD/release.

"zips": the extension alone, which is what a reviewer builds. Two builds of one commit give the same bytes, wherever they are made.
"""

import hashlib
import shutil
import sys
from pathlib import Path

from debian_package import debian_package
from source_date import source_date
from source_package import source_package
from zip_folder import zip_folder

SOURCE = Path(__file__).resolve().parents[2]


def write_sums(folder: Path) -> None:
    """In the form of sha256sum, so that `sha256sum --check SHA256SUMS` checks them."""
    files = sorted(path for path in folder.iterdir() if path.name != "SHA256SUMS")
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files]
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")
    print("".join(lines), end="")


def make_release(build: Path, version: str, zips_only: bool) -> None:
    epoch = source_date(SOURCE)
    folder = build / "release"
    # What an older build left must not be published with this one.
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for browser in ("chromium", "firefox"):
        zip_folder(build / "extension" / browser, folder / f"persona-lens-{version}-{browser}.zip", epoch)
    if not zips_only:
        # The static site of the classroom, where this build has one.
        if (build / "classroom").is_dir():
            zip_folder(build / "classroom", folder / f"persona-lens-{version}-classroom.zip", epoch)
        debian_package(build / "native" / "persona-lens", version, folder, epoch)
        shutil.copyfile(build / "sbom.json", folder / f"persona-lens-{version}-sbom.json")
        source_package(version, folder / f"persona-lens-{version}-source.tar.gz")
    write_sums(folder)


if __name__ == "__main__":
    make_release(Path(sys.argv[1]).resolve(), sys.argv[2], "zips" in sys.argv[3:])
