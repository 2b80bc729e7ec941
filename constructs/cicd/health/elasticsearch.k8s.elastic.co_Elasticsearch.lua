-- Argo CD brings a check of its own, which never calls a single node healthy: its replicas have nowhere to go.
local hs = { status = "Progressing", message = "waiting for the Elastic operator" }
if obj.status == nil or obj.status.phase == nil then
  return hs
end
local nodes = 0
for _, set in ipairs(obj.spec.nodeSets or {}) do
  nodes = nodes + (set.count or 0)
end
local health = obj.status.health or "unknown"
local available = obj.status.availableNodes or 0
hs.message = obj.status.phase .. ", " .. health .. ": " .. available .. " of " .. nodes .. " nodes available"
if obj.status.phase == "Invalid" then
  hs.status = "Degraded"
  return hs
end
local seen = obj.status.observedGeneration
if seen ~= nil and obj.metadata ~= nil and seen < (obj.metadata.generation or 0) then
  return hs
end
if obj.status.phase == "Ready" then
  if health == "red" then
    hs.status = "Degraded"
  elseif available >= nodes and (health == "green" or (health == "yellow" and nodes == 1)) then
    hs.status = "Healthy"
  end
end
return hs
