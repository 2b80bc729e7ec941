package main

import data.pods

recommended := {"name", "instance", "component", "part-of", "managed-by"}

deny contains pods.finding("labels", message) if {
	some place, labels in {
		"the object": object.get(input, ["metadata", "labels"], {}),
		"its pods": object.get(pods.template, ["metadata", "labels"], {}),
	}
	some suffix in recommended
	label := sprintf("app.kubernetes.io/%s", [suffix])
	object.get(labels, label, "") == ""
	message := sprintf("%s lacks the label %s", [place, label])
}
