#!/bin/sh
# Proves that Cassandra answers a query of the service's own role in its keyspace, over TLS with the authority verified.
# Reads DB_HOST, DB_PORT, DB_KEYSPACE, DB_USERNAME_FILE, DB_PASSWORD_FILE, DB_CA_FILE; writes a credentials file in /tmp.
set -eu

umask 077
# cqlsh also keeps a history, at home.
HOME=$(mktemp -d "${TMPDIR:-/tmp}/cassandra.XXXXXX")
trap 'rm -rf "$HOME"' EXIT
# Variables, because a failure within the arguments of printf would go unnoticed. Values are taken as they are, to the end of the line.
username=$(cat "$DB_USERNAME_FILE")
password=$(cat "$DB_PASSWORD_FILE")
printf '[PlainTextAuthProvider]\nusername = %s\npassword = %s\n' "$username" "$password" >"$HOME/credentials"

export HOME SSL_CERTFILE="$DB_CA_FILE" SSL_VALIDATE=true

cqlsh --credentials="$HOME/credentials" --ssl --connect-timeout=10 --request-timeout=10 --keyspace="$DB_KEYSPACE" \
  --execute='SELECT cluster_name, data_center, release_version FROM system.local' "$DB_HOST" "$DB_PORT"
