#!/usr/bin/env bash
# usage: with-session.sh unlocked|locked|prompt|none COMMAND…
# Runs COMMAND with a display, a D-Bus session, a keyring, a HOME and an XDG_RUNTIME_DIR of its own; leaves nothing behind.
#   unlocked  the keyring answers          locked  it is locked, and no prompt can open
#   prompt    it is locked, and its prompt opens where nobody answers        none  there is no D-Bus at all
# Needs Xvfb; all but "none" need dbus-daemon and gnome-keyring-daemon; "locked" and "prompt" also secret-tool.
# Xvfb and dbus-daemon are started directly, since xvfb-run and dbus-run-session leave them behind when they get SIGTERM.
set -euo pipefail
set -m # each job gets a process group of its own, so that it can be ended with all its children
state=${1:?state}; shift
case $state in unlocked | locked | prompt | none) ;; *) echo "with-session.sh: unknown state $state" >&2; exit 64 ;; esac

# The runtime was obtained under the real HOME.
export LATCHKEY_CACHE=${LATCHKEY_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/latchkey}
work=$(mktemp -d "${TMPDIR:-/tmp}/latchkey-session-XXXXXX")
jobs_started=()
end_group() { # asks first; a command that is just starting an application may miss that it was asked
  kill -TERM -- "-$1" 2>/dev/null || return 0
  for _ in {1..50}; do kill -0 "$1" 2>/dev/null || break; sleep 0.1; done
  kill -KILL -- "-$1" 2>/dev/null || true
  wait "$1" 2>/dev/null || true
}
cleanup() {
  trap '' TERM INT HUP
  for ((i = ${#jobs_started[@]} - 1; i >= 0; i--)); do end_group "${jobs_started[i]}"; done
  for _ in {1..50}; do rm -rf "$work" 2>/dev/null && break; sleep 0.1; done # the keyring may be writing its last
}
trap cleanup EXIT
trap 'exit 143' TERM HUP
trap 'exit 130' INT

mkdir -m 700 "$work/home" "$work/run" "$work/tmp"
export HOME=$work/home XDG_RUNTIME_DIR=$work/run TMPDIR=$work/tmp XDG_SESSION_TYPE=x11
unset DBUS_SESSION_BUS_ADDRESS GNOME_KEYRING_CONTROL XDG_DATA_HOME XDG_CONFIG_HOME XDG_CACHE_HOME WAYLAND_DISPLAY XAUTHORITY

mkfifo "$work/display" "$work/address"
Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp -noreset 3>"$work/display" >/dev/null 2>&1 &
jobs_started+=($!)
read -r -t 30 number <"$work/display" || { echo 'with-session.sh: Xvfb did not start' >&2; exit 7; }
display=:$number

start_bus() { # start_bus [VARIABLE=value…]: what the bus starts, such as the prompt window, sees only these
  env "$@" dbus-daemon --session --nofork --nopidfile --nosyslog --print-address=3 3>"$work/address" >/dev/null 2>&1 &
  bus=$!
  jobs_started+=("$bus")
  read -r -t 30 DBUS_SESSION_BUS_ADDRESS <"$work/address" || { echo 'with-session.sh: D-Bus did not start' >&2; exit 7; }
  export DBUS_SESSION_BUS_ADDRESS
}
unlock_keyring() { printf 'pw\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; }
make_locked_keyring() { # the first session makes the login collection, the second starts without its password
  start_bus -u DISPLAY
  unlock_keyring
  printf seed | env -u DISPLAY secret-tool store --label=seed seed seed
  end_group "$bus"
}

case $state in
  none) export DBUS_SESSION_BUS_ADDRESS=disabled: ;;
  unlocked) start_bus "DISPLAY=$display"; DISPLAY=$display unlock_keyring ;;
  locked) make_locked_keyring; start_bus -u DISPLAY; env -u DISPLAY gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1 ;;
  prompt) make_locked_keyring; start_bus "DISPLAY=$display"; DISPLAY=$display gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1 ;;
esac

export DISPLAY=$display
"$@" <&0 &
command=$!
jobs_started+=("$command")
code=0
wait "$command" || code=$?
exit "$code"
