{{/* All take the service dictionary. Where no peers are named, only the port is limited. */}}

{{/* The chart's root. Those that call the other two. */}}
{{- define "calbridge.gateways" -}}
- caldav-gateway
{{- if .Values.googleSyncService.enabled }}
- google-sync-service
{{- end }}
{{- end -}}

{{- define "calbridge.networkPolicy" -}}
{{- $network := .root.Values.networkPolicy -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  {{- include "calbridge.metadata" . | nindent 2 }}
spec:
  podSelector:
    matchLabels:
      {{- include "calbridge.selectorLabels" (dict "root" .root "component" .name) | nindent 6 }}
  # what is not listed is denied
  policyTypes:
    - Ingress
    - Egress
  ingress:
    {{- if .callers }}
    - from:
        {{- range .callers }}
        - podSelector:
            matchLabels:
              {{- include "calbridge.selectorLabels" (dict "root" $.root "component" .) | nindent 14 }}
        {{- end }}
      ports:
        - port: http
          protocol: TCP
    {{- end }}
    {{- if .published }}
    - {{ with $network.edgeFrom }}from:
        {{- toYaml . | nindent 8 }}
      {{ end }}ports:
        - port: http
          protocol: TCP
    {{- end }}
    - {{ with $network.monitoringFrom }}from:
        {{- toYaml . | nindent 8 }}
      {{ end }}ports:
        - port: management
          protocol: TCP
  egress:
    {{- include "calbridge.egress.dns" . | nindent 4 }}
    {{- include "calbridge.egress.postgresql" . | nindent 4 }}
    {{- include "calbridge.egress.kafka" . | nindent 4 }}
    {{- $keycloak := .root.Values.keycloak.internalUrl | default .root.Values.keycloak.url }}
    {{- include "calbridge.egress.url" (dict "to" $network.keycloakTo "url" $keycloak) | nindent 4 }}
    {{- if .root.Values.tracing.enabled }}
    {{- include "calbridge.egress.url" (dict "to" $network.tracingTo "url" .root.Values.tracing.endpoint) | nindent 4 }}
    {{- end }}
    {{- if .google }}
    - to:
        {{- toYaml $network.googleTo | nindent 8 }}
      ports:
        - port: 443
          protocol: TCP
    {{- end }}
    {{- if .calls }}
    - to:
        {{- range .calls }}
        - podSelector:
            matchLabels:
              {{- include "calbridge.selectorLabels" (dict "root" $.root "component" .) | nindent 14 }}
        {{- end }}
      ports:
        - port: http
          protocol: TCP
    {{- end }}
{{- end -}}

{{- define "calbridge.egress.dns" -}}
- to:
    {{- toYaml .root.Values.networkPolicy.dnsTo | nindent 4 }}
  ports:
    - port: 53
      protocol: UDP
    - port: 53
      protocol: TCP
{{- end -}}

{{- define "calbridge.egress.postgresql" -}}
- {{ if .root.Values.networkPolicy.postgresqlTo }}to:
    {{- toYaml .root.Values.networkPolicy.postgresqlTo | nindent 4 }}
  {{ else if eq .root.Values.postgresql.mode "cloudnative-pg" }}to:
    - podSelector:
        matchLabels:
          cnpg.io/cluster: {{ include "calbridge.postgresCluster" . }}
  {{ end }}ports:
    - port: {{ .root.Values.postgresql.port }}
      protocol: TCP
{{- end -}}

{{- define "calbridge.egress.kafka" -}}
{{- $kafka := .root.Values.kafka -}}
- {{ if .root.Values.networkPolicy.kafkaTo }}to:
    {{- toYaml .root.Values.networkPolicy.kafkaTo | nindent 4 }}
  {{ else if eq $kafka.mode "strimzi" }}to:
    - podSelector:
        matchLabels:
          strimzi.io/cluster: {{ $kafka.strimzi.cluster }}
      namespaceSelector:
        matchLabels:
          kubernetes.io/metadata.name: {{ $kafka.strimzi.namespace | default .root.Release.Namespace }}
  {{ end }}ports:
    {{- $ports := list }}
    {{- range splitList "," $kafka.bootstrapServers }}
    {{- $ports = append $ports (splitList ":" (trim .) | last) }}
    {{- end }}
    {{- range uniq $ports }}
    - port: {{ . }}
      protocol: TCP
    {{- end }}
{{- end -}}

{{/* {to, url} */}}
{{- define "calbridge.egress.url" -}}
{{- $address := urlParse .url -}}
{{- $port := regexFind "[0-9]+$" (regexFind ":[0-9]+$" $address.host) -}}
- {{ with .to }}to:
    {{- toYaml . | nindent 4 }}
  {{ end }}ports:
    - port: {{ $port | default (ternary "443" "80" (eq $address.scheme "https")) }}
      protocol: TCP
{{- end -}}
