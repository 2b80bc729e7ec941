#!/bin/sh
# Proves that Kafka tells the service's own user how far its topic has come, over TLS with the server's name verified.
# Reads QUEUE_HOST, QUEUE_PORT, QUEUE_TOPIC, QUEUE_USERNAME_FILE, QUEUE_PASSWORD_FILE, QUEUE_CA_FILE; writes a client
# configuration in /tmp.
set -eu

umask 077
configuration=$(mktemp "${TMPDIR:-/tmp}/kafka.XXXXXX")
trap 'rm -f "$configuration"' EXIT
# A quoted value of JAAS escapes the quote and the backslash; a file of properties escapes the backslash again. Variables,
# because a failure within the arguments of printf would go unnoticed.
username=$(sed 's/[\\"]/\\&/g; s/\\/\\\\/g' "$QUEUE_USERNAME_FILE")
password=$(sed 's/[\\"]/\\&/g; s/\\/\\\\/g' "$QUEUE_PASSWORD_FILE")
cat >"$configuration" <<PROPERTIES
security.protocol=SASL_SSL
ssl.truststore.type=PEM
ssl.truststore.location=$QUEUE_CA_FILE
sasl.mechanism=SCRAM-SHA-512
sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="$username" password="$password";
request.timeout.ms=10000
default.api.timeout.ms=20000
PROPERTIES

# The image keeps its programs here, logs beside them, which nothing may write to, and takes a larger heap than this pod has.
export PATH="$PATH:/opt/kafka/bin" LOG_DIR="${TMPDIR:-/tmp}" KAFKA_HEAP_OPTS='-Xmx96m'

offsets=$(kafka-get-offsets.sh --bootstrap-server "$QUEUE_HOST:$QUEUE_PORT" --command-config "$configuration" \
  --topic "$QUEUE_TOPIC")
# It leaves out partitions without a leader, and does not fail.
if [ -z "$offsets" ]; then
  echo "kafka-check: no partition of '$QUEUE_TOPIC' answers" >&2
  exit 1
fi
printf '%s\n' "$offsets"
