# Sourced by the scripts beside it. A second apt root that reads another Debian release from the mirror that this system uses already: nothing
# of it touches the system's own package lists, sources or installed packages, so it needs no root either.

# private_apt FOLDER SUITE: makes the root (once per set-up) and lets apt-get and apt-cache use it from here on.
private_apt() {
  local folder=$1 suite=$2 codename mirror keyring
  if ! command -v apt-get >/dev/null; then
    echo "This comes from Debian's archive and needs apt: build on Debian 12 or newer, or in a container of it." >&2
    exit 1
  fi
  export APT_CONFIG=
  if [ ! -f "$folder/ready" ]; then
    # apt itself tells its mirrors, so every form of source list is understood. The line of the running release is the archive proper, not its
    # security or a vendor's addition.
    codename=$(. /etc/os-release && echo "$VERSION_CODENAME")
    mirror=$(apt-get indextargets --format '$(RELEASE) $(COMPONENT) $(REPO_URI)' 'Created-By: Packages' |
      awk -v release="$codename" '$1 == release && $2 == "main" { print $3; exit }')
    [ -n "$mirror" ] || mirror=$(apt-get indextargets --format '$(COMPONENT) $(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' |
      awk '$1 == "main" && $2 !~ /security/ { print $2; exit }')
    if [ -z "$mirror" ]; then
      echo "No Debian mirror is known to apt: add one to /etc/apt/sources.list.d, run apt-get update, and start again." >&2
      exit 1
    fi
    keyring=/usr/share/keyrings/debian-archive-keyring.gpg
    mkdir -p "$folder"/{sources,lists/partial,cache/archives/partial}
    {
      printf 'Types: deb deb-src\nURIs: %s\nSuites: %s\nComponents: main\n' "$mirror" "$suite"
      [ ! -f "$keyring" ] || echo "Signed-By: $keyring"
    } >"$folder/sources/debian.sources"
    cat >"$folder/apt.conf" <<CONF
Dir::Etc::sourcelist "/dev/null";
Dir::Etc::sourceparts "$folder/sources";
Dir::State::lists "$folder/lists";
Dir::Cache "$folder/cache";
APT::Sandbox::User "root";
CONF
    APT_CONFIG="$folder/apt.conf" apt-get -q update
    touch "$folder/ready"
  fi
  export APT_CONFIG="$folder/apt.conf"
}
