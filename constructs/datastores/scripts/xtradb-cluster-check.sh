#!/bin/sh
# Proves that an XtraDB Cluster takes queries of the service's own user, over TLS with the server's name verified.
# Reads DB_HOST, DB_PORT, DB_DATABASE, DB_USERNAME_FILE, DB_PASSWORD_FILE, DB_CA_FILE; writes an option file in /tmp.
set -eu

umask 077
options=$(mktemp "${TMPDIR:-/tmp}/mysql.XXXXXX")
trap 'rm -f "$options"' EXIT
# The only characters that end a double-quoted value of an option file are the quote and the backslash.
password=$(sed 's/[\\"]/\\&/g' "$DB_PASSWORD_FILE")
username=$(cat "$DB_USERNAME_FILE")
printf '[client]\nuser="%s"\npassword="%s"\n' "$username" "$password" >"$options"

# A server without a quorum answers this too, and then says OFF.
ready=$(mysql --defaults-file="$options" --host="$DB_HOST" --port="$DB_PORT" --ssl-mode=VERIFY_IDENTITY \
  --ssl-ca="$DB_CA_FILE" --connect-timeout=10 --batch --skip-column-names \
  --execute="SHOW GLOBAL STATUS LIKE 'wsrep_ready'" "$DB_DATABASE")
case $ready in
*ON) ;;
*)
  echo "xtradb-cluster-check: the server takes no queries, its cluster has no quorum: ${ready:-no answer}" >&2
  exit 1
  ;;
esac
