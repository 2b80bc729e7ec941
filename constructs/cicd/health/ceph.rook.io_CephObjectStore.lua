local hs = { status = "Progressing", message = "waiting for Rook" }
if obj.status == nil or obj.status.phase == nil then
  return hs
end
hs.message = obj.status.phase
if obj.status.phase == "Ready" then
  hs.status = "Healthy"
elseif obj.status.phase == "Failure" or obj.status.phase == "ReconcileFailed" then
  hs.status = "Degraded"
end
return hs
