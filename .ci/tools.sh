#!/usr/bin/env bash
# Installs what the build and the tests need, below .tools/, once. Says what it does; does nothing twice.
#
#   tools.sh build   the wasm32 target, trunk, wasm-bindgen
#   tools.sh test    chromium, chromedriver, axe-core
set -euo pipefail
cd "$(dirname "$0")/.."

TRUNK=0.21.14        # 0.22 asks for a newer compiler
WASM_BINDGEN=0.2.129 # must equal the crate's version in Cargo.toml; 0.2.130 does not build from its own lock file
AXE=4.14.1

tools=$PWD/.tools
mkdir -p "$tools"
say() { printf '== %s\n' "$*" >&2; }

# Tools are compiled to be finished soon, not to be fast: they run for seconds.
cargo_tool() { # CRATE VERSION BINARY MINUTES [ARGUMENTS…]
  local crate=$1 version=$2 binary=$3 minutes=$4
  shift 4
  if [ "$("$tools/bin/$binary" --version 2>/dev/null | awk '{print $2}')" = "$version" ]; then return; fi
  say "building $crate $version into .tools (about $minutes min on two cores, once)"
  CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=256 \
    CARGO_PROFILE_RELEASE_DEBUG=false CARGO_PROFILE_RELEASE_STRIP=true CARGO_TARGET_DIR="$tools/build" \
    cargo install --quiet --locked --force --root "$tools" --version "$version" "$@" "$crate"
}

wasm_target() {
  local lib
  lib=$(rustc --print target-libdir --target wasm32-unknown-unknown 2>/dev/null) || lib=
  if [ -n "$lib" ] && [ -d "$lib" ]; then return; fi
  if ! command -v rustup >/dev/null; then
    say "the wasm32-unknown-unknown target is missing and there is no rustup to add it: install the target by hand"
    exit 1
  fi
  say "adding the wasm32-unknown-unknown target (seconds)"
  rustup target add wasm32-unknown-unknown
}

# The browser and its driver, of one version. A pair on the PATH will do; otherwise Debian's
# packages, with the libraries that the machine lacks, are unpacked below .tools: no root needed
# but for the package lists where there are none.
browser() {
  local here=$tools/browser
  if [ -x "$here/chromium" ] && "$here/chromium" --version >/dev/null 2>&1; then return; fi
  rm -rf "$here"
  mkdir -p "$here"
  local chromium driver
  chromium=$(command -v chromium || true) driver=$(command -v chromedriver || true)
  if [ -n "$chromium" ] && [ -n "$driver" ] && [ "$(major "$chromium")" = "$(major "$driver")" ]; then
    ln -sf "$chromium" "$here/chromium"
    ln -sf "$driver" "$here/chromedriver"
    return
  fi
  if ! command -v apt-get >/dev/null; then
    say "the tests need chromium and chromedriver of one version on the PATH: install them and run again"
    exit 1
  fi
  say "unpacking Debian's chromium and chromedriver into .tools (about 1 min, 120 MB, once)"
  if ! apt-cache show chromium >/dev/null 2>&1; then
    if [ "$(id -u)" = 0 ]; then apt-get update -qq; else sudo apt-get update -qq; fi
  fi
  mkdir -p "$here/debs" "$here/root"
  local name
  # What an installation would bring, by name; `apt-get download` checks each package's hash.
  for name in $(apt-get install --print-uris -qq -y --no-install-recommends ${APT_STATUS:+-o Dir::State::status="$APT_STATUS"} \
    chromium chromium-driver | awk '{print $2}' | cut -d_ -f1); do
    (cd "$here/debs" && apt-get download -qq -o APT::Sandbox::User="$(id -un)" "$name" >/dev/null)
  done
  for deb in "$here"/debs/*.deb; do dpkg -x "$deb" "$here/root"; done
  rm -r "$here/debs"
  wrapper "$here/root/usr/lib/chromium/chromium" "$here/chromium"
  wrapper "$here/root/usr/bin/chromedriver" "$here/chromedriver"
  if ! "$here/chromium" --version >&2; then
    say "the unpacked chromium does not start: install chromium and chromium-driver with the system's package manager and run again"
    rm -r "$here"
    exit 1
  fi
}

major() { "$1" --version 2>/dev/null | grep -oE '[0-9]+' | head -n 1; }

wrapper() { # PROGRAM LINK
  local libraries
  libraries=$(find "$tools/browser/root" -name '*.so*' -printf '%h\n' | sort -u | paste -sd:)
  printf '#!/bin/sh\nLD_LIBRARY_PATH="%s" exec "%s" "$@"\n' "$libraries" "$1" >"$2"
  chmod +x "$2"
}

axe() {
  if [ -f "$tools/axe-core/package/axe.min.js" ] && grep -q "\"version\": \"$AXE\"" "$tools/axe-core/package/package.json"; then return; fi
  say "fetching axe-core $AXE into .tools (seconds)"
  rm -rf "$tools/axe-core" && mkdir -p "$tools/axe-core"
  (cd "$tools/axe-core" && npm pack --silent "axe-core@$AXE" >/dev/null && tar -xzf ./*.tgz && rm ./*.tgz)
}

case "${1:-}" in
build)
  wasm_target
  cargo_tool wasm-bindgen-cli "$WASM_BINDGEN" wasm-bindgen 1
  cargo_tool trunk "$TRUNK" trunk 3 --no-default-features
  rm -rf "$tools/build"
  ;;
test)
  browser
  axe
  ;;
*)
  sed -n '2,5p' "$0" >&2
  exit 2
  ;;
esac
