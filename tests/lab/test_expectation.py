from __future__ import annotations

import pytest

from swandoc.lab.stage.expectation import matches, resembles
from swandoc.lab.stage.state import difference


@pytest.mark.parametrize(
    ("expect", "out"),
    [
        ("net.ipv4.ip_forward = 1", "net.ipv4.ip_forward = 1\n"),
        ("-A FORWARD … -j ACCEPT", "-P FORWARD DROP\n-A FORWARD -i eth0 -j ACCEPT\n"),
        ("…counter…", "   ip saddr 10.0.0.1 counter packets 3\n"),
        ("one\ntwo", "one\nbetween\ntwo\n"),
        ("", "anything"),
    ],
)
def test_output_that_says_what_the_page_says_matches(expect: str, out: str) -> None:
    assert matches(expect, out)


@pytest.mark.parametrize(
    ("expect", "out"),
    [
        ("net.ipv4.ip_forward = 1", "net.ipv4.ip_forward = 0\n"),
        ("net.ipv4.ip_forward = 1", "xnet.ipv4.ip_forward = 1\n"),
        ("one\ntwo", "two\none\n"),
        ("one\none", "one\n"),
        ("a.b", "axb\n"),
    ],
)
def test_output_that_says_something_else_does_not_match(expect: str, out: str) -> None:
    assert not matches(expect, out)


def test_a_difference_names_the_subject_and_each_line() -> None:
    before, after = {"nft": "a\nb", "files": ""}, {"nft": "a\nc", "files": ""}
    assert difference(before, after) == ["nft: -b", "nft: +c"]


def test_lines_in_another_order_are_a_difference_too() -> None:
    assert difference({"nft": "a\nb"}, {"nft": "b\na"}) != []


@pytest.mark.parametrize(
    ("shown", "out"),
    [
        ("12:00:01.5 IP 10.3.0.1 > 10.1.0.10: ICMP echo request, id 7, seq 1, length 64",
         "09:13:44.120031 IP 10.3.0.1 > 10.1.0.10: ICMP echo request, id 5120, seq 2, length 64"),
        ("  in  c8d1f2a3,      0 bytes,     0 packets", "    in  00ffc1d2,      0 bytes,     0 packets"),
        ("in c8d1f2a3,  840 bytes,  9 packets,  1s ago", "  in  00ffc1d2,      84 bytes,     1 packets,    12s ago"),
        ("3 packets transmitted, 0 received, 100% packet loss, time 2043ms",
         "PING 10.1.0.10\n\n3 packets transmitted, 0 received, 100% packet loss, time 2004ms"),
        ("a: #9, ESTABLISHED, IKEv2, 5f8f39a14920d59c_i e2aad9f357e2fd49_r*",
         "a: #1, ESTABLISHED, IKEv2, 0123456789abcdef_i fedcba9876543210_r*"),
        ("IP 10.1.0.10.22 > 10.3.0.1.51514: Flags [P.]", "IP 10.1.0.10.22 > 10.3.0.1.40000: Flags [P.]"),
        ("Reply 10.1.0.53 is-at 00:00:5e:00:53:01, length 28", "Reply 10.1.0.53 is-at 02:00:00:00:03:01, length 28"),
        (" 915  148K ACCEPT  all", "    3   252 ACCEPT     all"),
        (" 12 4416 ACCEPT udp  --  eth0  *  0.0.0.0/0", "  1   444 ACCEPT     17   --  eth0   *       0.0.0.0/0"),
        ("(no output)", "\n"),
        ("IP 10.3.0.1 > 10.1.0.10: ICMP", "23:59:01.000001 IP 10.3.0.1 > 10.1.0.10: ICMP"),
        ("eth0  UP  10.1.0.1/24", "eth0@if18        UP             10.1.0.1/24"),
        ("default via … dev eth0", "default via 192.0.2.254 dev eth0"),
        ("Flags [S], seq 1, win 64240, length 0", "Flags [S], seq 19467509, win 64240, length 0"),
        ("Flags [S.], seq 1, ack 2, win 65160", "Flags [S.], seq 3946750926, ack 19467510, win 65160"),
        ("seq 1:1361, ack 1, win 502", "seq 19467509:19468869, ack 12345678, win 502"),
        ("IP6 2001:db8:1::10.443 > 2001:db8:3::1.51234: Flags", "IP6 2001:db8:1::10.443 > 2001:db8:3::1.40000: Flags"),
    ],
)  # fmt: skip
def test_another_run_of_the_same_command_resembles_it(shown: str, out: str) -> None:
    assert resembles(shown, out)


@pytest.mark.parametrize(
    ("shown", "out"),
    [
        ("net.ipv4.ip_forward = 0", "net.ipv4.ip_forward = 1"),
        ("net.ipv4.conf.all.rp_filter = 1", "net.ipv4.conf.all.rp_filter = 2"),
        ("3 packets transmitted, 3 received", "3 packets transmitted, 0 received"),
        ("out c8d1f2a3, 0 bytes", "out c8d1f2a3, 84 bytes"),
        ("IP 192.0.2.1 > 10.3.0.1: ICMP", "IP 10.1.0.10 > 10.3.0.1: ICMP"),
        ("2001:db8:3::1 dev eth0", "2001:db8:3::2 dev eth0"),
        ("if_id 0x2a", "if_id 0x2b"),
        ("lookup 220", "lookup 210"),
        ("eth0 mtu 1400 qdisc", "eth0 mtu 1500 qdisc"),
        ("-A INPUT -p udp --dport 500 -j ACCEPT", "-A INPUT -p udp --dport 4500 -j ACCEPT"),
        ("TUNNEL-in-UDP", "TUNNEL"),
        ("IP 10.1.0.10.22 > a", "IP 10.1.0.10.443 > a"),
        ("IP6 2001:db8:1::10.22 > a", "IP6 2001:db8:1::10.443 > a"),
        ("IP6 2001:db8:1::10.443 > a", "IP6 2001:db8:1::11.443 > a"),
        ("(no output)", "something"),
        ("first\nsecond", "second\nfirst"),
    ],
)
def test_what_decides_has_to_be_the_same(shown: str, out: str) -> None:
    assert not resembles(shown, out)
