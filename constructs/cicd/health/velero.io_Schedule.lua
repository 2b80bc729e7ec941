local hs = { status = "Progressing", message = "waiting for Velero to read the schedule" }
if obj.status == nil or obj.status.phase == nil then
  return hs
end
hs.message = obj.status.phase
if obj.status.phase == "Enabled" then
  hs.status = "Healthy"
elseif obj.status.phase == "FailedValidation" then
  hs.status = "Degraded"
  if obj.status.validationErrors ~= nil and obj.status.validationErrors[1] ~= nil then
    hs.message = obj.status.validationErrors[1]
  end
end
return hs
