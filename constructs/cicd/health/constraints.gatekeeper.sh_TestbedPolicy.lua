local hs = { status = "Progressing", message = "waiting for Gatekeeper" }
if obj.status == nil or obj.status.byPod == nil or #obj.status.byPod == 0 then
  return hs
end
for _, pod in ipairs(obj.status.byPod) do
  for _, problem in ipairs(pod.errors or {}) do
    return { status = "Degraded", message = problem.message or "" }
  end
  if pod.enforced ~= true or pod.observedGeneration ~= obj.metadata.generation then
    hs.message = "not enforced yet by " .. (pod.id or "a pod")
    return hs
  end
end
return { status = "Healthy", message = "enforced" }
