package lib.resources

import data.lib.pods

# No limit of CPU: it throttles what could have used idle cores. Requests share those out.
required := {["requests", "cpu"], ["requests", "memory"], ["requests", "ephemeral-storage"], ["limits", "memory"], ["limits", "ephemeral-storage"]}

findings(workload) := {message |
	some container in pods.containers(workload)
	some [sort, resource] in required
	object.get(container, ["resources", sort, resource], "") == ""
	message := sprintf("container %s has no resources.%s.%s", [pods.container_name(container), sort, resource])
}
