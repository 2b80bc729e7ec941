package lib.probes

import data.lib.pods

findings(workload) := missing(workload) | alike(workload) if pods.is_long_running(workload)

else := set()

missing(workload) := {message |
	some container in pods.main_containers(workload)
	some probe in {"readinessProbe", "livenessProbe"}
	object.get(container, probe, {}) == {}
	message := sprintf("container %s has no %s", [pods.container_name(container), probe])
}

handlers := {"grpc", "httpGet", "tcpSocket", "exec"}

handler(container, probe) := object.filter(object.get(container, probe, {}), handlers)

# A pod that cannot reach its database should get no calls; killing it helps nobody.
alike(workload) := {message |
	some container in pods.main_containers(workload)
	handler(container, "livenessProbe") != {}
	handler(container, "livenessProbe") == handler(container, "readinessProbe")
	message := sprintf("container %s asks the same for readiness and liveness", [pods.container_name(container)])
}
