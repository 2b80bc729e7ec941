package lib.labels

import data.lib.pods

recommended := {"name", "instance", "component", "part-of", "managed-by"}

findings(workload) := {message |
	some place, labels in {
		"the object": object.get(workload, ["metadata", "labels"], {}),
		"its pods": object.get(pods.template(workload), ["metadata", "labels"], {}),
	}
	some suffix in recommended
	label := sprintf("app.kubernetes.io/%s", [suffix])
	object.get(labels, label, "") == ""
	message := sprintf("%s lacks the label %s", [place, label])
}
