local hs = { status = "Progressing", message = "waiting for Tekton's operator" }
if obj.status == nil or obj.status.conditions == nil then
  return hs
end
for _, condition in ipairs(obj.status.conditions) do
  if condition.type == "Ready" then
    hs.message = condition.message or ""
    if condition.status == "True" then
      hs.status = "Healthy"
    elseif condition.status == "False" and obj.status.version ~= nil then
      -- Until it has been there once, it is only not there yet.
      hs.status = "Degraded"
    end
  end
end
return hs
