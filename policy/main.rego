# Conftest's way in: `input` is a manifest, `data.parameters` what the constraints of its environment have as parameters.
package main

import data.lib.pods
import data.lib.policies

denied := {"host", "image-pinned", "image-registry", "labels", "probes", "resources", "secret-literal"}

warned := {"image-by-digest"}

# Without them no registry is allowed, so that nobody overlooks that they are missing.
default parameters := {"registries": []}

parameters := data.parameters

deny contains {"msg": message, "check": policy, "object": pods.name(input)} if {
	some policy in denied
	some message in policies.findings(policy, input, parameters)
}

warn contains {"msg": message, "check": policy, "object": pods.name(input)} if {
	some policy in warned
	some message in policies.findings(policy, input, parameters)
}
