#!/bin/sh
# Makes a database and the user that owns it and nothing else. Safe to repeat: what is there stays, the password is set again.
# Reads ADMIN_USERNAME_FILE and ADMIN_PASSWORD_FILE, DB_HOST, DB_PORT, DB_DATABASE, DB_USERNAME_FILE and DB_PASSWORD_FILE.
set -eu

umask 077
options=$(mktemp "${TMPDIR:-/tmp}/mysql.XXXXXX")
trap 'rm -f "$options"' EXIT
# Variables, because a failure within the arguments of printf would go unnoticed.
administrator=$(cat "$ADMIN_USERNAME_FILE")
administrator_password=$(sed 's/[\\"]/\\&/g' "$ADMIN_PASSWORD_FILE")
printf '[client]\nuser="%s"\npassword="%s"\n' "$administrator" "$administrator_password" >"$options"

username=$(cat "$DB_USERNAME_FILE")
password=$(cat "$DB_PASSWORD_FILE")

# These become part of SQL text, which has no parameters for names: refuse what would need quoting.
for value in "$DB_DATABASE" "$username" "$password"; do
  case $value in
  '' | *[!A-Za-z0-9_-]*)
    echo "mysql-schema: a database, user or password may hold letters, digits, '_' and '-' only" >&2
    exit 1
    ;;
  esac
done

# In a GRANT an underscore stands for any character, unless it is escaped.
granted=$(printf '%s' "$DB_DATABASE" | sed 's/_/\\_/g')

mysql --defaults-file="$options" --host="$DB_HOST" --port="$DB_PORT" --ssl-mode=REQUIRED --connect-timeout=10 --batch <<SQL
CREATE DATABASE IF NOT EXISTS \`$DB_DATABASE\` CHARACTER SET utf8mb4;
CREATE USER IF NOT EXISTS '$username'@'%' IDENTIFIED BY '$password' REQUIRE SSL;
ALTER USER '$username'@'%' IDENTIFIED BY '$password' REQUIRE SSL;
GRANT ALL PRIVILEGES ON \`$granted\`.* TO '$username'@'%';
SQL
