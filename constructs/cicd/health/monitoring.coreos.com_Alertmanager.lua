local hs = { status = "Progressing", message = "waiting for the operator of Prometheus" }
if obj.status == nil or obj.status.conditions == nil then
  return hs
end
for _, condition in ipairs(obj.status.conditions) do
  if condition.type == "Available" then
    hs.message = condition.message or condition.reason or ""
    local seen = condition.observedGeneration
    if seen ~= nil and obj.metadata ~= nil and seen < (obj.metadata.generation or 0) then
      return hs
    end
    -- Degraded: some pods are there. False for another reason than pods that start: the operator cannot go on.
    if condition.status == "True" then
      hs.status = "Healthy"
    elseif condition.status == "False" and condition.reason ~= "SomePodsNotReady" and condition.reason ~= "NoPodReady" then
      hs.status = "Degraded"
    end
  end
end
return hs
