# Gatekeeper's way in: `input.review` is what somebody asks of the API server, `input.parameters` are those of one constraint.
package testbedpolicy

import data.lib.pods
import data.lib.policies

# What an operator makes carries our labels where it hands on those of its custom resource; it answers for that itself.
is_made(workload) if {
	some owner in object.get(workload, ["metadata", "ownerReferences"], [])
	object.get(owner, "controller", false) == true
}

is_excused(workload) if {
	some pattern in object.get(input.parameters, "exceptions", [])
	glob.match(pattern, ["/"], pods.name(workload))
}

violation contains {"msg": message} if {
	workload := input.review.object
	not is_made(workload)
	not is_excused(workload)
	some finding in policies.findings(input.parameters.policy, workload, input.parameters)
	message := sprintf("%s: %s", [input.parameters.policy, finding])
}
