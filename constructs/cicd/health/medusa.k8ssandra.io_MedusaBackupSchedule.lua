local hs = { status = "Progressing", message = "waiting for K8ssandra's operator" }
if obj.status == nil or obj.status.nextSchedule == nil then
  return hs
end
-- The operator has no word for a schedule that it cannot keep.
hs.status = "Healthy"
hs.message = "next at " .. obj.status.nextSchedule
return hs
