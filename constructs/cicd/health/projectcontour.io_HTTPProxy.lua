-- A root may come before the services it leads to, and a service before its root: both wait, neither is broken.
local hs = { status = "Progressing", message = "waiting for Contour" }
if obj.status == nil or obj.status.conditions == nil then
  return hs
end
for _, condition in ipairs(obj.status.conditions) do
  if condition.type == "Valid" then
    hs.message = condition.message or ""
    if condition.status == "True" then
      hs.status = "Healthy"
      return hs
    end
    if obj.status.currentStatus == "orphaned" then
      hs.message = "no root includes it yet"
      return hs
    end
    local only_includes = obj.spec.virtualhost ~= nil and condition.errors ~= nil
    for _, err in ipairs(condition.errors or {}) do
      only_includes = only_includes and err.type == "IncludeError"
      hs.message = err.message or hs.message
    end
    -- The other routes are served meanwhile; were it not healthy, the services it waits for would never be applied.
    hs.status = only_includes and "Healthy" or "Degraded"
  end
end
return hs
