local hs = { status = "Progressing", message = "waiting for Velero to look at the bucket" }
if obj.status == nil or obj.status.phase == nil then
  return hs
end
hs.message = obj.status.message or obj.status.phase
if obj.status.phase == "Available" then
  hs.status = "Healthy"
elseif obj.status.phase == "Unavailable" then
  hs.status = "Degraded"
end
return hs
