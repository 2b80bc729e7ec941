#!/bin/sh
# Gives the superuser a password of its own, and makes a database and the user that owns it. Safe to repeat: where the owner can
# log in already, nothing is changed, because every such change invalidates the catalogue that running sessions hold.
# Reads ADMIN_USERNAME_FILE, ADMIN_PASSWORD_FILE, DB_HOST, DB_PORT, DB_DATABASE, DB_USERNAME_FILE, DB_PASSWORD_FILE, DB_CA_FILE.
set -eu

umask 077
PGPASSFILE=$(mktemp "${TMPDIR:-/tmp}/pgpass.XXXXXX")
trap 'rm -f "$PGPASSFILE"' EXIT
export PGPASSFILE PGCONNECT_TIMEOUT=10 PGSSLMODE=verify-full PGSSLROOTCERT="$DB_CA_FILE"
export PATH="$PATH:/home/yugabyte/bin"

# Variables, because a failure within the arguments of printf would go unnoticed.
administrator=$(cat "$ADMIN_USERNAME_FILE")
administrator_password=$(cat "$ADMIN_PASSWORD_FILE")
username=$(cat "$DB_USERNAME_FILE")
password=$(cat "$DB_PASSWORD_FILE")

# These become part of SQL text, which has no parameters for names: refuse what would need quoting.
for value in "$DB_DATABASE" "$administrator" "$administrator_password" "$username" "$password"; do
  case $value in
  '' | *[!A-Za-z0-9_-]*)
    echo "yugabytedb-schema: a database, user or password may hold letters, digits, '_' and '-' only" >&2
    exit 1
    ;;
  esac
done

# Runs the SQL that it reads: as whom, with which password, in which database.
run() {
  printf '*:*:*:*:%s\n' "$2" >"$PGPASSFILE"
  ysqlsh --no-psqlrc --no-password --quiet --host "$DB_HOST" --port "$DB_PORT" --username "$1" --dbname "$3" \
    --set ON_ERROR_STOP=1 --tuples-only
}

if echo 'SELECT 1;' | run "$username" "$password" "$DB_DATABASE" >/dev/null 2>&1; then
  echo "yugabytedb-schema: '$username' owns '$DB_DATABASE' already"
  exit 0
fi

# A new cluster knows its superuser by the password that is in the handbook.
if ! echo 'SELECT 1;' | run "$administrator" "$administrator_password" yugabyte >/dev/null 2>&1; then
  run "$administrator" yugabyte yugabyte <<SQL
ALTER ROLE "$administrator" PASSWORD '$administrator_password';
SQL
fi

# The login comes last: where there is one, all the rest is there.
run "$administrator" "$administrator_password" yugabyte <<SQL
SELECT 'CREATE ROLE "$username"' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '$username') \gexec
SELECT 'CREATE DATABASE "$DB_DATABASE" OWNER "$username"' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = '$DB_DATABASE') \gexec
REVOKE ALL ON DATABASE "$DB_DATABASE" FROM PUBLIC;
ALTER ROLE "$username" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD '$password';
SQL
