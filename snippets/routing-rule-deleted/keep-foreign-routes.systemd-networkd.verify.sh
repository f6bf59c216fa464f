# swandoc SWD220/keep-foreign-routes/systemd-networkd/verify v1 aac69e8e
systemd-analyze cat-config systemd/networkd.conf | grep '^ManageForeign'
