#!/usr/bin/env python3
"""zip_folder.py FOLDER ZIP [SOURCE_DATE_EPOCH]: packs a folder so that the same files give the same bytes.

Entries stand in the order of their names' bytes, all bear one time and one mode, and nothing tells of the machine: no owner, no folder's
own entry, no extra fields.
"""

import os
import sys
import time
import zipfile
from pathlib import Path

from source_date import source_date

# A zip's clock begins in 1980 and ticks every two seconds.
ZIP_BEGINS = 315532800
FILE_MODE = 0o100644


def zip_folder(folder: Path, target: Path, epoch: int) -> None:
    files = sorted((path for path in folder.rglob("*") if path.is_file()), key=lambda path: os.fsencode(path.relative_to(folder).as_posix()))
    if not files:
        raise SystemExit(f"{folder} holds no files: build it first.")
    moment = time.gmtime(max(epoch, ZIP_BEGINS))[:6]
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in files:
            entry = zipfile.ZipInfo(path.relative_to(folder).as_posix(), moment)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix: the mode below counts
            entry.external_attr = FILE_MODE << 16
            archive.writestr(entry, path.read_bytes())


def main() -> None:
    folder, target = Path(sys.argv[1]), Path(sys.argv[2])
    zip_folder(folder, target, int(sys.argv[3]) if len(sys.argv) > 3 else source_date(folder))


if __name__ == "__main__":
    main()
