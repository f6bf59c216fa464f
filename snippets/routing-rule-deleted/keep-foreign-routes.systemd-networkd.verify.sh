# swandoc SWD220/keep-foreign-routes/systemd-networkd/verify
systemd-analyze cat-config systemd/networkd.conf | grep '^ManageForeign'
