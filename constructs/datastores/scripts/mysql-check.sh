#!/bin/sh
# Proves that MySQL answers a query of the service's own user, over TLS.
# Reads DB_HOST, DB_PORT, DB_DATABASE, DB_USERNAME_FILE, DB_PASSWORD_FILE; writes an option file in /tmp.
set -eu

umask 077
options=$(mktemp "${TMPDIR:-/tmp}/mysql.XXXXXX")
trap 'rm -f "$options"' EXIT
# The only characters that end a double-quoted value of an option file are the quote and the backslash.
password=$(sed 's/[\\"]/\\&/g' "$DB_PASSWORD_FILE")
username=$(cat "$DB_USERNAME_FILE")
printf '[client]\nuser="%s"\npassword="%s"\n' "$username" "$password" >"$options"

mysql --defaults-file="$options" --host="$DB_HOST" --port="$DB_PORT" --ssl-mode=REQUIRED --connect-timeout=10 \
  --batch --skip-column-names --execute='SELECT DATABASE(), NOW()' "$DB_DATABASE"
