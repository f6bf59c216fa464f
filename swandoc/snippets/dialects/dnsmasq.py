"""dnsmasq: files in /etc/dnsmasq.d (dnsmasq(8))."""

from __future__ import annotations

from ..intents.system import OfferRoute, ResolveThroughTunnel
from ..parts import Dialect, Part, PartKind, Parts
from ..shell import block, check

DNSMASQ = Dialect(id="dnsmasq", label="dnsmasq", language="sh", suffix="sh", order=40)

_PLACE = (
    "For a dnsmasq that reads `/etc/dnsmasq.d`, as packages of Debian, RHEL and Alpine set it up. OpenWrt keeps its "
    "settings in `/etc/config/dhcp`."
)
_READ = [
    "if ! grep -qsE '^(conf-dir|CONFIG_DIR)=/etc/dnsmasq\\.d' /etc/dnsmasq.conf /etc/default/dnsmasq; then",
    '  echo "Stopped: dnsmasq does not read /etc/dnsmasq.d. Set conf-dir in /etc/dnsmasq.conf first." >&2',
    "  exit 1",
    "fi",
]
_RESTART = [
    "  if systemctl is-active --quiet dnsmasq; then",
    "    systemctl restart dnsmasq",
    "  else",
    '    echo "Now restart dnsmasq in the way of this host."',
    "  fi",
]
_RESTARTS = "The restart takes a moment without DNS; leases stay."


def _own_file(name: str, settings: list[str], first: list[str], note: str) -> Parts:
    file = f"/etc/dnsmasq.d/swandoc-{name}.conf"
    named = f"file={file}"
    return Parts(
        check=check(*(f"grep -qsxF '{setting}' \"$file\"" for setting in settings), first=[named]),
        apply=block(
            *_READ,
            *first,
            named,
            # Not in /etc/dnsmasq.d, of which dnsmasq may read every file.
            f"new=/etc/swandoc-{name}.new",
            "trap 'rm -f \"$new\"' EXIT",
            "cat > \"$new\" <<'END'",
            *settings,
            "END",
            'dnsmasq --test --conf-file="$new"',
            'if ! cmp -s "$new" "$file"; then',
            '  mv "$new" "$file"',
            *_RESTART,
            "fi",
        ),
        verify=Part(f"cat {file}", expect="\n".join(settings)),
        undo=block(named, 'if [ -e "$file" ]; then', '  rm "$file"', *_RESTART, "fi"),
        without={PartKind.PERSIST: "The file that apply writes is read whenever dnsmasq starts."},
        note=note,
        short="\n".join(["# in /etc/dnsmasq.conf:", *settings]),
    )


@DNSMASQ.says(OfferRoute)
def offer_route(intent: OfferRoute) -> Parts:
    routes = f"{intent.to},{intent.via},0.0.0.0/0,{intent.router}"
    name = f"offer-route-{intent.to:network}-{intent.to:length}"
    others = [
        "# Only one line can say what option 121 holds.",
        "others=$(grep -lsE '^dhcp-option(-force)?=(.*,)?(option:classless-static-route|121),' \\",
        f"  /etc/dnsmasq.conf /etc/dnsmasq.d/* | grep -v '/swandoc-{name}' || true)",
        'if [ -n "$others" ]; then',
        f'  echo "Stopped: add {intent.to},{intent.via} to the line for option 121 in $others" >&2',
        "  exit 1",
        "fi",
    ]
    return _own_file(
        name,
        [f"dhcp-option=121,{routes}", f"dhcp-option=249,{routes}"],
        others,
        f"Clients use it from their next renewal on, and take their default route from it: {intent.router} must be "
        f"the right one. It is offered in every range of this dnsmasq. If there are more than {intent.subnet}, give "
        "that range a tag (`dhcp-range=set:lan,…`) and write `tag:lan,` in front of 121 and of 249. Option 249 is what "
        f"older Windows asks for. {_RESTARTS} {_PLACE}",
    )


@DNSMASQ.says(ResolveThroughTunnel)
def resolve_through_tunnel(intent: ResolveThroughTunnel) -> Parts:
    return _own_file(
        f"resolve-through-tunnel-{intent.domain}",
        [f"server=/{intent.domain}/{intent.server}", f"rebind-domain-ok=/{intent.domain}/"],
        [],
        f"For hosts that ask this dnsmasq. It sends the queries wherever its routes lead: the packets must match the "
        f"tunnel's traffic selectors. The second line lets answers with private addresses pass. {_RESTARTS} {_PLACE}",
    )
