{{/* Names of the Secrets a service reads. Each takes the service dictionary {root, name, values}. */}}

{{- define "calbridge.databaseSecret" -}}
{{ .values.database.existingSecret | default (printf "%s-database" (include "calbridge.objectName" .)) }}
{{- end -}}

{{/* With CloudNativePG the operator makes it. */}}
{{- define "calbridge.databaseOwnerSecret" -}}
{{- if .values.database.existingOwnerSecret -}}
{{ .values.database.existingOwnerSecret }}
{{- else if eq .root.Values.postgresql.mode "cloudnative-pg" -}}
{{ include "calbridge.postgresCluster" . }}-app
{{- else -}}
{{ include "calbridge.objectName" . }}-database-owner
{{- end -}}
{{- end -}}

{{- define "calbridge.oidcSecret" -}}
{{ .values.existingOidcSecret | default (printf "%s-oidc" (include "calbridge.objectName" .)) }}
{{- end -}}

{{/* With Strimzi the user operator makes it, under the user's name. */}}
{{- define "calbridge.kafkaSecret" -}}
{{ .values.existingKafkaSecret | default (printf "%s-kafka" (include "calbridge.objectName" .)) }}
{{- end -}}

{{/* The chart's root */}}
{{- define "calbridge.vaultSecret" -}}
{{ .Values.credentialService.existingVaultSecret | default (printf "%s-vault-keys" (include "calbridge.fullname" .)) }}
{{- end -}}

{{- define "calbridge.googleSecret" -}}
{{ .Values.googleSyncService.existingGoogleSecret | default (printf "%s-google-oauth-client" (include "calbridge.fullname" .)) }}
{{- end -}}

{{/* Service dictionary; empty if there is none. */}}
{{- define "calbridge.postgresCaSecret" -}}
{{- $postgresql := .root.Values.postgresql -}}
{{- if eq $postgresql.tls.mode "verify-full" -}}
{{- if $postgresql.tls.existingCaSecret -}}
{{ $postgresql.tls.existingCaSecret }}
{{- else if eq $postgresql.mode "cloudnative-pg" -}}
{{ include "calbridge.postgresCluster" . }}-ca
{{- end -}}
{{- end -}}
{{- end -}}

{{/* Service dictionary; empty if there is none. */}}
{{- define "calbridge.kafkaCaSecret" -}}
{{- $kafka := .root.Values.kafka -}}
{{- if $kafka.tls.enabled -}}
{{- if $kafka.tls.existingCaSecret -}}
{{ $kafka.tls.existingCaSecret }}
{{- else if eq $kafka.mode "strimzi" -}}
{{ $kafka.strimzi.cluster }}-cluster-ca-cert
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "calbridge.postgresCluster" -}}
{{ include "calbridge.objectName" . }}-db
{{- end -}}

{{- define "calbridge.postgresHost" -}}
{{- if eq .root.Values.postgresql.mode "cloudnative-pg" -}}
{{ include "calbridge.postgresCluster" . }}-rw.{{ .root.Release.Namespace }}
{{- else -}}
{{ .values.database.host | default .root.Values.postgresql.host }}
{{- end -}}
{{- end -}}
