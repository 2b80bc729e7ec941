local hs = { status = "Progressing", message = "waiting for Strimzi" }
if obj.status == nil or obj.status.nodeIds == nil then
  return hs
end
local ready = 0
for _ in ipairs(obj.status.nodeIds) do
  ready = ready + 1
end
local wanted = obj.spec.replicas or 0
hs.message = ready .. " of " .. wanted .. " nodes"
-- It says which nodes it has when all have started. What is wrong with them the Kafka resource says.
if ready >= wanted then
  hs.status = "Healthy"
end
return hs
