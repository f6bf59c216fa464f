# swandoc SWD128/cloud-route-2/gcloud/verify v1 906ebfd5
(
# Names of routes have no dots, slashes or colons.
name=swandoc-$(echo vpn-routes-10.2.0.0/24 | tr ./:_ ----)
gcloud compute routes describe "$name" --format='value(destRange, nextHopInstance.basename())'
)
