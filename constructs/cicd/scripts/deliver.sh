#!/bin/sh
# Proposes what was built: the settings name the new images, in a pull request against the source; what they synthesize to is another,
# against the manifests branch. Safe to repeat: the branches are those of the commit.
# Reads SOURCE_URL, SOURCE_BRANCH, MANIFESTS_BRANCH, ENVIRONMENT, COMMIT, DIGESTS (a folder with a file for each service) and
# GIT_TOKEN_FILE; writes below HOME. GITHUB_API is where GitHub answers.
set -eu

[ -r "$GIT_TOKEN_FILE" ] || {
  echo "deliver: there is no token; make the Secret of GitHub with the keys token and webhook-secret" >&2
  exit 1
}
refuse() {
  echo "deliver: $1" >&2
  exit 1
}

case $COMMIT in
'' | *[!0-9a-f]*) refuse "'$COMMIT' is no commit" ;;
esac
umask 077
work=$(mktemp -d "$HOME/deliver.XXXXXX")
trap 'rm -rf "$work"' EXIT
export GIT_AUTHOR_NAME=testbed-ci GIT_AUTHOR_EMAIL=testbed-ci@users.noreply.github.com
export GIT_COMMITTER_NAME=$GIT_AUTHOR_NAME GIT_COMMITTER_EMAIL=$GIT_AUTHOR_EMAIL

short=$(printf '%.12s' "$COMMIT")
branch=ci/$ENVIRONMENT-$short

# With its whole history: what is published must contain what was published before.
git clone --quiet --no-tags --branch "$SOURCE_BRANCH" -- "$SOURCE_URL" "$work/source"
cd "$work/source"
git switch --quiet --create "$branch"
# The programs of the packages are run below; what they bring to be run now is not.
npm ci --ignore-scripts --no-audit --no-fund --silent

set --
for file in "$DIGESTS"/*; do
  [ -e "$file" ] || continue
  service=${file##*/}
  digest=$(cat "$file")
  # Builds could write here: neither becomes an option, nor anything but a name and a digest.
  case $service in
  *[!a-z0-9-]* | -*) refuse "'$service' is no name for a service" ;;
  esac
  case ${digest#sha256:} in
  *[!0-9a-f]*) refuse "'$digest' of $service is no digest" ;;
  esac
  [ ${#digest} -eq 71 ] || refuse "'$digest' of $service is no digest"
  set -- "$@" "$service=$COMMIT@$digest"
done
[ $# -gt 0 ] || {
  echo "deliver: nothing was built"
  exit 0
}
npx testbed image "$ENVIRONMENT" "$@"
if git diff --quiet; then
  echo "deliver: $ENVIRONMENT runs these images already"
  exit 0
fi
git commit --quiet --all --message "Run the images of $short in $ENVIRONMENT"

npm run --silent synth -- "$ENVIRONMENT"
npm run --silent verify -- "$ENVIRONMENT"
# Into a copy, from where a branch is proposed: nothing reaches Argo CD that nobody has agreed to.
git clone --quiet --bare --single-branch --branch "$MANIFESTS_BRANCH" -- "$SOURCE_URL" "$work/manifests.git"
npx testbed publish "$ENVIRONMENT" --remote "$work/manifests.git"

git push --quiet --force "$SOURCE_URL" "HEAD:refs/heads/$branch"
git -C "$work/manifests.git" push --quiet --force "$SOURCE_URL" "$MANIFESTS_BRANCH:refs/heads/$branch-manifests"

token=$(cat "$GIT_TOKEN_FILE")
printf 'header = "Authorization: Bearer %s"\nheader = "Accept: application/vnd.github+json"\n' "$token" >"$work/login"
repository=$(printf '%s' "$SOURCE_URL" | sed -e 's#^https://[^/]*/##' -e 's#\.git$##')

# Usage: propose HEAD BASE TITLE BODY; names and titles hold nothing that JSON would want quoted
propose() {
  printf '{"head":"%s","base":"%s","title":"%s","body":"%s"}' "$1" "$2" "$3" "$4" >"$work/body"
  status=$(curl --config "$work/login" --silent --show-error --max-time 60 --data "@$work/body" --output "$work/answer" \
    --write-out '%{http_code}' "${GITHUB_API:-https://api.github.com}/repos/$repository/pulls")
  case $status in
  201) echo "deliver: proposed $1 to $2" ;;
  # It is there from an earlier run, and has the new commits now.
  422) grep -q 'already exists' "$work/answer" || refused "$1" ;;
  *) refused "$1" ;;
  esac
}

refused() {
  echo "deliver: GitHub takes no pull request from $1: status $status: $(cat "$work/answer")" >&2
  exit 1
}

propose "$branch" "$SOURCE_BRANCH" "Run the images of $short in $ENVIRONMENT" \
  "Merge this first, with a merge commit: the manifests are made from it."
propose "$branch-manifests" "$MANIFESTS_BRANCH" "Publish the images of $short to $ENVIRONMENT" \
  "What $branch synthesizes to. Merge it after that one, without squashing."
