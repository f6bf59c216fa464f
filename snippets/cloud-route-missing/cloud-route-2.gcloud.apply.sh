# swandoc SWD128/cloud-route-2/gcloud/apply v1 9a998a17
(
set -eu
# Names of routes have no dots, slashes or colons.
name=swandoc-$(echo vpn-routes-10.2.0.0/24 | tr ./:_ ----)
wanted="$(printf '%s\t%s' 10.2.0.0/24 gateway-nic)"
if [ "$(gcloud compute routes list --filter="name=$name" --format='value(name)')" ]; then
  if [ "$(gcloud compute routes describe "$name" --format='value(destRange, nextHopInstance.basename())')" = "$wanted" ]; then exit; fi
  gcloud compute routes delete "$name" --quiet
fi
gcloud compute routes create "$name" --network=vpn-routes --destination-range=10.2.0.0/24 \
  --next-hop-instance=gateway-nic --next-hop-instance-zone=vpn-group
)
