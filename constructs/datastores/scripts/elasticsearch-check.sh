#!/bin/sh
# Proves that Elasticsearch answers a search of the service's own user, over TLS with the server's name verified.
# Reads DB_HOST, DB_PORT, DB_DATABASE, DB_USERNAME_FILE, DB_PASSWORD_FILE, DB_CA_FILE; writes an option file in /tmp.
set -eu

umask 077
options=$(mktemp "${TMPDIR:-/tmp}/curl.XXXXXX")
trap 'rm -f "$options"' EXIT
# The only characters that end a double-quoted value of an option file are the quote and the backslash.
password=$(sed 's/[\\"]/\\&/g' "$DB_PASSWORD_FILE")
username=$(cat "$DB_USERNAME_FILE")
printf 'user = "%s:%s"\n' "$username" "$password" >"$options"

# Without an index yet there is nothing to find, and that is fine; a part that does not answer is not.
curl --config "$options" --cacert "$DB_CA_FILE" --fail --silent --show-error --max-time 20 --output /dev/null \
  "https://$DB_HOST:$DB_PORT/$DB_DATABASE-*/_search?size=0&allow_partial_search_results=false"
