#!/usr/bin/env bash
# fetch-debian-source.sh APT_FOLDER SUITE PACKAGE UPSTREAM_VERSION DESTINATION
# The upstream archive of a Debian source package, without Debian's own changes: any packaging revision of that version will do.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
apt_folder=$1 suite=$2 package=$3 version=$4 destination=$5
. "$here/private-apt.sh"
private_apt "$apt_folder" "$suite"

revision=$(apt-cache showsrc --only-source "$package" | sed -n 's/^Version: //p' | grep -F -m 1 -- "$version-") || {
  echo "$package $version is no longer in Debian $suite: cmake/versions.cmake names a version that has to be raised." >&2
  exit 1
}
mkdir -p "$destination.part" && cd "$destination.part"
apt-get -q source --tar-only "$package=$revision"
mv ./*.orig.tar.* "$destination"
