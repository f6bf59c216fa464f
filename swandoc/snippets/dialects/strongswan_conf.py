"""strongswan.conf: options of the charon daemon and which plugins it loads.

Each intent is one file in ``strongswan.d``, which ``strongswan.conf`` includes last: sections merge and the last
value wins, as in `swanctl`. charon reads most options once, when it starts, so *apply* restarts it, except for
options in ``_READ_AGAIN``. A charon that cannot parse its settings does not start, so the parser tries first.
"""

from __future__ import annotations

from ..intents.strongswan import LoadPlugin, SetDaemonOption
from ..parts import Dialect, Part, PartKind, Parts
from ..shell import block, check
from ..slots import mark
from .swanctl import brief, sections

STRONGSWAN_CONF = Dialect(id="strongswan-conf", label="strongswan.conf", language="sh", suffix="sh", order=6)

_READ_AGAIN = (
    "charon.cisco_unity",  # isakmp_vendor.c, build
    "charon.fragment_size",  # ike_sa.c, ike_sa_create
    "charon.plugins.attr.",  # attr_provider.c, reload
)
"""Options that `swanctl --reload-settings` is enough for: charon reads them anew for every IKE_SA."""

_RESTART = [
    "# charon reads this only when it starts.",
    "if systemctl is-active --quiet strongswan; then",
    "  systemctl restart strongswan",
    "elif systemctl is-active --quiet strongswan-starter; then",
    "  systemctl restart strongswan-starter",
    "else",
    '  echo "Now restart charon in the way of this host."',
    "fi",
]
_RELOAD = ["swanctl --reload-settings"]
_RESTARTS = (
    "Restarts charon: every tunnel of this host goes down. A peer with `start_action = trap` or `start` comes back by "
    "itself, any other has to connect again. If your own session runs through a tunnel, use another way in first."
)
_RELOADS = "Counts for IKE_SAs made from now on; those that are up keep what they have."
_NOT_NM = " NetworkManager's charon-nm has a section of its own, `charon-nm`, and does not read this one."
_READ_ANYWAY = "The file that apply writes is read whenever charon starts."


def _short(lines: list[str], *, again: bool) -> str:
    """``lines`` in a file that is read after the main file and the plugins' own, which set some options already.

    The restart is only told of: it would end every tunnel also where nobody has written the file.
    """
    restart = [
        "# charon reads this only when it starts, and a restart ends every tunnel:",
        "# systemctl restart strongswan",
    ]
    return "\n".join(["# in /etc/strongswan.d/zz-local.conf:", *lines, "", *(_RELOAD if again else restart)])


def _begin(name: str) -> list[str]:
    return [
        "conf=/etc/strongswan.conf",
        "dir=/etc/strongswan.d",
        "if [ -d /etc/strongswan/strongswan.d ]; then",
        "  conf=/etc/strongswan/strongswan.conf",
        "  dir=/etc/strongswan/strongswan.d",
        "fi",
        f'file="$dir/zz-swandoc-{name}.conf"',
        'stop() { echo "Stopped: $1" >&2; exit 1; }',
    ]


_PARSE = 'swanctl --help > /dev/null || stop "$conf has an error, with which charon would not start"'


def _files(name: str) -> str:
    return " ".join(f"{at}/zz-swandoc-{name}.conf" for at in ("/etc/strongswan.d", "/etc/strongswan/strongswan.d"))


def _apply(name: str, content: list[str], activate: list[str]) -> Part:
    return block(
        *_begin(name),
        _PARSE,
        "# The last value of an option wins, so strongswan.d must be read last.",
        """last=$(sed '/^[[:space:]]*#/d; /^[[:space:]]*$/d' "$conf" | tail -n 1)""",
        "case $last in",
        "  'include strongswan.d/*.conf' | \"include $dir/*.conf\") ;;",
        '  *) stop "the last line of $conf must be: include strongswan.d/*.conf" ;;',
        "esac",
        "cat > \"$file.new\" <<'END'",
        *content,
        "END",
        'if cmp -s "$file.new" "$file"; then',
        '  rm "$file.new"',
        "else",
        '  mv "$file.new" "$file"',
        *(f"  {line}" for line in activate),
        "fi",
    )


def _undo(name: str, activate: list[str]) -> Part:
    return block(
        *_begin(name),
        'if [ -e "$file" ]; then',
        f"  {_PARSE}",
        '  rm "$file"',
        *(f"  {line}" for line in activate),
        "fi",
    )


@STRONGSWAN_CONF.says(SetDaemonOption)
def set_daemon_option(intent: SetDaemonOption) -> Parts | None:
    *path, option = intent.option.split(".")
    if "include" in path:  # would begin an include statement (settings_lexer.l)
        return None
    setting = f'{option} = "{mark(intent.value)}"'
    again = intent.option.startswith(_READ_AGAIN)
    activate = _RELOAD if again else _RESTART
    content = sections(*path, of=[setting])
    return Parts(
        check=check(f"grep -qsxF '{content[len(path)]}' {_files(intent.option)}"),
        apply=_apply(intent.option, content, activate),
        verify=Part(
            f"cat {_files(intent.option)} 2>/dev/null; swanctl --stats",
            expect=f"{setting}\nuptime: …",
            note="" if again else "charon must have started after the file was written: compare its uptime.",
        ),
        undo=_undo(intent.option, activate),
        without={PartKind.PERSIST: _READ_ANYWAY},
        note=(_RELOADS if again else _RESTARTS) + _NOT_NM,
        short=_short(brief(*path, of=[setting]), again=again),
    )


@STRONGSWAN_CONF.says(LoadPlugin)
def load_plugin(intent: LoadPlugin) -> Parts:
    plugin = intent.plugin
    name = f"charon.plugins.{plugin}.load"
    setting = f"load = {'yes' if intent.load else 'no'}"
    content = sections("charon", "plugins", plugin, of=[setting])
    loaded = f"swanctl --stats | grep -qE '^loaded plugins:.* {plugin}( |$)'"
    if intent.load:
        as_wished, otherwise = loaded, f"! {loaded}"
        why = f"charon did not load {plugin}: is libstrongswan-{plugin}.so installed, and load_modular = yes?"
        verify = Part("swanctl --stats", expect=f"loaded plugins: … {plugin}…")
    else:
        as_wished, otherwise = f"! {loaded}", loaded
        why = f"charon still loads {plugin}: an option load = in section charon may name it"
        count = f"swanctl --stats | grep '^loaded plugins:' | tr ' ' '\\n' | grep -cx {plugin} || true"
        verify = Part(count, expect="0", note=f"How often charon has loaded {plugin}.")
    proof = [
        "# Give it ten seconds to start.",
        "tries=0",
        "until swanctl --stats > /dev/null 2>&1; do",
        '  [ "$tries" -lt 10 ] || stop "charon does not answer: read its log"',
        "  tries=$((tries + 1))",
        "  sleep 1",
        "done",
        f"if {otherwise}; then",
        f'  stop "{why}"',
        "fi",
    ]
    return Parts(
        check=check(f"grep -qsxF '{content[3]}' {_files(name)}", as_wished),
        apply=_apply(name, content, [*_RESTART, *proof]),
        verify=verify,
        undo=_undo(name, _RESTART),
        without={PartKind.PERSIST: _READ_ANYWAY},
        note=_RESTARTS + _NOT_NM,
        short=_short(brief("charon", "plugins", plugin, of=[setting]), again=False),
    )
