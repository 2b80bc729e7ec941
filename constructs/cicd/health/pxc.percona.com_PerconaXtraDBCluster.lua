local hs = { status = "Progressing", message = "waiting for Percona's operator" }
if obj.status == nil or obj.status.state == nil or obj.status.state == "" then
  return hs
end
local state = obj.status.state
hs.message = state .. ": " .. (obj.status.ready or 0) .. " of " .. (obj.status.size or 0) .. " pods ready"
-- The operator gives up on what it cannot do before it takes note of the generation.
if state == "error" then
  hs.status = "Degraded"
  if obj.status.message ~= nil and #obj.status.message > 0 then
    hs.message = obj.status.message[#obj.status.message]
  end
elseif obj.status.observedGeneration ~= obj.metadata.generation then
  hs.message = "the operator has not seen the latest change"
elseif state == "ready" then
  hs.status = "Healthy"
elseif state == "paused" then
  hs.status = "Suspended"
elseif state == "stopping" then
  hs.status = "Degraded"
end
return hs
