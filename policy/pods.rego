# What the policies ask about: the pods that one manifest makes, whatever its kind. Packages below `lib` are what Gatekeeper takes
# for libraries; nothing in them reads `input`, which conftest and Gatekeeper fill differently.
package lib.pods

name(workload) := sprintf("%s/%s", [object.get(workload, "kind", ""), object.get(workload, ["metadata", "name"], "")])

template_paths := {
	"CronJob": ["spec", "jobTemplate", "spec", "template"],
	"DaemonSet": ["spec", "template"],
	"Deployment": ["spec", "template"],
	"Job": ["spec", "template"],
	"StatefulSet": ["spec", "template"],
}

# Undefined for whatever has no pods.
template(workload) := object.get(workload, template_paths[workload.kind], {})

template(workload) := workload if workload.kind == "Pod"

spec(workload) := object.get(template(workload), "spec", {})

# Nothing where a list is null: with it undefined, nothing at all would be found.
list(value) := value if is_array(value)

else := []

main_containers(workload) := list(object.get(spec(workload), "containers", []))

containers(workload) := array.concat(main_containers(workload), list(object.get(spec(workload), "initContainers", [])))

# Runs until it is told to stop, so somebody has to ask whether it still works.
is_long_running(workload) if workload.kind in {"Deployment", "StatefulSet", "DaemonSet"}

container_name(container) := object.get(container, "name", "?")
