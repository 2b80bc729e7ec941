local hs = { status = "Progressing", message = "waiting for Gatekeeper" }
if obj.status == nil then
  return hs
end
for _, pod in ipairs(obj.status.byPod or {}) do
  for _, problem in ipairs(pod.errors or {}) do
    return { status = "Degraded", message = problem.message or problem.code or "" }
  end
end
if obj.status.created == true then
  return { status = "Healthy", message = "its kind of constraints exists" }
end
return hs
