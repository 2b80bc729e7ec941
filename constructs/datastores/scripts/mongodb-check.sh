#!/bin/sh
# Proves that the primary of a MongoDB replica set answers the service's own user, over TLS with the server's name verified.
# Reads DB_HOST, DB_PORT, DB_DATABASE, DB_REPLICA_SET, DB_USERNAME_FILE, DB_PASSWORD_FILE, DB_CA_FILE; mongosh writes in /tmp.
set -eu

# mongosh keeps its log and its history in the home folder.
HOME=$(mktemp -d "${TMPDIR:-/tmp}/mongosh.XXXXXX")
export HOME
trap 'rm -rf "$HOME"' EXIT

# A login on the command line could be read by others: the shell reads the files by itself.
# shellcheck disable=SC2016 # what looks like variables of this script is JavaScript
mongosh --nodb --quiet --norc --eval '
  const { readFileSync } = require("node:fs");
  const env = (name) => {
    if (!process.env[name]) throw new Error(`${name} is not set`);
    return process.env[name];
  };
  const secret = (name) => encodeURIComponent(readFileSync(env(name), "utf8"));
  const login = `${secret("DB_USERNAME_FILE")}:${secret("DB_PASSWORD_FILE")}`;
  const options = new URLSearchParams({
    replicaSet: env("DB_REPLICA_SET"),
    tls: "true",
    tlsCAFile: env("DB_CA_FILE"),
    serverSelectionTimeoutMS: "10000",
  });
  const database = connect(`mongodb://${login}@${env("DB_HOST")}:${env("DB_PORT")}/${env("DB_DATABASE")}?${options}`);
  print(`${database.getName()}: ${database.getCollectionNames().length} collections`);
'
