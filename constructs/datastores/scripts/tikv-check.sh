#!/bin/sh
# Proves that PD answers a client of the cluster, that all its members are healthy and all stores of TiKV up.
# Reads DB_HOST, DB_PORT, DB_CA_FILE, DB_CERTIFICATE_FILE and DB_PRIVATE_KEY_FILE.
set -eu

# Without white space, which differs from one path to another.
ask() {
  answer=$(curl --silent --show-error --fail --max-time 20 --cacert "$DB_CA_FILE" --cert "$DB_CERTIFICATE_FILE" \
    --key "$DB_PRIVATE_KEY_FILE" "https://$DB_HOST:$DB_PORT/pd/api/v1/$1")
  printf '%s' "$answer" | tr -d ' \n\t'
}

fail() {
  echo "tikv-check: $1" >&2
  exit 1
}

health=$(ask health)
case $health in
*'"health":false'*) fail "a member of PD is not healthy: $health" ;;
*'"health":true'*) ;;
*) fail "PD says nothing of its members: $health" ;;
esac

stores=$(ask stores)
case $stores in
*'"state_name":"Down"'* | *'"state_name":"Disconnected"'*) fail "a store is not up: $stores" ;;
*'"state_name":"Up"'*) ;;
*) fail "no store is up: $stores" ;;
esac
echo 'PD and all stores of TiKV answer'
