#!/bin/bash
# First start only: one database per service, which its owner migrates and the service's role may connect to.
# Passwords are letters and digits (make-env); they come by the environment, never on a command line.
set -euo pipefail

database() {
  local name=$1 owner_password=$2 app_password=$3
  psql -v ON_ERROR_STOP=1 --username postgres --dbname postgres --quiet <<SQL
create role ${name}_owner login nosuperuser nobypassrls nocreatedb nocreaterole password '${owner_password}';
create role ${name}_app login nosuperuser nobypassrls nocreatedb nocreaterole password '${app_password}';
create database ${name} owner ${name}_owner;
revoke all on database ${name} from public;
grant connect on database ${name} to ${name}_app;
SQL
}

database credential_service "$CREDENTIAL_SERVICE_OWNER_PASSWORD" "$CREDENTIAL_SERVICE_APP_PASSWORD"
database scheduler_service "$SCHEDULER_SERVICE_OWNER_PASSWORD" "$SCHEDULER_SERVICE_APP_PASSWORD"
database caldav_gateway "$CALDAV_GATEWAY_OWNER_PASSWORD" "$CALDAV_GATEWAY_APP_PASSWORD"
database google_sync_service "$GOOGLE_SYNC_SERVICE_OWNER_PASSWORD" "$GOOGLE_SYNC_SERVICE_APP_PASSWORD"

psql -v ON_ERROR_STOP=1 --username postgres --dbname postgres --quiet <<SQL
create role keycloak login nosuperuser nobypassrls nocreatedb nocreaterole password '${KEYCLOAK_DATABASE_PASSWORD}';
create database keycloak owner keycloak;
revoke all on database keycloak from public;
SQL
