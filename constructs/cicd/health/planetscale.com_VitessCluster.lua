local hs = { status = "Progressing", message = "waiting for the Vitess operator" }
local status = obj.status
if status == nil or status.cells == nil or status.observedGeneration ~= obj.metadata.generation then
  return hs
end
for _, cell in ipairs(obj.spec.cells or {}) do
  local seen = status.cells[cell.name]
  if seen == nil or seen.gatewayAvailable ~= "True" then
    hs.message = "no vtgate is available in cell " .. cell.name
    return hs
  end
end
for _, keyspace in ipairs(obj.spec.keyspaces or {}) do
  local seen = (status.keyspaces or {})[keyspace.name] or {}
  local ready, wanted = seen.readyTablets or 0, seen.desiredTablets or 0
  hs.message = "keyspace " .. keyspace.name .. ": " .. ready .. " of " .. wanted .. " tablets ready"
  -- Vitess has no word for broken: what is not ready may become so.
  if wanted == 0 or ready < wanted or (seen.readyShards or 0) < (seen.desiredShards or 0) then
    return hs
  end
end
hs.status = "Healthy"
return hs
