local hs = { status = "Progressing", message = "waiting for Coroot's operator" }
if obj.status == nil or obj.status.status == nil or obj.status.status == "" then
  return hs
end
-- It says that everything was applied; whether its pods run, they say themselves.
hs.message = obj.status.status
if obj.status.status == "OK" then
  hs.status = "Healthy"
elseif obj.status.status == "Misconfigured" then
  hs.status = "Degraded"
  if obj.status.errors ~= nil then
    hs.message = table.concat(obj.status.errors, "; ")
  end
end
return hs
