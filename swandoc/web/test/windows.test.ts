import assert from "node:assert/strict";
import { test } from "node:test";
import { formatAddress, formatPrefix } from "../src/address.ts";
import { dump } from "./dump.ts";
import { read, type Read } from "./read.ts";

const routes = ({ records }: Read): string[] =>
  records.routes.map((one) => `${one.kind} ${formatPrefix(one.destination)} via ${one.via ? formatAddress(one.via) : "-"} dev ${one.device} metric ${one.metric}`);
const vpns = ({ records }: Read): unknown[] =>
  records.windowsVpns.map((one) => [one.name, one.splitTunneling, one.allUsers, one.status, one.routes.map((route) => formatPrefix(route))]);
const servers = ({ records }: Read): string[] =>
  records.nameServers.map((one) => `${one.link ?? one.domain}: ${one.address ? formatAddress(one.address) : "-"}`);

test("a German route print is read by its addresses, without the routes that are only kept for the next boot", () => {
  const said = read(dump("route-print-de.txt"));
  assert.deepEqual(routes(said), [
    "unicast 0.0.0.0/0 via 192.168.1.1 dev 192.168.1.23 metric 35",
    "unicast 10.0.0.0/8 via 10.3.0.1 dev 10.3.0.2 metric 26",
    "local 10.3.0.2/32 via - dev 10.3.0.2 metric 281",
    "unicast 192.168.1.0/24 via - dev 192.168.1.23 metric 291",
    "multicast 224.0.0.0/4 via - dev 192.168.1.23 metric 291",
    "broadcast 255.255.255.255/32 via - dev 192.168.1.23 metric 291",
    "unicast ::/0 via fe80::1 dev Intel(R) Wi-Fi 6 AX201 160MHz metric 291",
    "unicast ::1/128 via - dev Software Loopback Interface 1 metric 331",
    "unicast 2001:db8:0:1:aaaa:bbbb:cccc:dddd/128 via - dev Intel(R) Wi-Fi 6 AX201 160MHz metric 291",
  ]);
  assert.deepEqual(said.strange, []);
  assert.ok(said.records.completeness("route-tables 4"));
});

test("route print is known without its command, in a language that nobody foresaw", () => {
  const text = dump("route-print-de.txt").split("\n").slice(1).join("\n");
  const finnish = text.replace(/Auf Verbindung/g, "Linkillä").replace("Aktive Routen:", "Aktiiviset reitit:").replace("IPv4-Routentabelle", "IPv4-reittitaulukko");
  assert.equal(read(finnish).records.routes.length, 9);
  assert.equal(read(finnish).records.completeness("route-tables 4"), null);
});

test("route print with a pattern shows a part, and so nothing is complete", () => {
  assert.equal(read("C:\\>route print 10.*\n         10.0.0.0        255.0.0.0         10.3.0.1         10.3.0.2     26").records.completeness("route-tables 4"), null);
});

test("the Windows collector's report is understood whole", () => {
  const said = read(dump("windows-collect.txt"));
  assert.deepEqual(said.strange, []);
  assert.equal(said.records.about.get("hostname")?.value, "LAPTOP");
  assert.equal(said.records.about.get("system")?.value, "Windows");
  assert.match(said.records.about.get("unreadable")?.value ?? "", /^Get-VpnConnection -AllUserConnection: Access denied$/);
  assert.deepEqual(vpns(said), [
    ["Office VPN", true, false, "Connected", ["10.1.0.0/16", "2001:db8:1::/48"]],
    ["Home", false, false, "Disconnected", []],
  ]);
  assert.deepEqual(routes(said), [
    "unicast 10.0.0.0/8 via - dev Office VPN metric 26",
    "unicast 0.0.0.0/0 via 192.168.1.1 dev Wi-Fi 2 metric 35",
    "unicast ::1/128 via - dev Loopback Pseudo-Interface 1 metric 331",
  ]);
  assert.deepEqual(servers(said), [".corp.example.com: 10.1.0.53", "Office VPN: 10.1.0.53", "Wi-Fi 2: 192.168.1.1", "Wi-Fi 2: 9.9.9.9"]);
  assert.deepEqual(said.records.links.filter((one) => one.mtu !== null).map((one) => [one.name, one.mtu, one.up]), [
    ["Office VPN", 1400, true],
    ["Wi-Fi 2", 1500, true],
    ["Loopback Pseudo-Interface 1", 4294967295, true],
  ]);
  assert.deepEqual(said.records.addresses.map((one) => [one.interface, formatPrefix(one.address), one.dynamic]), [
    ["Office VPN", "10.3.0.2/32", false],
    ["Wi-Fi 2", "192.168.1.23/24", true],
    ["Wi-Fi 2", "fe80::1234/64", false],
  ]);
});

