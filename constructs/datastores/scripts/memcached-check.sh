#!/bin/sh
# Proves that a server of Memcached keeps a value and gives it back. Writes one key, which it deletes.
# Reads DB_HOST and DB_PORT. The name has an address for each server: this asks the one that it meets first.
set -eu

key="check-$$-$(date +%s)"
wanted=$(printf 'STORED\nVALUE %s 0 2\nok\nEND\nDELETED' "$key")

# All on one connection: the next could be another server's. It keeps the key a minute, should this be cut short.
answer=$(printf 'set %s 0 60 2\r\nok\r\nget %s\r\ndelete %s\r\nquit\r\n' "$key" "$key" "$key" |
  nc -w 10 "$DB_HOST" "$DB_PORT" | tr -d '\r')

if [ "$answer" != "$wanted" ]; then
  echo "memcached-check: $DB_HOST:$DB_PORT does not give back what it was given, but: $answer" >&2
  exit 1
fi
