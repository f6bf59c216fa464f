"""ISC DHCP's dhcpd: a file that dhcpd.conf includes (dhcpd.conf(5), dhcp-options(5))."""

from __future__ import annotations

from ..intents.system import OfferRoute
from ..parts import Dialect, Part, PartKind, Parts
from ..shell import block, check

ISC_DHCP = Dialect(
    id="isc-dhcp",
    label="ISC DHCP",
    language="sh",
    suffix="sh",
    order=42,
    legacy="ISC DHCP gets no updates since the end of 2022; its successor is Kea.",
)

_CONF = "/etc/dhcp/dhcpd.conf"
_RESTART = [
    "  for unit in isc-dhcp-server dhcpd; do",
    '    if systemctl is-active --quiet "$unit"; then systemctl restart "$unit"; fi',
    "  done",
]


@ISC_DHCP.says(OfferRoute)
def offer_route(intent: OfferRoute) -> Parts:
    name = f"offer-route-{intent.to:network}-{intent.to:length}"
    conf = f"swandoc-{name}.conf"
    files = [f"conf={_CONF}", f"file=/etc/dhcp/{conf}", 'include="include \\"$file\\";"']
    octets = f"{intent.to:option121-octets}, {intent.via:option121-octets}, 0, {intent.router:option121-octets}"
    settings = [
        "option swandoc-routes code 121 = array of unsigned integer 8;",
        "option swandoc-routes-windows code 249 = array of unsigned integer 8;",
        f"option swandoc-routes {octets};",
        f"option swandoc-routes-windows {octets};",
    ]
    return Parts(
        check=check(
            *(f"grep -qsxF '{setting}' \"$file\"" for setting in settings[2:]),
            'grep -qxF "$include" "$conf"',
            first=files,
        ),
        apply=block(
            *files,
            f"if grep -lsE '^[^#]*code 121 ' /etc/dhcp/*dhcpd*.conf /etc/dhcp/swandoc-*.conf | grep -v {conf}; then",
            '  echo "Stopped: option 121 is set there already. Add to its octets:" >&2',
            f'  echo "{intent.to:option121-octets}, {intent.via:option121-octets}" >&2',
            "  exit 1",
            "fi",
            "trap 'rm -f \"$file.new\"' EXIT",
            "cat > \"$file.new\" <<'END'",
            *settings,
            "END",
            "# A dhcpd that cannot read its settings does not start: try them first.",
            'dhcpd -t -q -cf "$file.new"',
            'if ! cmp -s "$file.new" "$file" || ! grep -qxF "$include" "$conf"; then',
            '  mv "$file.new" "$file"',
            '  grep -qxF "$include" "$conf" || echo "$include" >> "$conf"',
            *_RESTART,
            "fi",
        ),
        verify=Part(
            f"grep {conf} {_CONF}\ncat /etc/dhcp/{conf}",
            expect="\n".join([f'include "/etc/dhcp/{conf}";', *settings]),
        ),
        undo=block(
            *files[:2],
            'if [ -e "$file" ]; then',
            f"  sed -i '/^include .*{conf}/d' \"$conf\"",
            '  rm "$file"',
            *_RESTART,
            "fi",
        ),
        without={PartKind.PERSIST: "The files that it changes are read whenever dhcpd starts."},
        note="Clients use it from their next renewal on, and take their default route from it: "
        f"{intent.router} must be the right one. It is offered in every subnet of this dhcpd. If there are more than "
        f"{intent.subnet}, move the two last lines of the file into that subnet's braces. Option 249 is what older "
        "Windows asks for. The restart keeps all leases.",
        short="\n".join([f"# in {_CONF}:", *settings]),
    )
