package main

import data.pods

# A colon before the last slash is that of a port.
last_part(image) := regex.replace(image, `^.*/`, "")

has_digest(image) if regex.match(`@sha256:[0-9a-f]{64}$`, image)

tag(image) := split(last_part(image), ":")[1] if contains(last_part(image), ":")

else := ""

deny contains pods.finding("image-pinned", message) if {
	some container in pods.containers
	image := object.get(container, "image", "")
	not has_digest(image)
	tag(image) in {"", "latest"}
	message := sprintf("container %s runs '%s': name a version", [pods.container_name(container), image])
}

warn contains pods.finding("image-by-digest", message) if {
	some container in pods.containers
	image := object.get(container, "image", "")
	not has_digest(image)
	not tag(image) in {"", "latest"}
	message := sprintf("container %s runs '%s': a tag can be moved", [pods.container_name(container), image])
}
