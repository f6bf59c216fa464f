"""What the lab's virtual machine boots: Debian's cloud kernel, and a Debian with the tools as its initramfs.

`build` makes both with mmdebstrap, once for each Debian release, into the user's cache. Everything is in one
uncompressed cpio archive: the emulated machine then starts in two seconds and reads no disk.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import shutil
import stat
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from .refusal import LabRefused

if TYPE_CHECKING:
    from collections.abc import Callable

RELEASES = ("bookworm", "trixie")
"""Debian releases that the lab can boot: strongSwan 5.9.8 on Linux 6.1, and 6.0.1 on 6.12."""

_PACKAGES = """
busybox charon-systemd conntrack dbus dhcpcd-base dnsmasq-base ethtool firewalld iproute2 iptables iputils-ping
iputils-tracepath isc-dhcp-server kmod libcharon-extra-plugins libstrongswan-extra-plugins
libstrongswan-standard-plugins nftables procps python3 radvd strongswan-libcharon strongswan-starter
strongswan-swanctl systemd tcpdump ufw vpnc
"""
# The kernel is only unpacked: installing it would make an initramfs of its own.
_KERNEL = """
kernel=$(apt-cache depends linux-image-cloud-amd64 | sed -n 's/.*Depends: \\(linux-image-[0-9].*\\)/\\1/p' | head -n 1)
version=${kernel#linux-image-}
cd /tmp
apt-get download "$kernel" 2>&1
dpkg -x "$kernel"_*.deb kernel
cp -r kernel/lib/modules kernel/usr/lib/modules /usr/lib/ 2> /dev/null || [ -d "/usr/lib/modules/$version" ]
cp "kernel/boot/vmlinuz-$version" /boot/vmlinuz
rm -rf kernel "$kernel"_*.deb
depmod "$version"
dpkg-query -W -f '${Package} ${Version}\\n' > /etc/lab-packages
"""
_LEFT_OUT = re.compile(
    r"boot/|dev/|tmp/|var/(cache|lib/(apt|dpkg|systemd))/|usr/bin/(apt|perl|gpg|localedef)|usr/lib/(apt|locale)/"
    r"|usr/share/(doc|man|info|locale|i18n|zoneinfo|perl|perl5|bash-completion|keyrings|bug|lintian)/"
    r"|usr/lib/(udev|systemd/systemd-(?!networkd$|sysctl$))"
    r"|usr/lib/python3/dist-packages/(?!ufw|firewall|_?dbus|gi/|nftables|cap_ng)"
    r"|usr/bin/(udevadm|dpkg|lsblk)|usr/sbin/(e2fsck|debugfs)"
    r"|usr/lib/[^/]+/(perl|gconv|lib(perl|apt|db-|icu|sqlite3|stdc|systemd-core|dns-|xml2))"
    r"|usr/lib/python3[.][0-9]+/(test|idlelib|tkinter|lib2to3|ensurepip|unittest|pydoc_data|distutils|asyncio)/"
    r"|usr/lib/modules/[^/]+/kernel/(?!net/|crypto/|arch/x86/crypto/|lib/|fs/overlayfs/|drivers/virtio/|drivers/block/virtio"
    r"|drivers/char/|drivers/net/(veth|tun|dummy|macvlan|vrf))|usr/lib/modules/[^/]+/kernel/net/(sunrpc|ceph|wireless|9p|mac80211|bluetooth)/"
)
_MODULES = """
virtio_pci virtio_blk virtio_console overlay veth bridge af_packet drbg
esp4 esp6 xfrm_user xfrm_algo xfrm_interface xfrm4_tunnel xfrm6_tunnel ipcomp ipcomp6 udp_tunnel
aes_generic ctr cbc ghash_generic gcm
seqiv echainiv authenc hmac sha1_generic sha256_generic sha512_generic
nf_tables nft_compat nft_chain_nat nft_masq nft_ct nft_nat nft_xfrm nft_fib_inet nft_reject_inet nft_log nft_limit
nft_flow_offload nf_flow_table_inet nft_redir xt_tcpudp xt_hl xt_recent xt_NETMAP xt_REDIRECT ip6t_rt ip_vti deflate
nf_conntrack_netlink xt_policy xt_TCPMSS xt_tcpmss xt_MASQUERADE xt_nat xt_conntrack xt_mark xt_connmark xt_comment
xt_addrtype xt_multiport xt_LOG xt_limit xt_state ipt_REJECT ip6t_REJECT ipt_rpfilter ip6t_rpfilter
iptable_filter iptable_nat iptable_mangle iptable_raw ip6table_filter ip6table_nat ip6table_mangle
sch_netem sch_tbf inet_diag tcp_diag tun dummy ip_gre
"""
_INIT = f"""#!/bin/sh
# Process 1 of the lab's machine. The lab's program comes as a tar archive on the first disk.
export PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
mount -t tmpfs run /run
mount -t tmpfs tmp /tmp
modprobe -qa {" ".join(_MODULES.split())}
# A module that the kernel asks for later costs seconds, at random. All that the lab needs is there.
echo > /proc/sys/kernel/modprobe
ip link set lo up
mkdir -p /run/lab
tar -xf /dev/vda -C /run/lab
cd /run/lab
python3 -S -B -m swandoc.lab.wake <> /dev/vport0p1 >&0
echo o > /proc/sysrq-trigger
sleep 10
"""


@dataclass(frozen=True, slots=True)
class Image:
    """Paths of a kernel and an initramfs."""

    release: str
    kernel: Path
    initramfs: Path


def cache_folder() -> Path:
    """Where images are kept: ``$XDG_CACHE_HOME/swandoc``, or ``~/.cache/swandoc``."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "swandoc"


def build(release: str, say: Callable[[str], None]) -> Image:
    """The image of a Debian release, from the cache if it is there. Raises `LabRefused` if it cannot be built."""
    key = hashlib.sha256(f"{_PACKAGES}{_KERNEL}{_LEFT_OUT.pattern}{_INIT}".encode()).hexdigest()[:12]
    folder = cache_folder() / f"{release}-{key}"
    image = Image(release, folder / "vmlinuz", folder / "initramfs.cpio")
    if image.initramfs.exists():
        return image
    if shutil.which("mmdebstrap") is None:
        raise LabRefused("the machine's image cannot be built: mmdebstrap is missing", "apt-get install mmdebstrap")
    say(f"building the lab's {release} machine, once, in {folder}")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with (
        (folder.parent / "building").open("w") as lock,
        tempfile.TemporaryDirectory(dir=folder.parent, prefix=".building-") as scratch,
    ):
        fcntl.flock(lock, fcntl.LOCK_EX)  # whoever comes second finds the image that the first has built
        if image.initramfs.exists():
            return image
        root = Path(scratch, "root.tar")
        _install(release, root)
        ready = Path(scratch, "image")
        ready.mkdir()
        _pack(root, ready)
        ready.rename(folder)
    return image


def _install(release: str, target: Path) -> None:
    excluded = [f"--dpkgopt=path-exclude=/usr/share/{part}/*" for part in ("doc", "man", "locale", "info")]
    command = [
        *("mmdebstrap", "--quiet", "--variant=minbase", "--architectures=amd64", *excluded),
        f"--include={','.join(_PACKAGES.split())}",
        '--aptopt=Apt::Install-Recommends "false"',
        _hook(),
        *(release, str(target)),
    ]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise LabRefused(f"mmdebstrap could not install Debian {release}", done.stderr.strip()[-2000:])


def _hook() -> str:
    quoted = _KERNEL.strip().replace("'", "'\"'\"'")
    return f"--customize-hook=chroot \"$1\" sh -eu -c '{quoted}'"


def _pack(root: Path, target: Path) -> None:
    """The kernel and the initramfs out of a root file system's tar archive."""
    with tarfile.open(root) as tar, (target / "initramfs.cpio").open("wb") as cpio:
        links: dict[str, tarfile.TarInfo] = {}
        archive = _Cpio(cpio)
        for member in tar:
            name = member.name.removeprefix("./").rstrip("/")
            if name == "boot/vmlinuz":
                _copy(tar, member, target / "vmlinuz")
            links[name] = member
            if name in ("", ".") or (_LEFT_OUT.match(name) and not member.isdir()):
                continue
            if member.islnk():
                member = links[member.linkname.removeprefix("./")]
            if member.isdir():
                archive.add(name, stat.S_IFDIR | member.mode, member)
            elif member.issym():
                archive.add(name, stat.S_IFLNK | 0o777, member, member.linkname.encode())
            elif member.isfile():
                file = tar.extractfile(member)
                assert file is not None
                archive.add(name, stat.S_IFREG | member.mode, member, file.read())
        for name in ("dev", "tmp", "boot"):
            archive.add(name, stat.S_IFDIR | 0o755)
        archive.add("init", stat.S_IFREG | 0o755, content=_INIT.encode())
        archive.end()


def _copy(tar: tarfile.TarFile, member: tarfile.TarInfo, target: Path) -> None:
    file = tar.extractfile(member)
    assert file is not None
    target.write_bytes(file.read())


class _Cpio:
    """Writes the "newc" format (Documentation/driver-api/early-userspace/buffer-format.rst of Linux)."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._inode = 0

    def add(self, name: str, mode: int, owner: tarfile.TarInfo | None = None, content: bytes = b"") -> None:
        """One entry. Its time counts: Python compiles a module anew whose time its .pyc does not know."""
        self._inode += 1
        uid, gid, time = (owner.uid, owner.gid, int(owner.mtime)) if owner else (0, 0, 0)
        path = name.encode() + b"\0"
        fields = (self._inode, mode, uid, gid, 1, time, len(content), 0, 0, 0, 0, len(path), 0)
        header = b"070701" + b"".join(b"%08X" % field for field in fields) + path
        self._file.write(header + b"\0" * (-len(header) % 4) + content + b"\0" * (-len(content) % 4))

    def end(self) -> None:
        self.add("TRAILER!!!", 0)
