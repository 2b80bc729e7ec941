local hs = { status = "Progressing", message = "waiting for the TiDB operator" }
if obj.status == nil or obj.status.conditions == nil then
  return hs
end
for _, condition in ipairs(obj.status.conditions) do
  if condition.type == "Ready" then
    hs.message = condition.message or ""
    -- Not ready is how it begins; the operator has no word for broken.
    if condition.status == "True" then
      hs.status = "Healthy"
    end
  end
end
return hs
