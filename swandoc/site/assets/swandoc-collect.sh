#!/bin/sh
# Prints what swandoc's checker reads of a Linux host with IPsec. It changes nothing and prints no key.
# Some of it only root may read:    sudo sh swandoc-collect.sh > report.txt
LC_ALL=C
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
export LC_ALL PATH

# A daemon that hangs must not hang this.
limit=
timeout 1 true 2>/dev/null && limit='timeout 20'

run() { $limit sh -c "$1" </dev/null; }

# Keys of SAs (0x...), and the dumps of memory that charon logs at its higher levels.
hide_keys() { sed -e 's/0x[0-9a-fA-F]\{12,\}/<<Keys hidden>>/g' -e '/ [0-9]*: \([0-9A-F][0-9A-F] \)\{2\}/d'; }

note() { printf '\n### swandoc-collect: %s\n' "$*"; }

# show COMMAND...: what the first of the commands prints that works here
show() {
  for command; do
    if said=$(run "$command" 2>/dev/null); then
      printf '\n### %s\n' "$command"
      [ -z "$said" ] || printf '%s\n' "$said" | hide_keys
      return
    fi
  done
  for command; do
    why=$(run "$command" 2>&1 >/dev/null | grep -v "^plugin '" | grep . | head -n 1)
    note "could not read: $command: ${why:-it failed}"
  done
}

# begin COMMAND: the same for the first 300 lines, and says so where there are more
begin() {
  show "$1" | sed -e '303s/.*/[...]/' -e '304,$d'
}

echo "### swandoc-collect 1 host=$(uname -n)"
[ "$(id -u)" = 0 ] || note 'not run as root'
show 'date -u'
show 'uname -a'
show 'cat /etc/os-release'
show 'swanctl --version' 'ipsec --version'

show 'swanctl --list-sas' 'ipsec statusall'
if [ -S /run/charon.vici ] || [ -S /var/run/charon.vici ]; then
  for list in --list-conns --list-pols --list-pools --stats; do show "swanctl $list"; done
fi

# BusyBox's ip lacks -d and xfrm.
show 'ip addr'
show 'ip -d link' 'ip link'
show 'ip rule'
show 'ip -6 rule'
show 'ip route show table all'
show 'ip -6 route show table all'
show 'ip neigh'
show 'ip -4 neigh show proxy'
show 'ip -6 neigh show proxy'
show 'ip -s xfrm policy'
show 'ip -s xfrm state list nokeys' 'ip -s xfrm state'
show 'cat /proc/net/xfrm_stat'
show 'nstat -asz' # -s: without it nstat writes a file

show 'iptables-save -c'
show 'ip6tables-save -c'
# Rules that were made with the older variant; iptables-save of the newer does not show them.
[ ! -s /proc/net/ip_tables_names ] || show 'iptables-legacy-save -c'
[ ! -s /proc/net/ip6_tables_names ] || show 'ip6tables-legacy-save -c'
show 'nft list ruleset'
show 'ipset save'
show "sysctl -a | grep -E '^net[.](ipv[46][.](ip_|fwmark|tcp_mtu|route[.].*mtu|conf[.].*[.](forwarding|rp_filter|(send|accept|secure)_redirects|proxy_|arp_|accept_local|src_valid_mark|disable_|mtu))|netfilter[.]nf_conntrack_(max|count)|bridge[.])'"
# Where nothing is tracked yet, asking would load the kernel's module for it.
[ ! -e /proc/sys/net/netfilter/nf_conntrack_count ] || begin 'conntrack -L'
show 'resolvectl status' 'cat /etc/resolv.conf'
show 'journalctl --no-pager -q -n 200 -t charon -t charon-systemd' 'logread -l 200 -e charon' \
  'grep -h charon /var/log/messages | tail -n 200' 'grep -h charon /var/log/syslog | tail -n 200'
