{{/* What services are told: environment variables. All take the service dictionary. */}}

{{- define "calbridge.env" -}}
- name: JAVA_TOOL_OPTIONS
  value: {{ .values.jvmOptions | quote }}
{{ include "calbridge.env.log" . }}
{{ include "calbridge.env.http" . }}
- name: CALBRIDGE_MIGRATE
  value: never
{{ include "calbridge.env.database" . }}
{{ include "calbridge.env.kafka" . }}
{{ include "calbridge.env.keycloak" . }}
{{- with .environment }}
{{ . }}
{{- end }}
{{- range $key, $value := .values.settings }}
- name: {{ regexReplaceAll "[^A-Za-z0-9]" $key "_" | upper }}
  value: {{ $value | toString | quote }}
{{- end }}
{{- with .values.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "calbridge.env.log" -}}
{{- $values := .root.Values -}}
- name: CALBRIDGE_LOG_FORMAT
  value: {{ $values.log.format }}
- name: QUARKUS_LOG_LEVEL
  value: {{ $values.log.level }}
{{- if $values.tracing.enabled }}
- name: CALBRIDGE_TRACING
  value: "on"
- name: QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT
  value: {{ $values.tracing.endpoint | quote }}
- name: QUARKUS_OTEL_TRACES_SAMPLER_ARG
  value: {{ $values.tracing.sampleRatio | quote }}
{{- end }}
{{- end -}}

{{- define "calbridge.env.http" -}}
- name: QUARKUS_SHUTDOWN_TIMEOUT
  value: {{ printf "%ds" (int .values.shutdownSeconds) }}
{{- with .root.Values.trustedProxies }}
- name: QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING
  value: "true"
- name: QUARKUS_HTTP_PROXY_ENABLE_FORWARDED_HOST
  value: "true"
- name: QUARKUS_HTTP_PROXY_TRUSTED_PROXIES
  value: {{ join "," . | quote }}
{{- end }}
{{- end -}}

{{- define "calbridge.env.database" -}}
{{- $postgresql := .root.Values.postgresql -}}
{{- $address := printf "%s:%d/%s" (include "calbridge.postgresHost" .) (int $postgresql.port) .values.database.name -}}
{{- $mode := $postgresql.tls.mode -}}
{{- $authority := include "calbridge.postgresCaSecret" . -}}
- name: QUARKUS_DATASOURCE_JDBC_URL
  value: jdbc:postgresql://{{ $address }}?sslmode={{ $mode }}{{ if $authority }}&sslrootcert=/etc/calbridge/postgresql-ca/{{ $postgresql.tls.caKey }}{{ end }}
- name: QUARKUS_DATASOURCE_REACTIVE_URL
  value: postgresql://{{ $address }}
- name: QUARKUS_DATASOURCE_REACTIVE_MAX_SIZE
  value: {{ .values.databasePoolSize | quote }}
- name: QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE
  value: {{ $mode }}
{{- if $authority }}
- name: QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM
  value: "true"
- name: QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM_CERTS
  value: /etc/calbridge/postgresql-ca/{{ $postgresql.tls.caKey }}
- name: QUARKUS_DATASOURCE_REACTIVE_HOSTNAME_VERIFICATION_ALGORITHM
  value: HTTPS
{{- else if eq $mode "require" }}
- name: QUARKUS_DATASOURCE_REACTIVE_TRUST_ALL
  value: "true"
{{- end }}
- name: QUARKUS_DATASOURCE_USERNAME
  valueFrom:
    secretKeyRef:
      name: {{ include "calbridge.databaseSecret" . }}
      key: username
- name: QUARKUS_DATASOURCE_PASSWORD
  valueFrom:
    secretKeyRef:
      name: {{ include "calbridge.databaseSecret" . }}
      key: password
{{- end -}}

