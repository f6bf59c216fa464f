"""What a host does when it boots, beyond its network: kernel settings, services, and the services that snippets add.

systemd itself does not run, nor does its journal. `systemctl enable` and the like are systemctl's own work on files;
to start, restart or ask for a service is played by a script, which runs what the unit's file says.
"""

from __future__ import annotations

import os
import re
from graphlib import TopologicalSorter
from pathlib import Path

_TARGETS = ("sysinit", "network-online", "multi-user")

SETTINGS = "/usr/lib/systemd/systemd-sysctl --prefix=/net"
"""What systemd-sysctl.service runs, for net alone: the other settings would change the machine."""

SYSTEMCTL = """#!/bin/sh
# start, stop, restart and is-active of services, from their unit files; all else is the real systemctl's.
verb=$1
[ $# -eq 0 ] || shift
status=0
case $verb in
  start | stop | restart | reload | try-restart | reload-or-restart | is-active)
    for unit in "$@"; do
      case $unit in -*) continue ;; esac
      unit=${unit%.service}
      /run/lab-service "$verb" "$unit" || status=$?
    done
    exit $status ;;
esac
SYSTEMD_OFFLINE=1 exec /run/systemctl "$verb" "$@"
"""

SERVICE = """#!/bin/sh
# Usage: lab-service VERB UNIT
verb=$1 unit=$2
case $unit in
  strongswan | strongswan-swanctl | charon-systemd)
    pid=$(cat /run/charon.pid 2>/dev/null || echo none)
    if [ "$verb" = is-active ]; then
      if [ -d "/proc/$pid" ]; then echo active; else echo inactive; exit 3; fi
      exit
    fi
    if [ "$verb" = reload ]; then swanctl --reload-settings && swanctl --load-all --noprompt; exit; fi
    if [ "$verb" != start ]; then
      kill "$pid" 2>/dev/null
      while grep -qs '^State:.[^Z]' "/proc/$pid/status"; do sleep 0.01; done
      rm -f /run/charon.pid /run/charon.vici
    fi
    [ "$verb" = stop ] || /run/lab-charon
    exit ;;
esac
for folder in /etc/systemd/system /usr/lib/systemd/system /lib/systemd/system; do
  [ -e "$folder/$unit.service" ] && file=$folder/$unit.service && break
done
[ -n "${file:-}" ] || [ "$verb" != is-active ] || { echo inactive; exit 3; }
[ -n "${file:-}" ] || { echo "Unit $unit.service not found." >&2; exit 5; }
pid=$(cat "/run/lab-$unit.pid" 2>/dev/null || echo none)
runs() { grep -qs '^State:.[^Z]' "/proc/$pid/status"; }
if [ "$verb" = is-active ]; then
  if runs || [ -e "/run/lab-$unit.remains" ]; then echo active; else echo inactive; exit 3; fi
  exit
fi
if grep -q '^Type=oneshot' "$file"; then
  rm -f "/run/lab-$unit.remains"
  [ "$verb" != stop ] || exit 0
  ! grep -q '^RemainAfterExit=yes' "$file" || touch "/run/lab-$unit.remains"
  sed -n 's/^ExecStart=[-@:+!]*//p' "$file" | sh
  exit
fi
if [ "$verb" != start ] && runs; then
  kill "$pid"
  while runs; do sleep 0.01; done
fi
if [ "$verb" != stop ] && ! runs; then
  sh -c "exec $(sed -n 's/^ExecStart=[-@:+!]*//p' "$file")" > "/run/lab-$unit.log" 2>&1 &
  echo $! > "/run/lab-$unit.pid"
fi
"""

CHARON = """#!/bin/sh
# What strongswan.service does: charon-systemd, and when it listens its configuration.
# A charon that runs already stays as it is.
grep -qs '^State:.[^Z]' "/proc/$(cat /run/charon.pid 2>/dev/null || echo none)/status" && exit
/usr/sbin/charon-systemd > /var/log/charon-start.log 2>&1 &
echo $! > /run/charon.pid
until [ -S /run/charon.vici ]; do
  kill -0 $! || exit 1
  sleep 0.02
done
swanctl --load-all --noprompt
"""

JOURNALCTL = """#!/bin/sh
# What charon has logged, as it stands in the journal: without thread, group and connection.
sed 's/^[0-9]*[[][A-Z0-9]*[]] \\(<[^>]*> \\)*//' /var/log/charon.log
"""


def install_scripts() -> None:
    """Put the scripts above in their places; the real systemctl stays reachable for them."""
    for path, text in (
        ("/run/lab-systemctl", SYSTEMCTL),
        ("/run/lab-journalctl", JOURNALCTL),
        ("/run/lab-service", SERVICE),
        ("/run/lab-charon", CHARON),
    ):
        Path(path).write_text(text)
        os.chmod(path, 0o755)


def enabled_services() -> list[str]:
    """The commands of the units that snippets enabled, in the order that After= and Before= ask for."""
    order: TopologicalSorter[str] = TopologicalSorter()
    units: dict[str, str] = {}
    for target in _TARGETS:
        for link in sorted(Path(f"/etc/systemd/system/{target}.target.wants").glob("*.service")):
            unit = link.read_text()
            units[link.name] = unit
            order.add(link.name, *" ".join(_setting(unit, "After")).split())
            for later in " ".join(_setting(unit, "Before")).split():
                order.add(later, link.name)
    return [
        command.lstrip("-@:+!") + ("" if "oneshot" in _setting(units[name], "Type") else " >/dev/null 2>&1 &")
        for name in order.static_order()
        if name in units
        for command in _setting(units[name], "ExecStart")
    ]


def _setting(unit: str, key: str) -> list[str]:
    return re.findall(rf"(?m)^{key}=(.+)$", unit)
