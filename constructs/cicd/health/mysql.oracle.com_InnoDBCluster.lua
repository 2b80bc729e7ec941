local hs = { status = "Progressing", message = "waiting for the MySQL operator" }
if obj.status == nil or obj.status.cluster == nil or obj.status.cluster.status == nil then
  return hs
end
local status = obj.status.cluster.status
local online = obj.status.cluster.onlineInstances or 0
local wanted = obj.spec.instances or 1
hs.message = status .. ": " .. online .. " of " .. wanted .. " servers online"
local underway = { PENDING = true, INITIALIZING = true, ONLINE = true, ONLINE_PARTIAL = true, FINALIZING = true }
if status == "ONLINE" and online >= wanted then
  hs.status = "Healthy"
elseif not underway[status] then
  hs.status = "Degraded"
end
return hs
