# swandoc SWD127/allow-foreign-addresses/gcloud/verify
echo "canIpForward: $(gcloud compute instances describe gateway-nic --zone=vpn-group --format='value(canIpForward)')"
