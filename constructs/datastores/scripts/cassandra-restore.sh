#!/bin/sh
# Brings the newest backup of one Cassandra cluster into another, which is new and waits. Safe to repeat: what is asked for stays asked.
# Reads SOURCE, TARGET, BEFORE (seconds since 1970: no backup that began later; empty for any), NAMESPACE, and API, TOKEN_FILE and
# CA_FILE for the Kubernetes API. Writes answers and the token in /tmp.
set -eu

umask 077
directory=$(mktemp -d "${TMPDIR:-/tmp}/restore.XXXXXX")
trap 'rm -rf "$directory"' EXIT
answer=$directory/answer
medusa=medusa.k8ssandra.io/v1alpha1

# Calls the API: method, path, body. The answer goes to a file, its code to the standard output.
call() {
  # Read every time: it is renewed within the hour.
  token=$(cat "$TOKEN_FILE")
  printf 'header = "Authorization: Bearer %s"\n' "$token" >"$directory/header"
  curl --config "$directory/header" --cacert "$CA_FILE" --silent --show-error --max-time 60 --request "$1" \
    --header 'Content-Type: application/json' ${3:+--data "$3"} --output "$answer" --write-out '%{http_code}' \
    "$API/apis/$2"
}

# Calls until the answer has a line: path, line, what one waits for.
wait_for() {
  echo "waiting for $3"
  until [ "$(call GET "$1")" = 200 ] && grep -q "$2" "$answer"; do
    sleep "${PAUSE:-10}"
  done
}

# Creates an object unless it is there: plural, kind, the rest of its spec.
create() {
  body="{\"apiVersion\":\"$medusa\",\"kind\":\"$2\",\"metadata\":{\"name\":\"$TARGET-restore\"},"
  body="$body\"spec\":{\"cassandraDatacenter\":\"$TARGET\",$3}}"
  code=$(call POST "$medusa/namespaces/$NAMESPACE/$1" "$body")
  case $code in
  201 | 409) ;;
  *)
    echo "cassandra-restore: no $2, the API answers $code" >&2
    cat "$answer" >&2
    exit 1
    ;;
  esac
}

wait_for "cassandra.datastax.com/v1beta1/namespaces/$NAMESPACE/cassandradatacenters/$TARGET" \
  '"cassandraOperatorProgress": *"Ready"' "the cluster $TARGET"

# What lies in the bucket is known again, also when its objects went with the namespace.
create medusatasks MedusaTask '"operation":"sync"'
wait_for "$medusa/namespaces/$NAMESPACE/medusatasks/$TARGET-restore" '"finishTime": *"' 'the list of backups'

code=$(call GET "$medusa/namespaces/$NAMESPACE/medusabackups")
if [ "$code" != 200 ]; then
  echo "cassandra-restore: no list of backups, the API answers $code" >&2
  exit 1
fi
newest=
for began in $(tr ',' '\n' <"$answer" | sed -n "s/.*\"name\": *\"$SOURCE-backup-\([0-9][0-9]*\)\".*/\1/p" | sort -n); do
  if [ -z "$BEFORE" ] || [ "$began" -le "$BEFORE" ]; then newest=$began; fi
done
if [ -z "$newest" ]; then
  echo "cassandra-restore: there is no backup of $SOURCE that began early enough" >&2
  exit 1
fi

create medusarestorejobs MedusaRestoreJob "\"backup\":\"$SOURCE-backup-$newest\""
wait_for "$medusa/namespaces/$NAMESPACE/medusarestorejobs/$TARGET-restore" '"finishTime": *"' \
  "$SOURCE-backup-$newest to be in $TARGET"
# The operator also finishes what it refuses, and says why.
if refusal=$(grep -o '"message": *"[^"]*"' "$answer"); then
  echo "cassandra-restore: $refusal" >&2
  exit 1
fi
