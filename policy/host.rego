package lib.host

import data.lib.pods

findings(workload) := ((namespaces(workload) | paths(workload)) | ports(workload)) | privileges(workload)

namespaces(workload) := {message |
	some field in {"hostNetwork", "hostPID", "hostIPC"}
	object.get(pods.spec(workload), field, false) != false
	message := sprintf("the pods use the node's %s", [field])
}

paths(workload) := {message |
	some volume in object.get(pods.spec(workload), "volumes", [])
	object.get(volume, "hostPath", null) != null
	message := sprintf("volume %s is a path of the node", [object.get(volume, "name", "?")])
}

privileges(workload) := {message |
	some container in pods.containers(workload)
	object.get(container, ["securityContext", "privileged"], false) != false
	message := sprintf("container %s may do on the node whatever root may", [pods.container_name(container)])
}

ports(workload) := {message |
	some container in pods.containers(workload)
	some port in object.get(container, "ports", [])
	object.get(port, "hostPort", 0) != 0
	message := sprintf("container %s takes a port of the node", [pods.container_name(container)])
}
