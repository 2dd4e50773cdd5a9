{{/* Certificates and keys that come as files, and /tmp. All take the service dictionary. */}}

{{- define "calbridge.volumes" -}}
{{ include "calbridge.migrationVolumes" . }}
{{- with include "calbridge.kafkaCaSecret" . }}
- name: kafka-ca
  secret:
    secretName: {{ . }}
    items:
      - key: {{ $.root.Values.kafka.tls.caKey }}
        path: {{ $.root.Values.kafka.tls.caKey }}
{{- end }}
{{- if eq .root.Values.kafka.authentication.type "tls" }}
- name: kafka-user
  secret:
    secretName: {{ include "calbridge.kafkaSecret" . }}
    items:
      - key: user.p12
        path: user.p12
{{- end }}
{{- with .volumes }}
{{ . }}
{{- end }}
{{- end -}}

{{- define "calbridge.volumeMounts" -}}
{{ include "calbridge.migrationVolumeMounts" . }}
{{- if include "calbridge.kafkaCaSecret" . }}
- name: kafka-ca
  mountPath: /etc/calbridge/kafka-ca
  readOnly: true
{{- end }}
{{- if eq .root.Values.kafka.authentication.type "tls" }}
- name: kafka-user
  mountPath: /etc/calbridge/kafka-user
  readOnly: true
{{- end }}
{{- with .volumeMounts }}
{{ . }}
{{- end }}
{{- end -}}

{{/* What a migration needs of them. */}}
{{- define "calbridge.migrationVolumes" -}}
- name: tmp
  emptyDir:
    sizeLimit: {{ .values.tmpSize }}
{{- with include "calbridge.postgresCaSecret" . }}
- name: postgresql-ca
  secret:
    secretName: {{ . }}
    # only the certificate: CloudNativePG keeps the authority's private key in the same Secret
    items:
      - key: {{ $.root.Values.postgresql.tls.caKey }}
        path: {{ $.root.Values.postgresql.tls.caKey }}
{{- end }}
{{- end -}}

{{- define "calbridge.migrationVolumeMounts" -}}
- name: tmp
  mountPath: /tmp
{{- if include "calbridge.postgresCaSecret" . }}
- name: postgresql-ca
  mountPath: /etc/calbridge/postgresql-ca
  readOnly: true
{{- end }}
{{- end -}}