{{- define "calbridge.env.kafka" -}}
{{- $kafka := .root.Values.kafka -}}
{{- $sasl := eq $kafka.authentication.type "sasl" -}}
- name: KAFKA_BOOTSTRAP_SERVERS
  value: {{ $kafka.bootstrapServers | quote }}
{{- with $kafka.topicPrefix }}
- name: CALBRIDGE_TOPIC_PREFIX
  value: {{ . | quote }}
{{- end }}
- name: KAFKA_SECURITY_PROTOCOL
  value: {{ if $sasl }}SASL_{{ if $kafka.tls.enabled }}SSL{{ else }}PLAINTEXT{{ end }}{{ else if $kafka.tls.enabled }}SSL{{ else }}PLAINTEXT{{ end }}
{{- if include "calbridge.kafkaCaSecret" . }}
- name: KAFKA_SSL_TRUSTSTORE_TYPE
  value: PEM
- name: KAFKA_SSL_TRUSTSTORE_LOCATION
  value: /etc/calbridge/kafka-ca/{{ $kafka.tls.caKey }}
{{- end }}
{{- if $sasl }}
- name: KAFKA_SASL_MECHANISM
  value: {{ $kafka.authentication.mechanism }}
- name: KAFKA_SASL_JAAS_CONFIG
  valueFrom:
    secretKeyRef:
      name: {{ include "calbridge.kafkaSecret" . }}
      key: sasl.jaas.config
{{- else if eq $kafka.authentication.type "tls" }}
- name: KAFKA_SSL_KEYSTORE_TYPE
  value: PKCS12
- name: KAFKA_SSL_KEYSTORE_LOCATION
  value: /etc/calbridge/kafka-user/user.p12
- name: KAFKA_SSL_KEYSTORE_PASSWORD
  valueFrom:
    secretKeyRef:
      name: {{ include "calbridge.kafkaSecret" . }}
      key: user.password
{{- end }}
{{- end -}}

{{/* Keycloak's paths are known: a service that starts while Keycloak is away need not ask for them. */}}
{{- define "calbridge.env.keycloak" -}}
{{- $keycloak := .root.Values.keycloak -}}
{{- $realm := printf "/realms/%s" $keycloak.realm -}}
- name: QUARKUS_OIDC_AUTH_SERVER_URL
  value: {{ printf "%s%s" (trimSuffix "/" ($keycloak.internalUrl | default $keycloak.url)) $realm | quote }}
- name: QUARKUS_OIDC_TOKEN_ISSUER
  value: {{ printf "%s%s" (trimSuffix "/" $keycloak.url) $realm | quote }}
- name: QUARKUS_OIDC_DISCOVERY_ENABLED
  value: "false"
- name: QUARKUS_OIDC_JWKS_PATH
  value: /protocol/openid-connect/certs
- name: QUARKUS_OIDC_JWKS_RESOLVE_EARLY
  value: "false"
- name: CALBRIDGE_SERVICE_CLIENT_SECRET
  valueFrom:
    secretKeyRef:
      name: {{ include "calbridge.oidcSecret" . }}
      key: client-secret
{{- end -}}

{{/* Addresses of services that are called. */}}
{{- define "calbridge.env.peers" -}}
- name: CALBRIDGE_SCHEDULER_URL
  value: http://{{ include "calbridge.fullname" . }}-scheduler-service:8080
- name: CALBRIDGE_CREDENTIAL_URL
  value: http://{{ include "calbridge.fullname" . }}-credential-service:8080
{{- end -}}

{{/* Of a migration: the service's own, and the role that owns the tables. */}}
{{- define "calbridge.env.migration" -}}
- name: JAVA_TOOL_OPTIONS
  value: {{ .values.jvmOptions | quote }}
- name: CALBRIDGE_LOG_FORMAT
  value: {{ .root.Values.log.format }}
- name: CALBRIDGE_MIGRATE
  value: only
{{ include "calbridge.env.database" . }}
- name: QUARKUS_FLYWAY_USERNAME
  valueFrom:
    secretKeyRef:
      name: {{ include "calbridge.databaseOwnerSecret" . }}
      key: username
- name: QUARKUS_FLYWAY_PASSWORD
  valueFrom:
    secretKeyRef:
      name: {{ include "calbridge.databaseOwnerSecret" . }}
      key: password
{{- end -}}
