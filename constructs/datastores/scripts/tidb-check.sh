#!/bin/sh
# Proves that TiDB answers a query of the service's own user, over TLS with the server's name verified.
# Reads DB_HOST, DB_PORT, DB_DATABASE, DB_USERNAME_FILE, DB_PASSWORD_FILE, DB_CA_FILE; writes an option file in /tmp.
set -eu

umask 077
options=$(mktemp "${TMPDIR:-/tmp}/tidb.XXXXXX")
trap 'rm -f "$options"' EXIT
# The only characters that end a double-quoted value of an option file are the quote and the backslash.
password=$(sed 's/[\\"]/\\&/g' "$DB_PASSWORD_FILE")
username=$(cat "$DB_USERNAME_FILE")
printf '[client]\nuser="%s"\npassword="%s"\n' "$username" "$password" >"$options"

mysql --defaults-file="$options" --host="$DB_HOST" --port="$DB_PORT" --ssl-mode=VERIFY_IDENTITY --ssl-ca="$DB_CA_FILE" \
  --connect-timeout=10 --batch --skip-column-names --execute='SELECT DATABASE(), TIDB_VERSION()' "$DB_DATABASE"
