"""Sandbox hosts that run a real charon, to hold snippets for strongSwan to their promises.

The plugins are few, so that the daemon is up in a tenth of a second. It installs policies and shunts in the
host's own kernel tables; no SA is ever negotiated.
"""

from __future__ import annotations

from typing import ClassVar, Self

from sandbox import NETWORK, Host

PLUGINS = ["random", "nonce", "openssl", "pem", "pkcs1", "kernel-netlink", "socket-default", "vici", "updown"]
SWANCTL_CONF = """\
connections {
  rw {
    version = 2
    local_addrs = 192.0.2.1
    pools = staff
    local {
      auth = psk
      id = gw.example.org
    }
    remote {
      auth = psk
    }
    children {
      net {
        local_ts = 10.1.0.0/16
        esp_proposals = aes128gcm16
      }
      dmz {
        local_ts = 10.2.0.0/16
      }
    }
  }
  site { remote_addrs = 198.51.100.7
    local { auth = psk }
    remote { auth = psk }
    children { net { remote_ts = 10.9.0.0/16 } }
  }
}
pools {
  staff {
    addrs = 10.3.0.0/24
  }
}
secrets {
  ike-1 {
    secret = "not a secret"
  }
}
# Include config snippets
include conf.d/*.conf
"""
IPSEC_CONF = """\
config setup

conn %default
\tkeyexchange=ikev2
\tauthby=secret

conn rw
\tleft=192.0.2.1
\tleftid=gw.example.org
\tright=%any

conn net
\talso=rw
\tleftsubnet=10.1.0.0/16
\tauto=add

conn site
\tright=198.51.100.7
\trightsubnet=10.9.0.0/16
\tauto=add
"""


def strongswan_conf(plugins: list[str]) -> str:
    """Debian's strongswan.conf, except that only ``plugins`` are loaded and that it logs to a file."""
    loaded = "\n".join(f"    {plugin} {{\n      load = yes\n    }}" for plugin in plugins)
    return f"""\
charon {{
  load_modular = yes
  plugins {{
{loaded}
  }}
  filelog {{
    main {{
      path = /var/log/charon.log
      flush_line = yes
    }}
  }}
}}
starter {{
  load_warning = no
}}

include strongswan.d/*.conf
"""


class SwanctlHost(Host):
    """A gateway whose charon-systemd reads ``SWANCTL_CONF``, now and at each boot."""

    plugins: ClassVar = PLUGINS
    files_of_it: ClassVar = {"/etc/swanctl/swanctl.conf": SWANCTL_CONF}
    # What systemd does for the daemon's unit; systemd itself does not run in a sandbox.
    systemctl: ClassVar = """#!/bin/sh
case "$*" in
  "is-active --quiet strongswan") ;;
  "restart strongswan")
    pid=$(cat /run/charon-systemd.pid)
    kill "$pid"
    while grep -qs '^State:.[^Z]' "/proc/$pid/status"; do sleep 0.01; done
    . /root/start ;;
  *) exit 1 ;;
esac
"""
    start: ClassVar = """
    charon-systemd > /dev/null 2>&1 &
    echo $! > /run/charon-systemd.pid
    until swanctl --stats > /dev/null 2>&1; do sleep 0.01; done
    swanctl --load-all --noprompt > /dev/null
    """
    shown: ClassVar = ("swanctl --list-conns --raw", "swanctl --list-pools", "swanctl --list-pols")

    def __init__(self, network: str = NETWORK) -> None:
        self._configured = False
        super().__init__(network)

    def _start(self, within: list[str], script: str) -> None:
        super()._start(within, script)
        if not self._configured:
            for path, content in self.files_of_it.items():
                self.path(path).write_text(content)
            self.path("/etc/strongswan.conf").write_text(strongswan_conf(self.plugins))
            self.path("/root/start").write_text(self.start)
            self.path("/root/systemctl").write_text(self.systemctl)
            self.do("chmod +x /root/systemctl; mount --bind /root/systemctl /usr/bin/systemctl")
            self._configured = True
        self.do(". /root/start")

    def __enter__(self) -> Self:
        return self

    def files(self) -> list[str]:
        """Without what names the daemon's process."""
        return [line for line in super().files() if not line.startswith("/run/charon")]

    def state(self) -> str:
        """What the daemon says that it has, before the rest."""
        said = [self.do(what) for what in self.shown]
        return "\n".join([*said, super().state()])


class StarterHost(SwanctlHost):
    """A gateway whose charon starter configures from ``IPSEC_CONF``."""

    plugins: ClassVar = [*PLUGINS, "stroke"]
    files_of_it: ClassVar = {"/etc/ipsec.conf": IPSEC_CONF, "/etc/ipsec.secrets": ': PSK "not a secret"\n'}
    start: ClassVar = """
    /usr/lib/ipsec/starter --nofork > /var/log/starter.log 2>&1 &
    until ipsec statusall 2> /dev/null | grep -q '^ *site: '; do sleep 0.01; done
    """
    # starter puts a changed conn at the end of charon's list
    shown: ClassVar = ("swanctl --list-conns --raw | sort", "swanctl --list-pools", "swanctl --list-pols")
