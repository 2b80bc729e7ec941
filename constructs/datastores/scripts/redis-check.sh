#!/bin/sh
# Proves that Sentinel names a master, and that this takes and gives back a key of the service's own user.
# Reads DB_HOST and DB_PORT of the Sentinels, DB_MASTER_NAME, DB_PREFIX, DB_USERNAME_FILE, DB_PASSWORD_FILE.
set -eu

address=$(timeout 10 redis-cli -h "$DB_HOST" -p "$DB_PORT" --raw SENTINEL get-master-addr-by-name "$DB_MASTER_NAME")
host=$(printf '%s\n' "$address" | sed -n 1p)
port=$(printf '%s\n' "$address" | sed -n 2p)
case $port in
'' | *[!0-9]*)
  echo "redis-check: Sentinel knows no master '$DB_MASTER_NAME': ${address:-no answer}" >&2
  exit 1
  ;;
esac

# The only characters that mean something within the quotes of redis-cli are the quote and the backslash. Variables, because a
# failure within the arguments of printf would go unnoticed.
username=$(sed 's/[\\"]/\\&/g' "$DB_USERNAME_FILE")
password=$(sed 's/[\\"]/\\&/g' "$DB_PASSWORD_FILE")
key="${DB_PREFIX}check"
value="$(date +%s)-$$"

# By standard input, which nobody else can read. redis-cli ends well even if Redis refuses: its answers tell.
answers=$(
  printf 'AUTH "%s" "%s"\nSET %s %s EX 60\nGET %s\nDEL %s\n' "$username" "$password" "$key" "$value" "$key" "$key" |
    timeout 10 redis-cli -h "$host" -p "$port" --raw
)
expected=$(printf 'OK\nOK\n%s\n1' "$value")
if [ "$answers" != "$expected" ]; then
  printf 'redis-check: the master %s:%s answers\n%s\n' "$host" "$port" "$answers" >&2
  exit 1
fi
echo "$host:$port"
