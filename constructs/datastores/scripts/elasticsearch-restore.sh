#!/bin/sh
# Brings all indices of another cluster's snapshot into a new cluster: the newest that succeeded, or the newest until NOT_AFTER.
# Reads DB_HOST, DB_PORT, DB_USERNAME_FILE, DB_PASSWORD_FILE, DB_CA_FILE, REPOSITORY, which is JSON, and NOT_AFTER, seconds since
# 1970, if there is one; writes an option file in /tmp.
set -eu

umask 077
options=$(mktemp "${TMPDIR:-/tmp}/curl.XXXXXX")
trap 'rm -f "$options"' EXIT
# The only characters that end a double-quoted value of an option file are the quote and the backslash.
password=$(sed 's/[\\"]/\\&/g' "$DB_PASSWORD_FILE")
username=$(cat "$DB_USERNAME_FILE")
printf 'user = "%s:%s"\n' "$username" "$password" >"$options"

ask() {
  path=$1
  shift
  curl --config "$options" --cacert "$DB_CA_FILE" --fail-with-body --silent --show-error --header 'Content-Type: application/json' \
    "$@" "https://$DB_HOST:$DB_PORT/$path"
}

# The Job's deadline ends the wait for a cluster that does not come.
until ask _snapshot/origin --request PUT --data "$REPOSITORY" --max-time 120; do
  sleep "${PAUSE:-10}"
done

# A variable, because a failure within a pipe would go unnoticed.
snapshots=$(ask '_cat/snapshots/origin?h=end_epoch,status,id&s=end_epoch:desc' --max-time 120)
snapshot=$(printf '%s\n' "$snapshots" | awk -v last="${NOT_AFTER:-9999999999}" \
  '$2 == "SUCCESS" && $1 + 0 <= last + 0 { print $3; exit }')
if [ -z "$snapshot" ]; then
  echo "elasticsearch-restore: no snapshot that succeeded until then; there are:" >&2
  printf '%s\n' "$snapshots" >&2
  exit 1
fi

echo "elasticsearch-restore: restoring $snapshot"
answer=$(ask "_snapshot/origin/$snapshot/_restore?wait_for_completion=true" --request POST \
  --data '{"indices":"*,-.*","include_global_state":false}')
printf '%s\n' "$answer"
case $answer in
*'"failed":0'*) ;;
*)
  echo "elasticsearch-restore: not all of it came back" >&2
  exit 1
  ;;
esac
