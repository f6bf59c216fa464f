# swandoc SWD128/cloud-route/gcloud/undo v1 e247915b
(
set -eu
# Names of routes have no dots, slashes or colons.
name=swandoc-$(echo vpn-routes-10.3.0.0/24 | tr ./:_ ----)
if [ "$(gcloud compute routes list --filter="name=$name" --format='value(name)')" ]; then gcloud compute routes delete "$name" --quiet; fi
)
