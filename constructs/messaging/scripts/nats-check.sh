#!/bin/sh
# Proves that NATS answers the service's own user, over TLS with the server's name verified: the owner of a queue is told of its
# consumer, a producer hears its own message.
# Reads QUEUE_HOST, QUEUE_PORT, QUEUE_USERNAME_FILE, QUEUE_PASSWORD_FILE, QUEUE_CA_FILE, and of an owner QUEUE_STREAM and
# QUEUE_CONSUMER; writes a context of the client in /tmp.
set -eu

umask 077
XDG_CONFIG_HOME=$(mktemp -d "${TMPDIR:-/tmp}/nats.XXXXXX")
trap 'rm -rf "$XDG_CONFIG_HOME"' EXIT
export XDG_CONFIG_HOME
mkdir -p "$XDG_CONFIG_HOME/nats/context"
# A string of JSON escapes the quote and the backslash. Variables, because a failure within a here-document would go unnoticed.
username=$(sed 's/[\\"]/\\&/g' "$QUEUE_USERNAME_FILE")
password=$(sed 's/[\\"]/\\&/g' "$QUEUE_PASSWORD_FILE")
cat >"$XDG_CONFIG_HOME/nats/context/check.json" <<JSON
{"url": "tls://$QUEUE_HOST:$QUEUE_PORT", "user": "$username", "password": "$password", "ca": "$QUEUE_CA_FILE"}
JSON

if [ -n "${QUEUE_CONSUMER:-}" ]; then
  nats --context=check --timeout=10s consumer info "$QUEUE_STREAM" "$QUEUE_CONSUMER"
else
  nats --context=check --timeout=10s server check connection
fi
