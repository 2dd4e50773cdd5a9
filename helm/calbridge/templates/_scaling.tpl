{{/* All take the service dictionary. */}}

{{- define "calbridge.podDisruptionBudget" -}}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  {{- include "calbridge.metadata" . | nindent 2 }}
spec:
  maxUnavailable: {{ .values.podDisruptionBudget.maxUnavailable }}
  # a pod that is broken anyway must not hold up a node's maintenance
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector:
    matchLabels:
      {{- include "calbridge.selectorLabels" (dict "root" .root "component" .name) | nindent 6 }}
{{- end -}}

{{- define "calbridge.scalingBehavior" -}}
scaleDown:
  # a Java machine that was just warmed up is worth keeping for a while
  stabilizationWindowSeconds: 300
  policies:
    - type: Pods
      value: 1
      periodSeconds: 60
scaleUp:
  stabilizationWindowSeconds: 30
  policies:
    - type: Percent
      value: 100
      periodSeconds: 60
{{- end -}}

{{- define "calbridge.hpa" -}}
{{- $scaling := .values.autoscaling -}}
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  {{- include "calbridge.metadata" . | nindent 2 }}
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: {{ include "calbridge.objectName" . }}
  minReplicas: {{ $scaling.minReplicas }}
  maxReplicas: {{ $scaling.maxReplicas }}
  metrics:
    - type: ContainerResource
      containerResource:
        name: cpu
        container: {{ .name }}
        target:
          type: Utilization
          averageUtilization: {{ $scaling.targetCpuPercent }}
  behavior:
    {{- include "calbridge.scalingBehavior" . | nindent 4 }}
{{- end -}}

{{/* KEDA. A gateway keeps its offsets in its database, where KEDA does not see them: it is asked for its own metric. */}}
{{- define "calbridge.keda" -}}
{{- $scaling := .values.autoscaling -}}
{{- $kafka := .root.Values.kafka -}}
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata:
  {{- include "calbridge.metadata" . | nindent 2 }}
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: {{ include "calbridge.objectName" . }}
  minReplicaCount: {{ $scaling.minReplicas }}
  maxReplicaCount: {{ $scaling.maxReplicas }}
  advanced:
    horizontalPodAutoscalerConfig:
      behavior:
        {{- include "calbridge.scalingBehavior" . | nindent 8 }}
  triggers:
    - type: cpu
      metricType: Utilization
      metadata:
        containerName: {{ .name }}
        value: {{ $scaling.targetCpuPercent | quote }}
    {{- with .consumes }}
    {{- range .topics }}
    - type: kafka
      metadata:
        bootstrapServers: {{ $kafka.bootstrapServers | quote }}
        consumerGroup: {{ $kafka.topicPrefix }}{{ $.consumes.group }}
        topic: {{ $kafka.topicPrefix }}{{ . }}
        lagThreshold: {{ $scaling.lagThreshold | quote }}
        offsetResetPolicy: earliest
      {{- with $kafka.keda.triggerAuthentication }}
      authenticationRef:
        name: {{ . }}
      {{- end }}
    {{- end }}
    {{- end }}
    {{- if and .lagMetric $kafka.keda.prometheusUrl }}
    - type: prometheus
      metadata:
        serverAddress: {{ $kafka.keda.prometheusUrl | quote }}
        query: sum({{ .lagMetric }}{application={{ .name | quote }}, namespace={{ .root.Release.Namespace | quote }}})
        threshold: {{ $scaling.lagThreshold | quote }}
    {{- end }}
{{- end -}}
