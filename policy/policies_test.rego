package main_test

import data.lib.labels.recommended
import data.main
import data.testbedpolicy

registries := ["registry.test:5000"]

digest := "registry.test:5000/shop@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

labels := {sprintf("app.kubernetes.io/%s", [suffix]): "shop" | some suffix in recommended}

container := {
	"name": "shop",
	"image": digest,
	"env": [{"name": "DB_PASSWORD_FILE", "value": "/run/secrets/db/password"}],
	"readinessProbe": {"grpc": {"port": 8080, "service": "shop"}},
	"livenessProbe": {"grpc": {"port": 8080}},
	"resources": {
		"requests": {"cpu": "10m", "memory": "64Mi", "ephemeral-storage": "64Mi"},
		"limits": {"memory": "64Mi", "ephemeral-storage": "64Mi"},
	},
}

workload(kind, spec) := {
	"kind": kind,
	"metadata": {"name": "shop", "labels": labels},
	"spec": {"template": {"metadata": {"labels": labels}, "spec": spec}},
}

deployment(changes) := workload("Deployment", {"containers": [object.union(container, changes)]})

checks(object) := {finding.check | some finding in main.deny with input as object with data.parameters as {"registries": registries}}

warnings(object) := {finding.check | some finding in main.warn with input as object with data.parameters as {"registries": registries}}

test_a_good_workload_is_left_alone if {
	checks(deployment({})) == set()
	warnings(deployment({})) == set()
}

test_what_has_no_pods_is_left_alone if {
	checks({"kind": "Service", "metadata": {"name": "shop"}}) == set()
}

test_labels_of_object_and_pods if {
	checks(object.union(deployment({}), {"metadata": {"labels": {"app.kubernetes.io/name": ""}}})) == {"labels"}
	checks(json.remove(deployment({}), ["/spec/template/metadata"])) == {"labels"}
}

test_resources if {
	every path in {["requests", "cpu"], ["requests", "ephemeral-storage"], ["limits", "memory"]} {
		pointer := concat("/", array.concat(["/spec/template/spec/containers/0/resources"], path))
		checks(json.remove(deployment({}), [pointer])) == {"resources"}
	}
}

test_an_empty_container_is_a_finding_for_every_policy if {
	checks(workload("Deployment", {"containers": [{}]})) == {"resources", "probes", "image-pinned", "image-registry"}
}

test_probes_of_what_runs_for_long if {
	checks(json.remove(deployment({}), ["/spec/template/spec/containers/0/livenessProbe"])) == {"probes"}
	job := workload("Job", {"containers": [json.remove(container, ["/livenessProbe", "/readinessProbe"])]})
	checks(job) == set()
}

test_liveness_is_not_readiness if {
	checks(deployment({"livenessProbe": {"grpc": {"port": 8080, "service": "shop"}, "periodSeconds": 9}})) == {"probes"}
}

test_images if {
	every image in {"registry.test:5000/shop:latest", "registry.test:5000/shop"} {
		checks(deployment({"image": image})) == {"image-pinned"}
	}
	checks(deployment({"image": "registry.test:5000/shop:v1"})) == set()
	warnings(deployment({"image": "registry.test:5000/shop:v1"})) == {"image-by-digest"}
}

test_registries if {
	every image in {"registry.test:5000.evil.test/shop:v1", "registry.test/shop:v1", "shop:v1"} {
		checks(deployment({"image": image})) == {"image-registry"}
	}
}

test_without_parameters_no_registry_is_allowed if {
	{finding.check | some finding in main.deny with input as deployment({})} == {"image-registry"}
}

test_init_containers_are_containers if {
	pods := workload("Deployment", {"containers": [container], "initContainers": [object.union(container, {"image": "registry.test:5000/shop"})]})
	checks(pods) == {"image-pinned"}
}

test_a_list_that_is_null_hides_nothing if {
	hidden := object.union(container, {"image": "registry.test:5000/shop"})
	checks(workload("Deployment", {"containers": [hidden], "initContainers": null})) == {"image-pinned"}
	checks(workload("Deployment", {"containers": null, "initContainers": [hidden]})) == {"image-pinned"}
}

test_pods_of_cron_jobs if {
	job := workload("Job", {"hostPID": true, "containers": [container]})
	checks(object.union(json.remove(job, ["/spec/template"]), {"kind": "CronJob", "spec": {"jobTemplate": {"spec": job.spec}}})) == {"host"}
}

test_host if {
	every change in [{"hostNetwork": true}, {"hostIPC": true}, {"volumes": [{"name": "node", "hostPath": {"path": "/"}}]}] {
		checks(workload("Deployment", object.union({"containers": [container]}, change))) == {"host"}
	}
	checks(deployment({"ports": [{"containerPort": 80, "hostPort": 80}]})) == {"host"}
	checks(deployment({"securityContext": {"privileged": true}})) == {"host"}
	checks(deployment({"securityContext": {"privileged": false}})) == set()
}

test_secrets if {
	every variable in [
		{"name": "DB_PASSWORD", "value": "hunter2"},
		{"name": "DATABASE_URL", "value": "mysql://shop:hunter2@db:3306"},
		{"name": "DB_PASS", "value": "hunter2"},
		{"name": "MYSQL_PWD", "value": "hunter2"},
		{"name": "KEY", "value": "-----BEGIN PRIVATE KEY-----"},
	] {
		checks(deployment({"env": [variable]})) == {"secret-literal"}
	}
	checks(deployment({"env": [{"name": "DB_PASSWORD", "valueFrom": {}}, {"name": "PASSIVE", "value": "true"}, {"name": "PAYMENT_URL", "value": "http://payment:80"}]})) == set()
}

asked(policy, object, exceptions) := {violation.msg |
	some violation in testbedpolicy.violation with input as {
		"review": {"object": object},
		"parameters": {"policy": policy, "registries": registries, "exceptions": exceptions},
	}
}

test_gatekeeper_judges_by_the_policy_of_its_constraint if {
	asked("labels", deployment({"image": "shop"}), []) == set()
	asked("image-registry", deployment({"image": "shop:v1"}), []) == {"image-registry: container shop runs 'shop:v1': it comes from none of the allowed registries"}
}

test_gatekeeper_knows_every_policy if {
	every policy in main.denied | main.warned {
		asked(policy, deployment({}), []) == set()
	}
	broken := object.union(
		workload("Deployment", {"hostPID": true, "containers": [{"env": [{"name": "TOKEN", "value": "x"}]}]}),
		{"metadata": {"labels": {"app.kubernetes.io/name": ""}}},
	)
	every policy in main.denied {
		count(asked(policy, broken, [])) > 0
	}
}

test_gatekeeper_knows_the_exceptions if {
	asked("image-pinned", deployment({"image": "shop"}), ["Deployment/*"]) == set()
	count(asked("image-pinned", deployment({"image": "shop"}), ["Deployment/other", "Job/*"])) == 1
}

test_what_an_operator_makes_is_its_own if {
	made := object.union(deployment({"image": "shop"}), {"metadata": {"ownerReferences": [{"kind": "Redis", "controller": true}]}})
	asked("image-pinned", made, []) == set()
}
