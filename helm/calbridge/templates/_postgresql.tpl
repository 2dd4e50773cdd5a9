{{/*
A CloudNativePG cluster for one service, with the two roles it needs: the owner, whose Secret the operator makes, and
<database>_app, which the service runs as. Takes the service dictionary.
*/}}
{{- define "calbridge.postgresClusterResource" -}}
apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata:
  name: {{ include "calbridge.postgresCluster" . }}
  namespace: {{ .root.Release.Namespace }}
  labels:
    {{- include "calbridge.labels" (dict "root" .root "component" (printf "%s-db" .name)) | nindent 4 }}
  annotations:
    # data outlive the release
    helm.sh/resource-policy: keep
spec:
  {{- $own := include "calbridge.postgresClusterSpec" . | fromYaml }}
  {{- $extra := .root.Values.postgresql.cloudnativePg.extraSpec }}
  {{- if $extra.bootstrap }}
  {{- $_ := unset $own "bootstrap" }}
  {{- end }}
  {{- include "calbridge.join" (dict "below" $own "above" $extra) | nindent 2 }}
{{- end -}}

{{- define "calbridge.postgresClusterSpec" -}}
{{- $postgres := .root.Values.postgresql.cloudnativePg -}}
{{- $database := .values.database.name -}}
instances: {{ $postgres.instances }}
{{- with $postgres.imageName }}
imageName: {{ . }}
{{- end }}
storage:
  size: {{ $postgres.storageSize }}
  {{- with $postgres.storageClass }}
  storageClass: {{ . }}
  {{- end }}
resources:
  {{- toYaml $postgres.resources | nindent 2 }}
postgresql:
  parameters:
    {{- toYaml $postgres.parameters | nindent 4 }}
bootstrap:
  initdb:
    database: {{ $database }}
    owner: {{ $database }}_owner
    {{- with .values.database.existingOwnerSecret }}
    secret:
      name: {{ . }}
    {{- end }}
    dataChecksums: true
    postInitApplicationSQL:
      - revoke all on database {{ $database }} from public
      - create role {{ $database }}_app login nosuperuser nobypassrls nocreatedb nocreaterole
      - grant connect on database {{ $database }} to {{ $database }}_app
managed:
  roles:
    # sees one tenant at a time: never with bypassrls
    - name: {{ $database }}_app
      ensure: present
      login: true
      superuser: false
      bypassrls: false
      createdb: false
      createrole: false
      replication: false
      passwordSecret:
        name: {{ include "calbridge.databaseSecret" . }}
{{- end -}}
