# swandoc SWD128/cloud-route-2/gcloud/check v1 c810aba2
(
# Names of routes have no dots, slashes or colons.
name=swandoc-$(echo vpn-routes-10.2.0.0/24 | tr ./:_ ----)
wanted="$(printf '%s\t%s' 10.2.0.0/24 gateway-nic)"
if [ "$(gcloud compute routes describe "$name" --format='value(destRange, nextHopInstance.basename())' 2>/dev/null)" = "$wanted" ]
then echo "in place"
else echo "not in place"; false
fi
)
