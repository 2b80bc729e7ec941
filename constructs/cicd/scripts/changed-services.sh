#!/bin/sh
# Says which services a push has changed: those in whose folder a file differs, or all when the interfaces between them do. A push that
# begins a branch, or comes after another history, changes all.
# Reads FOLDER, COMMIT and BEFORE; writes a list in JSON to SERVICES_RESULT, and whether it holds anything to ANY_RESULT.
set -eu

cd "$FOLDER"
git config --global --add safe.directory "$FOLDER"

# Whether files differ that a pathspec names. Git judges, and names no file: their names may hold anything, and it would quote them.
differ() {
  status=0
  git diff --quiet --no-renames "$BEFORE" "$COMMIT" -- "$@" || status=$?
  case $status in
  0) return 1 ;;
  1) return 0 ;;
  *)
    echo "changed-services: git cannot compare $BEFORE with $COMMIT" >&2
    exit 1
    ;;
  esac
}

everything=false
case $BEFORE in
'' | *[!0-9a-f]*) everything=true ;;
*)
  # Files beside the folders of services belong to all of them.
  if ! git merge-base --is-ancestor "$BEFORE" "$COMMIT" 2>/dev/null ||
    differ proto ':(glob)services/*'; then
    everything=true
  fi
  ;;
esac

list=''
# One that was removed has nothing left to build.
for file in services/*/Dockerfile; do
  [ -e "$file" ] || continue
  service=${file#services/}
  service=${service%/Dockerfile}
  [ "$everything" = true ] || differ ":(literal)services/$service" || continue
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
