#!/bin/sh
# Gives TiDB's root the password that it lacks at first, then makes a database and the user that owns it and nothing else.
# Safe to repeat: what is there stays, the user's password is set again.
# Reads ADMIN_PASSWORD_FILE, DB_HOST, DB_PORT, DB_CA_FILE, DB_DATABASE, DB_USERNAME_FILE and DB_PASSWORD_FILE.
set -eu

umask 077
options=$(mktemp "${TMPDIR:-/tmp}/tidb.XXXXXX")
trap 'rm -f "$options"' EXIT
# Variables, because a failure within the arguments of printf would go unnoticed.
root_password=$(cat "$ADMIN_PASSWORD_FILE")
username=$(cat "$DB_USERNAME_FILE")
password=$(cat "$DB_PASSWORD_FILE")

# These become part of SQL text, which has no parameters for names: refuse what would need quoting.
for value in "$root_password" "$DB_DATABASE" "$username" "$password"; do
  case $value in
  '' | *[!A-Za-z0-9_-]*)
    echo "tidb-schema: a database, user or password may hold letters, digits, '_' and '-' only" >&2
    exit 1
    ;;
  esac
done

# Runs the statements that it reads as root, who has the given password.
as_root() {
  printf '[client]\nuser="root"\npassword="%s"\n' "$1" >"$options"
  mysql --defaults-file="$options" --host="$DB_HOST" --port="$DB_PORT" --ssl-mode=VERIFY_IDENTITY \
    --ssl-ca="$DB_CA_FILE" --connect-timeout=10 --batch
}

if ! echo 'DO 0;' | as_root "$root_password"; then
  echo "ALTER USER 'root'@'%' IDENTIFIED BY '$root_password' REQUIRE SSL;" | as_root ''
fi

# In a GRANT an underscore stands for any character, unless it is escaped.
granted=$(printf '%s' "$DB_DATABASE" | sed 's/_/\\_/g')

as_root "$root_password" <<SQL
CREATE DATABASE IF NOT EXISTS \`$DB_DATABASE\` CHARACTER SET utf8mb4;
CREATE USER IF NOT EXISTS '$username'@'%' IDENTIFIED BY '$password' REQUIRE SSL;
ALTER USER '$username'@'%' IDENTIFIED BY '$password' REQUIRE SSL;
GRANT ALL PRIVILEGES ON \`$granted\`.* TO '$username'@'%';
SQL
