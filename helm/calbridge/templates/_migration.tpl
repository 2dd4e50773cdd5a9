{{/* Brings a service's schema up to date, as the role that owns it. All take the service dictionary. */}}

{{- define "calbridge.migrationContainer" -}}
name: migration
{{ include "calbridge.containerDefaults" . }}
env:
  {{- include "calbridge.env.migration" . | nindent 2 }}
resources:
  {{- toYaml .root.Values.migrations.resources | nindent 2 }}
volumeMounts:
  {{- include "calbridge.migrationVolumeMounts" . | nindent 2 }}
{{- end -}}

{{- define "calbridge.migrationMetadata" -}}
name: {{ include "calbridge.objectName" . }}-migration
namespace: {{ .root.Release.Namespace }}
labels:
  {{- include "calbridge.labels" (dict "root" .root "component" (printf "%s-migration" .name)) | nindent 2 }}
{{- end -}}

{{/*
Before the services of the new version start. A hook's objects come before all others, so the Job uses
nothing else of the chart but its own policy. Old versions live with a newer schema: a rollback needs no migration.
*/}}
{{- define "calbridge.migrationJob" -}}
apiVersion: batch/v1
kind: Job
metadata:
  {{- include "calbridge.migrationMetadata" . | nindent 2 }}
  annotations:
    helm.sh/hook: pre-install,pre-upgrade
    helm.sh/hook-weight: "0"
    helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded
spec:
  backoffLimit: {{ .root.Values.migrations.backoffLimit }}
  activeDeadlineSeconds: {{ .root.Values.migrations.activeDeadlineSeconds }}
  template:
    metadata:
      labels:
        {{- include "calbridge.podLabels" (dict "root" .root "component" (printf "%s-migration" .name)) | nindent 8 }}
    spec:
      {{- include "calbridge.podDefaults" . | nindent 6 }}
      # the chart's own accounts may not be there yet; no token is mounted
      serviceAccountName: default
      restartPolicy: Never
      containers:
        - {{- include "calbridge.migrationContainer" . | nindent 10 }}
      volumes:
        {{- include "calbridge.migrationVolumes" . | nindent 8 }}
{{- if .root.Values.networkPolicy.enabled }}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  {{- include "calbridge.migrationMetadata" . | nindent 2 }}
  annotations:
    helm.sh/hook: pre-install,pre-upgrade
    helm.sh/hook-weight: "-5"
    helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded
spec:
  podSelector:
    matchLabels:
      {{- include "calbridge.selectorLabels" (dict "root" .root "component" (printf "%s-migration" .name)) | nindent 6 }}
  policyTypes:
    - Ingress
    - Egress
  egress:
    {{- include "calbridge.egress.dns" . | nindent 4 }}
    {{- include "calbridge.egress.postgresql" . | nindent 4 }}
{{- end }}
{{- end -}}
