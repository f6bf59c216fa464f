# swandoc SWD128/cloud-route/gcloud/check v1 10aff258
(
# Names of routes have no dots, slashes or colons.
name=swandoc-$(echo vpn-routes-10.3.0.0/24 | tr ./:_ ----)
wanted="$(printf '%s\t%s' 10.3.0.0/24 gateway-nic)"
if [ "$(gcloud compute routes describe "$name" --format='value(destRange, nextHopInstance.basename())' 2>/dev/null)" = "$wanted" ]
then echo "in place"
else echo "not in place"; false
fi
)
