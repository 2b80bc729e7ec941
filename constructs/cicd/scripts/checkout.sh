#!/bin/sh
# Gets one commit of the source into a folder, with the history before it, and makes room for what the tasks hand on.
# Reads SOURCE_URL, COMMIT and FOLDER.
set -eu

case $COMMIT in
'' | *[!0-9a-f]*)
  echo "checkout: '$COMMIT' is no commit" >&2
  exit 1
  ;;
esac
# The volume belongs to another user than the one who writes to it.
git config --global --add safe.directory "$FOLDER"
git init --quiet --initial-branch=checkout "$FOLDER"
git -C "$FOLDER" fetch --quiet --no-tags -- "$SOURCE_URL" "$COMMIT"
git -C "$FOLDER" checkout --quiet --force --detach "$COMMIT"
mkdir -p "$FOLDER/.ci/digests" "$FOLDER/.ci/sbom"
