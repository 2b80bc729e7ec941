#!/bin/sh
# Makes a keyspace and the role that owns it and nothing else. Safe to repeat: what is there stays, the password is set again.
# Reads ADMIN_USERNAME_FILE and ADMIN_PASSWORD_FILE, DB_HOST, DB_PORT, DB_CA_FILE, DB_DATACENTER, DB_KEYSPACE, DB_REPLICAS,
# DB_USERNAME_FILE and DB_PASSWORD_FILE.
set -eu

umask 077
# cqlsh also keeps a history, at home.
HOME=$(mktemp -d "${TMPDIR:-/tmp}/cassandra.XXXXXX")
trap 'rm -rf "$HOME"' EXIT
# Variables, because a failure within the arguments of printf would go unnoticed.
administrator=$(cat "$ADMIN_USERNAME_FILE")
administrator_password=$(cat "$ADMIN_PASSWORD_FILE")
printf '[PlainTextAuthProvider]\nusername = %s\npassword = %s\n' "$administrator" "$administrator_password" \
  >"$HOME/credentials"

role=$(cat "$DB_USERNAME_FILE")
password=$(cat "$DB_PASSWORD_FILE")

# These become part of CQL text, which has no parameters for names: refuse what would need quoting.
for value in "$DB_DATACENTER" "$DB_KEYSPACE" "$DB_REPLICAS" "$role" "$password"; do
  case $value in
  '' | *[!A-Za-z0-9_-]*)
    echo "cassandra-schema: names, numbers and passwords may hold letters, digits, '_' and '-' only" >&2
    exit 1
    ;;
  esac
done

export HOME SSL_CERTFILE="$DB_CA_FILE" SSL_VALIDATE=true

# Everything but AUTHORIZE: the owner hands its keyspace to nobody else.
cqlsh --credentials="$HOME/credentials" --ssl --connect-timeout=10 --request-timeout=60 "$DB_HOST" "$DB_PORT" <<CQL
CREATE KEYSPACE IF NOT EXISTS "$DB_KEYSPACE" WITH replication = {'class': 'NetworkTopologyStrategy', '$DB_DATACENTER': $DB_REPLICAS};
CREATE ROLE IF NOT EXISTS "$role" WITH PASSWORD = '$password' AND LOGIN = true;
ALTER ROLE "$role" WITH PASSWORD = '$password' AND LOGIN = true AND SUPERUSER = false;
GRANT CREATE ON KEYSPACE "$DB_KEYSPACE" TO "$role";
GRANT ALTER ON KEYSPACE "$DB_KEYSPACE" TO "$role";
GRANT DROP ON KEYSPACE "$DB_KEYSPACE" TO "$role";
GRANT SELECT ON KEYSPACE "$DB_KEYSPACE" TO "$role";
GRANT MODIFY ON KEYSPACE "$DB_KEYSPACE" TO "$role";
CQL
