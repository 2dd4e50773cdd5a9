{{/* What the schema cannot say. Everything that is wrong is said at once. */}}
{{- define "calbridge.checks" -}}
{{- $values := .Values -}}
{{- $wrong := list -}}
{{- if not $values.publicUrl -}}
{{- $wrong = append $wrong "publicUrl is missing: where do people's programs reach this installation?" -}}
{{- end -}}
{{- if not $values.kafka.bootstrapServers -}}
{{- $wrong = append $wrong "kafka.bootstrapServers is missing" -}}
{{- end -}}
{{- if not $values.keycloak.url -}}
{{- $wrong = append $wrong "keycloak.url is missing" -}}
{{- end -}}
{{- if eq $values.postgresql.mode "existing" -}}
{{- range $key := list "credentialService" "schedulerService" "caldavGateway" "googleSyncService" -}}
{{- $service := get $values $key -}}
{{- if and (not $values.postgresql.host) (not $service.database.host) (or (ne $key "googleSyncService") $service.enabled) -}}
{{- $wrong = append $wrong (printf "postgresql.host or %s.database.host is missing" $key) -}}
{{- end -}}
{{- end -}}
{{- if and (eq $values.postgresql.tls.mode "verify-full") (not $values.postgresql.tls.existingCaSecret) -}}
{{- $wrong = append $wrong "postgresql.tls.existingCaSecret is missing: verify-full needs the authority's certificate" -}}
{{- end -}}
{{- else if eq (include "calbridge.migrationMode" .) "hook" -}}
{{- $wrong = append $wrong "migrations.mode hook runs before postgresql.mode cloudnative-pg has made a database: use auto or init-container" -}}
{{- end -}}
{{- if and (eq $values.kafka.mode "strimzi") (not $values.kafka.strimzi.cluster) -}}
{{- $wrong = append $wrong "kafka.strimzi.cluster is missing" -}}
{{- end -}}
{{- if gt (int $values.kafka.strimzi.minInSyncReplicas) (int $values.kafka.strimzi.replicas) -}}
{{- $wrong = append $wrong "kafka.strimzi.minInSyncReplicas is greater than replicas: nothing could be written" -}}
{{- end -}}
{{- if and (eq $values.kafka.mode "strimzi") (eq $values.kafka.authentication.type "sasl") (ne $values.kafka.authentication.mechanism "SCRAM-SHA-512") -}}
{{- $wrong = append $wrong "kafka.authentication.mechanism: Strimzi's users know SCRAM-SHA-512 only" -}}
{{- end -}}
{{- if and (eq $values.kafka.authentication.type "tls") (not $values.kafka.tls.enabled) -}}
{{- $wrong = append $wrong "kafka.authentication.type tls needs kafka.tls.enabled" -}}
{{- end -}}
{{- if and $values.keycloak.realmImport.enabled (not $values.keycloak.realmImport.keycloakResource) -}}
{{- $wrong = append $wrong "keycloak.realmImport.keycloakResource is missing" -}}
{{- end -}}
{{- if and $values.tracing.enabled (not $values.tracing.endpoint) -}}
{{- $wrong = append $wrong "tracing.endpoint is missing" -}}
{{- end -}}
{{- if and $values.gatewayApi.enabled (not $values.gatewayApi.parentRefs) -}}
{{- $wrong = append $wrong "gatewayApi.parentRefs is missing: which Gateway should the route join?" -}}
{{- end -}}
{{- if and $values.ingress.enabled $values.gatewayApi.enabled -}}
{{- $wrong = append $wrong "ingress.enabled and gatewayApi.enabled: choose one" -}}
{{- end -}}
{{- range $key := list "credentialService" "schedulerService" "caldavGateway" "googleSyncService" -}}
{{- $service := include "calbridge.withDefaults" (dict "root" $ "values" (get $values $key)) | fromYaml -}}
{{- if gt (int $service.autoscaling.minReplicas) (int $service.autoscaling.maxReplicas) -}}
{{- $wrong = append $wrong (printf "%s: autoscaling.minReplicas is greater than maxReplicas" $key) -}}
{{- end -}}
{{- if lt (int $service.terminationGracePeriodSeconds) (int (add $service.preStopSeconds $service.shutdownSeconds)) -}}
{{- $wrong = append $wrong (printf "%s: terminationGracePeriodSeconds is less than preStopSeconds and shutdownSeconds together" $key) -}}
{{- end -}}
{{- end -}}
{{- if $wrong -}}
{{- fail (printf "\n\nCalbridge cannot be installed with these values:\n- %s\n" (join "\n- " $wrong)) -}}
{{- end -}}
{{- end -}}
