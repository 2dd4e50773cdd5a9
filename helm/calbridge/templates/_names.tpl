{{/* Names and labels. What stands in a selector can never change: neither may these. */}}

{{- define "calbridge.chartName" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 40 | trimSuffix "-" -}}
{{- end -}}

{{/* First part of all names; short enough for the longest suffix within 63 characters. */}}
{{- define "calbridge.fullname" -}}
{{- default .Release.Name .Values.fullnameOverride | trunc 30 | trimSuffix "-" -}}
{{- end -}}

{{/* {root, component} */}}
{{- define "calbridge.selectorLabels" -}}
app.kubernetes.io/name: {{ include "calbridge.chartName" .root }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end -}}

{{/* {root, component} */}}
{{- define "calbridge.labels" -}}
{{ include "calbridge.selectorLabels" . }}
app.kubernetes.io/part-of: calbridge
app.kubernetes.io/version: {{ include "calbridge.imageTag" .root | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" }}
{{- with .root.Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* Without the chart's version: a new chart alone must not restart pods. {root, component} */}}
{{- define "calbridge.podLabels" -}}
{{ include "calbridge.selectorLabels" . }}
app.kubernetes.io/part-of: calbridge
app.kubernetes.io/version: {{ include "calbridge.imageTag" .root | quote }}
{{- with .root.Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "calbridge.imageTag" -}}
{{- .Values.image.tag | default .Chart.AppVersion -}}
{{- end -}}

{{/* {root, name} */}}
{{- define "calbridge.image" -}}
{{- $image := .root.Values.image -}}
{{- with $image.registry }}{{ trimSuffix "/" . }}/{{ end -}}
{{- $image.repository }}/{{ .name }}:{{ include "calbridge.imageTag" .root -}}
{{- end -}}

{{/* The service dictionary: name of its objects. */}}
{{- define "calbridge.objectName" -}}
{{ include "calbridge.fullname" .root }}-{{ .name }}
{{- end -}}

{{- define "calbridge.publicUrl" -}}
{{ .Values.publicUrl | trimSuffix "/" }}
{{- end -}}

{{- define "calbridge.publicHost" -}}
{{ (urlParse .Values.publicUrl).hostname }}
{{- end -}}

{{- define "calbridge.migrationMode" -}}
{{- if ne .Values.migrations.mode "auto" -}}
{{ .Values.migrations.mode }}
{{- else if eq .Values.postgresql.mode "cloudnative-pg" -}}
init-container
{{- else -}}
hook
{{- end -}}
{{- end -}}
