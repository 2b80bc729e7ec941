#!/bin/sh
# Removes the backups of a keyspace that are older than so many days; the newest two stay, since the newest may be half done.
# Reads VTCTLD_HOST, VTCTLD_PORT, KEYSPACE and RETENTION_DAYS.
set -eu

shard="$KEYSPACE/-"
vtctl() {
  vtctldclient --server "$VTCTLD_HOST:$VTCTLD_PORT" "$@"
}

# A backup is named after its time, 2030-01-31.235959.<tablet>: so names sort as times do.
oldest=$(date -u -d "$RETENTION_DAYS days ago" +%Y-%m-%d.%H%M%S)
# A variable, because a failure within a pipe would go unnoticed.
backups=$(vtctl GetBackups "$shard")
printf '%s\n' "$backups" | LC_ALL=C sort | sed '$d' | sed '$d' | while read -r backup; do
  first=$(printf '%s\n%s\n' "$backup" "$oldest" | LC_ALL=C sort | head -n 1)
  [ "$first" = "$backup" ] || break
  echo "removing $backup"
  vtctl RemoveBackup "$shard" "$backup"
done
