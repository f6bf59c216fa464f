/**
 * Lines of a log that tell something of the data path, by the names that `log` has in predicates.
 *
 * The wordings are those of DBG1 in strongSwan's libcharon and plugins, of Libreswan's pluto where it differs, and of
 * the kernel. Each pattern is for the text after time, host, thread, subsystem and connection.
 */
export interface LogEventKind {
  readonly event: string;
  readonly pattern: RegExp;
  /** Names of what the pattern captures, in order. */
  readonly values: readonly string[];
  readonly means: string;
}

const kind = (event: string, pattern: RegExp, means: string, ...values: string[]): LogEventKind => ({ event, pattern, values, means });

export const LOG_EVENTS: readonly LogEventKind[] = [
  // What was negotiated.
  kind("ike-established", /^IKE_SA (\S+?)(?:\[\d+\])? established between ([^\s[]+)\[[^\]]*\]\.\.\.([^\s[]+)\[/, "the IKE_SA is up", "name", "local", "remote"),
  kind("child-established", /^(?:inbound |outbound )?CHILD_SA (\S+?)(?:\{\d+\})? established with SPIs (\w+)_i (\w+)_o and TS ([^=]+) === (.+)$/, "the CHILD_SA is up with these selectors", "name", "spi-in", "spi-out", "local", "remote"),
  kind("child-established", /IPsec SA established tunnel mode|established Child SA/, "the CHILD_SA is up"),
  kind("ts-unacceptable", /^traffic selectors ([^=]+) === ([^=]+) unacceptable$/, "no child has selectors that meet those of the peer", "local", "remote"),
  kind("ts-unacceptable", /^received TS_UNACCEPTABLE notify|N\(TS_UNACCEPT\)|\bTS_UNACCEPTABLE\b|^no acceptable traffic selectors found/, "the peer has no child for the proposed selectors"),
  kind("no-matching-child", /^no matching CHILD_SA config found(?: for ([^=]+) === (.+))?/, "the Quick Mode's identities are not those of any child", "local", "remote"),
  kind("no-matching-child", /cannot respond to IPsec SA request because no connection is known for (\S+)/, "no connection has these selectors", "local"),
  kind("invalid-id-information", /\bINVALID_ID_INFORMATION\b|N\(INVAL_ID\)/, "the peer refused the selectors of Quick Mode"),
  kind("narrowed", /^narrowed CHILD_SA to (\S+) (.+)$/, "the selectors became fewer", "attribute", "selectors"),
  kind("no-proposal-chosen", /^(?:received|.*sending) NO_PROPOSAL_CHOSEN|^no acceptable proposal found|N\(NO_PROP\)/, "the ends have no proposal in common"),
  kind("ikev1", /\b(?:QUICK_MODE|ID_PROT|AGGRESSIVE) (?:request|response)|\binitiating (?:a )?(?:Main|Aggressive) Mode|\b(?:Main|Quick) Mode\b|STATE_(?:MAIN|QUICK|AGGR)_/, "the tunnel is IKEv1"),
  kind("rekey-failed", /^(?:CHILD|IKE)_SA rekeying failed/, "the SA could not be replaced"),
  kind("child-duplicate", /^not establishing CHILD_SA (\S+?)\{/, "the same CHILD_SA exists", "name"),
  kind("duplicate-removed", /^(?:deleting|destroying|schedule delete of) duplicate IKE_SA for peer '(.*?)'/, "a second IKE_SA of the same identity replaced the first", "id"),
  kind("authentication-failed", /\bAUTHENTICATION_FAILED\b|N\(AUTH_FAILED\)/, "authentication failed"),

  // How IKE gets through.
  kind("local-behind-nat", /^local host is behind NAT|I am behind NAT/, "the own address is translated"),
  kind("remote-behind-nat", /^remote host is behind NAT|peer is (?:behind NAT|NATed)/i, "the peer's address is translated, or it says so to get ESP in UDP"),
  kind("nat-faked", /^faking NAT situation/, "ESP in UDP is forced"),
  kind("sent-from-any", /^sending packet: from (?:0\.0\.0\.0|::|%any)\[/, "the own address was not known when the packet was made"),
  kind("ike-auth-sent", /^generating IKE_AUTH request/, "IKE_AUTH was sent"),
  kind("retransmit", /^(?:sending )?retransmit (\d+) of/, "no answer came, so the packet is sent again", "count"),
  kind("retransmit", /retransmission; will wait/, "no answer came, so the packet is sent again"),
  kind("no-answer", /^giving up after (\d+) retransmits|peer not responding/, "no answer came at all", "count"),
  kind("fragmenting", /^splitting IKE message(?: \((\d+) bytes\))? into (\d+) fragments|\[ EF\(\d+\/\d+\) \]/, "IKE makes its own fragments", "bytes", "fragments"),
  kind("fragment-received", /^received fragment #\d+/, "the peer sends IKE in fragments"),
  kind("unsupported-ike-version", /^received unsupported IKE version (\S+) from (\S+?),/, "something that is no IKE came to the IKE port, such as ESP without a non-ESP marker", "version", "from"),
  kind("send-failed", /^error writing to socket: (.+)$/, "the kernel refused to send IKE", "error"),
  kind("no-route-to-peer", /^no route found to reach/, "there is no route to the peer"),

  // Virtual IPs.
  kind("virtual-ip-requested", /^peer requested virtual IP (\S+)/, "the peer wants an address", "address"),
  kind("virtual-ip-assigned", /^assigning virtual IP (\S+) to peer '(.*)'$/, "the peer got an address", "address", "id"),
  kind("virtual-ip-installed", /^installing new virtual IP (\S+)/, "the host got an address", "address"),
  kind("virtual-ip-failed", /^(?:installing|adding|looking up interface for) virtual IP (\S+) failed|^no interface available, unable to install virtual IP (\S+)/, "the address could not be installed", "address", "address"),
  kind("pool-full", /^pool '(.+)' is full/, "the pool has no address left", "pool"),
  kind("lease-reassigned", /^reassigning (?:existing )?(offline|online) lease/, "an address that was another's is given away", "state"),
  kind("no-virtual-ip", /^no virtual IP found, sending|^received INTERNAL_ADDRESS_FAILURE|N\(INT_ADDR_FAIL\)/, "the peer got no address"),
  // Harmless on its own: clients often ask for IPv6 although the gateway has a pool of IPv4 only.
  kind("no-virtual-ip-of-family", /^no virtual IP found for (\S+) requested by/, "no pool has an address of that family", "address"),
  kind("virtual-ip-not-requested", /^expected a virtual IP request|^received FAILED_CP_REQUIRED/, "the gateway has a pool, and the client does not ask for an address"),
  kind("dhcp-no-answer", /^DHCP (DISCOVER|REQUEST) timed out/, "no DHCP server answered", "message"),

  // Routes, policies and SAs in the kernel.
  kind("no-source-route", /^unable to install source route for (\S+)/, "the route that makes the host use its inner address is missing", "address"),
  kind("netlink-error", /^received netlink error: (.+) \((\d+)\)/, "the kernel refused what charon wanted", "error", "number"),
  // EPROTONOSUPPORT, ENOSYS, EOPNOTSUPP and EAFNOSUPPORT, with which kernels answer that lack esp4, xfrm_user or a cipher.
  kind("kernel-lacks-module", /^received netlink error: .* \((?:93|38|95|97)\)|^algorithm \S+ not supported by kernel|Requested .* algorithm not found|^unable to create netlink socket/, "the kernel lacks a module or an algorithm"),
  kind("algorithm-not-in-kernel", /^algorithm (\S+) not supported by kernel/, "the kernel has no such algorithm", "algorithm"),
  kind("sa-not-installed", /^unable to (?:install .*IPsec SA \(SAD\)|add SAD entry)/, "the SA is not in the kernel"),
  kind("policies-not-installed", /^unable to install IPsec policies \(SPD\)/, "the policies are not in the kernel"),
  kind("policy-exists", /^unable to install policy (.+), the same policy for reqid (\d+) exists/, "another CHILD_SA has the same selectors", "policy", "reqid"),
  kind("route-in-use", /cannot (?:route -- route already|install eroute -- it is) in use for "?(.+?)"?(?:\[\d+\].*)?$/, "another connection has the same remote network", "name"),
  kind("route-conflicts", /^can't install route for ([^=]+) === ([^=]+) (?:in|out|fwd), conflicts with IKE traffic/, "kernel-libipsec cannot send that network through its device", "local", "remote"),
  kind("routing-loop", /Dead loop on virtual device (\S+?),|(?:^|\s)(\S+): Local routing loop detected/, "packets of the tunnel are routed into the tunnel", "device", "device"),
  kind("tun-created", /^created TUN device: (\S+)/, "ESP, or virtual IPs, use a TUN device", "device"),
  kind("not-local", /^(\S+) is not a local address or the interface is down/, "no interface that is up has the address", "address"),
  kind("sha256-96", /^\s*using integrity algorithm HMAC_SHA2_256_96\b|^\s*using \S+ with 96-bit truncation/, "SHA-256 is cut to 96 bits, as an old draft had it"),
  kind("ipcomp", /^\s*using compression algorithm/, "packets are compressed"),
  kind("ipcomp-refused", /IPComp (?:is )?disabled|IPCOMP_SUPPORTED notify/, "the ends do not agree on compression"),
  kind("bypass-installed", /^installed (?:\S+ )?bypass policy for (\S+)/, "packets to that network stay outside the tunnel", "network"),
  kind("shunt-failed", /^'(.+)' shunt \S+ policy installation failed/, "the bypass policy is not there", "name"),

  // What comes with the tunnel.
  kind("cisco-unity", /^received Cisco Unity vendor ID/, "the peer understands Unity attributes"),
  kind("dns-not-installed", /^adding DNS server failed|^handling INTERNAL_IP[46]_DNS attribute failed/, "the resolver did not take the name server"),
  kind("dns-installed", /^installing DNS server (\S+) (?:to|via) (.+)$/, "the resolver got a name server", "address", "by"),
  kind("resolvconf-failed", /^resolvconf: (.*\b(?:[Ff]ailed|[Ee]rror|denied|not found|No such)\b.*)$|^error reading from resolvconf/, "resolvconf refused the name server", "error"),
  // Harmless: the selectors carry the same networks.
  kind("subnet-attribute-unhandled", /^handling INTERNAL_IP[46]_SUBNET attribute failed/, "nothing uses the subnets that the peer sent as attributes"),
  kind("attribute-unhandled", /^handling (\S+) attribute failed/, "no plugin uses an attribute that the peer sent", "attribute"),
  kind("updown-no-iptables-match", /^updown: ip6?tables(?: v[\w.]+(?: \([^)]*\))?)?: .*[Nn]o chain\/target\/match by that name/, "iptables lacks its policy match, so the updown script's rules are missing"),
  kind("updown-said", /^updown: (.+)$/, "the updown script complained", "text"),
];
