# Sourced by msrv.sh, cross.sh and no_std.sh: the oldest supported Rust, out of Debian's packages.
#
# The packages are downloaded with package lists of their own and unpacked into a cache folder; the
# system's packages, lists and architectures stay as they are, and no root is needed.
#
#   SMALLCOLL_MSRV_DIR   the cache folder (default: ${XDG_CACHE_HOME:-$HOME/.cache}/smallcoll-msrv)

MSRV=$(sed -n 's/^rust-version *= *"\([0-9.]*\)".*/\1/p' Cargo.toml)
MSRV_DIR="${SMALLCOLL_MSRV_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/smallcoll-msrv}/$MSRV"
MSRV_ROOT="$MSRV_DIR/root"

die() {
    echo "$(basename "$0"): $*" >&2
    exit 2
}

# apt's options for lists of our own, with the given foreign architectures.
_apt_options() {
    local architecture
    APT=(-q -o "Dir::State::Lists=$MSRV_DIR/apt/lists" -o "Dir::Cache=$MSRV_DIR/apt/cache"
        -o "APT::Sandbox::User=" -o "Acquire::Languages=none" -o "Debug::NoLocking=1"
        -o "APT::Architectures::=$HOST_ARCH")
    for architecture in "$@"; do
        APT+=(-o "APT::Architectures::=$architecture")
    done
}

# Reads the package lists, of the foreign architectures too that are given.
_apt_lists() {
    command -v apt-get >/dev/null || die "needs apt-get and dpkg, or Rust $MSRV in rustup"
    HOST_ARCH=$(dpkg --print-architecture)
    _apt_options "$@"
    mkdir -p "$MSRV_DIR/apt/lists/partial" "$MSRV_DIR/apt/cache/archives/partial"
    # A list that is missing shows when a package cannot be found.
    apt-get "${APT[@]}" update >"$MSRV_DIR/apt/update.log" 2>&1 ||
        echo "apt-get update was not complete, see $MSRV_DIR/apt/update.log" >&2
}

