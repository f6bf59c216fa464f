# swandoc SWD127/allow-foreign-addresses/gcloud/check v1 c2b9cd29
if [ "$(gcloud compute instances describe gateway-nic --zone=vpn-group --format='value(canIpForward)')" = True ]
then echo "in place"
else echo "not in place"; false
fi
