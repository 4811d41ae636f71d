#!/usr/bin/env bash
# install-emscripten.sh APT_FOLDER SUITE PREFIX PACKAGE=VERSION...
# Unpacks Debian's Emscripten and Binaryen of a newer release under PREFIX. Nothing is installed into the system.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
apt_folder=$1 suite=$2 prefix=$3
shift 3
. "$here/private-apt.sh"
private_apt "$apt_folder" "$suite"

mkdir -p "$prefix"/{debs,runtime,binaryen/bin}
cd "$prefix/debs"
apt-get -q download "$@" libc6 libstdc++6 libgcc-s1

# Left out: Emscripten's own tests and the variants of its system libraries for threads, wasm workers, dynamic linking and sanitizers. That is
# more than half of it, and nothing here links against them.
libraries='./usr/share/emscripten/cache/sysroot/lib/wasm32-emscripten'
dpkg-deb --fsys-tarfile emscripten_*.deb | tar -x -C "$prefix" \
  --exclude='./usr/share/emscripten/test' --exclude='./usr/share/doc' --exclude='./usr/share/man' --exclude='./usr/share/nodejs' \
  --exclude="$libraries/pic" --exclude="$libraries/lto-pic" --exclude="$libraries/*-mt*" --exclude="$libraries/*-ww*" \
  --exclude="$libraries/*asan*" --exclude="$libraries/*sanitizer*"
dpkg-deb -x binaryen_*.deb "$prefix/binaryen/package"
for library in libc6 libstdc++6 libgcc-s1; do dpkg-deb -x "$library"_*.deb "$prefix/runtime"; done
rm -r "$prefix/debs"

# Binaryen wants a newer C library than this system's: each tool is started by the loader of that library. The launchers find their files from
# their own place, since the whole folder is moved once it is complete.
triplet=$(basename "$(dirname "$(find "$prefix/runtime" -name libc.so.6 | head -n 1)")")
loader=$(basename "$(find "$prefix/runtime" -name 'ld-linux*' | head -n 1)")
for tool in "$prefix"/binaryen/package/usr/bin/*; do
  name=$(basename "$tool")
  cat >"$prefix/binaryen/bin/$name" <<LAUNCHER
#!/bin/sh
root=\$(dirname "\$(dirname "\$(dirname "\$(readlink -f "\$0")")")")
libraries=\$root/runtime/usr/lib/$triplet
exec "\$libraries/$loader" --library-path "\$libraries:\$root/binaryen/package/usr/lib/$triplet" "\$root/binaryen/package/usr/bin/$name" "\$@"
LAUNCHER
  chmod +x "$prefix/binaryen/bin/$name"
done

# Emscripten's JavaScript optimiser imports acorn as an ES module. Only Debian's own Node looks for those in /usr/share/nodejs, so a Node of
# any other origin needs a node_modules folder on the way.
mkdir -p "$prefix/usr/share/emscripten/node_modules"
ln -s /usr/share/nodejs/acorn "$prefix/usr/share/emscripten/node_modules/acorn"

# emcc reads a .emscripten beside itself before any other configuration. Node is the one on PATH; the libraries are prebuilt, hence frozen.
cat >"$prefix/usr/share/emscripten/.emscripten" <<'CONFIG'
import os
_emscripten = os.path.dirname(os.environ['EM_CONFIG'])
LLVM_ROOT = '/usr/lib/llvm-19/bin'
BINARYEN_ROOT = os.path.normpath(os.path.join(_emscripten, '../../../binaryen'))
FROZEN_CACHE = True
CONFIG
