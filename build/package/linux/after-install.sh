#!/bin/sh
set -e

# Where user namespaces do not work, Chromium's sandbox needs its helper to be set-uid root.
if [ -L /proc/self/ns/user ] && unshare --user true 2>/dev/null; then
  chmod 0755 /opt/Latchkey/chrome-sandbox
else
  chmod 4755 /opt/Latchkey/chrome-sandbox
fi

# The profile is for AppArmor 4 (Ubuntu 24.04); an older one cannot read it and does not need it.
profile=/opt/Latchkey/resources/apparmor-profile
if aa-status --enabled >/dev/null 2>&1 && apparmor_parser --skip-kernel-load --debug "$profile" >/dev/null 2>&1; then
  cp -f "$profile" /etc/apparmor.d/latchkey
  if ! ischroot 2>/dev/null; then
    apparmor_parser --replace --write-cache --skip-read-cache /etc/apparmor.d/latchkey || true
  fi
fi
