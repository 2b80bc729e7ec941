#!/bin/sh
# Writes what was built into the settings, and what they synthesize to into the copy of the manifests. It runs the programs of a hundred
# packages, and so without the token. Safe to repeat after fetch.sh.
# Reads WORK, ENVIRONMENT, COMMIT and DIGESTS (a folder with a file for each service); what there is to propose is a branch of the name
# that BRANCH says, in $WORK/source.
set -eu

refuse() {
  echo "prepare: $1" >&2
  exit 1
}

case $COMMIT in
'' | *[!0-9a-f]*) refuse "'$COMMIT' is no commit" ;;
esac
export GIT_AUTHOR_NAME=testbed-ci GIT_AUTHOR_EMAIL=testbed-ci@users.noreply.github.com
export GIT_COMMITTER_NAME=$GIT_AUTHOR_NAME GIT_COMMITTER_EMAIL=$GIT_AUTHOR_EMAIL

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
  echo "prepare: nothing was built"
  exit 0
}

cd "$WORK/source"
# What packages bring to be run while they are installed is not run.
npm ci --ignore-scripts --no-audit --no-fund --silent
npx testbed image "$ENVIRONMENT" "$@"
if git diff --quiet; then
  echo "prepare: $ENVIRONMENT runs these images already"
  exit 0
fi
short=$(printf '%.12s' "$COMMIT")
git switch --quiet --create "$BRANCH"
git commit --quiet --all --message "Run the images of $short in $ENVIRONMENT"
npm run --silent synth -- "$ENVIRONMENT"
npm run --silent verify -- "$ENVIRONMENT"
npx testbed publish "$ENVIRONMENT" --remote "$WORK/manifests.git"
# Only now there is something to propose: what fails halfway leaves none.
: >"$WORK/prepared"
