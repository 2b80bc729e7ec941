#!/bin/sh
# Proves that YugabyteDB answers a query of the service's own user, over TLS with the server's name verified.
# Reads DB_HOST, DB_PORT, DB_DATABASE, DB_USERNAME_FILE, DB_PASSWORD_FILE, DB_CA_FILE; writes a password file in /tmp.
set -eu

umask 077
PGPASSFILE=$(mktemp "${TMPDIR:-/tmp}/pgpass.XXXXXX")
trap 'rm -f "$PGPASSFILE"' EXIT
# In a password file a backslash and a colon are written with a backslash before them. A variable, because a failure within
# the arguments of printf would go unnoticed.
password=$(sed 's/[\\:]/\\&/g' "$DB_PASSWORD_FILE")
username=$(cat "$DB_USERNAME_FILE")
printf '*:*:*:*:%s\n' "$password" >"$PGPASSFILE"

export PGPASSFILE PGCONNECT_TIMEOUT=10 PGSSLMODE=verify-full PGSSLROOTCERT="$DB_CA_FILE"
export PATH="$PATH:/home/yugabyte/bin"

# By options, because the client has defaults of its own where PostgreSQL's reads the environment.
ysqlsh --no-psqlrc --no-password --host "$DB_HOST" --port "$DB_PORT" --username "$username" --dbname "$DB_DATABASE" \
  --set ON_ERROR_STOP=1 --tuples-only --command 'SELECT current_database(), now()'
