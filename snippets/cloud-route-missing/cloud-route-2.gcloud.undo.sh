# swandoc SWD128/cloud-route-2/gcloud/undo v1 b403c5f2
(
set -eu
# Names of routes have no dots, slashes or colons.
name=swandoc-$(echo vpn-routes-10.2.0.0/24 | tr ./:_ ----)
if [ "$(gcloud compute routes list --filter="name=$name" --format='value(name)')" ]; then gcloud compute routes delete "$name" --quiet; fi
)
