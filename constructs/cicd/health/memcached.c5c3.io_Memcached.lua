local hs = { status = "Progressing", message = "waiting for the Memcached operator" }
if obj.status == nil or obj.status.conditions == nil then
  return hs
end
local current = function(condition)
  return condition.observedGeneration == obj.metadata.generation
end
for _, condition in ipairs(obj.status.conditions) do
  if condition.type == "Degraded" and condition.status == "True" and current(condition) then
    hs.status = "Degraded"
    hs.message = condition.message or ""
    return hs
  end
  if condition.type == "Ready" and current(condition) then
    hs.message = condition.message or ""
    if condition.status == "True" then
      hs.status = "Healthy"
    end
  end
end
return hs
