#!/bin/sh
# Writes down what is in an image, and fails when that has a critical vulnerability which a newer version would mend.
# Reads IMAGE, DIGEST_FILE and SBOM_FILE; writes the exact name of the image to IMAGE_RESULT.
set -eu

digest=$(cat "$DIGEST_FILE")
hash=${digest#sha256:}
case $hash in
*[!0-9a-f]*) hash='' ;;
esac
if [ ${#hash} -ne 64 ] || [ "$digest" != "sha256:$hash" ]; then
  echo "scan-image: '$digest' is no digest" >&2
  exit 1
fi
exact=$IMAGE@$digest
cache=${TMPDIR:-/tmp}/trivy

trivy image --cache-dir "$cache" --quiet --format cyclonedx --output "$SBOM_FILE" "$exact"
# From the list, so that the image is pulled once.
trivy sbom --cache-dir "$cache" --severity CRITICAL --ignore-unfixed --exit-code 1 "$SBOM_FILE"
printf '%s' "$exact" >"$IMAGE_RESULT"
