#!/bin/sh
set -e

# An upgrade removes the old version too: the new one still needs its profile.
case ${1-} in
  upgrade | failed-upgrade | abort-install | abort-upgrade | disappear) exit 0 ;;
esac

# What people keep in their own folders and keychains stays: see "Forget everything" in the settings.
profile=/etc/apparmor.d/latchkey
if [ -f "$profile" ]; then
  if aa-status --enabled >/dev/null 2>&1 && ! ischroot 2>/dev/null; then
    apparmor_parser --remove "$profile" || true
  fi
  rm -f "$profile"
fi
