{{/*
Everything of one service. Takes the service dictionary:

root          the chart
name          of the service and its image
values        its section of the values over the defaults
callers       services that call it
calls         services it calls
published     whether the edge sends it requests
google        whether it talks to Google
consumes      {group, topics} that tell how far it lags behind; missing: none
lagMetric     metric that tells it where no group does; missing: none
environment   its own environment variables, as YAML
volumes, volumeMounts  its own, as YAML
*/}}
{{- define "calbridge.service" -}}
{{ include "calbridge.serviceAccount" . }}
---
{{ include "calbridge.deployment" . }}
---
{{ include "calbridge.clusterService" . }}
{{- if ne .values.autoscaling.mode "none" }}
---
{{ include (printf "calbridge.%s" .values.autoscaling.mode) . }}
{{- end }}
{{- if .values.podDisruptionBudget.enabled }}
---
{{ include "calbridge.podDisruptionBudget" . }}
{{- end }}
{{- if .root.Values.networkPolicy.enabled }}
---
{{ include "calbridge.networkPolicy" . }}
{{- end }}
{{- if eq .root.Values.postgresql.mode "cloudnative-pg" }}
---
{{ include "calbridge.postgresClusterResource" . }}
{{- end }}
{{- if eq (include "calbridge.migrationMode" .root) "hook" }}
---
{{ include "calbridge.migrationJob" . }}
{{- end }}
{{- end -}}

{{- define "calbridge.metadata" -}}
name: {{ include "calbridge.objectName" . }}
namespace: {{ .root.Release.Namespace }}
labels:
  {{- include "calbridge.labels" (dict "root" .root "component" .name) | nindent 2 }}
{{- end -}}

{{- define "calbridge.serviceAccount" -}}
apiVersion: v1
kind: ServiceAccount
metadata:
  {{- include "calbridge.metadata" . | nindent 2 }}
# no service talks to Kubernetes
automountServiceAccountToken: false
{{- end -}}

{{- define "calbridge.clusterService" -}}
apiVersion: v1
kind: Service
metadata:
  {{- include "calbridge.metadata" . | nindent 2 }}
spec:
  type: ClusterIP
  selector:
    {{- include "calbridge.selectorLabels" (dict "root" .root "component" .name) | nindent 4 }}
  ports:
    - name: http
      port: 8080
      targetPort: http
      protocol: TCP
      appProtocol: http
    - name: management
      port: 9000
      targetPort: management
      protocol: TCP
      appProtocol: http
{{- end -}}

{{- define "calbridge.deployment" -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  {{- include "calbridge.metadata" . | nindent 2 }}
spec:
  {{- if eq .values.autoscaling.mode "none" }}
  replicas: {{ .values.replicas }}
  {{- end }}
  revisionHistoryLimit: 5
  minReadySeconds: 5
  strategy:
    type: RollingUpdate
    rollingUpdate:
      maxSurge: 1
      maxUnavailable: 0
  selector:
    matchLabels:
      {{- include "calbridge.selectorLabels" (dict "root" .root "component" .name) | nindent 6 }}
  template:
    metadata:
      labels:
        {{- include "calbridge.podLabels" (dict "root" .root "component" .name) | nindent 8 }}
        {{- with .values.podLabels }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      {{- with .values.podAnnotations }}
      annotations:
        {{- toYaml . | nindent 8 }}
      {{- end }}
    spec:
      {{- include "calbridge.podDefaults" . | nindent 6 }}
      serviceAccountName: {{ include "calbridge.objectName" . }}
      terminationGracePeriodSeconds: {{ .values.terminationGracePeriodSeconds }}
      {{- with include "calbridge.placement" . | trim }}
      {{- . | nindent 6 }}
      {{- end }}
      {{- if eq (include "calbridge.migrationMode" .root) "init-container" }}
      initContainers:
        - {{- include "calbridge.migrationContainer" . | nindent 10 }}
      {{- end }}
      containers:
        - name: {{ .name }}
          {{- include "calbridge.containerDefaults" . | nindent 10 }}
          ports:
            - name: http
              containerPort: 8080
              protocol: TCP
            - name: management
              containerPort: 9000
              protocol: TCP
          env:
            {{- include "calbridge.env" . | nindent 12 }}
          resources:
            {{- toYaml .values.resources | nindent 12 }}
          startupProbe:
            {{- include "calbridge.probe" (dict "path" "started" "probe" .values.probes.startup) | nindent 12 }}
          livenessProbe:
            {{- include "calbridge.probe" (dict "path" "live" "probe" .values.probes.liveness) | nindent 12 }}
          readinessProbe:
            {{- include "calbridge.probe" (dict "path" "ready" "probe" .values.probes.readiness) | nindent 12 }}
          lifecycle:
            preStop:
              # what proxies still send meanwhile is answered
              sleep:
                seconds: {{ .values.preStopSeconds }}
          volumeMounts:
            {{- include "calbridge.volumeMounts" . | nindent 12 }}
      volumes:
        {{- include "calbridge.volumes" . | nindent 8 }}
{{- end -}}

{{- define "calbridge.probe" -}}
httpGet:
  path: /q/health/{{ .path }}
  port: management
periodSeconds: {{ .probe.periodSeconds }}
timeoutSeconds: 3
failureThreshold: {{ .probe.failureThreshold }}
{{- end -}}
