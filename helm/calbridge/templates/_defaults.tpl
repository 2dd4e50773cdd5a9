{{/*
A service's section over .Values.defaults, as YAML. Maps are joined; anything else replaces, also when it is
empty, 0 or false. Takes {root, values}.
*/}}
{{- define "calbridge.withDefaults" -}}
{{ include "calbridge.join" (dict "below" .root.Values.defaults "above" .values) }}
{{- end -}}

{{- define "calbridge.join" -}}
{{- $joined := dict -}}
{{- range $key, $value := .below }}{{ $_ := set $joined $key $value }}{{ end -}}
{{- range $key, $value := .above -}}
{{- $below := get $joined $key -}}
{{- if and (kindIs "map" $value) (kindIs "map" $below) (not (empty $below)) -}}
{{- $_ := set $joined $key (include "calbridge.join" (dict "below" $below "above" $value) | fromYaml) -}}
{{- else -}}
{{- $_ := set $joined $key $value -}}
{{- end -}}
{{- end -}}
{{ toYaml $joined }}
{{- end -}}
