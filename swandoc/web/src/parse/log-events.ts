/**
 * Lines of a log that tell something of the data path, by the names that `log` has in predicates. The fact catalogue says
 * what each means.
 *
 * The wordings are those of DBG1 in strongSwan's libcharon and plugins, of Libreswan's pluto where it differs, and of
 * the kernel. Each pattern is for the text after time, host, thread, subsystem and connection.
 */
export interface LogEventKind {
  readonly event: string;
  readonly pattern: RegExp;
  /** Names of what the pattern captures, in order. */
  readonly values: readonly string[];
}

const kind = (event: string, pattern: RegExp, ...values: string[]): LogEventKind => ({ event, pattern, values });

export const LOG_EVENTS: readonly LogEventKind[] = [
  // What was negotiated.
  kind("ike-established", /^IKE_SA (\S+?)(?:\[\d+\])? established between ([^\s[]+)\[[^\]]*\]\.\.\.([^\s[]+)\[/, "name", "local", "remote"),
  kind("child-established", /^(?:inbound |outbound )?CHILD_SA (\S+?)(?:\{\d+\})? established with SPIs (\w+)_i (\w+)_o and TS ([^=]+) === (.+)$/, "name", "spi-in", "spi-out", "local", "remote"),
  kind("child-established", /IPsec SA established tunnel mode|established Child SA/),
  kind("ts-unacceptable", /^traffic selectors ([^=]+) === ([^=]+) unacceptable$/, "local", "remote"),
  kind("ts-unacceptable", /^received TS_UNACCEPTABLE notify|^responding to .{1,99} TS_UNACCEPTABLE|N\(TS_UNACCEPT\)|(?:\b|_)TS_UNACCEPTABLE\b|^no acceptable traffic selectors found/),
  kind("no-matching-child", /^no matching CHILD_SA config found(?: for ([^=]+) === (.+))?/, "local", "remote"),
  kind("no-matching-child", /^No IKEv2 connection found with compatible Traffic|cannot respond to IPsec SA request because no connection is known for (\S+)/, "local"),
  kind("invalid-id-information", /\bINVALID_ID_INFORMATION\b|N\(INVAL_ID\)/),
  kind("narrowed", /^narrowed CHILD_SA to (\S+) (.+)$/, "attribute", "selectors"),
  kind("no-proposal-chosen", /^(?:received|.*sending) NO_PROPOSAL_CHOSEN|^no acceptable proposal found|N\(NO_PROP\)/),
  kind("ikev1", /\b(?:QUICK_MODE|ID_PROT|AGGRESSIVE) (?:request|response)|\binitiating (?:a )?(?:Main|Aggressive) Mode|\b(?:Main|Quick) Mode\b|STATE_(?:MAIN|QUICK|AGGR)_/),
  kind("rekey-failed", /^(?:CHILD|IKE)_SA rekeying failed/),
  kind("child-duplicate", /^not establishing CHILD_SA (\S+?)\{/, "name"),
  kind("duplicate-removed", /^(?:deleting|destroying|schedule delete of) duplicate IKE_SA for peer '(.*?)'/, "id"),
  kind("authentication-failed", /\bAUTHENTICATION_FAILED\b|N\(AUTH_FAILED\)/),

  // How IKE gets through.
  kind("local-behind-nat", /^local host is behind NAT|I am behind NAT/),
  kind("remote-behind-nat", /^remote host is behind NAT|peer is (?:behind NAT|NATed)/i),
  kind("nat-faked", /^faking NAT situation/),
  kind("sent-from-any", /^sending packet: from (?:0\.0\.0\.0|::|%any)\[/),
  kind("ike-auth-sent", /^generating IKE_AUTH request/),
  kind("retransmit", /^(?:sending )?retransmit (\d+) of/, "count"),
  kind("retransmit", /retransmission; will wait/),
  kind("no-answer", /^giving up after (\d+) retransmits|peer not responding/, "count"),
  kind("fragmenting", /^splitting IKE message(?: \((\d+) bytes\))? into (\d+) fragments|\[ EF\(\d+\/\d+\) \]/, "bytes", "fragments"),
  kind("fragment-received", /^received fragment #\d+/),
  kind("unsupported-ike-version", /^received unsupported IKE version (\S+) from (\S+?),/, "version", "from"),
  kind("send-failed", /^error writing to socket: (.+)$/, "error"),
  kind("no-route-to-peer", /^no route found to reach/),

  // Virtual IPs.
  kind("virtual-ip-requested", /^peer requested virtual IP (\S+)/, "address"),
  kind("virtual-ip-assigned", /^assigning virtual IP (\S+) to peer '(.*)'$/, "address", "id"),
  kind("virtual-ip-installed", /^installing new virtual IP (\S+)/, "address"),
  kind("virtual-ip-failed", /^(?:installing|adding|looking up interface for) virtual IP (\S+) failed|^no interface available, unable to install virtual IP (\S+)/, "address", "address"),
  kind("pool-full", /^pool '(.+)' is full/, "pool"),
  kind("lease-reassigned", /^reassigning (?:existing )?(offline|online) lease/, "state"),
  kind("no-virtual-ip", /^no virtual IP found, sending|^received INTERNAL_ADDRESS_FAILURE|N\(INT_ADDR_FAIL\)/),
  // Harmless on its own: clients often ask for IPv6 although the gateway has a pool of IPv4 only.
  kind("no-virtual-ip-of-family", /^no virtual IP found for (\S+) requested by/, "address"),
  kind("virtual-ip-not-requested", /^expected a virtual IP request|^received FAILED_CP_REQUIRED/),
  kind("dhcp-no-answer", /^DHCP (DISCOVER|REQUEST) timed out/, "message"),

  // Routes, policies and SAs in the kernel.
  kind("no-source-route", /^unable to install source route for (\S+)/, "address"),
  kind("netlink-error", /^received netlink error: (.+) \((\d+)\)/, "error", "number"),
  // EPROTONOSUPPORT, ENOSYS, EOPNOTSUPP and EAFNOSUPPORT, with which kernels answer that lack esp4, xfrm_user or a cipher.
  kind("kernel-lacks-module", /^received netlink error: .* \((?:93|38|95|97)\)|^algorithm \S+ not supported by kernel|Requested .* algorithm not found|^unable to create netlink socket/),
  kind("algorithm-not-in-kernel", /^algorithm (\S+) not supported by kernel/, "algorithm"),
  kind("sa-not-installed", /^unable to (?:install .*IPsec SA \(SAD\)|add SAD entry)/),
  kind("policies-not-installed", /^unable to install IPsec policies \(SPD\)/),
  kind("policy-exists", /^unable to install policy (.+), the same policy for reqid (\d+) exists/, "policy", "reqid"),
  kind("route-in-use", /cannot (?:route -- route already|install eroute -- it is) in use for "?(.+?)"?(?:\[\d+\].*)?$/, "name"),
  kind("route-taken-over", /^route to peer's client conflicts with "?([^"\s]+)/, "name"),
  kind("route-conflicts", /^can't install route for ([^=]+) === ([^=]+) (?:in|out|fwd), conflicts with IKE traffic/, "local", "remote"),
  kind("routing-loop", /Dead loop on virtual device (\S+?),|(?:^|\s)(\S+): Local routing loop detected/, "device", "device"),
  kind("tun-created", /^created TUN device: (\S+)/, "device"),
  kind("not-local", /^(\S+) is not a local address or the interface is down/, "address"),
  kind("sha256-96", /^\s*using integrity algorithm HMAC_SHA2_256_96\b|^\s*using \S+ with 96-bit truncation/),
  kind("ipcomp", /^\s*using compression algorithm/),
  kind("ipcomp-refused", /IPComp (?:is )?disabled|IPCOMP_SUPPORTED notify/),
  kind("bypass-installed", /^installed (?:\S+ )?bypass policy for (\S+)/, "network"),
  kind("shunt-failed", /^'(.+)' shunt \S+ policy installation failed/, "name"),

  // What comes with the tunnel.
  kind("cisco-unity", /^received Cisco Unity vendor ID/),
  kind("dns-not-installed", /^adding DNS server failed|^handling INTERNAL_IP[46]_DNS attribute failed/),
  kind("dns-installed", /^installing DNS server (\S+) (?:to|via) (.+)$/, "address", "by"),
  kind("resolvconf-failed", /^resolvconf: (.*\b(?:[Ff]ailed|[Ee]rror|denied|not found|No such)\b.*)$|^error reading from resolvconf/, "error"),
  // Harmless: the selectors carry the same networks.
  kind("subnet-attribute-unhandled", /^handling INTERNAL_IP[46]_SUBNET attribute failed/),
  kind("attribute-unhandled", /^handling (\S+) attribute failed/, "attribute"),
  kind("updown-no-iptables-match", /^updown: ip6?tables(?: v[\w.]+(?: \([^)]*\))?)?: .*[Nn]o chain\/target\/match by that name/),
  kind("updown-said", /^updown: (.+)$/, "text"),
];
