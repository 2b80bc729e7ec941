local hs = { status = "Progressing", message = "waiting for K8ssandra's operator" }
if obj.status == nil then
  return hs
end
local failure = obj.status.error
if failure ~= nil and failure ~= "" and failure ~= "None" then
  hs.status = "Degraded"
  hs.message = failure
  return hs
end
local generation = obj.metadata ~= nil and obj.metadata.generation or 0
local ready, wanted = 0, 0
for _, datacenter in ipairs(obj.spec.cassandra ~= nil and obj.spec.cassandra.datacenters or {}) do
  wanted = wanted + 1
  local state = (obj.status.datacenters or {})[datacenter.metadata.name]
  if state ~= nil and state.cassandra ~= nil and state.cassandra.cassandraOperatorProgress == "Ready" then
    ready = ready + 1
  end
end
hs.message = ready .. " of " .. wanted .. " datacenters ready"
-- Until the operator has seen the newest declaration, what it says is of the one before.
if wanted > 0 and ready == wanted and (obj.status.observedGeneration or 0) >= generation then
  hs.status = "Healthy"
end
return hs
