#!/bin/sh
# Gets one commit of the source into a folder, with the history before it, and makes room for what the tasks hand on.
# Reads SOURCE_URL, COMMIT and FOLDER.
set -eu

refuse() {
  echo "checkout: $1" >&2
  exit 1
}

case $COMMIT in
*[!0-9a-f]*) refuse "'$COMMIT' is no commit" ;;
esac
# Of any other length it could be the name of a branch.
[ ${#COMMIT} -eq 40 ] || refuse "'$COMMIT' is no commit"
# The volume belongs to another user than the one who writes to it.
git config --global --add safe.directory "$FOLDER"
git init --quiet --initial-branch=checkout "$FOLDER"
git -C "$FOLDER" fetch --quiet --no-tags -- "$SOURCE_URL" "$COMMIT"
git -C "$FOLDER" checkout --quiet --force --detach "$COMMIT"
# What the tasks hand on is theirs: nothing of it may come from the source, nor lead out of the folder.
[ ! -L "$FOLDER/.ci" ] || refuse ".ci of the source is a link"
rm -rf "$FOLDER/.ci/digests" "$FOLDER/.ci/sbom"
mkdir -p "$FOLDER/.ci/digests" "$FOLDER/.ci/sbom"
