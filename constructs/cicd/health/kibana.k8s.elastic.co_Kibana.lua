local hs = { status = "Progressing", message = "waiting for the Elastic operator" }
if obj.status == nil or obj.status.health == nil then
  return hs
end
local available = obj.status.availableNodes or 0
local wanted = obj.spec.count or 1
hs.message = obj.status.health .. ": " .. available .. " of " .. wanted .. " pods available"
if obj.status.elasticsearchAssociationStatus == "Failed" then
  hs.status = "Degraded"
  hs.message = "not allowed to use Elasticsearch"
  return hs
end
local seen = obj.status.observedGeneration
if seen ~= nil and obj.metadata ~= nil and seen < (obj.metadata.generation or 0) then
  return hs
end
-- Red is how it begins: the operator has no other word for broken.
if obj.status.health == "green" and available >= wanted then
  hs.status = "Healthy"
end
return hs
