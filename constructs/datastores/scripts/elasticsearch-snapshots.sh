#!/bin/sh
# Tells Elasticsearch where its snapshots go, and when it takes them. Safe to repeat: both are written anew, no snapshot is lost.
# Reads DB_HOST, DB_PORT, DB_USERNAME_FILE, DB_PASSWORD_FILE, DB_CA_FILE, and REPOSITORY and POLICY, which are JSON; writes an
# option file in /tmp.
set -eu

umask 077
options=$(mktemp "${TMPDIR:-/tmp}/curl.XXXXXX")
trap 'rm -f "$options"' EXIT
# The only characters that end a double-quoted value of an option file are the quote and the backslash.
password=$(sed 's/[\\"]/\\&/g' "$DB_PASSWORD_FILE")
username=$(cat "$DB_USERNAME_FILE")
printf 'user = "%s:%s"\n' "$username" "$password" >"$options"

put() {
  curl --config "$options" --cacert "$DB_CA_FILE" --fail-with-body --silent --show-error --max-time 120 \
    --request PUT --header 'Content-Type: application/json' --data "$2" "https://$DB_HOST:$DB_PORT/$1"
}

# Elasticsearch answers only when all of its nodes could write to the bucket.
put _snapshot/object-store "$REPOSITORY"
put _slm/policy/scheduled "$POLICY"
