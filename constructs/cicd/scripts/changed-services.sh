#!/bin/sh
# Says which services a push has changed: those in whose folder a file differs, or all when the interfaces between them do. A push that
# begins a branch, or comes after another history, changes all.
# Reads FOLDER, COMMIT and BEFORE; writes a list in JSON to SERVICES_RESULT, and whether it holds anything to ANY_RESULT.
set -eu

cd "$FOLDER"
git config --global --add safe.directory "$FOLDER"

all() {
  for file in services/*/Dockerfile; do
    [ ! -e "$file" ] || basename "$(dirname "$file")"
  done
}

changed() {
  case $BEFORE in
  '' | *[!0-9a-f]*) all && return ;;
  esac
  git merge-base --is-ancestor "$BEFORE" "$COMMIT" 2>/dev/null || { all && return; }
  # Without renames: what went away has changed too.
  files=$(git diff --name-only --no-renames "$BEFORE" "$COMMIT" -- services proto)
  case "
$files" in
  *"
proto/"*) all && return ;;
  esac
  # Files beside the folders belong to all of them.
  if printf '%s\n' "$files" | grep -q '^services/[^/]*$'; then
    all && return
  fi
  printf '%s\n' "$files" | sed -n 's#^services/\([^/]*\)/.*#\1#p' | sort -u | while read -r service; do
    # One that was removed has nothing left to build.
    [ ! -e "services/$service/Dockerfile" ] || echo "$service"
  done
}

# A variable, because a failure within the words of a loop would go unnoticed.
services=$(changed)
list=''
IFS='
'
for service in $services; do
  # Part of names of images and of commands from here on.
  case $service in
  *[!a-z0-9-]* | -*)
    echo "changed-services: '$service' is no name for a service" >&2
    exit 1
    ;;
  esac
  list="$list${list:+,}\"$service\""
done
printf '[%s]' "$list" >"$SERVICES_RESULT"
if [ -n "$list" ]; then any=true; else any=false; fi
printf '%s' "$any" >"$ANY_RESULT"
echo "changed: ${list:-nothing}"
