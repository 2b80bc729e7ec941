#!/bin/sh
# Keeps telling containerd whom to trust for a registry, for as long as it runs: the authority may change. What it wrote stays when it
# ends, and so do the entries of other registries.
# Reads REGISTRY_HOST, REGISTRY_CA_FILE and CERTS_DIRECTORY; ROUNDS says how often, without end if it is not set.
set -eu

umask 022
case $REGISTRY_HOST in
'' | [!a-z0-9]* | *..* | *[!a-z0-9.:-]*)
  echo "trust-registry: '$REGISTRY_HOST' is no host" >&2
  exit 1
  ;;
esac
entry=$CERTS_DIRECTORY/$REGISTRY_HOST

# Beside its place first: containerd may read at any moment. Usage: put FILE, with the content at its input
put() {
  cat >"$entry/.$1.new"
  if cmp -s "$entry/.$1.new" "$entry/$1"; then
    rm -f "$entry/.$1.new"
  else
    mv "$entry/.$1.new" "$entry/$1"
    echo "trust-registry: wrote $REGISTRY_HOST/$1"
  fi
}

write() {
  [ -s "$REGISTRY_CA_FILE" ]
  mkdir -p "$entry"
  put ca.crt <"$REGISTRY_CA_FILE"
  put hosts.toml <<TOML
server = "https://$REGISTRY_HOST"

[host."https://$REGISTRY_HOST"]
  capabilities = ["pull", "resolve"]
  ca = "ca.crt"
TOML
  : >"${TMPDIR:-/tmp}/written"
}

# As process 1 it would not even hear of a signal.
trap 'exit 0' TERM INT
round=0
while :; do
  write
  round=$((round + 1))
  [ "$round" != "${ROUNDS:-0}" ] || exit 0
  sleep 60 &
  wait $!
done
