-- A child counts only when it is in sync and nothing runs: a half-applied one looks healthy for a moment, and the next wave
-- of the app of apps would start too early.
local hs = { status = "Progressing", message = "waiting for the first sync" }
if obj.status == nil then
  return hs
end
if obj.status.operationState ~= nil and obj.status.operationState.phase == "Running" then
  hs.message = "a sync is running"
  return hs
end
if obj.status.sync == nil or obj.status.sync.status ~= "Synced" then
  hs.message = "not in sync"
  return hs
end
if obj.status.health ~= nil and obj.status.health.status ~= nil then
  hs.status = obj.status.health.status
  hs.message = obj.status.health.message or ""
end
return hs
