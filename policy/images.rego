package lib.images

import data.lib.pods

# A colon before the last slash is that of a port.
last_part(image) := regex.replace(image, `^.*/`, "")

has_digest(image) if regex.match(`@sha256:[0-9a-f]{64}$`, image)

tag(image) := split(last_part(image), ":")[1] if contains(last_part(image), ":")

else := ""

has_version(image) if not tag(image) in {"", "latest"}

unpinned(workload) := {message |
	some container in pods.containers(workload)
	image := object.get(container, "image", "")
	not has_digest(image)
	not has_version(image)
	message := sprintf("container %s runs '%s': name a version", [pods.container_name(container), image])
}

movable(workload) := {message |
	some container in pods.containers(workload)
	image := object.get(container, "image", "")
	not has_digest(image)
	has_version(image)
	message := sprintf("container %s runs '%s': a tag can be moved", [pods.container_name(container), image])
}

# A registry without its slash would allow whatever begins with its name.
is_from(image, registries) if {
	some registry in registries
	startswith(image, concat("", [trim_suffix(registry, "/"), "/"]))
}

foreign(workload, registries) := {message |
	some container in pods.containers(workload)
	image := object.get(container, "image", "")
	not is_from(image, registries)
	message := sprintf("container %s runs '%s': it comes from none of the allowed registries", [pods.container_name(container), image])
}
