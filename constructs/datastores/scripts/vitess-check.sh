#!/bin/sh
# Proves that vtgate and the tablets behind it answer the service's own user, over TLS with the server's name verified: a list of
# tables is nothing that vtgate could make up by itself.
# Reads DB_HOST, DB_PORT, DB_DATABASE, DB_USERNAME_FILE, DB_PASSWORD_FILE, DB_CA_FILE; writes an option file in /tmp.
set -eu

umask 077
options=$(mktemp "${TMPDIR:-/tmp}/mysql.XXXXXX")
trap 'rm -f "$options"' EXIT
# Variables, because a failure within the arguments of printf would go unnoticed.
password=$(sed 's/[\\"]/\\&/g' "$DB_PASSWORD_FILE")
username=$(cat "$DB_USERNAME_FILE")
printf '[client]\nuser="%s"\npassword="%s"\n' "$username" "$password" >"$options"

mysql --defaults-file="$options" --host="$DB_HOST" --port="$DB_PORT" --ssl-mode=VERIFY_IDENTITY --ssl-ca="$DB_CA_FILE" \
  --connect-timeout=10 --batch --skip-column-names --execute='SHOW TABLES' "$DB_DATABASE"