test("a list with blank lines between its properties is one connection", () => {
  const said = read("PS C:\\> Get-VpnConnection -AllUserConnection\nName                  : Test3\n\nServerAddress         : 10.1.1.1\n\nSplitTunneling        : False");
  assert.deepEqual(vpns(said), [["Test3", false, true, null, []]]);
});

test("a list is known without its command, from its name on", () => {
  assert.deepEqual(vpns(read("Name                  : Büro\nServerAddress         : vpn.example.com\nSplitTunneling        : True")), [["Büro", true, null, null, []]]);
});

test("an adapter's properties are no connection", () => {
  const said = read("Name                       : Ethernet\nInterfaceDescription       : Intel(R) Ethernet\nifIndex                    : 12");
  assert.deepEqual(vpns(said), []);
  assert.equal(said.strange.length, 3);
});

test("a table of connections is read by its columns, though a name has blanks", () => {
  const table = ["Name        ServerAddress   TunnelType SplitTunneling ConnectionStatus", "----        -------------   ---------- -------------- ----------------", "Office VPN  vpn.example.com Ikev2                True Connected"].join("\n");
  assert.deepEqual(vpns(read(table)), [["Office VPN", true, null, "Connected", []]]);
});

test("netsh and lists of Get-NetRoute are read as well", () => {
  const netsh = "C:\\>netsh interface ipv4 show route\n\nPublish  Type      Met  Prefix                    Idx  Gateway/Interface Name\n-------  --------  ---  ------------------------  ---  ------------------------\nNo       Manual    0    0.0.0.0/0                  12  192.168.1.1\nNo       System    256  10.3.0.2/32                41  Office VPN\n";
  assert.deepEqual(routes(read(netsh)), ["unicast 0.0.0.0/0 via 192.168.1.1 dev 12 metric 0", "unicast 10.3.0.2/32 via - dev Office VPN metric 256"]);
  assert.deepEqual(read(netsh).strange, []);
  const list = "ifIndex           : 41\nDestinationPrefix : 10.1.0.0/16\nNextHop           : 0.0.0.0\nInterfaceAlias    : Office VPN\nRouteMetric       : 1";
  assert.deepEqual(routes(read(`PS C:\\> Get-NetRoute | fl\n${list}`)), ["unicast 10.1.0.0/16 via - dev Office VPN metric 1"]);
});

test("the two-line head of Get-DnsClientServerAddress names its columns", () => {
  const table = ["InterfaceAlias               Interface Address ServerAddresses", "                             Index     Family", "--------------               --------- ------- ---------------", "Ethernet                            12 IPv4    {192.168.1.1, 192.168.1.2}", "Office VPN                          41 IPv4    {10.1.0.53}"].join("\n");
  const said = read(`PS C:\\> Get-DnsClientServerAddress\n\n${table}`);
  assert.deepEqual(servers(said), ["Ethernet: 192.168.1.1", "Ethernet: 192.168.1.2", "Office VPN: 10.1.0.53"]);
  assert.deepEqual(said.strange, []);
});

test("ipconfig tells addresses and servers in English and German", () => {
  const english = ["Windows IP Configuration", "", "   Host Name . . . . . . . . . . . . : LAPTOP", "", "PPP adapter Office VPN:", "", "   Description . . . . . . . . . . . : Office VPN", "   IPv4 Address. . . . . . . . . . . : 10.3.0.2(Preferred)", "   Subnet Mask . . . . . . . . . . . : 255.255.255.255", "   Default Gateway . . . . . . . . . :", "   DNS Servers . . . . . . . . . . . : 10.1.0.53", "                                       10.1.0.54"].join("\n");
  const german = english.replace("PPP adapter", "PPP-Adapter").replace("IPv4 Address.", "IPv4-Adresse  ").replace("Preferred", "Bevorzugt").replace("Subnet Mask", "Subnetzmaske").replace("DNS Servers", "DNS-Server ").replace("IP Configuration", "IP-Konfiguration");
  for (const text of [english, german]) {
    const said = read(`C:\\>ipconfig /all\n${text}`);
    assert.deepEqual(servers(said), ["Office VPN: 10.1.0.53", "Office VPN: 10.1.0.54"]);
    assert.deepEqual(said.records.addresses.map((one) => `${one.interface} ${formatPrefix(one.address)}`), ["Office VPN 10.3.0.2/32"]);
    assert.deepEqual(said.strange, []);
  }
});
