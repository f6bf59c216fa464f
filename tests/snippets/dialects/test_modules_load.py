"""The modules-load.d dialect. All hosts of the tests share the machine's kernel, so nothing here loads a module into
it: what the kernel holds already is asked for, and of what cannot be loaded the refusal is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest
import sandbox
from contract import in_place, run
from services import in_short, said, shellcheck

from swandoc.snippets.dialects.modules_load import MODULES_LOAD
from swandoc.snippets.intents.system import LoadKernelModule

if TYPE_CHECKING:
    from sandbox import Host

    from swandoc.snippets.parts import Parts

pytestmark = pytest.mark.needs("root", "unshare", "modprobe")
host = sandbox.host
MODULES = get_args(LoadKernelModule.model_fields["module"].annotation)


def parts_of(module: str) -> Parts:
    return said(MODULES_LOAD, LoadKernelModule.model_validate({"module": module}))


@pytest.mark.needs("shellcheck")
def test_shellcheck_has_nothing_to_say() -> None:
    assert shellcheck(parts_of("esp4")) == ""


@pytest.mark.parametrize("module", MODULES)
def test_in_short_it_is_the_modprobe_of_apply(module: str) -> None:
    apply = parts_of(module).apply
    assert apply is not None
    short = in_short(MODULES_LOAD, LoadKernelModule.model_validate({"module": module}))
    assert short == f"modprobe {module}"
    assert f"  {short}\n" in apply.text


def test_a_module_that_cannot_be_loaded_is_reported_and_leaves_nothing_behind(host: Host) -> None:
    lacking = [module for module in MODULES if host.sh(f"modprobe -n {module}").status != 0]
    lacking = [module for module in lacking if host.sh(f"[ -e /sys/module/{module} ]").status != 0]
    if not lacking:
        pytest.skip("needs a kernel that lacks one of the modules")
    parts = parts_of(lacking[0])
    before = host.state()
    assert not in_place(host, parts)
    assert parts.apply is not None
    refused = host.sh(parts.apply.text)
    assert (refused.status != 0, lacking[0] in refused.err) == (True, True)
    run(host, parts.undo)
    assert host.state() == before


@pytest.mark.needs("systemd-analyze")
def test_systemd_reads_the_persistent_form_at_boot(host: Host) -> None:
    run(host, parts_of("esp4").persist)
    assert host.do("systemd-analyze cat-config modules-load.d | grep -x esp4") == "esp4\n"
    host.reboot()
    assert host.do("systemd-analyze cat-config modules-load.d | grep -x esp4") == "esp4\n"
