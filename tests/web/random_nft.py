"""Random rule sets of nftables."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random_hosts import RandomHost


def random_nft(dice: Random, host: RandomHost) -> str:
    return ""
