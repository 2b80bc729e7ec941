#!/bin/sh
# Proposes what was prepared: the settings, in a pull request against the source; what they synthesize to in another, against the
# manifests branch. Safe to repeat: the branches are those of the commit.
# Reads SOURCE_URL, SOURCE_BRANCH, MANIFESTS_BRANCH, ENVIRONMENT, COMMIT, BRANCH, WORK and GIT_TOKEN_FILE. GITHUB_API is where GitHub
# answers.
set -eu

[ -e "$WORK/prepared" ] || {
  echo "propose: there is nothing to propose"
  exit 0
}
umask 077
own=$(mktemp -d "${TMPDIR:-/tmp}/propose.XXXXXX")
trap 'rm -rf "$own"' EXIT
# Nothing of git and curl is as the packages may have left it: neither their settings, nor hooks.
export HOME="$own" GIT_CONFIG_GLOBAL=/dev/null
git init --quiet --bare "$own/repository.git"
cd "$own/repository.git"
git fetch --quiet "$WORK/source" "+refs/heads/$BRANCH:refs/heads/settings"
git fetch --quiet "$WORK/manifests.git" "+refs/heads/$MANIFESTS_BRANCH:refs/heads/manifests"
git push --quiet --force -- "$SOURCE_URL" "settings:refs/heads/$BRANCH" "manifests:refs/heads/$BRANCH-manifests"

token=$(cat "$GIT_TOKEN_FILE")
printf 'header = "Authorization: Bearer %s"\nheader = "Accept: application/vnd.github+json"\n' "$token" >"$own/login"
repository=$(printf '%s' "$SOURCE_URL" | sed -e 's#^https://[^/]*/##' -e 's#\.git$##')
short=$(printf '%.12s' "$COMMIT")

# Usage: propose HEAD BASE TITLE BODY; names and titles hold nothing that JSON would want quoted
propose() {
  printf '{"head":"%s","base":"%s","title":"%s","body":"%s"}' "$1" "$2" "$3" "$4" >"$own/body"
  status=$(curl --config "$own/login" --silent --show-error --max-time 60 --data "@$own/body" --output "$own/answer" \
    --write-out '%{http_code}' "${GITHUB_API:-https://api.github.com}/repos/$repository/pulls")
  case $status in
  201) echo "propose: $1 to $2" ;;
  # It is there from an earlier run, and has the new commits now.
  422) grep -q 'already exists' "$own/answer" || refused "$1" ;;
  *) refused "$1" ;;
  esac
}

refused() {
  echo "propose: GitHub takes no pull request from $1: status $status: $(cat "$own/answer")" >&2
  exit 1
}

propose "$BRANCH" "$SOURCE_BRANCH" "Run the images of $short in $ENVIRONMENT" \
  "Merge this first, with a merge commit: the manifests are made from it."
propose "$BRANCH-manifests" "$MANIFESTS_BRANCH" "Publish the images of $short to $ENVIRONMENT" \
  "What $BRANCH synthesizes to. Merge it after that one, without squashing."
