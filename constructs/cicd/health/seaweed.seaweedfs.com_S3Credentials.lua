local hs = { status = "Progressing", message = "waiting for the SeaweedFS operator" }
if obj.status == nil or obj.status.phase == nil then
  return hs
end
hs.message = obj.status.phase
if obj.status.phase == "Ready" then
  hs.status = "Healthy"
elseif obj.status.phase == "Failed" then
  hs.status = "Degraded"
end
return hs
