-- What wrk sends: the requests of the file named by CALBRIDGE_REQUESTS, one after the other.
-- "@COUNT@" in a body becomes a number that no other request of the run has.
local given = dofile(os.getenv("CALBRIDGE_REQUESTS"))
local ready = {}
local threads = 0
local sent = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

function init()
  for i, one in ipairs(given) do
    if one.body and one.body:find("@COUNT@", 1, true) then
      ready[i] = false
    else
      ready[i] = wrk.format(one.method, one.path, one.headers, one.body)
    end
  end
end

function request()
  local i = sent % #given + 1
  sent = sent + 1
  if ready[i] then
    return ready[i]
  end
  local one = given[i]
  local body = one.body:gsub("@COUNT@", os.time() .. "-" .. number .. "-" .. sent)
  return wrk.format(one.method, one.path, one.headers, body)
end

function done(summary, latency)
  local e = summary.errors
  io.write(string.format("RESULT %d %d %d %d %d %d\n", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), e.status,
    e.connect + e.read + e.write + e.timeout))
end
