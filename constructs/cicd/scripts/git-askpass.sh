#!/bin/sh
# What git asks for: the user that GitHub wants beside a token, and the token itself. Reads GIT_TOKEN_FILE; without such a file it says
# nothing, which a public repository does not mind.
set -eu

case $1 in
Username*) echo x-access-token ;;
*) [ ! -r "$GIT_TOKEN_FILE" ] || cat "$GIT_TOKEN_FILE" ;;
esac
