local hs = { status = "Progressing", message = "waiting for the OpenTelemetry operator" }
if obj.status == nil or obj.status.scale == nil or obj.status.scale.statusReplicas == nil then
  return hs
end
-- An older operator does not write it: then the count has to speak for itself.
local seen = obj.status.observedGeneration
if seen ~= nil and seen ~= obj.metadata.generation then
  hs.message = "waiting for the OpenTelemetry operator to see the change"
  return hs
end
-- Argo CD's own check calls a start without a ready pod degraded, which would end the sync that waits for it.
local wanted = obj.spec.replicas or 1
hs.message = obj.status.scale.statusReplicas .. " pods ready"
if obj.status.scale.statusReplicas == wanted .. "/" .. wanted then
  hs.status = "Healthy"
end
return hs
