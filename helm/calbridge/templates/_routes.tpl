{{/*
What is published, and by whom: {service: {exact, prefixes, streams}}. Nothing else is, /internal least of all.
Methods are never looked at: PROPFIND, REPORT and their like must come through.
Streams are prefixes of server-sent events, which last longer than other answers.
*/}}
{{- define "calbridge.routes" -}}
caldav-gateway:
  # programs look for their way at the root, and at /principals/ (RFC 6764 section 6)
  exact: [/]
  prefixes: [/dav, /principals, /.well-known/caldav, /setup]
  streams: []
scheduler-service:
  exact: []
  prefixes:
    - /api/v1/tenants
    - /api/v1/branches
    - /api/v1/employees
    - /api/v1/resources
    - /api/v1/appointment-types
    - /api/v1/appointment-statuses
    - /api/v1/customers
    - /api/v1/appointments
    - /api/v1/unavailabilities
    - /api/v1/availabilities
    - /api/v1/occurrences
    - /api/v1/waiting-list
    - /api/v1/feeds
    - /api/v1/sync-journal
    - /api/v1/live-logs
    - /api/v1/mass-change-guard
    - /api/v1/republications
    - /feed
  streams: [/api/v1/changes]
credential-service:
  exact: []
  prefixes:
    - /api/v1/service-credentials
    - /api/v1/service-credential-audit
    - /api/v1/oauth
    - /api/v1/oauth-grants
  streams: []
{{- if .Values.googleSyncService.enabled }}
google-sync-service:
  exact: []
  prefixes: [/api/v1/google]
  streams: [/api/v1/google/consents]
{{- end }}
{{- end -}}
