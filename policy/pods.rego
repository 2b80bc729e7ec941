# What the policies ask about: the pods that one manifest makes, whatever its kind.
package pods

kind := object.get(input, "kind", "")

name := sprintf("%s/%s", [kind, object.get(input, ["metadata", "name"], "")])

template := object.get(input, ["spec", "jobTemplate", "spec", "template"], {}) if kind == "CronJob"

else := object.get(input, ["spec", "template"], {}) if kind in {"Deployment", "StatefulSet", "DaemonSet", "Job"}

else := input if kind == "Pod"

spec := object.get(template, "spec", {})

containers := array.concat(object.get(spec, "containers", []), object.get(spec, "initContainers", []))

# Runs until it is told to stop, so somebody has to ask whether it still works.
long_running if kind in {"Deployment", "StatefulSet", "DaemonSet"}

container_name(container) := object.get(container, "name", "?")

finding(check, message) := {"msg": message, "check": check, "object": name}
