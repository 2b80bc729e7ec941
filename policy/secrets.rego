package lib.secrets

import data.lib.pods

# `…_FILE` names where the secret is, `…_URL` may hold one before its `@`.
is_secret(name) if {
	regex.match(`(?i)(password|passwd|secret|token|api_?key|access_?key|private_?key|credential)`, name)
	not regex.match(`(?i)_(file|path|name)$`, name)
}

is_secret(name) if regex.match(`(?i)(^|_)(pass|pwd)$`, name)

holds_secret(value) if regex.match(`://[^/@\s:]*:[^/@\s]+@`, value)

holds_secret(value) if contains(value, "-----BEGIN ")

is_literal(variable) if is_secret(object.get(variable, "name", ""))

is_literal(variable) if holds_secret(object.get(variable, "value", ""))

findings(workload) := {message |
	some container in pods.containers(workload)
	some variable in object.get(container, "env", [])
	object.get(variable, "value", "") != ""
	is_literal(variable)
	message := sprintf("container %s has a secret in the variable %s", [pods.container_name(container), object.get(variable, "name", "?")])
}
