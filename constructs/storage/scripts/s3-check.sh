#!/bin/sh
# Proves that the object store lists a bucket to the identity that owns it.
# Reads S3_HOST, S3_PORT, S3_BUCKET, S3_REGION, S3_USERNAME_FILE, S3_PASSWORD_FILE; writes an option file in /tmp.
set -eu

umask 077
options=$(mktemp "${TMPDIR:-/tmp}/curl.XXXXXX")
trap 'rm -f "$options"' EXIT
# The only characters that end a double-quoted value of an option file are the quote and the backslash.
username=$(cat "$S3_USERNAME_FILE")
password=$(sed 's/[\\"]/\\&/g' "$S3_PASSWORD_FILE")
printf 'user = "%s:%s"\n' "$username" "$password" >"$options"

curl --config "$options" --aws-sigv4 "aws:amz:$S3_REGION:s3" --fail --silent --show-error --max-time 10 --output /dev/null \
  "http://$S3_HOST:$S3_PORT/$S3_BUCKET?list-type=2&max-keys=1"
