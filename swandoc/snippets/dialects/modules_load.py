"""Kernel modules: modprobe for now, modules-load.d(5) for every boot."""

from __future__ import annotations

from ..intents.system import LoadKernelModule
from ..parts import Dialect, Part, Parts
from ..shell import STATE, block, check, forget, remember, write_file

MODULES_LOAD = Dialect(id="modules-load", label="modules-load.d", language="sh", suffix="sh", order=36)


@MODULES_LOAD.says(LoadKernelModule)
def load_kernel_module(intent: LoadKernelModule) -> Parts:
    module = intent.module
    name, file = f"load-kernel-module-{module}", f"/etc/modules-load.d/swandoc-{module}.conf"
    # A module that is built in without parameters has no directory in /sys.
    there = (
        f'{{ [ -e /sys/module/{module} ] || grep -qs "/{module}\\.ko" "/lib/modules/$(uname -r)/modules.builtin"; }}'
    )
    return Parts(
        check=check(there),
        apply=block(
            f"if ! {there}; then",
            f"  modprobe {module}",
            *(f"  {line}" for line in remember(name, "echo absent")),
            "fi",
        ),
        verify=Part(
            f'if {there}; then echo "{module}: in the kernel"; else echo "{module}: missing"; fi',
            expect=f"{module}: in the kernel",
        ),
        undo=block(
            f"rm -f {file}",
            f"if [ -e {STATE}/{name} ]; then",
            f'  modprobe -r {module} || echo "{module} is in use and stays until the next boot."',
            *(f"  {line}" for line in forget(name)),
            "fi",
        ),
        persist=block(
            *write_file(file, module),
            note="Read by systemd, and by OpenRC on Alpine. In a container the module has to be loaded on its host.",
        ),
        note="`modprobe` that finds no module: the running kernel is not the one whose modules are installed (reboot "
        "after an update), or a minimal kernel package leaves it out.",
        short=f"modprobe {module}",
    )
