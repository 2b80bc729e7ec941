local hs = { status = "Progressing", message = "waiting for the MongoDB operator" }
if obj.status == nil or obj.status.state == nil then
  return hs
end
local state = obj.status.state
hs.message = state .. ": " .. (obj.status.ready or 0) .. " of " .. (obj.status.size or 0) .. " members ready"
if state == "error" then
  hs.status = "Degraded"
  hs.message = obj.status.message or hs.message
elseif state == "paused" then
  hs.status = "Suspended"
elseif state == "ready" then
  -- An error leaves this number behind, so it says nothing there.
  if obj.status.observedGeneration == obj.metadata.generation then
    hs.status = "Healthy"
  else
    hs.message = "waiting for the MongoDB operator to see the change"
  end
end
return hs
