/** Names of IP protocols and of the services that firewall rules of VPN gateways speak of. */

/** The IANA numbers under the names of /etc/protocols. */
const PROTOCOLS: Readonly<Record<string, number>> = {
  "hopopt": 0, "icmp": 1, "igmp": 2, "ipencap": 4, "ipip": 4, "ipv4": 4, "tcp": 6, "udp": 17, "dccp": 33, "ipv6": 41,
  "ipv6-route": 43, "ipv6-frag": 44, "gre": 47, "esp": 50, "ah": 51, "ipv6-icmp": 58, "icmpv6": 58, "icmp6": 58,
  "ipv6-nonxt": 59, "ipv6-opts": 60, "ospf": 89, "ospfigp": 89, "pim": 103, "ipcomp": 108, "comp": 108, "vrrp": 112,
  "l2tp": 115, "sctp": 132, "mobility-header": 135, "ipv6-mh": 135, "udplite": 136,
};

/** The ports under the names of /etc/services. */
const SERVICES: Readonly<Record<string, number>> = {
  "ftp-data": 20, "ftp": 21, "ssh": 22, "telnet": 23, "smtp": 25, "domain": 53, "bootps": 67, "bootpc": 68, "tftp": 69,
  "http": 80, "www": 80, "kerberos": 88, "pop3": 110, "sunrpc": 111, "ntp": 123, "epmap": 135, "loc-srv": 135,
  "netbios-ns": 137, "netbios-dgm": 138, "netbios-ssn": 139, "imap2": 143, "imap": 143, "snmp": 161, "snmp-trap": 162,
  "bgp": 179, "ldap": 389, "https": 443, "microsoft-ds": 445, "submissions": 465, "urd": 465, "isakmp": 500,
  "syslog": 514, "dhcpv6-client": 546, "dhcpv6-server": 547, "submission": 587, "ldaps": 636, "domain-s": 853,
  "imaps": 993, "pop3s": 995, "openvpn": 1194, "ms-sql-s": 1433, "l2f": 1701, "l2tp": 1701, "pptp": 1723, "radius": 1812,
  "radius-acct": 1813, "nfs": 2049, "mysql": 3306, "ms-wbt-server": 3389, "ipsec-nat-t": 4500, "sip": 5060,
  "mdns": 5353, "postgresql": 5432, "http-alt": 8080,
};

/** The number of a protocol by name or digits; null for an unknown one. */
export function protocolNumber(text: string): number | null {
  return numberOf(text, 255, PROTOCOLS);
}

/** A port by number or name; null for an unknown one. */
export function portNumber(text: string): number | null {
  return numberOf(text, 65535, SERVICES);
}

function numberOf(text: string, most: number, names: Readonly<Record<string, number>>): number | null {
  if (/^\d{1,5}$/.test(text)) return Number(text) <= most ? Number(text) : null;
  const name = text.toLowerCase();
  return Object.hasOwn(names, name) ? names[name]! : null;
}
