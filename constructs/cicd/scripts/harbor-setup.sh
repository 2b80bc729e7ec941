#!/bin/sh
# Makes the project that anybody pulls from, and the robot that may push to it and nothing else. Safe to repeat: what is there stays,
# the robot's password is set again.
# Reads HARBOR_HOST, HARBOR_PORT, HARBOR_PROJECT, HARBOR_USERNAME_FILE, HARBOR_PASSWORD_FILE, ROBOT_USERNAME_FILE and
# ROBOT_PASSWORD_FILE; writes files in /tmp.
set -eu

umask 077
folder=$(mktemp -d "${TMPDIR:-/tmp}/harbor.XXXXXX")
trap 'rm -rf "$folder"' EXIT

# Variables, because a failure within the arguments of printf would go unnoticed.
username=$(cat "$HARBOR_USERNAME_FILE")
password=$(sed 's/[\\"]/\\&/g' "$HARBOR_PASSWORD_FILE")
printf 'user = "%s:%s"\n' "$username" "$password" >"$folder/login"

robot=$(cat "$ROBOT_USERNAME_FILE")
robot_password=$(cat "$ROBOT_PASSWORD_FILE")
# Harbor puts the prefix before the name by itself.
name=${robot#robot\$}
# These become part of JSON text and of a URL: refuse what would need quoting.
for value in "$HARBOR_PROJECT" "$name" "$robot_password"; do
  case $value in
  '' | *[!A-Za-z0-9_-]*)
    echo "harbor-setup: names and passwords may hold letters, digits, '_' and '-' only" >&2
    exit 1
    ;;
  esac
done

# Sends a body, shows what went wrong, and prints the status. Usage: send METHOD PATH BODY
send() {
  printf '%s' "$3" >"$folder/body"
  curl --config "$folder/login" --silent --show-error --max-time 60 --retry 5 --retry-connrefused --request "$1" \
    --header 'Content-Type: application/json' --data "@$folder/body" --output "$folder/answer" --write-out '%{http_code}' \
    "http://$HARBOR_HOST:$HARBOR_PORT/api/v2.0/$2"
}

# Usage: expect WHAT STATUS ALLOWED...
expect() {
  what=$1
  status=$2
  shift 2
  for allowed in "$@"; do
    [ "$status" != "$allowed" ] || return 0
  done
  echo "harbor-setup: $what failed with status $status: $(cat "$folder/answer")" >&2
  exit 1
}

robot_id() {
  curl --config "$folder/login" --silent --show-error --fail --max-time 60 \
    "http://$HARBOR_HOST:$HARBOR_PORT/api/v2.0/robots?q=name%3D$name&page_size=100" >"$folder/robots"
  # One object on a line: of those that are like the name, the one that is called so.
  sed 's/},{/},\
{/g' "$folder/robots" | sed -n "s/.*\"id\": *\([0-9][0-9]*\).*\"name\": *\"$robot\".*/\1/p" | head -n 1
}

metadata='"metadata":{"public":"true","auto_scan":"true"}'
status=$(send POST projects "{\"project_name\":\"$HARBOR_PROJECT\",$metadata}")
expect 'making the project' "$status" 201 409
status=$(send PUT "projects/$HARBOR_PROJECT" "{$metadata}")
expect 'setting the project up' "$status" 200

access='{"resource":"repository","action":"push"},{"resource":"repository","action":"pull"}'
permissions="[{\"kind\":\"project\",\"namespace\":\"$HARBOR_PROJECT\",\"access\":[$access]}]"
id=$(robot_id)
if [ -z "$id" ]; then
  body="{\"name\":\"$name\",\"level\":\"system\",\"duration\":-1,\"permissions\":$permissions}"
  status=$(send POST robots "$body")
  expect 'making the robot' "$status" 201
  # The answer holds a password that nobody needs: this one is set below.
  rm -f "$folder/answer"
  id=$(robot_id)
fi
[ -n "$id" ] || {
  echo "harbor-setup: there is no robot '$robot' although it was made" >&2
  exit 1
}
status=$(send PATCH "robots/$id" "{\"secret\":\"$robot_password\"}")
expect "setting the robot's password" "$status" 200
