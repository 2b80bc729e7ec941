#!/bin/sh
# Loads a saved database of YugabyteDB into a new one, in two containers one after the other, since no image has both clients:
# `yugabytedb-restore.sh fetch` gets the dump of a day, or of the last day before it that has one; `yugabytedb-restore.sh` loads it.
# Reads ADMIN_USERNAME_FILE, ADMIN_PASSWORD_FILE, DB_HOST, DB_PORT, DB_USERNAME_FILE, DB_CA_FILE, S3_HOST, S3_PORT, S3_BUCKET,
# S3_REGION, S3_USERNAME_FILE, S3_PASSWORD_FILE, and DUMP_VOLUME, DUMP_FOLDER (in the bucket), DUMP_DAYS (how long one is kept),
# RESTORE_DAY (2026-03-04 in UTC, or nothing for the newest) and RESTORE_INTO (the new database).
set -eu

umask 077
secrets=$(mktemp "${TMPDIR:-/tmp}/secrets.XXXXXX")
trap 'rm -f "$secrets"' EXIT

if [ "${1:-load}" = fetch ]; then
  # The only characters that end a double-quoted value of an option file are the quote and the backslash.
  username=$(cat "$S3_USERNAME_FILE")
  password=$(sed 's/[\\"]/\\&/g' "$S3_PASSWORD_FILE")
  printf 'user = "%s:%s"\n' "$username" "$password" >"$secrets"
  start=$(date -u -d "${RESTORE_DAY:-$(date -u +%Y-%m-%d)} 00:00" +%s)
  age=0
  while [ "$age" -le "$DUMP_DAYS" ]; do
    dump=$S3_BUCKET/$DUMP_FOLDER/$(date -u -d "@$((start - age * 86400))" +%Y-%m-%d).sql.gz
    answer=$(curl --config "$secrets" --aws-sigv4 "aws:amz:$S3_REGION:s3" --silent --show-error --retry 3 \
      --output "$DUMP_VOLUME/dump.sql.gz" --write-out '%{http_code}' "http://$S3_HOST:$S3_PORT/$dump")
    case $answer in
    200)
      echo "yugabytedb-restore: found $dump"
      gunzip -f "$DUMP_VOLUME/dump.sql.gz"
      exit 0
      ;;
    404) age=$((age + 1)) ;;
    *)
      echo "yugabytedb-restore: the object store answered $answer to $dump" >&2
      exit 1
      ;;
    esac
  done
  echo "yugabytedb-restore: no dump in $S3_BUCKET/$DUMP_FOLDER of that day or the $DUMP_DAYS before it" >&2
  exit 1
fi

administrator=$(cat "$ADMIN_USERNAME_FILE")
password=$(sed 's/[\\:]/\\&/g' "$ADMIN_PASSWORD_FILE")
owner=$(cat "$DB_USERNAME_FILE")
printf '*:*:*:*:%s\n' "$password" >"$secrets"

# These become part of SQL text, which has no parameters for names: refuse what would need quoting.
for value in "$RESTORE_INTO" "$owner"; do
  case $value in
  '' | *[!A-Za-z0-9_]*)
    echo "yugabytedb-restore: a database or user may hold letters, digits and '_' only" >&2
    exit 1
    ;;
  esac
done

export PGPASSFILE="$secrets" PGCONNECT_TIMEOUT=10 PGSSLMODE=verify-full PGSSLROOTCERT="$DB_CA_FILE"
export PATH="$PATH:/home/yugabyte/bin"
run() {
  ysqlsh --no-psqlrc --no-password --quiet --host "$DB_HOST" --port "$DB_PORT" --username "$administrator" \
    --set ON_ERROR_STOP=1 "$@"
}

# Fails where there is one: what somebody has looked at, or works with, is not loaded over.
run --dbname yugabyte --command "CREATE DATABASE \"$RESTORE_INTO\" OWNER \"$owner\""
run --dbname yugabyte --command "REVOKE ALL ON DATABASE \"$RESTORE_INTO\" FROM PUBLIC"
run --dbname "$RESTORE_INTO" --file "$DUMP_VOLUME/dump.sql" >/dev/null
echo "yugabytedb-restore: loaded into $RESTORE_INTO"
