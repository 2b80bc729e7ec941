#!/bin/sh
# Saves a database of YugabyteDB in an object store, in two containers one after the other, since no image has both clients:
# `yugabytedb-dump.sh dump` writes it to a volume, `yugabytedb-dump.sh` sends it from there and deletes what is kept no longer.
# Reads DB_HOST, DB_PORT, DB_DATABASE, DB_USERNAME_FILE, DB_PASSWORD_FILE, DB_CA_FILE, S3_HOST, S3_PORT, S3_BUCKET, S3_REGION,
# S3_USERNAME_FILE, S3_PASSWORD_FILE, and DUMP_VOLUME, DUMP_FOLDER (in the bucket) and DUMP_DAYS (how long one is kept).
set -eu

umask 077
secrets=$(mktemp "${TMPDIR:-/tmp}/secrets.XXXXXX")
trap 'rm -f "$secrets"' EXIT

if [ "${1:-send}" = dump ]; then
  # In a password file a backslash and a colon are written with a backslash before them. A variable, because a failure within
  # the arguments of printf would go unnoticed.
  password=$(sed 's/[\\:]/\\&/g' "$DB_PASSWORD_FILE")
  username=$(cat "$DB_USERNAME_FILE")
  printf '*:*:*:*:%s\n' "$password" >"$secrets"
  export PGPASSFILE="$secrets" PGCONNECT_TIMEOUT=10 PGSSLMODE=verify-full PGSSLROOTCERT="$DB_CA_FILE"
  export PATH="$PATH:/home/yugabyte/postgres/bin"
  # One a day: the day in UTC is its name.
  ysql_dump --no-password --host "$DB_HOST" --port "$DB_PORT" --username "$username" --dbname "$DB_DATABASE" \
    --compress 6 --file "$DUMP_VOLUME/$(date -u +%Y-%m-%d).sql.gz"
  exit 0
fi

# The only characters that end a double-quoted value of an option file are the quote and the backslash.
username=$(cat "$S3_USERNAME_FILE")
password=$(sed 's/[\\"]/\\&/g' "$S3_PASSWORD_FILE")
printf 'user = "%s:%s"\n' "$username" "$password" >"$secrets"

# Asks the object store about a dump, by its name; further arguments say what.
ask() {
  dump=$1
  shift
  curl --config "$secrets" --aws-sigv4 "aws:amz:$S3_REGION:s3" --fail --silent --show-error --retry 3 "$@" \
    "http://$S3_HOST:$S3_PORT/$S3_BUCKET/$DUMP_FOLDER/$dump"
}

file=$(ls "$DUMP_VOLUME"/*.sql.gz)
ask "$(basename "$file")" --upload-file "$file"
echo "yugabytedb-dump: saved $S3_BUCKET/$DUMP_FOLDER/$(basename "$file")"

# A month back beyond what is kept, for days on which this did not run. To delete what is not there is no error.
now=$(date -u +%s)
age=$DUMP_DAYS
while [ "$age" -lt $((DUMP_DAYS + 31)) ]; do
  ask "$(date -u -d "@$((now - age * 86400))" +%Y-%m-%d).sql.gz" --request DELETE --max-time 30
  age=$((age + 1))
done
