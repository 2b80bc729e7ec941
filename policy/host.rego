package main

import data.pods

deny contains pods.finding("host", message) if {
	some field in {"hostNetwork", "hostPID", "hostIPC"}
	object.get(pods.spec, field, false) != false
	message := sprintf("the pods use the node's %s", [field])
}

deny contains pods.finding("host", message) if {
	some volume in object.get(pods.spec, "volumes", [])
	object.get(volume, "hostPath", null) != null
	message := sprintf("volume %s is a path of the node", [object.get(volume, "name", "?")])
}

deny contains pods.finding("host", message) if {
	some container in pods.containers
	some port in object.get(container, "ports", [])
	object.get(port, "hostPort", 0) != 0
	message := sprintf("container %s takes a port of the node", [pods.container_name(container)])
}
