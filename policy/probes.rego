package main

import data.pods

deny contains pods.finding("probes", message) if {
	pods.long_running
	some container in object.get(pods.spec, "containers", [])
	some probe in {"readinessProbe", "livenessProbe"}
	object.get(container, probe, {}) == {}
	message := sprintf("container %s has no %s", [pods.container_name(container), probe])
}

handlers := {"grpc", "httpGet", "tcpSocket", "exec"}

handler(container, probe) := object.filter(object.get(container, probe, {}), handlers)

# A pod that cannot reach its database should get no calls; killing it helps nobody.
deny contains pods.finding("probes", message) if {
	pods.long_running
	some container in object.get(pods.spec, "containers", [])
	handler(container, "livenessProbe") != {}
	handler(container, "livenessProbe") == handler(container, "readinessProbe")
	message := sprintf("container %s asks the same for readiness and liveness", [pods.container_name(container)])
}
