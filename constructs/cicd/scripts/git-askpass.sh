#!/bin/sh
# What git asks for: the user that GitHub wants beside a token, and the token itself, for the host of SOURCE_URL and no other: packages
# and redirections may lead git elsewhere. Reads SOURCE_URL and GIT_TOKEN_FILE; without such a file it says nothing, which a public
# repository does not mind.
set -eu

host=${SOURCE_URL#https://}
host=${host%%/*}
# As git asks: Password for 'https://x-access-token@github.com':
asked=${1#*\'https://}
asked=${asked%%\'*}
asked=${asked#x-access-token@}
if [ "$asked" != "$host" ] || [ "$SOURCE_URL" = "$host" ]; then
  echo "git-askpass: nothing is known for '$1'" >&2
  exit 1
fi

case $1 in
Username*) echo x-access-token ;;
*) [ ! -r "$GIT_TOKEN_FILE" ] || cat "$GIT_TOKEN_FILE" ;;
esac
