#!/usr/bin/env python3
"""Checks what no tracked file may hold: the name of a package registry's host, a path of somebody's machine, or a left-behind note;
and that the extension makes no markup or code from strings.

Which hosts are registries is asked of this machine's own clients, so that this file names none either.
"""

import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

# Written in pieces: this file is checked too.
MACHINE_PATHS = re.compile(r"(?<![A-Za-z0-9_.$}-])/(?:" + "|".join(["work", "tmp", "root", "farm", "home/[a-z]"]) + r")\b/?[\w]?")
LEFT_BEHIND = re.compile(r"\b(?:" + "|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"]) + r")\b")
# What would turn data into markup or code, in what the extension ships.
SHIPPED_SCRIPT = re.compile(r"^extension/(?!scripts/|wxt\.config)[\w/-]+\.ts$")
SHIPPED_PAGE = re.compile(r"^extension/[\w/-]+\.html$")
MARKUP_OR_CODE = re.compile(
    r"\b(?:innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|parseHTMLUnsafe|createContextualFragment|srcdoc|DOMParser)\b"
    r"|\bdocument\.write|(?<![\w.])eval\(|\bnew Function\b|set(?:Timeout|Interval)\(['\"`]|javascript:"
)
INLINE = re.compile(r"<script(?![^>]*\ssrc=)|<style\b|\sstyle=|\son\w+=|javascript:")
RESOLVED = re.compile(r'"resolved"\s*:\s*"(?!file:)[^"]*//')


def output_of(*command: str) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout
    except FileNotFoundError:
        return ""


def registry_hosts() -> set[str]:
    addresses = output_of("npm", "config", "get", "registry").split()
    addresses += output_of("apt-get", "indextargets", "--format", "$(SITE)").split()
    hosts = {urlsplit(address).hostname for address in addresses}
    return {host for host in hosts if host}


def tracked_files() -> list[Path]:
    # Files that are about to be added count as well.
    listing = output_of("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    return [path for path in map(Path, filter(None, listing.split("\0"))) if path.is_file()]


def problems_of(path: Path, hosts: set[str]) -> list[str]:
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return []  # a picture or another binary
    problems = []
    for number, line in enumerate(text.splitlines(), start=1):
        found = []
        found += [f"names a registry's host ({host})" for host in sorted(hosts) if host in line]
        if match := MACHINE_PATHS.search(line):
            found.append(f"holds a path of a machine ({match.group()})")
        if match := LEFT_BEHIND.search(line):
            found.append(f"was left behind ({match.group()})")
        if SHIPPED_SCRIPT.match(path.as_posix()) and (match := MARKUP_OR_CODE.search(line)):
            found.append(f"makes markup or code from a string ({match.group()})")
        if SHIPPED_PAGE.match(path.as_posix()) and (match := INLINE.search(line)):
            found.append(f"holds something inline ({match.group().strip()})")
        if path.name == "package-lock.json" and RESOLVED.search(line):
            found.append("records a download address: set omit-lockfile-registry-resolved=true in .npmrc and make the lock file anew")
        problems += [f"{path}:{number}: {what}" for what in found]
    return problems


def main() -> int:
    files = tracked_files()
    if not files:
        print("git lists no files: nothing was checked")
        return 1
    hosts = registry_hosts()
    problems = [problem for path in files for problem in problems_of(path, hosts)]
    print("\n".join(problems) or f"{len(files)} files are clean.")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
