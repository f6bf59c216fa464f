# swandoc SWD127/allow-foreign-addresses/gcloud/verify v1 712168d8
echo "canIpForward: $(gcloud compute instances describe gateway-nic --zone=vpn-group --format='value(canIpForward)')"
