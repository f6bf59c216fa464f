"""Kea DHCPv4: a fragment of JSON that kea-dhcp4.conf includes.

Kea's configuration is one JSON document and knows no drop-in directory, but `<?include "file"?>` puts a file's text
in its place. Data in hexadecimal with ``csv-format`` off needs no definition of the option; Kea before 2.6 has none
for option 121.
"""

from __future__ import annotations

from ..intents.system import OfferRoute
from ..parts import Dialect, Part, PartKind, Parts
from ..shell import block, check

KEA = Dialect(id="kea", label="Kea", language="sh", suffix="sh", order=41)

_CONF = "/etc/kea/kea-dhcp4.conf"
_RELOAD = [
    'kea-dhcp4 -t "$conf" > /dev/null',
    "# Kea reads its configuration again.",
    "if pidof kea-dhcp4 > /dev/null; then",
    '  kill -HUP "$(pidof kea-dhcp4)"',
    "fi",
]


@KEA.says(OfferRoute)
def offer_route(intent: OfferRoute) -> Parts:
    name = f"swandoc-offer-route-{intent.to:network}-{intent.to:length}"
    files = [f"conf={_CONF}", f"file=/etc/kea/{name}.json", 'include="<?include \\"$file\\"?>"']
    data = f"{intent.to:option121-hex}{intent.via:option121-hex}00{intent.router:option121-hex}"
    options = [
        f'{{ "code": 121, "csv-format": false, "data": "{data}" }},',
        f'{{ "code": 249, "csv-format": false, "data": "{data}" }}',
    ]
    included = 'grep -qF "$include" "$conf"'
    return Parts(
        check=check(*(f"grep -qsxF '{option}' \"$file\"" for option in options), included, first=files),
        apply=block(
            *files,
            "cat > \"$file.new\" <<'END'",
            *options,
            "END",
            'mv "$file.new" "$file"',
            f"if {included}; then",
            *(f"  {line}" for line in _RELOAD),
            "else",
            f'  echo "Now add this line in $conf, first in option-data of subnet {intent.subnet}:"',
            '  echo "  $include,"',
            '  echo "Leave out the last comma if no other option follows. Then run this again."',
            "fi",
        ),
        verify=Part(
            f"grep {name} {_CONF}\ncat /etc/kea/{name}.json",
            expect="\n".join([f"…{name}.json…", *options]),
        ),
        undo=block(
            *files[:2],
            'if [ -e "$file" ]; then',
            f"  sed -i '/<?include.*{name}.json/d' \"$conf\"",
            '  rm "$file"',
            *(f"  {line}" for line in _RELOAD),
            "fi",
        ),
        without={PartKind.PERSIST: "The files that it changes are read whenever Kea starts."},
        note="Takes two runs: the first writes a file and prints the line that includes it, which only you can put "
        "into the right subnet; the second checks the configuration and has Kea read it. Undo deletes that line, so "
        "keep it a line of its own. Clients use the routes from their next renewal on, and take their default route "
        f"from them: {intent.router} must be the right one. Option 249 is what older Windows asks for. If the subnet "
        "already has an option 121, add the bytes to its data instead: a client takes only one.",
        short="\n".join(
            [
                f"# in {_CONF}, in subnet {intent.subnet}:",
                '"option-data": [',
                *(f"  {option}" for option in options),
                "]",
            ]
        ),
    )
