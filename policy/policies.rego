# Every policy by its name: what exceptions and constraints call it.
package lib.policies

import data.lib.host
import data.lib.images
import data.lib.labels
import data.lib.probes
import data.lib.resources
import data.lib.secrets

findings("host", workload, _) := host.findings(workload)

findings("image-by-digest", workload, _) := images.movable(workload)

findings("image-pinned", workload, _) := images.unpinned(workload)

findings("image-registry", workload, parameters) := images.foreign(workload, parameters.registries)

findings("labels", workload, _) := labels.findings(workload)

findings("probes", workload, _) := probes.findings(workload)

findings("resources", workload, _) := resources.findings(workload)

findings("secret-literal", workload, _) := secrets.findings(workload)