# Downloads packages and unpacks them into $MSRV_ROOT.
_apt_unpack() {
    local folder package
    folder=$(mktemp -d "$MSRV_DIR/apt/debs.XXXXXX")
    (cd "$folder" && apt-get "${APT[@]}" download "$@") || die "could not download $*"
    for package in "$folder"/*.deb; do
        dpkg -x "$package" "$MSRV_ROOT"
    done
    rm -rf "$folder"
}

# The package with a shared library that is not on the system.
_package_of() {
    case "$1" in
        libLLVM*) echo "" ;; # unpacked already
        libedit.so.2) echo libedit2 ;;
        libffi.so.8) echo libffi8 ;;
        libxml2.so.2) echo libxml2 ;;
        libz3.so.4) echo libz3-4 ;;
        libzstd.so.1) echo libzstd1 ;;
        libz.so.1) echo zlib1g ;;
        libstdc++.so.6) echo libstdc++6 ;;
        libbsd.so.0) echo libbsd0 ;;
        libmd.so.0) echo libmd0 ;;
        libtinfo.so.6) echo libtinfo6 ;;
        liblzma.so.5) echo liblzma5 ;;
        libicu*.so.*) echo "libicu${1##*.so.}" ;;
        *) die "no package is known for $1" ;;
    esac
}

_missing_libraries() {
    LD_LIBRARY_PATH="$MSRV_LIBS" ldd "$MSRV_ROOT/usr/bin/rustc" "$MSRV_ROOT"/usr/lib/*/librustc_driver-*.so \
        "$MSRV_ROOT"/usr/lib/*/libLLVM.so.* | awk '/not found/ { print $1 }' | sort -u
}

# A compiler that finds its libraries, whatever the environment of the caller.
_write_wrapper() {
    mkdir -p "$MSRV_DIR/bin"
    cat >"$MSRV_DIR/bin/$1" <<WRAPPER
#!/bin/sh
LD_LIBRARY_PATH="$MSRV_LIBS\${LD_LIBRARY_PATH:+:\$LD_LIBRARY_PATH}"
export LD_LIBRARY_PATH
exec "$MSRV_ROOT/usr/bin/$1" "\$@"
WRAPPER
    chmod +x "$MSRV_DIR/bin/$1"
}

# Makes the compiler and the standard library of this machine, once, and sets RUSTC and RUSTDOC.
debian_rust() {
    local suffix package missing
    [ -n "$MSRV" ] || die "Cargo.toml names no rust-version"
    if [ ! -e "$MSRV_DIR/done" ]; then
        echo "unpacking Rust $MSRV into $MSRV_DIR" >&2
        rm -rf "$MSRV_DIR"
        mkdir -p "$MSRV_ROOT"
        _apt_lists
        # bookworm has it beside its own rustc, as rustc-web; where rustc itself is of that version, that does.
        for suffix in -web ""; do
            if apt-cache "${APT[@]}" madison "rustc$suffix" | grep -qF "| $MSRV.0"; then
                break
            fi
            [ -n "$suffix" ] || die "Debian's lists have no rustc $MSRV.0 here"
        done
        echo "$suffix" >"$MSRV_DIR/suffix"
        _apt_unpack "rustc$suffix=$MSRV.0*" "libstd-rust$suffix-$MSRV" "libstd-rust$suffix-dev=$MSRV.0*" libllvm19
        _set_libs
        while missing=$(_missing_libraries) && [ -n "$missing" ]; do
            package=$(for library in $missing; do _package_of "$library"; done | sort -u)
            # shellcheck disable=SC2086 # a list of words
            _apt_unpack $package
        done
        _write_wrapper rustc
        _write_wrapper rustdoc
        "$MSRV_DIR/bin/rustc" --version | grep -qF "rustc $MSRV.0" || die "this is not Rust $MSRV.0"
        touch "$MSRV_DIR/done"
    fi
    _set_libs
    export RUSTC="$MSRV_DIR/bin/rustc" RUSTDOC="$MSRV_DIR/bin/rustdoc"
}

_set_libs() {
    MSRV_LIBS=$(dirname "$MSRV_ROOT"/usr/lib/*/librustc_driver-*.so)
}

# Adds the standard library of a target, from the packages of a Debian architecture.
debian_rust_target() {
    local target="$1" architecture="$2" suffix
    debian_rust
    if [ ! -e "$MSRV_DIR/done-$target" ]; then
        echo "unpacking the standard library of $target" >&2
        suffix=$(cat "$MSRV_DIR/suffix")
        _apt_lists "$architecture"
        _apt_unpack "libstd-rust$suffix-dev:$architecture=$MSRV.0*"
        touch "$MSRV_DIR/done-$target"
    fi
}

# Adds the sources of core and alloc, in $MSRV_DIR/sources.
debian_rust_sources() {
    local suffix folder
    debian_rust
    if [ ! -e "$MSRV_DIR/done-sources" ]; then
        echo "unpacking the sources of core and alloc" >&2
        suffix=$(cat "$MSRV_DIR/suffix")
        _apt_lists
        folder=$(mktemp -d "$MSRV_DIR/apt/debs.XXXXXX")
        (cd "$folder" && apt-get "${APT[@]}" download "rust$suffix-src=$MSRV.0*") || die "could not download the sources"
        rm -rf "$MSRV_DIR/sources"
        mkdir -p "$MSRV_DIR/sources"
        dpkg-deb --fsys-tarfile "$folder"/*.deb | tar -x -C "$MSRV_DIR/sources" --strip-components=5 --wildcards \
            "./usr/src/*/library/"{core,alloc,portable-simd,stdarch}
        rm -rf "$folder"
        touch "$MSRV_DIR/done-sources"
    fi
}
