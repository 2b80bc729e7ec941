-- HEALTH_WARN is how a young or small cluster lives: it serves. Argo CD's own check would call it degraded.
local hs = { status = "Progressing", message = "waiting for Rook" }
if obj.status == nil or obj.status.phase == nil then
  return hs
end
hs.message = obj.status.message or obj.status.phase
local health = obj.status.ceph ~= nil and obj.status.ceph.health or nil
if health == "HEALTH_ERR" or obj.status.phase == "Failure" then
  hs.status = "Degraded"
elseif obj.status.phase == "Ready" and health ~= nil then
  hs.status = "Healthy"
  hs.message = health
end
return hs
