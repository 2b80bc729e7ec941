#!/bin/sh
# Gets what a delivery starts from: the branch of the source, and the manifests. With the token, so that what comes after can do without.
# Reads SOURCE_URL, SOURCE_BRANCH, MANIFESTS_BRANCH, GIT_TOKEN_FILE and WORK, a folder that is made.
set -eu

[ -r "$GIT_TOKEN_FILE" ] || {
  echo "fetch: there is no token; make the Secret of GitHub with the keys token and webhook-secret" >&2
  exit 1
}
rm -rf "$WORK"
mkdir -p "$WORK"
# With its whole history: what is published must contain what was published before.
git clone --quiet --no-tags --branch "$SOURCE_BRANCH" -- "$SOURCE_URL" "$WORK/source"
# A copy, from where a branch is proposed: nothing reaches Argo CD that nobody has agreed to.
git clone --quiet --bare --single-branch --branch "$MANIFESTS_BRANCH" -- "$SOURCE_URL" "$WORK/manifests.git"
