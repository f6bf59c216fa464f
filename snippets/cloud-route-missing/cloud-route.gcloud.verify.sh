# swandoc SWD128/cloud-route/gcloud/verify v1 2deeadfb
(
# Names of routes have no dots, slashes or colons.
name=swandoc-$(echo vpn-routes-10.3.0.0/24 | tr ./:_ ----)
gcloud compute routes describe "$name" --format='value(destRange, nextHopInstance.basename())'
)
