# swandoc SWD232/forget-connections/conntrack/apply v3 73900414
(
set -eu
if ! command -v conntrack > /dev/null; then
  echo 'install the package conntrack (conntrack-tools on RHEL and Alpine)' >&2
  exit 1
fi
# conntrack fails where there is nothing to delete
conntrack -D -s 192.168.178.0/24 || true
conntrack -D -d 192.168.178.0/24 || true
)
