# swandoc SWD114/forget-connections/conntrack/apply v3 621042f5
(
set -eu
if ! command -v conntrack > /dev/null; then
  echo 'install the package conntrack (conntrack-tools on RHEL and Alpine)' >&2
  exit 1
fi
# conntrack fails where there is nothing to delete
conntrack -D -s 10.3.0.0/24 || true
conntrack -D -d 10.3.0.0/24 || true
)
