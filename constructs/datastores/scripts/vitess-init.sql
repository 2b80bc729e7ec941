-- Runs once in an empty data directory: the accounts by which Vitess works with the MySQL of a tablet. None has a password: all
-- but the one that replicates are reached through a socket within the pod, and a network policy guards that one.
SET @was_super_read_only = IF(@@global.super_read_only = 1, 'ON', 'OFF');
SET GLOBAL super_read_only = 'OFF';
SET sql_log_bin = 0;

DROP USER IF EXISTS ''@'%', ''@'localhost', 'root'@'%';
DROP DATABASE IF EXISTS test;

CREATE USER 'vt_dba'@'localhost', 'vt_app'@'localhost', 'vt_appdebug'@'localhost', 'vt_allprivs'@'localhost';
CREATE USER 'vt_filtered'@'localhost', 'vt_monitoring'@'localhost', 'vt_repl'@'%';

GRANT ALL ON *.* TO 'vt_dba'@'localhost' WITH GRANT OPTION;
GRANT PROXY ON ''@'' TO 'vt_dba'@'localhost' WITH GRANT OPTION;

GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, RELOAD, PROCESS, FILE, REFERENCES, INDEX, ALTER, SHOW DATABASES,
  CREATE TEMPORARY TABLES, LOCK TABLES, EXECUTE, REPLICATION CLIENT, CREATE VIEW, SHOW VIEW, CREATE ROUTINE, ALTER ROUTINE,
  CREATE USER, EVENT, TRIGGER
  ON *.* TO 'vt_app'@'localhost', 'vt_allprivs'@'localhost', 'vt_filtered'@'localhost';
GRANT REPLICATION SLAVE ON *.* TO 'vt_allprivs'@'localhost', 'vt_filtered'@'localhost', 'vt_repl'@'%';

GRANT SELECT, SHOW DATABASES, PROCESS ON *.* TO 'vt_appdebug'@'localhost';
GRANT SELECT, PROCESS, SUPER, REPLICATION CLIENT, RELOAD ON *.* TO 'vt_monitoring'@'localhost';
GRANT SELECT, UPDATE, DELETE, DROP ON performance_schema.* TO 'vt_monitoring'@'localhost';

FLUSH PRIVILEGES;
RESET REPLICA ALL;
RESET MASTER;

SET GLOBAL super_read_only = IFNULL(@was_super_read_only, 'ON');
