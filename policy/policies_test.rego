package main_test

import data.main

digest := "registry.test:5000/shop@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

labels := {sprintf("app.kubernetes.io/%s", [suffix]): "shop" | some suffix in main.recommended}

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

checks(object) := {finding.check | some finding in main.deny with input as object}

warnings(object) := {finding.check | some finding in main.warn with input as object}

test_a_good_workload_is_left_alone if {
	checks(deployment({})) == set()
	warnings(deployment({})) == set()
}

test_what_has_no_pods_needs_only_labels if {
	checks({"kind": "Service", "metadata": {"name": "shop", "labels": labels}}) == set()
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
	checks(workload("Deployment", {"containers": [{}]})) == {"resources", "probes", "image-pinned"}
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
	every image in {"shop", "shop:latest", "registry.test:5000/shop"} {
		checks(deployment({"image": image})) == {"image-pinned"}
	}
	checks(deployment({"image": "registry.test:5000/shop:v1"})) == set()
	warnings(deployment({"image": "registry.test:5000/shop:v1"})) == {"image-by-digest"}
}

test_init_containers_are_containers if {
	pods := workload("Deployment", {"containers": [container], "initContainers": [object.union(container, {"image": "shop"})]})
	checks(pods) == {"image-pinned"}
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
}

test_secrets if {
	every variable in [
		{"name": "DB_PASSWORD", "value": "hunter2"},
		{"name": "DATABASE_URL", "value": "mysql://shop:hunter2@db:3306"},
		{"name": "KEY", "value": "-----BEGIN PRIVATE KEY-----"},
	] {
		checks(deployment({"env": [variable]})) == {"secret-literal"}
	}
	checks(deployment({"env": [{"name": "DB_PASSWORD", "valueFrom": {}}, {"name": "PAYMENT_URL", "value": "http://payment:80"}]})) == set()
}
